import { procliticLengths, restForms } from '../text/clitics.js';
import { endsInTanwin, fold } from '../text/fold.js';
import { withoutArticle } from '../text/nisba.js';
import { wordsOf, type TextRange } from '../text/words.js';
import type { Name } from './names.js';

/** Letters, without the article, from which on a word is long enough to be recognised with one of them wrong. */
const shortestAlone = 6;
const shortestInName = 5;
/** A string of more letters is no word that somebody misspells; there are as many deletions as letters. */
const longest = 40;

/** A place that says a name but for one letter; UTF-16. */
export interface Variant extends TextRange {
  readonly name: Name;
  /** How many words the name has: the others are as they should be. */
  readonly words: number;
}

interface Candidate {
  readonly name: Name;
  readonly words: readonly string[];
  /** Which of the words may be misspelt. */
  readonly index: number;
}

/**
 * Finds misspelt names: one letter added, left out or replaced, or two neighbours exchanged, inside one long word of a
 * label or alias. First and last letter must be right, since there the language itself changes words, and a word that
 * is a name or part of one is never a misspelling of another.
 *
 * Words that are one edit apart have a string in common that each becomes by losing at most one letter (symmetric
 * deletion, after Mor & Fraenkel, A hash code method for detecting and correcting spelling errors, CACM 25, 1982).
 */
export class VariantFinder {
  private readonly byDeletion = new Map<string, Candidate[]>();
  private readonly known = new Set<string>();

  constructor(names: Iterable<Name>) {
    for (const name of names) {
      const words = fold(name.text).split(' ');
      for (const word of words) this.known.add(withoutArticle(word));
      if (name.origin !== 'known') continue;
      for (const index of words.keys()) this.add({ name, words, index });
    }
  }

  /** The misspelt names in a text whose misspelt word is none that `isTaken` tells of. */
  find(text: string, isTaken: (range: TextRange) => boolean): Variant[] {
    const words = wordsOf(text);
    return words.flatMap((range, at) => (isTaken(range) ? [] : this.at(text, words, at)));
  }

  private at(text: string, words: readonly TextRange[], at: number): Variant[] {
    const range = words[at];
    const word = range ? text.slice(range.start, range.end) : '';
    if (word.length < shortestInName || endsInTanwin(word)) return [];
    const found: Variant[] = [];
    for (const [form] of readings(word)) {
      if (this.known.has(withoutArticle(form))) return [];
      if (form.length > longest) continue;
      for (const key of deletions(form)) {
        for (const candidate of this.byDeletion.get(key) ?? []) {
          if (!isMisspelling(form, candidate.words[candidate.index] ?? '')) continue;
          const place = placeOf(text, words, at - candidate.index, form, candidate);
          if (!place) continue;
          const variant = { ...place, name: candidate.name, words: candidate.words.length };
          if (
            !found.some(
              ({ start, end, name }) => start === place.start && end === place.end && name === variant.name,
            )
          )
            found.push(variant);
        }
      }
    }
    return found;
  }

  private add(candidate: Candidate): void {
    const word = candidate.words[candidate.index] ?? '';
    const shortest = candidate.words.length === 1 ? shortestAlone : shortestInName;
    if (!/^[\p{L}]+$/u.test(word) || withoutArticle(word).length < shortest || word.length > longest) return;
    for (const key of deletions(word)) {
      const candidates = this.byDeletion.get(key);
      if (candidates) candidates.push(candidate);
      else this.byDeletion.set(key, [candidate]);
    }
  }
}

/** What a written word may be, folded, and where that begins in it: itself, or what its clitics leave. */
function readings(word: string): [form: string, start: number][] {
  const whole: [string, number] = [fold(word), 0];
  return [
    whole,
    ...procliticLengths(word).flatMap((length) =>
      restForms(word.slice(0, length), word.slice(length)).map((form): [string, number] => [form, length]),
    ),
  ];
}

/** Where the words from `first` on say the candidate's name, with `form` in the place of its misspelt word. */
function placeOf(
  text: string,
  words: readonly TextRange[],
  first: number,
  form: string,
  { words: name, index }: Candidate,
): TextRange | undefined {
  let start: number | undefined;
  for (const [i, expected] of name.entries()) {
    const range = words[first + i];
    if (!range) return undefined;
    const wanted = i === index ? form : expected;
    const word = text.slice(range.start, range.end);
    if (i === 0) {
      const reading = readings(word).find(([one]) => one === wanted);
      if (!reading) return undefined;
      start = range.start + reading[1];
    } else {
      const previous = words[first + i - 1];
      if (fold(word) !== wanted || /\S/u.test(text.slice(previous?.end, range.start))) return undefined;
    }
  }
  const end = words[first + name.length - 1]?.end;
  return start === undefined || end === undefined ? undefined : { start, end };
}

function deletions(word: string): Set<string> {
  const keys = new Set([word]);
  for (let i = 0; i < word.length; i++) keys.add(word.slice(0, i) + word.slice(i + 1));
  return keys;
}

/** Whether `form` is `word` with one edit between its first and its last letter. */
function isMisspelling(form: string, word: string): boolean {
  if (form === word || !form.startsWith(word.charAt(0)) || !form.endsWith(word.slice(-1))) return false;
  const [shorter, longer] = form.length < word.length ? [form, word] : [word, form];
  let head = 0;
  while (head < shorter.length && shorter[head] === longer[head]) head++;
  let tail = 0;
  while (tail < shorter.length - head && shorter.at(-1 - tail) === longer.at(-1 - tail)) tail++;
  const [left, right] = [
    shorter.slice(head, shorter.length - tail),
    longer.slice(head, longer.length - tail),
  ];
  if (right.length <= 1) return true;
  return left.length === 2 && right.length === 2 && left === right.charAt(1) + right.charAt(0);
}
