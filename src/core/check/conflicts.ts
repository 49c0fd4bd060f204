import type { Content } from '../set/content.js';
import { conflictsIn, valueAt } from '../set/merge/entry.js';
import type { JsonObject } from '../set/merge/json.js';
import { packed } from '../set/merge/packed.js';
import type { Finding } from './finding.js';
import { below, type Place } from './unknown.js';

/**
 * What two people changed differently in an entry, and a merge left to settle.
 * @param entry an actor, an event, a mention or the settings
 */
export function checkConflicts(entry: JsonObject, place: Place): Finding[] {
  const conflicts = conflictsIn(entry);
  if (conflicts.length === 0) return [];
  const isMention = 'spans' in entry;
  return conflicts.map(({ field, other }, index) => ({
    rule: 'merge-conflict',
    ...below(place, 'conflicts', String(index)),
    message:
      field.length === 0
        ? 'One side removed this entry, the other changed it: remove it, or keep it and remove this conflict.'
        : `Two sides changed ${field.join('.')} differently: here ${said(valueAt(isMention ? packed(entry) : entry, field))}, there ${said(other)}. Put right what stands here and remove this conflict.`,
  }));
}

/** All that a merge left to settle in one file. */
export function conflictsInFile(file: string, { kind, value }: Content): Finding[] {
  const of = (entries: Readonly<Record<string, JsonObject>>): Finding[] =>
    Object.entries(entries).flatMap(([id, entry]) => checkConflicts(entry, { file, at: [kind, id] }));
  const head = checkConflicts(value, { file, at: [] });
  switch (kind) {
    case 'settings':
      return head;
    case 'actors':
      return [...head, ...of(value.actors)];
    case 'events':
      return [...head, ...of(value.events)];
    case 'sidecar':
      return [
        ...head,
        ...value.mentions.flatMap((mention) =>
          checkConflicts(mention, { file, at: ['mentions', mention.id] }),
        ),
      ];
  }
}

function said(value: unknown): string {
  return value === undefined ? 'it is not there' : JSON.stringify(value);
}
