import type { Conflict } from '../../model/types.js';
import { mergeFields, type Rules, type Versions } from './fields.js';
import { isObject, isSame, objectOf, type JsonObject } from './json.js';

/** What two sides made of one entry. */
export interface MergedEntry {
  /** Undefined when the entry is removed. */
  readonly value: JsonObject | undefined;
  /** What is left to settle that neither side had to settle yet. */
  readonly conflicts: readonly Conflict[];
}

/**
 * Merges two versions of an entry of a set's file. It keeps, under `conflicts`, what the sides changed differently; an
 * entry that one side removed and the other changed is kept and says so. What a side had settled stays settled.
 */
export function mergeEntry(versions: Versions<JsonObject>, rules: Rules): MergedEntry {
  const { base, ours, theirs } = versions;
  if (isSame(ours, theirs) || isSame(base, theirs)) return { value: ours, conflicts: [] };
  if (isSame(base, ours)) return { value: theirs, conflicts: [] };
  const known = unsettled(versions);
  const left = ours ?? theirs;
  if (left && (ours === undefined || theirs === undefined))
    return withConflicts(left, known, [{ field: [] }]);
  const { value, conflicts } = mergeFields(
    { base: withoutConflicts(base), ours: withoutConflicts(ours), theirs: withoutConflicts(theirs) },
    rules,
  );
  return withConflicts(value, known, conflicts);
}

/** The conflicts that the sides brought along and neither settled. */
function unsettled({ base, ours, theirs }: Versions<JsonObject>): Conflict[] {
  const before = conflictsIn(base);
  const sides = [ours, theirs].filter((side) => side !== undefined).map(conflictsIn);
  return unique(sides.flat()).filter(
    (one) => !includes(before, one) || sides.every((side) => includes(side, one)),
  );
}

function withConflicts(
  entry: JsonObject,
  known: readonly Conflict[],
  found: readonly Conflict[],
): MergedEntry {
  const value = withoutConflicts(entry) ?? {};
  const all = unique([...known, ...found]).filter(
    ({ field, other }) => field.length === 0 || !isSame(valueAt(value, field), other),
  );
  return {
    value: all.length === 0 ? value : { ...value, conflicts: all },
    conflicts: all.filter((one) => !includes(known, one)),
  };
}

/** What an entry says is to be settled. */
export function conflictsIn(entry: object | undefined): Conflict[] {
  return entry && 'conflicts' in entry && Array.isArray(entry.conflicts)
    ? entry.conflicts.filter(isConflict)
    : [];
}

function isConflict(value: unknown): value is Conflict {
  return isObject(value) && Array.isArray(value['field']);
}

function includes(list: readonly Conflict[], one: Conflict): boolean {
  return list.some((other) => isSame(other, one));
}

function unique(list: readonly Conflict[]): Conflict[] {
  return list.filter((one, i) => !includes(list.slice(0, i), one));
}

export function withoutConflicts(entry: JsonObject | undefined): JsonObject | undefined {
  if (!entry || !('conflicts' in entry)) return entry;
  const { conflicts: _, ...rest } = entry;
  return rest;
}

/** What an object has at a path of keys. */
export function valueAt(object: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined),
    object,
  );
}

/** The object with another value at a path of keys, or without one. */
export function withValueAt(object: JsonObject, path: readonly string[], value: unknown): JsonObject {
  const [key = '', ...rest] = path;
  const inner = object[key];
  const next = rest.length === 0 ? value : withValueAt(isObject(inner) ? inner : {}, rest, value);
  return objectOf([...Object.entries(object).filter(([name]) => name !== key), [key, next]]);
}
