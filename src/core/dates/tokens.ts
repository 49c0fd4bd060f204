import { fold } from '../text/fold.js';
import { vocabulary } from './lexicon.js';

/** A piece of a text that may be of a date: a number, a word, a punctuation mark or the end of a line. */
export interface Token {
  /** UTF-16. */
  readonly start: number;
  readonly end: number;
  /** Folded; dashes are `-`, commas `,`. */
  readonly key: string;
  readonly is: 'number' | 'word' | 'mark';
}

const piece =
  /(?<number>\p{Nd}(?:[\p{Nd}\p{Cf}]*\p{Nd})?)|(?<word>\p{L}(?:[\p{L}\p{M}\p{Cf}]*[\p{L}\p{M}])?)|\n|[^\s\p{Cf}\p{M}]/gu;

/** The tokens of a text in order. Prepositions written as one with a word that dates are told in are tokens of their own. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (const { 0: written, index: start, groups } of text.matchAll(piece)) {
    const end = start + written.length;
    if (groups?.['number'] !== undefined) tokens.push({ start, end, key: fold(written), is: 'number' });
    else if (groups?.['word'] === undefined) tokens.push({ start, end, key: markKey(written), is: 'mark' });
    else {
      const key = fold(written);
      const inner = key === '' || vocabulary.has(key) ? undefined : afterProclitic(key);
      // A letter and the marks on it are one.
      const length = inner === undefined ? 0 : (/^.\p{M}*/u.exec(written)?.[0].length ?? 1);
      if (inner !== undefined) tokens.push({ start, end: start + length, key: key.charAt(0), is: 'word' });
      if (key !== '') tokens.push({ start: start + length, end, key: inner ?? key, is: 'word' });
    }
  }
  return tokens;
}

function markKey(mark: string): string {
  if (mark === '،') return ',';
  return /\p{Pd}|\u2212/u.test(mark) ? '-' : mark;
}

/** The word of the vocabulary that follows a conjunction or preposition of one letter; after ل the article lacks its alef. */
function afterProclitic(key: string): string | undefined {
  const rest = key.startsWith('لل') ? `ا${key.slice(1)}` : key.slice(1);
  const shortest = key.startsWith('و') ? 2 : 3;
  return /^[وفبل]/.test(key) && rest.length >= shortest && vocabulary.has(rest) ? rest : undefined;
}
