import type { AnnotationSet } from '../set/annotationSet.js';
import type { Content } from '../set/content.js';
import { actorsFile, eventsFile, settingsFile, sidecarOf } from '../set/files.js';
import { standing } from '../set/conflictChanges.js';
import { conflictsIn } from '../set/merge/entry.js';
import type { JsonObject } from '../set/merge/json.js';
import type { Finding } from './finding.js';
import { below, type Place } from './unknown.js';
import { say, type Value } from '../text/message.js';

/**
 * What two people changed differently in an entry, and a merge left to settle.
 * @param entry an actor, an event, a mention or the settings
 */
export function checkConflicts(entry: JsonObject, place: Place): Finding[] {
  const conflicts = conflictsIn(entry);
  if (conflicts.length === 0) return [];
  return conflicts.map(({ field, other }, index) => ({
    rule: 'merge-conflict',
    ...below(place, 'conflicts', String(index)),
    message:
      field.length === 0
        ? say`One side removed this entry, the other changed it: remove it, or keep it and remove this conflict.`
        : say`Two sides changed ${field.join('.')} differently: here ${said(standing(entry, field))}, there ${said(other)}. Put right what stands here and remove this conflict.`,
  }));
}

/** All that merges left to settle in a set. */
export function conflictsOf(set: AnnotationSet): Finding[] {
  const heads = [actorsFile, eventsFile, ...set.articles.map(sidecarOf)];
  return [
    ...checkConflicts(set.settings, { file: settingsFile, at: [] }),
    ...heads.flatMap((file) => checkConflicts({ ...set.headOf(file) }, { file, at: [] })),
    ...[...set.actors].flatMap(([id, one]) => checkConflicts(one, { file: actorsFile, at: ['actors', id] })),
    ...[...set.events].flatMap(([id, one]) => checkConflicts(one, { file: eventsFile, at: ['events', id] })),
    ...set.articles.flatMap((article) =>
      set
        .mentionsIn(article)
        .sorted()
        .flatMap((one) => checkConflicts(one, { file: sidecarOf(article), at: ['mentions', one.id] })),
    ),
  ];
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

function said(value: unknown): Value {
  return value === undefined ? say`it is not there` : JSON.stringify(value);
}
