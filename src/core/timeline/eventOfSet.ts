import { compareDates, conflict } from '../dates/compare.js';
import { rangeOf } from '../dates/edtf.js';
import { quadClassOf } from '../model/quadClass.js';
import type { SettledParticipant } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import type { EventClaim, EventDate, TimelineEvent } from './event.js';
import { greatest, smallest } from '../lists.js';

/** An event as a timeline shows it; undefined when the set has no such event. */
export function timelineEvent(set: AnnotationSet, id: string): TimelineEvent | undefined {
  const event = set.events.get(id);
  if (!event) return undefined;
  const claims = claimsOf(set, id);
  const claimed = claims.flatMap(({ date }) => date ?? []);
  const quadClass = quadClassOf(set.codebook, event.type);
  const date = event.date === undefined ? dateOf(claimed) : dateOf([event.date]);
  return {
    id,
    label: labelOf(event.label),
    type: event.type,
    ...(quadClass && { quadClass }),
    ...(date && { date }),
    ...(event.date !== undefined && { settledDate: event.date }),
    participants: (event.participants ?? []).map(plain),
    claims,
    isDisputed: isDisputed([...(event.date === undefined ? [] : [event.date]), ...claimed]),
  };
}

function claimsOf(set: AnnotationSet, id: string): EventClaim[] {
  return set.mentionsOf({ kind: 'event', id }).flatMap(({ article, mention }) => {
    if (mention.event === undefined) return [];
    const { date, attributes, attributedTo, participants = [] } = mention;
    const modality = attributes?.['modality'];
    return {
      article,
      mention: mention.id,
      ...(date !== undefined && { date }),
      ...(modality !== undefined && { modality }),
      ...(attributedTo !== undefined && { attributedTo }),
      participants: participants.map(plain),
    };
  });
}

function plain({ role, actor }: SettledParticipant): { role: string; actor: string } {
  return { role, actor };
}

function labelOf({ ar, en }: { ar?: string; en?: string }): TimelineEvent['label'] {
  return { ...(ar !== undefined && { ar }), ...(en !== undefined && { en }) };
}

/** The days from the earliest to the latest of some dates in EDTF; those that are none are left out. */
function dateOf(dates: readonly string[]): EventDate | undefined {
  const texts = [...new Set(dates)].sort(compareDates);
  const ranges = texts.map((text) => rangeOf(text)).filter((range) => range !== undefined);
  const [only] = ranges;
  if (!only) return undefined;
  const earliest = smallest(ranges.map((range) => range.earliest));
  const latest = greatest(ranges.map((range) => range.latest));
  return {
    text: texts.filter((text) => rangeOf(text)).join(', '),
    ...(earliest > -Infinity && { earliest }),
    ...(latest < Infinity && { latest }),
    precision: ranges.length === 1 ? only.precision : 'set',
    approximate: ranges.some((range) => range.approximate),
    uncertain: ranges.some((range) => range.uncertain),
  };
}

function isDisputed(dates: readonly string[]): boolean {
  const different = [...new Set(dates)];
  return different.some((one, index) => different.slice(index + 1).some((other) => conflict(one, other)));
}
