import { ChangeRefused, type AnnotationSet } from './annotationSet.js';
import { inverseOf, type Change } from './change.js';

/** A change with the revision of each concerned article's text in which its offsets count, before and after alike. */
interface Entry {
  readonly change: Change;
  readonly revisions: ReadonlyMap<string, number>;
}

const depth = 1000;

/** Undo and redo of the changes of one set, across all its articles. */
export class History {
  private readonly undoable: Entry[] = [];
  private readonly redoable: Entry[] = [];

  constructor(private readonly set: AnnotationSet) {}

  /**
   * Applies a change and remembers how to take it back.
   * @throws ChangeRefused, like `AnnotationSet.apply`
   */
  apply(change: Change): void {
    this.set.apply(change);
    this.undoable.push({ change, revisions: this.revisions(change) });
    if (this.undoable.length > depth) this.undoable.shift();
    this.redoable.length = 0;
  }

  /**
   * @returns the change taken back, or undefined when there is none
   * @throws ChangeRefused; a change that can never be taken back any more is left out from then on
   */
  undo(): Change | undefined {
    return this.step(this.undoable, this.redoable, inverseOf);
  }

  /**
   * @returns the change done again, or undefined when there is none
   * @throws ChangeRefused; a change that can never be done again is left out from then on
   */
  redo(): Change | undefined {
    return this.step(this.redoable, this.undoable, (change) => change);
  }

  private step(from: Entry[], to: Entry[], direction: (change: Change) => Change): Change | undefined {
    const entry = from.at(-1);
    if (!entry) return undefined;
    const change = direction(entry.change);
    try {
      this.set.apply(change, entry.revisions);
    } catch (error) {
      if (error instanceof ChangeRefused && error.file === undefined) from.pop();
      throw error;
    }
    from.pop();
    to.push(entry);
    return change;
  }

  private revisions(change: Change): Map<string, number> {
    const revisions = new Map<string, number>();
    for (const edit of change.edits) {
      if (edit.of === 'mention') revisions.set(edit.article, this.set.textRevision(edit.article));
    }
    return revisions;
  }
}
