import type { Conflict } from '../../model/types.js';
import { isObject, isSame, keysOf, objectOf, without, type JsonObject } from './json.js';

/** One thing as it was before two sides went apart, and as each of them has it; undefined where it is not there. */
export interface Versions<T> {
  readonly base: T | undefined;
  readonly ours: T | undefined;
  readonly theirs: T | undefined;
}

/** How the keys of one kind of object are merged; a key that is named nowhere is merged as a whole. */
export interface Rules {
  /** Objects whose own keys are merged one by one, at any depth if `deep`. */
  readonly nested: readonly string[];
  readonly deep?: boolean;
  /** Lists of which the order says nothing: what one side adds is added, what one removes is removed. */
  readonly lists: readonly string[];
}

export interface MergedFields {
  readonly value: JsonObject;
  readonly conflicts: readonly Conflict[];
}

/** Merges two versions of an object key by key. Where both changed a key differently, `ours` stands. */
export function mergeFields(versions: Versions<JsonObject>, rules: Rules): MergedFields {
  const conflicts: Conflict[] = [];
  return { value: mergeKeys(versions, rules, [], conflicts), conflicts };
}

function mergeKeys(
  { base, ours, theirs }: Versions<JsonObject>,
  rules: Rules,
  path: readonly string[],
  conflicts: Conflict[],
): JsonObject {
  return objectOf(
    keysOf(ours, theirs).map((key) => {
      const versions = { base: base?.[key], ours: ours?.[key], theirs: theirs?.[key] };
      return [key, mergeValue(versions, rules, [...path, key], conflicts)] as const;
    }),
  );
}

function mergeValue(
  versions: Versions<unknown>,
  rules: Rules,
  field: readonly string[],
  conflicts: Conflict[],
): unknown {
  const { base, ours, theirs } = versions;
  if (isSame(ours, theirs) || isSame(base, theirs)) return ours;
  if (isSame(base, ours)) return theirs;
  const [key = ''] = field;
  const isNested = rules.nested.includes(key) && (rules.deep === true || field.length === 1);
  if (isNested && isObject(ours) && isObject(theirs)) {
    return mergeKeys({ base: isObject(base) ? base : undefined, ours, theirs }, rules, field, conflicts);
  }
  if (field.length === 1 && rules.lists.includes(key)) {
    const merged = mergeLists({ base: listOf(base), ours: listOf(ours), theirs: listOf(theirs) });
    if (merged)
      return merged.length === 0 && (ours === undefined || theirs === undefined) ? undefined : merged;
  }
  // What only one side still has is kept; that it is to go is what the other side says.
  const [kept, other] = ours === undefined ? [theirs, ours] : [ours, theirs];
  conflicts.push({ field: [...field], ...(other === undefined ? {} : { other }) });
  return kept;
}

/**
 * @returns undefined when both sides put something else in the place of the same item, which is no addition: the
 * role of one participant, say. Of plain texts both are then taken.
 */
function mergeLists({ base, ours, theirs }: Versions<readonly unknown[]>): unknown[] | undefined {
  const [before, mine, others] = [base ?? [], ours ?? [], theirs ?? []];
  const added = without(without(others, before), mine);
  const replacedByBoth = without(without(before, mine), others).some(isObject);
  if (replacedByBoth && added.length > 0 && without(without(mine, before), others).length > 0)
    return undefined;
  return [...without(mine, without(before, others)), ...added];
}

function listOf(value: unknown): readonly unknown[] | undefined {
  return Array.isArray(value) ? value : undefined;
}
