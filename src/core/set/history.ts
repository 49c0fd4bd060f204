import { ChangeRefused, type AnnotationSet } from './annotationSet.js';
import { inverseOf, type Change } from './change.js';

/** For each concerned article the revision of its text in which offsets count. */
type Revisions = ReadonlyMap<string, number>;

/** A change with where the offsets count that it replaces, and those that it brings. */
interface Entry {
  readonly change: Change;
  readonly before: Revisions;
  readonly after: Revisions;
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
    const stamped = new Map<string, number>();
    for (const { of, id } of change.edits) if (of === 'text') stamped.set(id, this.set.stampedRevision(id));
    this.set.apply(change);
    const after = this.revisions(change);
    this.undoable.push({ change, before: new Map([...after, ...stamped]), after });
    if (this.undoable.length > depth) this.undoable.shift();
    this.redoable.length = 0;
  }

  /** The change that `undo` would take back. */
  get last(): Change | undefined {
    return this.undoable.at(-1)?.change;
  }

  /** The change that `redo` would do again. */
  get next(): Change | undefined {
    return this.redoable.at(-1)?.change;
  }

  /**
   * @returns the change taken back, or undefined when there is none
   * @throws ChangeRefused; a change that can never be taken back any more is left out from then on
   */
  undo(): Change | undefined {
    return this.step(this.undoable, this.redoable, ({ change, before }) => [inverseOf(change), before]);
  }

  /**
   * @returns the change done again, or undefined when there is none
   * @throws ChangeRefused; a change that can never be done again is left out from then on
   */
  redo(): Change | undefined {
    return this.step(this.redoable, this.undoable, ({ change, after }) => [change, after]);
  }

  private step(
    from: Entry[],
    to: Entry[],
    direction: (entry: Entry) => [Change, Revisions],
  ): Change | undefined {
    const entry = from.at(-1);
    if (!entry) return undefined;
    const [change, revisions] = direction(entry);
    try {
      this.set.apply(change, revisions);
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
      if (edit.of === 'mention' || edit.of === 'text')
        revisions.set(edit.article, this.set.textRevision(edit.article));
    }
    return revisions;
  }
}
