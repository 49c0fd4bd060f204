import type { Mention } from '../../model/types.js';
import { isObject, objectOf, type JsonObject } from './json.js';

/**
 * A mention laid out so that what belongs together is under one key, which is merged, and settled, as a whole:
 * - `referent`: what it names;
 * - `anchor`: where it stands, and how certain that is;
 * - `suggested`: whether nobody has confirmed it yet, as a status or as what an orphan was;
 * - `provenance`: who made it what it is, and when.
 * The other keys are as they were.
 */
export function packed(mention: Mention | JsonObject): JsonObject {
  const { actor, event, spans, quote, before, after, status, was, by, at, ...rest }: JsonObject = mention;
  const certainty = status === 'suggested' ? undefined : status;
  const suggested = status === 'suggested' || was === 'suggested' ? true : undefined;
  return objectOf([
    ...Object.entries(rest),
    ['referent', objectOf(Object.entries({ actor, event }))],
    ['anchor', objectOf(Object.entries({ spans, quote, before, after, status: certainty }))],
    ['suggested', suggested],
    ['provenance', by === undefined && at === undefined ? undefined : objectOf(Object.entries({ by, at }))],
  ]);
}

/** The mention that `packed` laid out. */
export function unpacked({ referent, anchor, suggested, provenance, ...rest }: JsonObject): JsonObject {
  const { status, ...place } = isObject(anchor) ? anchor : {};
  return objectOf([
    ...Object.entries(rest),
    ...[referent, place, provenance].flatMap((part) => (isObject(part) ? Object.entries(part) : [])),
    ['status', status ?? (suggested === true ? 'suggested' : undefined)],
    ['was', status !== undefined && suggested === true ? 'suggested' : undefined],
  ]);
}
