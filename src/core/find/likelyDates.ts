import { findDates } from '../dates/index.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { tellingsOf } from '../set/claimChanges.js';
import { dateWritten, sentenceOf, triggerRange, type Telling } from './telling.js';

/** More than this nobody looks through: typing a date is quicker. */
const atMost = 8;

/** The date that the sentence around a trigger gives, of several the nearest to it; undefined when it gives none. EDTF. */
export function dateIn(telling: Telling): string | undefined {
  const { text } = telling.text;
  const sentence = sentenceOf(telling);
  const { start } = triggerRange(telling);
  const distance = (at: number): number => Math.abs(sentence.start + at - start);
  const found = findDates(text.slice(sentence.start, sentence.end), dateWritten(telling));
  return found.sort((a, b) => distance(a.start) - distance(b.start))[0]?.edtf;
}

/**
 * The dates that an event may have of which an article tells without saying when in the same sentence: what else is
 * claimed and settled of the event (in this article first), then the dates of the article, the last one before the
 * trigger first, and its own. EDTF, at most eight.
 */
export function likelyDates(set: AnnotationSet, telling: Telling, event: string | undefined): string[] {
  const { text } = telling.text;
  const { start } = triggerRange(telling);
  const tellings = event === undefined ? [] : tellingsOf(set, event);
  const here = tellings.filter(({ article }) => article === telling.article);
  const claimed = [...here, ...tellings].map(({ mention }) => mention.date);
  const settled = event === undefined ? undefined : set.events.get(event)?.date;
  const own = dateWritten(telling);
  const found = findDates(text, own);
  const before = found.filter((one) => one.start < start).reverse();
  const after = found.filter((one) => one.start >= start);
  const days = [...before.map(edtf), own, ...after.map(edtf)].filter((date) => date !== undefined);
  // What is not said to the day is mostly of the month that the article speaks of.
  const near = days.flatMap((date) => [date, date.slice(0, 'YYYY-MM'.length)]);
  const all = [dateIn(telling), ...claimed, settled, ...near].filter((date) => date !== undefined);
  return [...new Set(all)].slice(0, atMost);
}

function edtf(found: { readonly edtf: string }): string {
  return found.edtf;
}
