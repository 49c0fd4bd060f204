import * as vscode from 'vscode';
import { isolate } from '../../core/model/label.js';
import { referentKey, referentOf } from '../../core/model/mention.js';
import type { Mention } from '../../core/model/types.js';
import type { Article } from '../article.js';
import { addressOf } from '../card.js';
import { mentionCount, usage } from '../counts.js';
import { fullLabel, mainLabel } from '../labels.js';
import { mentionMeant } from '../mentionAtCursor.js';
import { counted, number } from '../plural.js';
import type { Services } from '../services.js';
import { placeAmong } from './place.js';

/** The cursor moves with every key; what it is on is said when it rests. */
const pause = 80;

/** Says in the status bar which of its actor's or event's mentions in the article the cursor is on: “7 of 31”. */
export function registerPosition({ sets, articles, editors }: Services): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('hashiya.position', vscode.StatusBarAlignment.Left, 50);
  item.name = vscode.l10n.t('Hashiya: mention at the cursor');
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (): void => {
    const active = articles.active;
    const mention = active && mentionMeant(active.article, active.editor.selection);
    if (!mention) {
      item.hide();
      return;
    }
    const { article } = active;
    const { open, path } = article;
    item.text = textOf(article, mention);
    item.tooltip = tooltipOf(article, mention);
    item.command = {
      command: 'hashiya.allMentions',
      title: vscode.l10n.t('Show All Mentions'),
      arguments: [addressOf(open, path, mention)],
    };
    item.show();
  };
  const showSoon = (): void => {
    clearTimeout(timer);
    timer = setTimeout(show, pause);
  };

  return vscode.Disposable.from(
    item,
    editors.onDidMoveCursor(showSoon),
    articles.onDidChangeArticles(showSoon),
    sets.onDidChange(({ open, touched }) => {
      const active = articles.active;
      if (active?.article.open !== open) return;
      const mention = mentionMeant(active.article, active.editor.selection);
      const isTouched =
        touched.articles.has(active.article.path) || (mention && isAbout(touched.referents, mention));
      if (touched.everything || isTouched) showSoon();
    }),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('hashiya.includeNisba')) showSoon();
    }),
    {
      dispose: () => {
        clearTimeout(timer);
      },
    },
  );
}

function isAbout(referents: ReadonlySet<string>, mention: Mention): boolean {
  return referents.has(referentKey(referentOf(mention)));
}

function textOf(article: Article, mention: Mention): string {
  const { place, of, passedOver } = placeAmong(article, mention);
  const label = isolate(mainLabel(article.open.set, referentOf(mention)));
  return place === undefined
    ? vscode.l10n.t('{0} nisba · {1}', label, mentionCount(of))
    : [
        vscode.l10n.t('{0} {1} of {2}', label, number(place), number(of)),
        ...(passedOver > 0 ? [counted(passedOver, '1 nisba passed over', '{0} nisbas passed over')] : []),
      ].join(' · ');
}

function tooltipOf({ open, path }: Article, mention: Mention): string {
  const { set } = open;
  const referent = referentOf(mention);
  const { total, articles } = set.usesOf(referent);
  const lines = [
    fullLabel(set, referent),
    vscode.l10n.t('{0} here', mentionCount(articles.get(path) ?? 0)),
    usage(total, articles.size),
    vscode.l10n.t('Click to show all mentions'),
  ];
  return lines.join('\n');
}
