import { actorRegistryShape, eventRegistryShape, settingsShape } from '../../model/shapes.js';
import type { ActorRegistry, EventRegistry, Settings } from '../../model/types.js';
import { mergeEntry } from './entry.js';
import type { Rules, Versions } from './fields.js';
import { keysOf, type JsonObject } from './json.js';
import { actorRules, eventRules, settingsRules, headRules } from './rules.js';

/** The three versions of a file of a set; without a base both sides made it. */
export interface FileVersions<T> {
  readonly base: T | undefined;
  readonly ours: T;
  readonly theirs: T;
}

export interface MergedFile<T> {
  readonly value: T;
  /** How many things are left to settle that neither side had to settle yet. */
  readonly conflicts: number;
}

export function mergeActors(versions: FileVersions<ActorRegistry>): MergedFile<ActorRegistry> {
  const entries = mergeEntries(
    each(versions, ({ actors }) => actors),
    actorRules,
  );
  const head = mergeHead(each(versions, ({ actors: _, ...rest }) => rest));
  const value = actorRegistryShape.parse({ ...head.value, actors: entries.value });
  return { value, conflicts: entries.conflicts + head.conflicts };
}

export function mergeEvents(versions: FileVersions<EventRegistry>): MergedFile<EventRegistry> {
  const entries = mergeEntries(
    each(versions, ({ events }) => events),
    eventRules,
  );
  const head = mergeHead(each(versions, ({ events: _, ...rest }) => rest));
  const value = eventRegistryShape.parse({ ...head.value, events: entries.value });
  return { value, conflicts: entries.conflicts + head.conflicts };
}

export function mergeSettings(versions: FileVersions<Settings>): MergedFile<Settings> {
  const { value, conflicts } = mergeEntry(versions, settingsRules);
  return { value: settingsShape.parse(value), conflicts: conflicts.length };
}

/** Merges what stands in a file beside its entries. */
export function mergeHead(versions: Versions<JsonObject>): MergedFile<JsonObject> {
  const { value, conflicts } = mergeEntry(versions, headRules);
  return { value: value ?? {}, conflicts: conflicts.length };
}

/** The same part of each version. */
export function each<T, U>(
  { base, ours, theirs }: FileVersions<T>,
  part: (version: T) => U,
): FileVersions<U> {
  return { base: base && part(base), ours: part(ours), theirs: part(theirs) };
}

function mergeEntries(
  { base, ours, theirs }: FileVersions<Readonly<Record<string, JsonObject>>>,
  rules: Rules,
): MergedFile<JsonObject> {
  let found = 0;
  const entries: [string, JsonObject][] = [];
  for (const id of keysOf(ours, theirs)) {
    const versions = { base: own(base, id), ours: own(ours, id), theirs: own(theirs, id) };
    const { value, conflicts } = mergeEntry(versions, rules);
    found += conflicts.length;
    if (value) entries.push([id, value]);
  }
  return { value: Object.fromEntries(entries), conflicts: found };
}

function own(entries: Readonly<Record<string, JsonObject>> | undefined, id: string): JsonObject | undefined {
  return entries && Object.hasOwn(entries, id) ? entries[id] : undefined;
}
