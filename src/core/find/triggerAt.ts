import { stemsOf } from '../text/stem.js';
import { fold } from '../text/fold.js';
import { wordIndexAt, wordsOf, type TextRange } from '../text/words.js';
import { triggerWords } from './triggerWords.js';

const conjunction = /^[وف][\u064B-\u065F\u0670\u0640]*(?=\p{L})/u;
/** How a verb or verbal noun begins that may follow a conjunction, and hardly anything that begins with و itself. */
const likelyVerb = /^[اي]\p{L}{3}/u;

/**
 * The trigger that a person means who points at `offset` without selecting: the word there or, between words, the next
 * one, without a conjunction before it.
 * @param text a line or paragraph; `offset` and the result are UTF-16 offsets in it
 * @param standsAlone whether a text is a word by itself elsewhere in the article
 * @returns undefined when there is no word in `text`
 */
export function triggerAt(
  text: string,
  offset: number,
  standsAlone: (word: string) => boolean,
): TextRange | undefined {
  const words = wordsOf(text).filter(({ start, end }) => fold(text.slice(start, end)) !== '');
  const word = words[wordIndexAt(words, offset)] ?? words.find(({ start }) => start > offset) ?? words.at(-1);
  if (!word) return undefined;
  const written = text.slice(word.start, word.end);
  return { start: word.start + conjunctionBefore(written, standsAlone), end: word.end };
}

/** How many UTF-16 units of a word are a conjunction before it, 0 for none. */
function conjunctionBefore(word: string, standsAlone: (word: string) => boolean): number {
  const [letter] = conjunction.exec(word) ?? [];
  if (letter === undefined) return 0;
  const rest = word.slice(letter.length);
  const isKnown = (stem: string): boolean => triggerWords.has(stem);
  const key = fold(word);
  const own = key.charAt(0);
  if (stemsOf(word).some((stem) => key.startsWith(stem) && isKnown(stem))) return 0;
  const isAttached =
    stemsOf(rest).some(isKnown) || standsAlone(rest) || (own === 'و' && likelyVerb.test(fold(rest)));
  return isAttached && rest.length >= 3 ? letter.length : 0;
}
