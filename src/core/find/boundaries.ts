import { longestLead } from '../text/clitics.js';
import { endsInTanwin, fold, foldCharacter } from '../text/fold.js';
import { isWordCharacter } from '../text/words.js';
import { dropped, isHighSurrogate, kindAt, letter, space, special } from './alphabet.js';

// Where a match begins and ends. A matcher asks only at the few places where an alias ends, so these read the text
// itself, backwards or forwards, and fold as they go. All offsets are UTF-16.

/** Whether the word goes on at `offset`: the character before and the first one after that does not fold away. */
export function isInWord(text: string, offset: number): boolean {
  let at = offset;
  while (at < text.length && kindAt(text, at) === dropped) at++;
  return at < text.length && beginsInWord(text, at) && endsInWord(text, previous(text, offset));
}

/**
 * Where the text begins that ends at `end` and folds to `length` code points.
 * @returns undefined when it begins inside a character that folds to several
 */
export function foldedStart(text: string, end: number, length: number): number | undefined {
  let missing = length;
  let at = end;
  let inSpace = false;
  while (missing > 0 && at > 0) {
    at = previous(text, at);
    const kind = kindAt(text, at);
    if (kind === dropped) continue;
    if (kind !== space) missing -= kind === special ? foldedAt(text, at).length : 1;
    else if (!inSpace) missing--;
    inSpace = kind === space;
  }
  return missing === 0 ? at : undefined;
}

/** Whether the character at `offset` folds to `first`, or to several that begin with it. */
export function beginsWith(text: string, offset: number, first: string): boolean {
  return foldedAt(text, offset)[0] === first;
}

/** What stands before a match in its word. */
export interface Lead {
  /** Folded; empty at the start of a word. */
  readonly letters: string;
  /** Where each of the letters begins, the last first. */
  readonly starts: readonly number[];
}

const noLetters: readonly number[] = [];

/** @returns undefined when it is longer than clitics can be, or no single letters */
export function leadBefore(text: string, start: number): Lead | undefined {
  let letters = '';
  let starts = noLetters;
  let at = beginsInWord(text, start) ? start : 0;
  while (at > 0) {
    at = previous(text, at);
    if (kindAt(text, at) === dropped) continue;
    if (!endsInWord(text, at)) break;
    if (kindAt(text, at) === special || letters.length === longestLead) return undefined;
    letters = foldCharacter(text.charAt(at)) + letters;
    starts = [...starts, at];
  }
  return { letters, starts };
}

const mark = /^[\p{M}\uFE70-\uFE7F]$/u;

/** How many units after `end` hold the marks on the last letter; controls and tatweel after the last mark do not count. */
export function trailingMarks(text: string, end: number): number {
  let length = 0;
  for (let at = end; at < text.length && kindAt(text, at) === dropped; at++) {
    if (mark.test(text.charAt(at))) length = at + 1 - end;
  }
  return length;
}

const tanwin = /[\u064B-\u064D\uFC5E-\uFC5F\uFD3C-\uFD3D\uFE70-\uFE74]/u;

/** Whether a word of `text` ends in tanwin that the same word of the alias does not have. */
export function strayTanwin(text: string, alias: string): boolean {
  if (!tanwin.test(text)) return false;
  const words = wordsIn(alias);
  return wordsIn(text).some((word, index) => endsInTanwin(word) && !endsInTanwin(words[index] ?? ''));
}

function wordsIn(text: string): string[] {
  return text.split(/\s+/u).filter((word) => fold(word) !== '');
}

/** Where the character before `offset` begins. */
function previous(text: string, offset: number): number {
  const isPair =
    offset > 1 &&
    (text.charCodeAt(offset - 1) & 0xfc00) === 0xdc00 &&
    isHighSurrogate(text.charCodeAt(offset - 2));
  return offset - (isPair ? 2 : 1);
}

/** Whether what the character at `offset` folds to begins with a letter. */
function beginsInWord(text: string, offset: number): boolean {
  const kind = kindAt(text, offset);
  return kind === special ? isWordCharacter(foldedAt(text, offset)[0] ?? '') : kind === letter;
}

/** Whether what the character at `offset` folds to ends in a letter. */
function endsInWord(text: string, offset: number): boolean {
  const kind = kindAt(text, offset);
  return kind === special ? isWordCharacter(foldedAt(text, offset).at(-1) ?? '') : kind === letter;
}

/** What the character at `offset` folds to, by code points. */
function foldedAt(text: string, offset: number): string[] {
  const point = text.codePointAt(offset);
  return point === undefined ? [] : Array.from(foldCharacter(String.fromCodePoint(point)));
}
