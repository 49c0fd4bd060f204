import type { Rule } from '../model/rules.js';
import { actorsFile, eventsFile, settingsFile } from '../set/files.js';
import type { Finding } from './finding.js';
import { listed, type Knowledge } from './knowledge.js';
import { say, type Message } from '../text/message.js';

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
  if (known.isMissingActor(id)) {
    const message = say`${actorsFile} has no actor "${id}"; add it there, or name another actor here.`;
    yield { rule: 'dangling-id', ...place, message };
  }
}

/** Finds an event that is named and does not exist. */
export function* checkEventId(known: Knowledge, id: string, place: Place): Generator<Finding> {
  if (known.isMissingEvent(id)) {
    const message = say`${eventsFile} has no event "${id}"; add it there, or name another event here.`;
    yield { rule: 'dangling-id', ...place, message };
  }
}

/** Something that the codebook does not have. @param what it is, as in `type` */
export function notInCodebook(
  rule: Rule,
  what: Message,
  id: string,
  known: ReadonlyMap<string, unknown>,
  place: Place,
): Finding {
  const message =
    known.size === 0
      ? say`The codebook has no ${what} "${id}", nor any other; remove it, or add it to the codebook in ${settingsFile}.`
      : say`The codebook has no ${what} "${id}"; use one of ${listed(known.keys())}, or add it to the codebook in ${settingsFile}.`;
  return { rule, ...place, message };
}
