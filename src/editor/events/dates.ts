import { readDate } from '../../core/dates/index.js';
import { dateWritten, type Telling } from '../../core/find/telling.js';

/** What a person typed as a date, counted from the article's own, in EDTF; undefined when it is none. */
export function typedDate(typed: string, telling: Telling): string | undefined {
  return readDate(typed, dateWritten(telling));
}

/** Whether what a person typed is a date that counts from that of the article, which is not known. */
export function needsArticleDate(typed: string, telling: Telling): boolean {
  return typed !== '' && dateWritten(telling) === undefined && readDate(typed, anyDay) !== readDate(typed);
}

const anyDay = '2000-06-15';
