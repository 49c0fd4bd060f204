import * as vscode from 'vscode';
import { untaggedTriggers } from '../../core/find/untaggedTriggers.js';
import type { Span } from '../../core/model/types.js';
import type { Article } from '../article.js';
import type { Articles } from '../articles.js';
import { registerCommand } from '../log.js';

/** Going to the words that may tell an event which nobody has tagged; they are selected, ready to be tagged. */
export function registerTriggerSteps(articles: Articles): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand('hashiya.nextTrigger', () => {
      step(articles, 'next');
    }),
    registerCommand('hashiya.previousTrigger', () => {
      step(articles, 'previous');
    }),
  );
}

function step(articles: Articles, direction: 'next' | 'previous'): void {
  const active = articles.active;
  if (!active) return;
  const { article, editor } = active;
  const triggers = triggersIn(article);
  const { selection } = editor;
  const at = article.offsetAt(selection.start);
  const next =
    direction === 'next'
      ? // A cursor that stands before a word has not been there yet.
        (triggers.find(([start]) => start > at || (selection.isEmpty && start === at)) ?? triggers[0])
      : (triggers.findLast(([start]) => start < at) ?? triggers.at(-1));
  if (!next) {
    const message = vscode.l10n.t('No word that often tells an event is left untagged in this article.');
    vscode.window.setStatusBarMessage(message, 4000);
    return;
  }
  const range = article.rangeOf(next);
  editor.selection = new vscode.Selection(range.start, range.end);
  editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  const message = vscode.l10n.t(
    'Word {0} of {1} that may tell an event',
    triggers.indexOf(next) + 1,
    triggers.length,
  );
  vscode.window.setStatusBarMessage(`$(zap) ${message}`, 4000);
}

function triggersIn(article: Article): Span[] {
  const { text, points } = article.text;
  const spanOf = ({ start, end }: { start: number; end: number }): Span => [
    points.fromUtf16(start),
    points.fromUtf16(end),
  ];
  const isTagged = (range: { start: number; end: number }): boolean =>
    article.mentions.overlapping(...spanOf(range)).length > 0;
  return untaggedTriggers(text, isTagged).map(spanOf);
}
