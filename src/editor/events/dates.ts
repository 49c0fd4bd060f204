import { articleDate, readDate } from '../../core/dates/index.js';
import type { Telling } from '../../core/find/telling.js';

/** The date of the article itself; undefined when it bears none. */
export function dateOfArticle({ text }: Telling): string | undefined {
  return articleDate(text.text);
}

/** What a person typed as a date, counted from the article's own, in EDTF; undefined when it is none. */
export function typedDate(typed: string, { text }: Telling): string | undefined {
  return readDate(typed, articleDate(text.text));
}
