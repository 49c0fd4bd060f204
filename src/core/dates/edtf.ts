import { parse, type Parsed, type ParsedPoint } from 'edtf';
import { fold } from '../text/fold.js';
import { daysIn } from './days.js';
import { rangeOfParsed, type DateRange } from './range.js';

/** Why a text is no date: no EDTF at all, a day that no calendar has, or an end before its start. */
export type DateProblem = 'unreadable' | 'no-such-day' | 'reversed';

export type DateReading =
  | { readonly ok: true; /** In its canonical form. */ readonly text: string }
  | { readonly ok: false; readonly problem: DateProblem };

/** Longer than any date that somebody means; the parser's time and memory grow with the length. */
const longest = 200;

/** EDTF levels 0 and 1, of level 2 sets, unspecified digits and parts of years, and seasons that are qualified. */
const constraints = {
  level: 2,
  // Not `20` and `201`, a century and a decade in ISO 8601, which nobody means by them here.
  types: ['Date', 'Year', 'Season', 'Interval', 'Set', 'List'],
  seasonUncertainty: true,
} as const;

/** Reads a date in EDTF; digits may be Arabic. */
export function parseDate(typed: string): DateReading {
  const text = canonical(typed);
  const parsed = parsedOf(text);
  return typeof parsed === 'string' ? { ok: false, problem: parsed } : { ok: true, text };
}

/** The days that a date may be; undefined when it is no date. Never throws. */
export function rangeOf(edtf: string): DateRange | undefined {
  const parsed = parsedDate(edtf);
  return typeof parsed === 'string' ? undefined : rangeOfParsed(parsed);
}

/** What a date says, or why it is none. Never throws. */
export function parsedDate(text: string): Parsed | DateProblem {
  return parsedOf(canonical(text));
}

function canonical(text: string): string {
  return text.length > longest ? text : fold(text).toUpperCase();
}

// The grammar takes a tenth of a millisecond for each, and sorting asks for the same dates again and again.
const known = new Map<string, Parsed | DateProblem>();
const manyKnown = 10_000;

function parsedOf(text: string): Parsed | DateProblem {
  let parsed = known.get(text);
  if (parsed === undefined) {
    if (known.size >= manyKnown) known.clear();
    known.set(text, (parsed = plainDate(text) ?? otherDate(text)));
  }
  return parsed;
}

const plain = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?$/;

/** A date as nearly all are, faster than the grammar and telling why it is none. */
function plainDate(text: string): Parsed | DateProblem | undefined {
  const match = plain.exec(text);
  if (!match) return undefined;
  const [year = 0, month, date] = match
    .slice(1)
    .flatMap((digits: string | undefined) => digits ?? [])
    .map(Number);
  // The months from 21 on are seasons.
  if (month !== undefined && date === undefined && month > 20) return undefined;
  if (month !== undefined && (month < 1 || month > 12)) return 'no-such-day';
  const values = [year, ...(month === undefined ? [] : [month - 1]), ...(date === undefined ? [] : [date])];
  const parsed = { type: 'Date', values } as const;
  return exists(parsed) ? parsed : 'no-such-day';
}

function otherDate(text: string): Parsed | DateProblem {
  if (text.length > longest) return 'unreadable';
  let parsed;
  try {
    // Looking for seasons, the library trips over an interval whose start is unknown.
    parsed = parse(text, { ...constraints, seasonIntervals: !text.startsWith('/') });
  } catch {
    return 'unreadable';
  }
  const points = pointsOf(parsed);
  // An interval from nowhere to nowhere.
  if (points.length === 0) return 'unreadable';
  if (!points.every(exists)) return 'no-such-day';
  return isReversed(parsed) ? 'reversed' : parsed;
}

/** The dates that a date is made of. */
function pointsOf(parsed: Parsed): ParsedPoint[] {
  switch (parsed.type) {
    case 'Interval':
    case 'Set':
    case 'List':
      return parsed.values.flat().filter((value) => typeof value === 'object' && value !== null);
    case 'Date':
    case 'Year':
    case 'Season':
    case undefined:
    default:
      return [parsed];
  }
}

/** Whether the calendar has such a day, which the grammar does not check for the end of February. */
function exists(point: ParsedPoint): boolean {
  if (point.type === 'Year' || point.type === 'Season' || point.unspecified !== undefined) return true;
  const [year = 0, month = 0, date = 1] = point.values;
  return date >= 1 && date <= daysIn(year, month);
}

function isReversed(parsed: Parsed): boolean {
  if (parsed.type !== 'Interval' && parsed.type !== 'Set' && parsed.type !== 'List') return false;
  const pairs =
    parsed.type === 'Interval' ? [parsed.values] : parsed.values.filter((value) => 'length' in value);
  return pairs.some(([from, to]) => {
    if (typeof from !== 'object' || typeof to !== 'object' || !from || !to) return false;
    return rangeOfParsed(from).earliest > rangeOfParsed(to).latest;
  });
}
