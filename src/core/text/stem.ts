import { fold } from './fold.js';
import { wordsOf } from './words.js';

// Light stemming: what may be left of a word without what is attached to it. No dictionary tells which reading is right,
// so a word has several stems, and two words are akin when they share one.

const conjunctions = ['', 'و', 'ف'];
/** Prepositions and article before a noun; person and future before a verb. */
const prefixes = ['', 'ال', 'لل', 'بال', 'كال', 'ب', 'ك', 'ل', 'ي', 'ت', 'ن', 'سي', 'ست', 'سن', 'ا'];
const suffixes = ['', 'ت', 'ا', 'وا', 'ان', 'ون', 'ين', 'ات', 'ه', 'ها', 'هم', 'هما', 'ته', 'تها', 'تهم', 'تا', 'نا', 'تان', 'تين', 'يه', 'اته', 'اتها', 'اتهم']; // prettier-ignore

/** Endings before which a final ta of the feminine is written as ت, or that take its place: `زيارته` is of `زيارة`. */
const feminine = /^ا?ت./;

const shortest = 3;

/** The stems that one word may have, folded; itself first. */
export function stemsOf(word: string): string[] {
  const key = fold(word);
  const stems = new Set([key]);
  for (const conjunction of conjunctions) {
    if (!key.startsWith(conjunction)) continue;
    const bare = key.slice(conjunction.length);
    for (const prefix of prefixes) {
      if (!bare.startsWith(prefix)) continue;
      const rest = bare.slice(prefix.length);
      for (const suffix of suffixes) {
        const stem = rest.slice(0, rest.length - suffix.length);
        if (!rest.endsWith(suffix) || stem.length < shortest) continue;
        stems.add(stem);
        if (suffix === 'ات' || feminine.test(suffix)) stems.add(`${stem}ه`);
      }
    }
  }
  return [...stems];
}

/** The stems of each word of a text. */
export function stemsIn(text: string): string[][] {
  return wordsOf(text).map(({ start, end }) => stemsOf(text.slice(start, end)));
}
