import { articleDate, findDates, readDate } from '../../core/dates/index.js';
import { sentenceOf, triggerRange, type Telling } from '../../core/find/telling.js';

// The dates that a place in an article gives, and those that people type there; in EDTF.

/** The date that the sentence around a trigger gives, of several the nearest to it; undefined when it gives none. */
export function dateIn(telling: Telling): string | undefined {
  const { text } = telling.text;
  const sentence = sentenceOf(telling);
  const { start } = triggerRange(telling);
  const distance = (at: number): number => Math.abs(sentence.start + at - start);
  const found = findDates(text.slice(sentence.start, sentence.end), articleDate(text));
  return found.sort((a, b) => distance(a.start) - distance(b.start))[0]?.edtf;
}

/** The date of the article itself; undefined when it bears none. */
export function dateOfArticle({ text }: Telling): string | undefined {
  return articleDate(text.text);
}

/** What a person typed as a date, counted from the article's own; undefined when it is none. */
export function typedDate(typed: string, { text }: Telling): string | undefined {
  return readDate(typed, articleDate(text.text));
}
