import { daysIn } from './days.js';

/** The parts of a month or a year that people speak of: `مطلع`, `منتصف`, `أواخر`. */
export const thirds = ['early', 'mid', 'late'] as const;
export type Third = (typeof thirds)[number];

/**
 * A third of a month, or of a year when there is no month, in EDTF. EDTF has no form of its own for it. An interval says
 * what is known, that it was within these days, which an approximate day (`2016-09-15~`) does not: how near is about?
 * @param month from 0
 */
export function thirdOf(third: Third, year: string, month?: number): string {
  const place = thirds.indexOf(third);
  if (month === undefined) return `${year}-${twoDigits(4 * place + 1)}/${year}-${twoDigits(4 * place + 4)}`;
  const start = `${year}-${twoDigits(month + 1)}`;
  const last = third === 'late' ? daysIn(Number(year), month) : 10 * place + 10;
  return `${start}-${twoDigits(10 * place + 1)}/${start}-${twoDigits(last)}`;
}

/** Which third of what a date in EDTF is, as `thirdOf` makes them. */
export function asThird(
  edtf: string,
): { readonly third: Third; readonly year: string; readonly month: number | undefined } | undefined {
  const match = /^(\d{4})-(\d\d)(-\d\d)?\/\1-\d\d(-\d\d)?$/.exec(edtf);
  if (!match) return undefined;
  const [, year = '', second, date] = match;
  const month = date === undefined ? undefined : Number(second) - 1;
  const third = thirds.find((one) => thirdOf(one, year, month) === edtf);
  return third && { third, year, month };
}

/** A number with a zero before it if it has one digit. */
export function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
