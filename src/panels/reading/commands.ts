import * as vscode from 'vscode';
import { referentKey, referentOf } from '../../core/model/mention.js';
import { addressOf } from '../../editor/card.js';
import { activeMention } from '../../editor/mentionAtCursor.js';
import type { Services } from '../../editor/services.js';
import type { ReadingView } from './view.js';
import type { ReadingViews } from './views.js';
import { registerCommand } from '../../editor/log.js';

/** What keys do in a reading view alone. */
export function registerReadingCommands({ articles }: Services, views: ReadingViews): vscode.Disposable {
  const command = (id: string, act: (view: ReadingView) => void | Promise<void>): vscode.Disposable =>
    registerCommand(id, async () => {
      const { active } = views;
      if (active) await act(active);
    });
  const found = (): ReturnType<typeof activeMention> => {
    const mention = activeMention(articles);
    if (!mention)
      vscode.window.setStatusBarMessage(vscode.l10n.t('There is no mention at the cursor.'), 4000);
    return mention;
  };
  return vscode.Disposable.from(
    command('hashiya.reading.showCard', (view) => {
      if (found()) view.showCard();
    }),
    // VS Code's own renaming does nothing where a text editor is read-only.
    registerCommand('hashiya.reading.rename', async () => {
      const { article, mention } = found() ?? {};
      if (!article || !mention) return;
      const { kind } = referentOf(mention);
      const rename = kind === 'actor' ? 'hashiya.renameActor' : 'hashiya.renameEvent';
      await vscode.commands.executeCommand(rename, addressOf(article.open, article.path, mention));
    }),
    command('hashiya.reading.only', (view) => {
      const mention = activeMention(articles)?.mention;
      const key = mention && referentKey(referentOf(mention));
      if (view.only !== undefined && (key === undefined || key === view.only)) view.only = undefined;
      else if (key !== undefined || found()) view.only = key;
    }),
    command('hashiya.reading.all', (view) => {
      view.only = undefined;
    }),
  );
}
