import { day } from './days.js';
import { rangeOf } from './edtf.js';

/**
 * Sorts dates in EDTF from the earliest to the latest, of those that begin together the closer told first. What is no
 * date comes last.
 */
export function compareDates(a: string | undefined, b: string | undefined): number {
  const [one, other] = [a, b].map((edtf) => (edtf === undefined ? undefined : rangeOf(edtf)));
  if (!one || !other) return one ? -1 : other ? 1 : 0;
  return ascending(one.earliest, other.earliest) || ascending(one.latest, other.latest);
}

/** Whether no more than so many days lie between two dates in EDTF; never when one of them is none. */
export function near(a: string, b: string, days: number): boolean {
  const gap = gapOf(a, b);
  return gap !== undefined && gap <= days * day;
}

/**
 * Whether two dates in EDTF cannot both be true: no day is in both. One that is approximate or uncertain is given as
 * much room at each end as it is long. Never when one of them is no date.
 */
export function conflict(a: string, b: string): boolean {
  return (gapOf(a, b, true) ?? 0) > 0;
}

/** From the end of the earlier to the start of the later, in milliseconds; 0 when they share a day. */
function gapOf(a: string, b: string, generous = false): number | undefined {
  const ends = [a, b].map((edtf) => {
    const range = rangeOf(edtf);
    if (!range) return undefined;
    const { earliest, latest, uncertain, approximate } = range;
    const length = latest - earliest + day;
    const room = generous && (uncertain || approximate) && length < Infinity ? length : 0;
    return { earliest: earliest - room, latest: latest + room };
  });
  const [one, other] = ends;
  if (!one || !other) return undefined;
  return Math.max(0, one.earliest - other.latest, other.earliest - one.latest);
}

/** Also of infinities, whose difference is no number. */
function ascending(a: number, b: number): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
