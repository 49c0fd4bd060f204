import { day } from './days.js';
import { parseDate, rangeOf } from './edtf.js';
import { dayText, monthText, weekText, type Reference } from './reference.js';
import { thirdOf, thirds, twoDigits } from './thirds.js';

/** -1 the one before the reference, 0 the one that it is in, 1 the next. */
export type Which = number;

/** A date of the calendar as it is told, often without what goes without saying. */
export interface CalendarDate {
  readonly is: 'calendar';
  readonly day?: number | undefined;
  /** From 0. */
  readonly month?: number | undefined;
  readonly year?: number | undefined;
  /** From spring on, from 0. */
  readonly season?: number | undefined;
  /** As in `thirds`. */
  readonly third?: number | undefined;
  /** Which of the dates called so. */
  readonly which?: Which | undefined;
  /** How many years after the reference, as in `صيف العام الماضي`. */
  readonly yearsAway?: number | undefined;
}

/** A date as it is told, which may need the reference to be known. */
export type Point =
  | CalendarDate
  | { readonly is: 'weekday'; readonly weekday: number; readonly which: Which | undefined }
  /** So many whole days, weeks, months or years away. */
  | { readonly is: 'away'; readonly unit: Unit; readonly count: number; readonly third?: number | undefined }
  /** `قبل أسبوعين`: not in that week, but about fourteen days. */
  | { readonly is: 'elapsed'; readonly unit: Unit; readonly count: number };

export const units = ['day', 'week', 'month', 'year'] as const;
export type Unit = (typeof units)[number];

/** A point in EDTF; undefined when there is no such day or the reference does not tell enough. */
export function resolve(point: Point, reference: Reference | undefined): string | undefined {
  const edtf = unchecked(point, reference);
  return edtf !== undefined && parseDate(edtf).ok ? edtf : undefined;
}

function unchecked(point: Point, reference: Reference | undefined): string | undefined {
  switch (point.is) {
    case 'calendar':
      return calendarDate(point, reference);
    case 'weekday':
      return reference?.day === undefined ? undefined : dayText(weekdayNear(reference.day, point));
    case 'away':
      return reference && away(point, reference);
    case 'elapsed': {
      const isWeeks = point.unit === 'week';
      const edtf = reference && away(isWeeks ? { unit: 'day', count: 7 * point.count } : point, reference);
      return edtf !== undefined && isWeeks ? `${edtf}~` : edtf;
    }
  }
}

function away(
  { unit, count, third }: { unit: Unit; count: number; third?: number | undefined },
  { year, month, day: today }: Reference,
): string | undefined {
  if (Math.abs(count) > 10_000) return undefined;
  const part = third === undefined ? undefined : thirds[third];
  switch (unit) {
    case 'day':
      return today === undefined ? undefined : dayText(today + count * day);
    case 'week':
      return today === undefined ? undefined : weekText(today, count);
    case 'month': {
      if (month === undefined) return undefined;
      const edtf = monthText(year, month + count);
      return part ? thirdOf(part, edtf.slice(0, 4), Number(edtf.slice(5)) - 1) : edtf;
    }
    case 'year': {
      const edtf = yearText(year + count);
      return part ? thirdOf(part, edtf) : edtf;
    }
  }
}

/** Without a word the latest one, today included, as news tell it. */
function weekdayNear(
  today: number,
  { weekday, which }: { weekday: number; which: Which | undefined },
): number {
  const back = (new Date(today).getUTCDay() - weekday + 7) % 7;
  if (which === 1) return today + (7 - back) * day;
  return today - (which === -1 && back === 0 ? 7 : back) * day;
}

function calendarDate(date: CalendarDate, reference: Reference | undefined): string | undefined {
  const { day: dayOfMonth, month, season, third } = date;
  if (dayOfMonth !== undefined && month === undefined)
    return dayOfThatMonth(dayOfMonth, date.which, reference);
  const year = date.year ?? yearOf(date, reference);
  if (year === undefined) return undefined;
  const text = yearText(year);
  if (season !== undefined) return `${text}-${String(21 + season)}`;
  const part = third === undefined ? undefined : thirds[third];
  if (part) return thirdOf(part, text, month);
  if (month === undefined) return text;
  const ofMonth = `${text}-${twoDigits(month + 1)}`;
  return dayOfMonth === undefined ? ofMonth : `${ofMonth}-${twoDigits(dayOfMonth)}`;
}

/** `14 الجاري`: a day of the reference's month, or of the one before or after. */
function dayOfThatMonth(
  dayOfMonth: number,
  which: Which | undefined,
  reference: Reference | undefined,
): string | undefined {
  if (which === undefined || reference?.month === undefined) return undefined;
  return `${monthText(reference.year, reference.month + which)}-${twoDigits(dayOfMonth)}`;
}

/** The year of a date that is told without. */
function yearOf(date: CalendarDate, reference: Reference | undefined): number | undefined {
  if (!reference) return undefined;
  if (date.yearsAway !== undefined) return reference.year + date.yearsAway;
  if (date.month === undefined && date.season === undefined) return undefined;
  if (date.which === 0) return reference.year;
  if (reference.month === undefined) return date.which === undefined ? reference.year : undefined;
  const { which } = date;
  const years = [-1, 0, 1].map((away) => reference.year + away);
  if (which === undefined) return nearestYear(date, reference.year, reference.month, years);
  const now = rangeOf(monthText(reference.year, reference.month));
  const today = reference.day ?? now?.earliest ?? 0;
  const isWholly = (year: number): boolean => {
    const range = rangeOf(calendarDate({ ...date, year }, undefined) ?? '');
    if (!range || !now) return false;
    // A month is the last one only when it is over, a day when it is past.
    const [from, to] = date.day === undefined ? [now.earliest, now.latest] : [today, today];
    return which < 0 ? range.latest < from : range.earliest > to;
  };
  return which < 0 ? years.findLast(isWholly) : years.find(isWholly);
}

/** The year in which the date lies nearest to the reference's month, the earlier of two. */
function nearestYear(
  { month, season }: CalendarDate,
  year: number,
  referenceMonth: number,
  years: readonly number[],
): number {
  const its = month ?? 3 * (season ?? 0) + 3;
  const distance = (one: number): number => Math.abs((one - year) * 12 + its - referenceMonth);
  return years.reduce((best, one) => (distance(one) < distance(best) ? one : best));
}

function yearText(year: number): string {
  return year >= 0 ? String(year).padStart(4, '0') : String(year);
}

/** What two ends of an interval say together: what only one of them tells holds for both. */
export function completed(from: Point, to: Point): readonly [from: Point, to: Point] {
  if (from.is !== 'calendar' || to.is !== 'calendar') return [from, to];
  const start = {
    ...from,
    month: from.month ?? (from.day === undefined ? undefined : to.month),
    year: from.year ?? to.year,
    which: from.which ?? to.which,
    yearsAway: from.yearsAway ?? to.yearsAway,
  };
  return [start, { ...to, year: to.year ?? from.year, yearsAway: to.yearsAway ?? from.yearsAway }];
}
