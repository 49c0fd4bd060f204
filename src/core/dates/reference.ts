import { day, dayOf } from './days.js';
import { rangeOf } from './edtf.js';

/** The day that `yesterday` or `last September` counts from, as far as it is known. */
export interface Reference {
  readonly year: number;
  /** From 0. */
  readonly month: number | undefined;
  /** Its midnight, in milliseconds. */
  readonly day: number | undefined;
}

/** The reference that a date in EDTF gives; undefined when it may be in several years. */
export function referenceOf(edtf: string): Reference | undefined {
  const range = rangeOf(edtf);
  if (!range || range.openStart || range.openEnd) return undefined;
  const [first, last] = [new Date(range.earliest), new Date(range.latest)];
  const year = first.getUTCFullYear();
  if (year < 0 || year !== last.getUTCFullYear()) return undefined;
  const month = first.getUTCMonth() === last.getUTCMonth() ? first.getUTCMonth() : undefined;
  return { year, month, day: range.earliest === range.latest ? range.earliest : undefined };
}

/** A day in EDTF. */
export function dayText(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}

/** The month so many months after another, in EDTF. */
export function monthText(year: number, month: number): string {
  return dayText(dayOf(year, month)).slice(0, 7);
}

/** The week, Monday to Sunday, so many weeks after the one of a day. */
export function weekText(time: number, weeks: number): string {
  const monday = time - ((new Date(time).getUTCDay() + 6) % 7) * day + weeks * 7 * day;
  return `${dayText(monday)}/${dayText(monday + 6 * day)}`;
}
