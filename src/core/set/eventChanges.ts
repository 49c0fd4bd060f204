import { languageOf } from '../model/label.js';
import { newSlug } from '../model/ids.js';
import type { Event } from '../model/types.js';
import { withKeys } from './actorChanges.js';
import type { AnnotationSet } from './annotationSet.js';
import type { Change, ChangeName, Edit } from './change.js';

// Changes to events. Each function reads the set and returns a change for it.

/** The edit that adds a new event, under an id that is free. */
export function newEvent(set: AnnotationSet, event: Event): Edit & { of: 'event' } {
  const id = newSlug(event.label.en ?? event.label.ar ?? event.type, set.events);
  return { of: 'event', id, before: undefined, after: event };
}

/** Changes keys of an event; a key given as undefined is removed. */
export function editEvent(
  set: AnnotationSet,
  id: string,
  keys: { readonly [K in keyof Event]?: Event[K] | undefined },
  name: ChangeName = 'edit',
): Change {
  const before = set.events.get(id);
  if (!before) return { name, edits: [] };
  return { name, edits: [{ of: 'event', id, before, after: withKeys(before, keys) }] };
}

/** Renames an event in the language that the new label is written in. */
export function renameEvent(set: AnnotationSet, id: string, label: string): Change {
  const event = set.events.get(id);
  if (!event) return { name: 'rename', edits: [] };
  return editEvent(set, id, { label: { ...event.label, [languageOf(label)]: label } }, 'rename');
}

/** Deletes an event with its mentions. */
export function deleteEvent(set: AnnotationSet, id: string): Change {
  const before = set.events.get(id);
  const edits = set.mentionsOf({ kind: 'event', id }).map(({ article, mention }): Edit => ({
    of: 'mention',
    id: mention.id,
    article,
    before: mention,
    after: undefined,
  }));
  return {
    name: 'delete',
    edits: before ? [{ of: 'event', id, before, after: undefined }, ...edits] : edits,
  };
}
