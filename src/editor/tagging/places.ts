import type * as vscode from 'vscode';
import { nameAt, selectedName } from '../../core/find/nameAt.js';
import { triggerAt } from '../../core/find/triggerAt.js';
import type { Kind, Span } from '../../core/model/types.js';
import { trimRange, type TextRange } from '../../core/text/words.js';
import type { Article } from '../article.js';
import type { ArticleEditor } from '../articleEditor.js';

/**
 * What the selections of an editor mean to tag: each selection or, where nothing is selected, the name of an actor or the
 * trigger of an event at the cursor.
 */
export function placesToTag(article: Article, editor: ArticleEditor, kind: Kind): Span[] {
  const spans: Span[] = [];
  const atCursor = kind === 'actor' ? nameAtCursor : triggerAtCursor;
  const selected = kind === 'actor' ? nameSelected : trimmed;
  for (const selection of editor.selections) {
    const range = selection.isEmpty ? atCursor(article, selection.active) : selected(article, selection);
    if (range && !spans.some(([start, end]) => start === range[0] && end === range[1])) spans.push(range);
  }
  return spans;
}

/** What a selection holds without the white space and punctuation at its ends; undefined when nothing else is in it. */
export function trimmed(article: Article, selection: vscode.Range): Span | undefined {
  const [from, to] = article.spanOf(selection);
  const { text, points } = article.text;
  const range = trimRange(text, { start: points.toUtf16(from), end: points.toUtf16(to) });
  return range.start === range.end ? undefined : [points.fromUtf16(range.start), points.fromUtf16(range.end)];
}

function nameSelected(article: Article, selection: vscode.Range): Span | undefined {
  const span = trimmed(article, selection);
  if (!span) return undefined;
  const { text, points } = article.text;
  const range = { start: points.toUtf16(span[0]), end: points.toUtf16(span[1]) };
  const lineStart = text.lastIndexOf('\n', range.start - 1) + 1;
  const line = text.slice(lineStart, range.end);
  const { start } = selectedName(
    line,
    { start: range.start - lineStart, end: range.end - lineStart },
    article.open.set.aliases,
    (word) => standsAlone(article, word),
  );
  return [points.fromUtf16(lineStart + start), span[1]];
}

function nameAtCursor(article: Article, position: vscode.Position): Span | undefined {
  const { document, open } = article;
  const line = document.lineAt(position.line);
  const range = nameAt(
    line.text,
    position.character,
    open.set.aliases,
    (word) => standsAlone(article, word),
    (name) => namesActor(article, spanInLine(article, line, name)),
  );
  return range && spanInLine(article, line, range);
}

function namesActor({ open, path }: Article, [start, end]: Span): boolean {
  return open.set
    .mentionsIn(path)
    .overlapping(start, end)
    .some(
      ({ actor, spans: [first, ...others] }) =>
        actor !== undefined && others.length === 0 && first?.[0] === start && first[1] === end,
    );
}

function triggerAtCursor(article: Article, position: vscode.Position): Span | undefined {
  const line = article.document.lineAt(position.line);
  const range = triggerAt(line.text, position.character, (word) => standsAlone(article, word));
  return range && spanInLine(article, line, range);
}

function spanInLine(article: Article, line: vscode.TextLine, { start, end }: TextRange): Span {
  return [
    article.offsetAt(line.range.start.translate(0, start)),
    article.offsetAt(line.range.start.translate(0, end)),
  ];
}

const wordCharacter = /[\p{L}\p{M}\p{N}\p{Pc}\u0640]/u;

/** Whether the article has the text as a word by itself. */
function standsAlone(article: Article, word: string): boolean {
  const { text } = article.text;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    if (!wordCharacter.test(text.charAt(at - 1)) && !wordCharacter.test(text.charAt(at + word.length)))
      return true;
  }
  return false;
}
