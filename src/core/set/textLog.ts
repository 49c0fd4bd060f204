import { joined, type TextEdit } from '../anchor/edits.js';

/** The edits of one text, one after the other, up to where another text took its place. */
interface Stretch {
  /** The revision of the text before the first of them. */
  readonly from: number;
  readonly edits: TextEdit[];
}

/**
 * What happened to an article's text since it was opened. A revision is a mark in it: offsets that were right then are
 * brought up to now by the edits since, unless another text has taken its place meanwhile. What was typed between two
 * marks in one place is one edit.
 */
export class TextLog {
  /** The stretch of now is the last. */
  private readonly stretches: [Stretch, ...Stretch[]] = [{ from: 0, edits: [] }];
  /** The revision of the text that the sidecar's stamp is of. */
  private stamped = 0;

  /** The revisions up to this one may have been taken as marks. */
  private marked = 0;

  /** Marks the text of now. @returns the revision */
  mark(): number {
    return (this.marked = this.revision);
  }

  get stampedRevision(): number {
    return this.stamped;
  }

  /** The sidecar was brought up to the text of now. */
  stamp(): void {
    this.stamped = this.mark();
  }

  add(edits: readonly TextEdit[]): void {
    const { last } = this;
    for (const edit of edits) {
      const latest = this.revision > this.marked ? last.edits.at(-1) : undefined;
      const whole = latest && joined(latest, edit);
      if (whole) last.edits[last.edits.length - 1] = whole;
      else last.edits.push(edit);
    }
  }

  /** @returns undefined when no edits lead from that revision to now */
  since(revision: number): readonly TextEdit[] | undefined {
    const { from, edits } = this.last;
    return revision < from || revision > this.revision ? undefined : edits.slice(revision - from);
  }

  /** Goes back to a revision, or on to one at which another text took the place of this one. */
  goTo(revision: number): void {
    while (this.stretches.length > 1 && this.last.from > revision) this.stretches.pop();
    if (revision > this.revision) this.stretches.push({ from: revision, edits: [] });
    else this.last.edits.length = Math.max(0, revision - this.last.from);
    this.stamp();
  }

  private get revision(): number {
    const { from, edits } = this.last;
    return from + edits.length;
  }

  private get last(): Stretch {
    return this.stretches.at(-1) ?? this.stretches[0];
  }
}
