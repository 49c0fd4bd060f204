import { actorShape, eventShape, mentionShape } from '../model/shapes.js';
import type { Conflict } from '../model/types.js';
import type { AnnotationSet } from './annotationSet.js';
import type { Change, Edit } from './change.js';
import { conflictsIn, valueAt, withoutConflicts, withValueAt } from './merge/entry.js';
import { isSame, type JsonObject } from './merge/json.js';
import { packed, unpacked } from './merge/packed.js';

/** An entry that a merge left conflicts in. */
export type ConflictPlace =
  | { readonly of: 'actor' | 'event'; readonly id: string }
  | { readonly of: 'mention'; readonly id: string; readonly article: string };

/** The version that a person decides for: the one that stands in the entry, or the other. */
export type Side = 'mine' | 'theirs';

/**
 * Settles one conflict of an entry.
 * @returns undefined when the entry has no such conflict, or what the other side has fits no such entry
 */
export function settleConflict(
  set: AnnotationSet,
  place: ConflictPlace,
  conflict: Conflict,
  side: Side,
): Change | undefined {
  const before = entryAt(set, place);
  const conflicts = conflictsIn(before);
  const left = conflicts.filter((one) => !isSame(one, conflict));
  if (!before || left.length === conflicts.length) return undefined;
  const { field, other } = conflict;
  const entry = withoutConflicts(before) ?? {};
  const isRemoved = side === 'theirs' && field.length === 0;
  const settled =
    side === 'mine'
      ? entry
      : place.of === 'mention'
        ? unpacked(withValueAt(packed(entry), field, other))
        : withValueAt(entry, field, other);
  const edit = editTo(set, place, isRemoved ? undefined : withConflicts(settled, left));
  return edit && { name: 'decide', edits: [edit] };
}

/** What stands in an entry where a conflict has something else. */
export function standing(entry: JsonObject, field: readonly string[]): unknown {
  return valueAt('spans' in entry ? packed(entry) : entry, field);
}

/** An entry that a merge may have left conflicts in; undefined when there is no such entry. */
export function entryAt(set: AnnotationSet, place: ConflictPlace): JsonObject | undefined {
  switch (place.of) {
    case 'actor':
      return set.actors.get(place.id);
    case 'event':
      return set.events.get(place.id);
    case 'mention':
      return set.mentionsIn(place.article).get(place.id);
  }
}

function withConflicts(entry: JsonObject, conflicts: readonly Conflict[]): JsonObject {
  return conflicts.length === 0 ? entry : { ...entry, conflicts };
}

function editTo(set: AnnotationSet, place: ConflictPlace, after: JsonObject | undefined): Edit | undefined {
  const { id } = place;
  if (place.of === 'mention') {
    const before = set.mentionsIn(place.article).get(id);
    const parsed = mentionShape.optional().safeParse(after);
    return parsed.success
      ? { of: 'mention', article: place.article, id, before, after: parsed.data }
      : undefined;
  }
  if (place.of === 'actor') {
    const parsed = actorShape.optional().safeParse(after);
    return parsed.success ? { of: 'actor', id, before: set.actors.get(id), after: parsed.data } : undefined;
  }
  const parsed = eventShape.optional().safeParse(after);
  return parsed.success ? { of: 'event', id, before: set.events.get(id), after: parsed.data } : undefined;
}
