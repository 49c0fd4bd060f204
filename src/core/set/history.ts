import type { AnnotationSet } from './annotationSet.js';
import { inverseOf, type Change } from './change.js';

interface Entry {
  readonly change: Change;
  /** The revision of each concerned article's text when the change was made. */
  readonly revisions: ReadonlyMap<string, number>;
}

const depth = 1000;

/** Undo and redo of the changes of one set, across all its articles. */
export class History {
  private readonly undoable: Entry[] = [];
  private readonly redoable: Entry[] = [];

  constructor(private readonly set: AnnotationSet) {}

  /** Applies a change and remembers how to take it back. */
  apply(change: Change): void {
    this.set.apply(change);
    this.undoable.push(this.entry(change));
    if (this.undoable.length > depth) this.undoable.shift();
    this.redoable.length = 0;
  }

  /** @returns the change taken back, or undefined when there is none */
  undo(): Change | undefined {
    return this.step(this.undoable, this.redoable);
  }

  /** @returns the change done again, or undefined when there is none */
  redo(): Change | undefined {
    return this.step(this.redoable, this.undoable);
  }

  /** Both stacks hold the change as it was last carried out; either way it is the inverse that comes next. */
  private step(from: Entry[], to: Entry[]): Change | undefined {
    const entry = from.at(-1);
    if (!entry) return undefined;
    const inverse = this.moved(inverseOf(entry.change), entry.revisions);
    this.set.apply(inverse);
    from.pop();
    to.push(this.entry(inverse));
    return inverse;
  }

  private entry(change: Change): Entry {
    const revisions = new Map<string, number>();
    for (const edit of change.edits) {
      if (edit.of === 'mention') revisions.set(edit.article, this.set.textRevision(edit.article));
    }
    return { change, revisions };
  }

  /** The change with the offsets that its mentions have in the text of now. */
  private moved(change: Change, revisions: ReadonlyMap<string, number>): Change {
    const edits = change.edits.map((edit) => {
      if (edit.of !== 'mention' || !edit.after) return edit;
      const after = this.set.sinceText(edit.article, revisions.get(edit.article) ?? 0, edit.after);
      return { ...edit, after };
    });
    return { ...change, edits };
  }
}
