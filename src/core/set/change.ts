import type { About, Actor, Event, Mention, Rejection, TextStamp } from '../model/types.js';

/** One entry replaced by another; absent `before` adds, absent `after` removes. */
export type Edit =
  | {
      readonly of: 'actor';
      readonly id: string;
      readonly before: Actor | undefined;
      readonly after: Actor | undefined;
    }
  | {
      readonly of: 'event';
      readonly id: string;
      readonly before: Event | undefined;
      readonly after: Event | undefined;
    }
  | {
      readonly of: 'mention';
      readonly id: string;
      /** Path of the article, relative to the set. */
      readonly article: string;
      readonly before: Mention | undefined;
      readonly after: Mention | undefined;
    }
  | {
      readonly of: 'rejection';
      /** From `rejectionKey`. */
      readonly id: string;
      /** Path of the article, relative to the set. */
      readonly article: string;
      readonly before: Rejection | undefined;
      readonly after: Rejection | undefined;
    }
  | {
      /** What is known of an article beside its text. */
      readonly of: 'about';
      /** The article's path, again. */
      readonly id: string;
      readonly article: string;
      readonly before: About | undefined;
      readonly after: About | undefined;
    }
  | {
      /** Which text the offsets of an article's mentions count in: before in one, after in another. */
      readonly of: 'text';
      /** The article's path, again. */
      readonly id: string;
      readonly article: string;
      readonly before: TextStamp | undefined;
      readonly after: TextStamp | undefined;
    };

/** What a change does, in one word; the editor says it in the reader's language. */
export type ChangeName =
  | 'tag'
  | 'retarget'
  | 'reshape'
  | 'form'
  | 'note'
  | 'remove'
  | 'create'
  | 'rename'
  | 'edit'
  | 'merge'
  | 'delete'
  | 'accept'
  | 'reject'
  | 'reanchor'
  | 'attach'
  | 'detach'
  | 'claim'
  | 'about'
  | 'split'
  | 'nest'
  | 'settle'
  | 'decide'
  | 'import';

/** What a person did in one step: applied, undone and redone as a whole. Touches no entry twice. */
export interface Change {
  readonly name: ChangeName;
  readonly edits: readonly Edit[];
}

/** The change that takes `change` back. */
export function inverseOf(change: Change): Change {
  return { name: change.name, edits: change.edits.map(inverseEdit).reverse() };
}

function inverseEdit(edit: Edit): Edit {
  switch (edit.of) {
    case 'actor':
      return { ...edit, before: edit.after, after: edit.before };
    case 'event':
      return { ...edit, before: edit.after, after: edit.before };
    case 'mention':
      return { ...edit, before: edit.after, after: edit.before };
    case 'rejection':
      return { ...edit, before: edit.after, after: edit.before };
    case 'about':
      return { ...edit, before: edit.after, after: edit.before };
    case 'text':
      return { ...edit, before: edit.after, after: edit.before };
  }
}
