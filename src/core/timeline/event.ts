import type * as z from 'zod';
import type { eventClaimShape, eventDateShape, timelineEventShape } from './shapes.js';

export type TimelineEvent = Readonly<z.output<typeof timelineEventShape>>;
export type EventClaim = Readonly<z.output<typeof eventClaimShape>>;
export type EventDate = Readonly<z.output<typeof eventDateShape>>;

/** The articles that tell of an event, in reading order. */
export function articlesOf({ claims }: TimelineEvent): string[] {
  return [...new Set(claims.map(({ article }) => article))];
}

/** Everyone who takes part in an event or is cited for it, by id. */
export function actorsOf({ participants, claims }: TimelineEvent): Set<string> {
  return new Set(
    [
      participants.map(({ actor }) => actor),
      ...claims.map((claim) => [
        ...claim.participants.map(({ actor }) => actor),
        ...(claim.attributedTo === undefined ? [] : [claim.attributedTo]),
      ]),
    ].flat(),
  );
}

/** Sorts events from the earliest to the latest; an open start comes first, undated ones last. */
export function compareEvents(a: TimelineEvent, b: TimelineEvent): number {
  if (!a.date || !b.date) return a.date ? -1 : b.date ? 1 : ascending(a.id, b.id);
  return (
    ascending(a.date.earliest ?? -Infinity, b.date.earliest ?? -Infinity) ||
    ascending(a.date.latest ?? Infinity, b.date.latest ?? Infinity) ||
    ascending(a.id, b.id)
  );
}

function ascending<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
