import { fold } from './fold.js';

const marks = '[\\u064B-\\u065F\\u0670\\u0640]*';
/** Conjunction, then preposition or future marker, each with the marks that may stand on it. */
const chain = new RegExp(`^(?:[وف]${marks})?(?:[بكلس]${marks})?`, 'u');

/**
 * How many UTF-16 units of clitics (`و ف ب ك ل س` and their chains) may stand before a name in `word`: every length that
 * leaves something over, longest first, never 0. Which of them is right, if any, depends on what follows: بوتين and
 * كيري begin with such letters too, so a caller must recognise the rest (see `trimProclitic`).
 */
export function procliticLengths(word: string): number[] {
  const longest = chain.exec(word)?.[0] ?? '';
  const lengths: number[] = [];
  for (let length = longest.length; length > 0; length--) {
    const next = word.charAt(length);
    if (next !== '' && !new RegExp(`^${marks}$`, 'u').test(next)) lengths.push(length);
  }
  return lengths;
}

/**
 * The folded forms that the rest of a word after its proclitics may stand for: itself and, after the preposition ل, the
 * article whose alef the contraction swallowed (`للولايات` is ل + الولايات).
 */
export function restForms(proclitic: string, rest: string): string[] {
  const key = fold(rest);
  const contracted = fold(proclitic).endsWith('ل') && key.startsWith('ل');
  return contracted ? ['ا' + key, key] : [key];
}

/**
 * UTF-16 length of the proclitics to leave out of a mention that begins with `text`, or 0.
 * @param isName tells whether a folded text is a name, or the beginning of one, that is known to stand by itself
 */
export function trimProclitic(text: string, isName: (key: string) => boolean): number {
  if (isName(fold(text))) return 0;
  return (
    procliticLengths(text).find((length) =>
      restForms(text.slice(0, length), text.slice(length)).some(isName),
    ) ?? 0
  );
}
