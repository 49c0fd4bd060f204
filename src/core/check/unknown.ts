import type { Rule } from '../model/rules.js';
import { actorsFile, eventsFile, settingsFile } from '../set/files.js';
import type { Finding } from './finding.js';
import { listed, type Knowledge } from './knowledge.js';

/** A place of a file where something is named. */
export interface Place {
  readonly file: string;
  readonly at: readonly string[];
}

/** The place below another. */
export function below({ file, at }: Place, ...segments: readonly string[]): Place {
  return { file, at: [...at, ...segments] };
}

/** Finds an actor that is named and does not exist. */
export function* checkActorId(known: Knowledge, id: string, place: Place): Generator<Finding> {
  if (known.isMissingActor(id)) yield dangling('actor', id, actorsFile, place);
}

/** Finds an event that is named and does not exist. */
export function* checkEventId(known: Knowledge, id: string, place: Place): Generator<Finding> {
  if (known.isMissingEvent(id)) yield dangling('event', id, eventsFile, place);
}

function dangling(what: string, id: string, file: string, place: Place): Finding {
  const message = `${file} has no ${what} "${id}"; add it there, or name another ${what} here.`;
  return { rule: 'dangling-id', ...place, message };
}

/** Something that the codebook does not have. */
export function notInCodebook(
  rule: Rule,
  what: string,
  id: string,
  known: ReadonlyMap<string, unknown>,
  place: Place,
): Finding {
  const message =
    known.size === 0
      ? `The codebook has no ${what} "${id}", nor any other; remove it, or add it to the codebook in ${settingsFile}.`
      : `The codebook has no ${what} "${id}"; use one of ${listed(known.keys())}, or add it to the codebook in ${settingsFile}.`;
  return { rule, ...place, message };
}
