import * as vscode from 'vscode';
import { isolate } from '../../core/model/label.js';
import { articleCount } from '../counts.js';
import { mainLabel } from '../labels.js';
import type { Services } from '../services.js';
import type { OpenSet } from '../sets.js';
import type { Session } from '../tagging/session.js';
import { isCertain } from './actorIndex.js';
import { actorAtCursor } from './atCursor.js';
import { moreMentions } from './counts.js';
import type { Suggester } from './suggester.js';
import { observe } from '../log.js';

/**
 * Says in the status bar, after a tag, how many more mentions of the actor are known with certainty: it takes no focus,
 * covers nothing and asks nothing, since a person sees it some hundred times a day.
 */
export function registerNotice(
  { articles, editors }: Pick<Services, 'articles' | 'editors'>,
  suggester: Suggester,
  session: Session,
): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('hashiya.more', vscode.StatusBarAlignment.Left, 10);
  item.name = vscode.l10n.t('Hashiya: More Mentions');
  item.command = 'hashiya.nextSuggestionOfActor';
  let shown: { readonly open: OpenSet; readonly actor: string } | undefined;
  let search: vscode.CancellationTokenSource | undefined;

  const count = async (): Promise<void> => {
    search?.cancel();
    const wanted = shown;
    if (!wanted) {
      item.hide();
      return;
    }
    const { open, actor } = wanted;
    const current = (search = new vscode.CancellationTokenSource());
    const isDone = await suggester.of(open).update(false, current.token);
    current.dispose();
    if (!isDone || shown !== wanted) return;
    const { total, articles } = suggester.of(open).index.count(actor, isCertain);
    if (total === 0) {
      item.hide();
      return;
    }
    const who = isolate(mainLabel(open.set, { kind: 'actor', id: actor }));
    const what = vscode.l10n.t('{0} of {1} in {2}', moreMentions(total), who, articleCount(articles));
    const keys = vscode.l10n.t('Alt+Shift+Enter takes all, Alt+Shift+Down goes there');
    item.text = `$(lightbulb) ${what}: ${keys}`;
    item.tooltip = vscode.l10n.t('Go to the next one');
    item.accessibilityInformation = { label: `${what}: ${keys}` };
    item.show();
  };

  // Whoever turns to something else has seen it, and its keys would mean another actor there.
  const hideElsewhere = (): void => {
    if (!shown || actorAtCursor(articles, suggester, session)?.actor === shown.actor) return;
    shown = undefined;
    observe(count());
  };

  return vscode.Disposable.from(
    item,
    session.onDidTag(({ open, referent }) => {
      shown = referent.kind === 'actor' ? { open, actor: referent.id } : undefined;
      observe(count());
    }),
    suggester.onDidChange((open) => {
      if (open === shown?.open) observe(count());
    }),
    editors.onDidMoveCursor(hideElsewhere),
    {
      dispose: () => {
        search?.cancel();
      },
    },
  );
}
