import * as vscode from 'vscode';
import type { Span } from '../core/model/types.js';
import { sentenceAround } from '../core/text/sentences.js';
import type { Article } from './article.js';
import type { ArticleEditor } from './articleEditor.js';

/**
 * Asks something in a list, which VS Code lays over the upper half of the window, with the sentence that it is about
 * scrolled clear of it. At the head of an article the text editor cannot scroll so far; the reading view makes room.
 * @param span the words that the list is about, in code points
 */
export async function clearOfList<T>(
  editor: ArticleEditor | undefined,
  article: Article,
  [start, end]: Span,
  ask: () => Promise<T>,
): Promise<T> {
  if (editor?.document !== article.document) return ask();
  const { text, points } = article.text;
  const sentence = sentenceAround(text, { start: points.toUtf16(start), end: points.toUtf16(end) });
  const range = new vscode.Range(
    article.positionAt(points.fromUtf16(sentence.start)),
    article.positionAt(points.fromUtf16(sentence.end)),
  );
  if (editor.clearOfList) editor.clearOfList(range);
  else await scrollDown(editor, range);
  try {
    return await ask();
  } finally {
    editor.clearOfList?.(undefined);
  }
}

/** A list ends a little below the middle of an editor. */
const linesBelowMiddle = 4;

/** Brings a range below what a list covers of a text editor. */
async function scrollDown(editor: ArticleEditor, range: vscode.Range): Promise<void> {
  editor.revealRange(range, vscode.TextEditorRevealType.AtTop);
  await vscode.commands.executeCommand('editorScroll', { to: 'up', by: 'halfPage', value: 1 });
  await vscode.commands.executeCommand('editorScroll', {
    to: 'up',
    by: 'wrappedLine',
    value: linesBelowMiddle,
  });
}
