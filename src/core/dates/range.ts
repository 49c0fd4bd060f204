import type { Parsed, ParsedDate, ParsedPoint, ParsedSeason, ParsedSet, ParsedYear } from 'edtf';
import { day, dayOf, daysIn } from './days.js';
import { greatest, smallest } from '../lists.js';

/** How closely a date is told. */
export type Precision = 'day' | 'month' | 'season' | 'year' | 'years' | 'interval' | 'set';

/** The days that a date may be: in milliseconds since 1970, each as its midnight in UTC. */
export interface DateRange {
  /** -Infinity when the start is open or unknown. */
  readonly earliest: number;
  /** The last day, itself included; Infinity when the end is open or unknown. */
  readonly latest: number;
  readonly precision: Precision;
  readonly openStart: boolean;
  readonly openEnd: boolean;
  /** Whether the date, or a part of it, is doubted (`?`). */
  readonly uncertain: boolean;
  /** Whether the date, or a part of it, is only about right (`~`). */
  readonly approximate: boolean;
}

/** The range of a date that the parser read. */
export function rangeOfParsed(parsed: Parsed): DateRange {
  switch (parsed.type) {
    case 'Interval': {
      const [from, to] = parsed.values.map((end) =>
        typeof end === 'object' && end ? rangeOfPoint(end) : undefined,
      );
      return {
        ...between(from?.earliest ?? -Infinity, to?.latest ?? Infinity, 'interval'),
        uncertain: [from, to].some((end) => end?.uncertain),
        approximate: [from, to].some((end) => end?.approximate),
      };
    }
    case 'Set':
    case 'List':
      return rangeOfSet(parsed);
    case 'Date':
    case 'Year':
    case 'Season':
    case undefined:
    default:
      return rangeOfPoint(parsed);
  }
}

function rangeOfSet({ values, earlier = false, later = false }: ParsedSet): DateRange {
  const ranges = values.flat().map(rangeOfPoint);
  return {
    ...between(
      earlier ? -Infinity : smallest(ranges.map(({ earliest }) => earliest)),
      later ? Infinity : greatest(ranges.map(({ latest }) => latest)),
      'set',
    ),
    uncertain: ranges.some(({ uncertain }) => uncertain),
    approximate: ranges.some(({ approximate }) => approximate),
  };
}

function rangeOfPoint(point: ParsedPoint): DateRange {
  const range = point.type === 'Year' ? years(point) : point.type === 'Season' ? season(point) : date(point);
  return { ...range, uncertain: Boolean(point.uncertain), approximate: Boolean(point.approximate) };
}

type Extent = Omit<DateRange, 'uncertain' | 'approximate'>;

function between(earliest: number, latest: number, precision: Precision): Extent {
  return { earliest, latest, precision, openStart: earliest === -Infinity, openEnd: latest === Infinity };
}

/** All the years that a year with so many significant digits may be. */
function years({ values: [year], significant }: ParsedYear): Extent {
  const digits = String(Math.abs(year)).length;
  const unit = significant === undefined ? 1 : 10 ** Math.max(0, digits - significant);
  const first = Math.floor(year / unit) * unit;
  return between(dayOf(first), dayOf(first + unit) - day, unit === 1 ? 'year' : 'years');
}

/** The months of each division of the year, by EDTF's number: the first, from 0, and how many there are. */
const seasonMonths: ReadonlyMap<number, readonly [first: number, count: number]> = new Map([
  // Spring to winter; those without a hemisphere, from 21 on, are taken to be northern as those from 25 on.
  ...[21, 25].flatMap((spring) => parts(spring, 4, 3, 2)),
  // Southern spring to winter.
  ...parts(29, 4, 3, 8),
  // Quarters, thirds and halves.
  ...parts(33, 4, 3),
  ...parts(37, 3, 4),
  ...parts(40, 2, 6),
]);

function parts(code: number, count: number, months: number, first = 0): [number, [number, number]][] {
  return Array.from({ length: count }, (_, i) => [code + i, [(first + i * months) % 12, months]]);
}

/** A winter that goes over the turn of the year belongs to the year that it begins in. */
function season({ values: [year, code], unspecified }: ParsedSeason): Extent {
  const [first, count] = seasonMonths.get(code) ?? [0, 12];
  const { least, most } = possible(year, unspecified);
  return between(dayOf(least, first), dayOf(most, first + count) - day, least === most ? 'season' : 'years');
}

function date({ values: [year = 0, month, date], unspecified }: ParsedDate): Extent {
  const { least, most } = possible(year, unspecified);
  const months =
    month === undefined ? [0, 11] : matching(month + 1, unspecified, 4, 12).map((one) => one - 1);
  const [firstMonth = 0, lastMonth = 11] = [months.at(0), months.at(-1)];
  const dates = date === undefined ? [1, 31] : matching(date, unspecified, 6, 31);
  const [firstDate = 1, lastDate = 31] = [dates.at(0), dates.at(-1)];
  const precision =
    least !== most ? 'years' : firstMonth !== lastMonth ? 'year' : firstDate !== lastDate ? 'month' : 'day';
  return between(
    dayOf(least, firstMonth, Math.min(firstDate, daysIn(least, firstMonth))),
    dayOf(most, lastMonth, Math.min(lastDate, daysIn(most, lastMonth))),
    precision,
  );
}

/** The first and last year that a year with unspecified digits may be. */
function possible(year: number, unspecified = 0): { least: number; most: number } {
  const free = [1000, 100, 10, 1].reduce(
    (sum, place, digit) => sum + (unspecified & (1 << digit) ? 9 * place : 0),
    0,
  );
  return year < 0 || Object.is(year, -0)
    ? { least: year - free, most: year }
    : { least: year, most: year + free };
}

/** The numbers of two digits from 1 to `last` that a number may be whose digits from the given one on may be unspecified. */
function matching(number: number, unspecified = 0, digit: number, last: number): number[] {
  const [tensFree, unitsFree] = [unspecified & (1 << digit), unspecified & (1 << (digit + 1))];
  const all = Array.from({ length: last }, (_, i) => i + 1);
  return all.filter(
    (one) =>
      (tensFree || Math.floor(one / 10) === Math.floor(number / 10)) &&
      (unitsFree || one % 10 === number % 10),
  );
}
