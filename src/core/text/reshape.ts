import { procliticLengths } from './clitics.js';
import { wordsOf, type TextRange } from './words.js';

// Ways to move one edge of a range by a word. Ranges are UTF-16; each function returns undefined when it cannot go on.

/** How far the next word is looked for. */
const reach = 400;

export type Reshape = (text: string, range: TextRange) => TextRange | undefined;

/** Takes the next word in. */
export const extendEnd: Reshape = (text, { start, end }) => {
  const next = wordsAround(text, end, end + reach).find((word) => word.end > end);
  return next && { start, end: next.end };
};

/** Leaves the last word out. */
export const shrinkEnd: Reshape = (text, { start, end }) => {
  const previous = wordsAround(text, start, end).findLast((word) => word.end < end);
  return previous && previous.end > start ? { start, end: previous.end } : undefined;
};

/** Takes the word before in. */
export const extendStart: Reshape = (text, { start, end }) => {
  const previous = wordsAround(text, start - reach, start).findLast((word) => word.start < start);
  return previous && { start: previous.start, end };
};

/** Leaves the first word out. */
export const shrinkStart: Reshape = (text, { start, end }) => {
  const next = wordsAround(text, start, end).find((word) => word.start > start);
  return next && next.start < end ? { start: next.start, end } : undefined;
};

/**
 * Leaves the proclitic of the first word out, one step at a time from the longest chain to a single letter, and then
 * takes the whole word again.
 */
export const cycleProclitic: Reshape = (text, { start, end }) => {
  const word = wordsAround(text, start, start + 1).find((one) => one.start <= start && start < one.end);
  if (!word) return undefined;
  const starts = [0, ...procliticLengths(text.slice(word.start, word.end))].map(
    (length) => word.start + length,
  );
  const next = starts[(starts.indexOf(start) + 1) % starts.length];
  return next === undefined || next === start ? undefined : { start: next, end };
};

/** The words that touch `[from, to)`, whole even where they go beyond it. */
function wordsAround(text: string, from: number, to: number): TextRange[] {
  const base = Math.max(0, from - reach);
  return wordsOf(text.slice(base, to + reach))
    .map(({ start, end }) => ({ start: start + base, end: end + base }))
    .filter(({ start, end }) => start < to + 1 && end > from - 1);
}
