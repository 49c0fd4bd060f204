import { parseDate, rangeOf } from './edtf.js';
import { vocabulary } from './lexicon.js';
import { DateReader } from './reader.js';
import { referenceOf } from './reference.js';
import { tokensOf, type Token } from './tokens.js';

/**
 * Reads a date as people type it or articles tell it, in Arabic or English or EDTF: `14 تموز (يوليو) 2016`,
 * `منتصف سبتمبر`, `أيلول الماضي`, `قبل يومين`, `14/7/2016` (the day first), `mid-September 2016`, `2021-06~`.
 * @param relativeTo the date, in EDTF, of the article: what `yesterday` or `last September` counts from
 * @returns EDTF, or undefined when it cannot be read, there is no such day, or `relativeTo` does not tell enough
 */
export function readDate(typed: string, relativeTo?: string): string | undefined {
  const edtf = parseDate(typed);
  if (edtf.ok) return edtf.text;
  if (typed.length > longestTyped) return undefined;
  const tokens = tokensOf(typed).filter(({ key }) => key !== '\n');
  while (tokens.at(-1)?.is === 'mark' && /^[.,]$/.test(tokens.at(-1)?.key ?? '')) tokens.pop();
  const read = new DateReader(tokens, reference(relativeTo)).expressionAt(0);
  return read?.end === tokens.length ? read.edtf : undefined;
}

const longestTyped = 200;

/** A date expression in a text; half-open, in UTF-16. */
export interface FoundDate {
  readonly start: number;
  readonly end: number;
  readonly edtf: string;
}

/**
 * Finds date expressions in running text, in order; none overlap. What may well be no date, as a bare number or the name
 * of a month alone, is found only after a preposition (`في 2015`).
 * @param relativeTo as for `readDate`; without it only dates that tell their year are found
 */
export function findDates(text: string, relativeTo?: string): FoundDate[] {
  return datesAmid(tokensOf(text), relativeTo);
}

function datesAmid(tokens: readonly Token[], relativeTo?: string): FoundDate[] {
  const reader = new DateReader(tokens, reference(relativeTo));
  const found: FoundDate[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.is !== 'number' && !(token?.is === 'word' && vocabulary.has(token.key))) continue;
    const read = reader.expressionAt(i);
    const [first, last] = read ? [tokens[read.first], tokens[read.end - 1]] : [];
    if (!read || read.isWeak || !first || !last) continue;
    found.push({ start: first.start, end: last.end, edtf: read.edtf });
    i = read.end - 1;
  }
  return found;
}

/** Lines at the head of an article among which its own date may stand. */
const headLines = 12;
/** Words that a date line may have besides the date: a place, an agency, a time. */
const fewWords = 6;

/**
 * The day that an article is dated, in EDTF: the first that stands in a line of its own, or nearly, at the head of the
 * text. Dates in its prose are dates of what it tells.
 */
export function articleDate(text: string): string | undefined {
  const lines = text
    .slice(0, 4000)
    .split('\n')
    .filter((line) => line.trim() !== '');
  for (const line of lines.slice(0, headLines)) {
    const tokens = tokensOf(line);
    const date = datesAmid(tokens).find(({ edtf }) => rangeOf(edtf)?.precision === 'day');
    if (!date) continue;
    const others = tokens.filter(
      ({ is, start, end }) => is === 'word' && (end <= date.start || start >= date.end),
    );
    if (others.length <= fewWords) return date.edtf;
  }
  return undefined;
}

function reference(relativeTo: string | undefined): ReturnType<typeof referenceOf> {
  return relativeTo === undefined ? undefined : referenceOf(relativeTo);
}
