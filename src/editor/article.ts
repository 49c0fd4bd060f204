import * as vscode from 'vscode';
import type { AnchoredText } from '../core/anchor/anchor.js';
import { editBetween, type TextEdit } from '../core/anchor/edits.js';
import { isSameText } from '../core/anchor/reanchor.js';
import { standingAs } from '../core/model/mention.js';
import { sidecarOf } from '../core/set/files.js';
import type { ArticleMentions } from '../core/set/articleMentions.js';
import type { Mention, Span } from '../core/model/types.js';
import { CodePoints } from '../core/text/codePoints.js';
import { normaliseText } from '../core/text/normalise.js';
import { stampOf } from '../core/text/stamp.js';
import { editsOf, positionAtUtf16, utf16At } from './documentText.js';
import type { OpenSet } from './sets.js';

/** An article that is open in VS Code: the place where positions (UTF-16) and offsets (code points) meet. */
export class Article {
  private points: CodePoints;
  /** The text as it last was on disk, normalised. */
  private cleanText: string;
  /** The mentions whose offsets count in the document's present text; others were read from disk meanwhile. */
  private followed: ArticleMentions | undefined;
  private textChanged = false;
  /** The mentions as they were in the text on disk, before its first edit. */
  private beforeEdits: readonly Mention[] = [];

  /** Whether a person edited the text since it last was on disk. */
  isEdited = false;

  /** @param onDisk the text on disk, normalised, where the document has edits that are not */
  constructor(
    readonly document: vscode.TextDocument,
    readonly open: OpenSet,
    /** Relative to the set. */
    readonly path: string,
    onDisk?: string,
  ) {
    const text = normaliseText(document.getText());
    this.cleanText = onDisk ?? text;
    this.textChanged = this.isEdited = this.cleanText !== text;
    this.points = CodePoints.of(text);
  }

  get mentions(): ArticleMentions {
    return this.open.set.mentionsIn(this.path);
  }

  /** The text that offsets count in. */
  get text(): AnchoredText {
    return { text: normaliseText(this.document.getText()), points: this.points };
  }

  offsetAt(position: vscode.Position): number {
    return this.points.fromUtf16(utf16At(this.document, position));
  }

  spanOf(range: vscode.Range): Span {
    return [this.offsetAt(range.start), this.offsetAt(range.end)];
  }

  positionAt(offset: number): vscode.Position {
    return positionAtUtf16(this.document, this.points.toUtf16(offset));
  }

  rangeOf([start, end]: Span): vscode.Range {
    return new vscode.Range(this.positionAt(start), this.positionAt(end));
  }

  /** A span in UTF-16 units of the normalised text. */
  utf16Span([start, end]: Span): [number, number] {
    return [this.points.toUtf16(start), this.points.toUtf16(end)];
  }

  /** The ranges of a mention's fragments. */
  rangesOf(mention: Mention): vscode.Range[] {
    return mention.spans.map((span) => this.rangeOf(span));
  }

  /** The mentions under or touching a position, innermost first; none while it is not known where they stand. */
  mentionsAt(position: vscode.Position): Mention[] {
    return this.isInStep ? this.mentions.at(this.offsetAt(position)) : [];
  }

  /** Whether the mentions' offsets count in the document's present text. */
  get isInStep(): boolean {
    return this.followed === this.mentions;
  }

  /** Whether the text differs from what the sidecar was last brought up to. */
  get isChanged(): boolean {
    return this.textChanged;
  }

  /** Whether the text is as it last was on disk. */
  get isAsOnDisk(): boolean {
    return this.text.text === this.cleanText;
  }

  /**
   * Takes up mentions that were just read from disk, or that undo has put back into the text they had been found in.
   * @returns false when their offsets count in neither the document's text nor the one on disk that it was made from
   */
  meetMentions(): boolean {
    if (this.isInStep) return true;
    const { stamp } = this.mentions;
    const { text } = this.text;
    if (stamp && !isSameText(stamp, text)) {
      if (!this.textChanged || !isSameText(stamp, this.cleanText)) return false;
      this.beforeEdits = this.mentions.sorted();
      const edit = editBetween(this.cleanText, text);
      if (edit) this.moveMentions([edit]);
    }
    this.followed = this.mentions;
    return true;
  }

  /** Moves the mentions along with an edit of the document, which has already taken place. */
  followEdits(changes: readonly vscode.TextDocumentContentChangeEvent[], lineBreak: vscode.EndOfLine): void {
    const edits = editsOf(changes, lineBreak).map(({ start, end, inserted }): TextEdit => {
      const edit = { start: this.points.fromUtf16(start), end: this.points.fromUtf16(end), inserted };
      this.points = this.points.replace(start, end - start, inserted);
      return edit;
    });
    if (!this.textChanged && this.isInStep) this.beforeEdits = this.mentions.sorted();
    this.textChanged = true;
    // Offsets that were read from disk for another text must not be moved by this one's edits.
    if (this.isInStep) this.moveMentions(edits);
  }

  /** Moves the mentions to another text that the document's is replaced by. */
  moveTo(text: AnchoredText): void {
    const edit = editBetween(this.text.text, text.text);
    if (edit && this.isInStep) this.moveMentions([edit], text);
    this.points = text.points;
  }

  /** Says that the mentions are right for `text`; on disk it may be another one still. */
  inStepWith(text: AnchoredText, isOnDisk: boolean): void {
    this.followed = this.mentions;
    this.points = text.points;
    if (!isOnDisk) return;
    this.cleanText = text.text;
    this.textChanged = this.isEdited = false;
    this.beforeEdits = [];
  }

  /** The mentions that were there before the text's first edit, where they stood in the text on disk, and that text. */
  get asOnDisk(): { readonly text: string; readonly mentions: readonly Mention[] } {
    const mentions = this.beforeEdits.flatMap((old) => {
      const current = this.mentions.get(old.id);
      const isSettled = current?.status !== old.status && current?.status !== 'orphaned';
      return current && !isSettled ? [standingAs(current, old)] : [];
    });
    return { text: this.cleanText, mentions };
  }

  /** Brings the sidecar up to the text, which a person edited and has saved. */
  async save(): Promise<void> {
    if (this.textChanged && this.isInStep) {
      const { text } = this;
      this.inStepWith(text, true);
      const hadSidecar = this.mentions.stamp !== undefined;
      if (hadSidecar || this.mentions.size > 0 || this.mentions.rejections.size > 0) {
        this.open.set.refreshAnchors(this.path, text, stampOf(text.text));
        this.open.store.markUnsaved(sidecarOf(this.path));
      }
    }
    await this.open.store.flush();
  }

  private moveMentions(edits: readonly TextEdit[], text?: AnchoredText): void {
    const read = (start: number, end: number): string => {
      const { text: whole, points } = text ?? this.text;
      return whole.slice(points.toUtf16(start), points.toUtf16(end));
    };
    this.open.set.moveText(this.path, edits, read);
  }
}
