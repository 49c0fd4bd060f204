import { builtInCodebooks } from '../model/codebook.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { settingsFile } from '../set/files.js';
import { checkConflicts } from './conflicts.js';
import type { Finding } from './finding.js';

// What the set's own files may say that fits their shape and is wrong all the same. A file that does not fit its shape
// is in `AnnotationSet.problems` instead, and what would only follow from that is not found here.

/** What is wrong in `hashiya.json`. */
export function checkSettings(set: AnnotationSet): Finding[] {
  const conflicts = checkConflicts([], set.settings);
  const base = set.settings.codebook?.extends;
  if (base === undefined || builtInCodebooks.has(base)) return conflicts;
  return [
    ...conflicts,
    {
      at: ['codebook', 'extends'],
      severity: 'error',
      message: `There is no built-in codebook "${base}"; known: ${[...builtInCodebooks.keys()].join(', ')}.`,
    },
  ];
}

/** What is wrong in the registry of actors. */
export function checkActors(set: AnnotationSet): Finding[] {
  const conflicts = [...set.actors].flatMap(([id, entry]) => checkConflicts(['actors', id], entry));
  if (set.problems.has(settingsFile)) return conflicts;
  const unknown = [...set.actors]
    .filter(([, { type }]) => !set.codebook.actorTypes.has(type))
    .map(([id, { type }]) => unknownType('actors', id, type, set.codebook.actorTypes));
  return [...unknown, ...conflicts];
}

/** What is wrong in the registry of events. */
export function checkEvents(set: AnnotationSet): Finding[] {
  const conflicts = [...set.events].flatMap(([id, entry]) => checkConflicts(['events', id], entry));
  if (set.problems.has(settingsFile)) return conflicts;
  const unknown = [...set.events]
    .filter(([, { type }]) => !set.codebook.eventTypes.has(type))
    .map(([id, { type }]) => unknownType('events', id, type, set.codebook.eventTypes));
  return [...unknown, ...conflicts];
}

function unknownType(
  registry: string,
  id: string,
  type: string,
  known: ReadonlyMap<string, unknown>,
): Finding {
  return {
    at: [registry, id, 'type'],
    severity: 'warning',
    message: `The codebook has no type "${type}"; use one of ${[...known.keys()].join(', ')}, or add it to the codebook in ${settingsFile}.`,
  };
}
