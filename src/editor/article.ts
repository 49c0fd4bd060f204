import * as vscode from 'vscode';
import type { AnchoredText } from '../core/anchor/anchor.js';
import type { TextEdit } from '../core/anchor/edits.js';
import { sidecarOf } from '../core/set/files.js';
import type { ArticleMentions } from '../core/set/articleMentions.js';
import type { Mention, Span } from '../core/model/types.js';
import { CodePoints } from '../core/text/codePoints.js';
import { normaliseText } from '../core/text/normalise.js';
import { stampOf } from '../core/text/stamp.js';
import type { OpenSet } from './sets.js';

/** An article that is open in VS Code: the place where positions (UTF-16) and offsets (code points) meet. */
export class Article {
  private points: CodePoints;
  private textChanged = false;

  constructor(
    readonly document: vscode.TextDocument,
    readonly open: OpenSet,
    /** Relative to the set. */
    readonly path: string,
  ) {
    this.points = CodePoints.of(normaliseText(document.getText()));
  }

  get mentions(): ArticleMentions {
    return this.open.set.mentionsIn(this.path);
  }

  /** The text that offsets count in. */
  get text(): AnchoredText {
    return { text: normaliseText(this.document.getText()), points: this.points };
  }

  offsetAt(position: vscode.Position): number {
    return this.points.fromUtf16(this.utf16At(position));
  }

  spanOf(range: vscode.Range): Span {
    return [this.offsetAt(range.start), this.offsetAt(range.end)];
  }

  positionAt(offset: number): vscode.Position {
    const utf16 = this.points.toUtf16(offset);
    if (this.document.eol === vscode.EndOfLine.LF) return this.document.positionAt(utf16);
    // With CRLF the document counts one more unit per line before: the line is found by halving.
    let low = 0;
    let high = this.document.lineCount - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.utf16At(new vscode.Position(middle, 0)) <= utf16) low = middle;
      else high = middle - 1;
    }
    return new vscode.Position(low, utf16 - this.utf16At(new vscode.Position(low, 0)));
  }

  rangeOf([start, end]: Span): vscode.Range {
    return new vscode.Range(this.positionAt(start), this.positionAt(end));
  }

  /** The ranges of a mention's fragments. */
  rangesOf(mention: Mention): vscode.Range[] {
    return mention.spans.map((span) => this.rangeOf(span));
  }

  /** The mentions under or touching a position, innermost first. */
  mentionsAt(position: vscode.Position): Mention[] {
    return this.mentions.at(this.offsetAt(position));
  }

  /** Moves the mentions along with an edit of the document, which has already taken place. */
  followEdits(changes: readonly vscode.TextDocumentContentChangeEvent[], lineBreak: vscode.EndOfLine): void {
    const isCrLf = lineBreak === vscode.EndOfLine.CRLF;
    // VS Code lists simultaneous changes from the last to the first, so each leaves the offsets of the next alone.
    const edits = changes.map((change): TextEdit => {
      const start = change.rangeOffset - (isCrLf ? change.range.start.line : 0);
      const end = change.rangeOffset + change.rangeLength - (isCrLf ? change.range.end.line : 0);
      const inserted = normaliseText(change.text);
      const edit = { start: this.points.fromUtf16(start), end: this.points.fromUtf16(end), inserted };
      this.points = this.points.replace(start, end - start, inserted);
      return edit;
    });
    this.followTextEdits(edits);
  }

  /** Moves the mentions along with edits in code points, made one after the other. */
  followTextEdits(edits: readonly TextEdit[], text?: AnchoredText): void {
    if (text) this.points = text.points;
    const read = (start: number, end: number): string => {
      const { text: whole, points } = text ?? this.text;
      return whole.slice(points.toUtf16(start), points.toUtf16(end));
    };
    this.open.set.moveText(this.path, edits, read);
    this.textChanged = true;
  }

  /** Brings the sidecar up to the text that is now on disk. */
  async save(): Promise<void> {
    if (this.textChanged) this.refresh(this.text);
    await this.open.store.flush();
  }

  /** Brings anchors up to `text`, which is what is on disk. */
  refresh(text: AnchoredText): void {
    this.textChanged = false;
    if (this.mentions.size === 0) return;
    this.open.set.refreshAnchors(this.path, text, stampOf(text.text));
    this.open.store.markUnsaved(sidecarOf(this.path));
  }

  private utf16At(position: vscode.Position): number {
    const offset = this.document.offsetAt(position);
    return this.document.eol === vscode.EndOfLine.LF ? offset : offset - position.line;
  }
}
