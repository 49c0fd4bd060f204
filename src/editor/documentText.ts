import * as vscode from 'vscode';
import { normaliseText } from '../core/text/normalise.js';

// A document's normalised text, in which one `\n` ends every line, counted in UTF-16 units. A document with CRLF counts
// one more unit for each line before.

/** `inserted` replaces what stands at `[start, end)` of the text before the edit, in UTF-16 units. */
export interface Utf16Edit {
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
}

export function utf16At(document: vscode.TextDocument, position: vscode.Position): number {
  const offset = document.offsetAt(position);
  return document.eol === vscode.EndOfLine.LF ? offset : offset - position.line;
}

export function positionAtUtf16(document: vscode.TextDocument, offset: number): vscode.Position {
  if (document.eol === vscode.EndOfLine.LF) return document.positionAt(offset);
  // The line is found by halving.
  let low = 0;
  let high = document.lineCount - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (utf16At(document, new vscode.Position(middle, 0)) <= offset) low = middle;
    else high = middle - 1;
  }
  return new vscode.Position(low, offset - utf16At(document, new vscode.Position(low, 0)));
}

/**
 * The edits that VS Code tells of, each in the text after the one before it.
 * @param lineBreak of the document before them
 */
export function editsOf(
  changes: readonly vscode.TextDocumentContentChangeEvent[],
  lineBreak: vscode.EndOfLine,
): Utf16Edit[] {
  const isCrLf = lineBreak === vscode.EndOfLine.CRLF;
  // VS Code lists simultaneous changes from the last to the first, so each leaves the offsets of the next alone.
  return changes.map(({ range, rangeOffset, rangeLength, text }) => ({
    start: rangeOffset - (isCrLf ? range.start.line : 0),
    end: rangeOffset + rangeLength - (isCrLf ? range.end.line : 0),
    inserted: normaliseText(text),
  }));
}
