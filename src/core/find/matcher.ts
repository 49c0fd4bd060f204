import { articleAfterClitics, cliticLetters, contracts, isClitics } from '../text/clitics.js';
import { fold, foldCharacter } from '../text/fold.js';
import type { TextRange } from '../text/words.js';
import { Alphabet, dropped, space, special } from './alphabet.js';
import { Automaton, denseRoom } from './automaton.js';
import { beginsWith, foldedStart, isInWord, leadBefore, strayTanwin, trailingMarks } from './boundaries.js';

/** Something that is written so. */
export interface Written {
  /** As a person writes it; matched by what it folds to. */
  readonly text: string;
}

/** A place where a text says what an alias says. `start` and `end` are half-open, in UTF-16 code units. */
export interface Match<A extends Written> extends TextRange {
  readonly alias: A;
  /** Whether the text puts an article before the alias, which has none. */
  readonly article: boolean;
}

/** An alias under its key in the automaton. */
interface Entry<A extends Written> {
  readonly alias: A;
  /** Whether the alias has the article, whose alef the key leaves out. */
  readonly fromLam: boolean;
}

const article = /^ال\p{L}{2}/u;

/** UTF-16 units that `search` reads before it lets others do something: well below a millisecond. */
const sliceLength = 1 << 16;

/**
 * Finds all aliases in a text in one pass, as `fold` folds both: each place where the folded text says a folded alias
 * between the start of a word, or clitics, and the end of a word. Overlapping matches are all reported.
 *
 * Left of a match may stand clitics, which do not belong to it, and an article, which does. A match
 * begins and ends between characters of the text, so a ligature is matched as a whole or not at all; the marks on its
 * last letter belong to it. A word in tanwin matches only an alias that is written so.
 */
export class Matcher<A extends Written> {
  private readonly alphabet: Alphabet;
  private readonly automaton: Automaton;
  private readonly entries: readonly (readonly Entry<A>[])[];
  /** Length of each key in code points. */
  private readonly lengths: Int32Array;

  /** @param room for the table of transitions, in entries of four bytes */
  constructor(aliases: Iterable<A>, room = denseRoom) {
    const byKey = new Map<string, Entry<A>[]>();
    for (const alias of aliases) {
      const folded = fold(alias.text);
      if (folded === '') continue;
      // Names with the article are kept from its lam on, since a contraction swallows the alef.
      const fromLam = article.test(folded);
      const key = fromLam ? folded.slice(1) : folded;
      const entries = byKey.get(key);
      if (entries) entries.push({ alias, fromLam });
      else byKey.set(key, [{ alias, fromLam }]);
    }
    const keys = [...byKey.keys()].sort();
    this.entries = keys.map((key) => byKey.get(key) ?? []);
    this.lengths = Int32Array.from(keys, (key) => Array.from(key).length);
    this.alphabet = new Alphabet(keys);
    this.automaton = new Automaton(keys, this.alphabet, cliticLetters, room);
  }

  /** Bytes held by the tables. */
  get bytes(): number {
    return this.automaton.bytes;
  }

  /** All matches in a text, in the order of their ends. */
  find(text: string): Match<A>[] {
    const scan = this.begin();
    this.read(text, scan, text.length);
    return scan.matches;
  }

  /** The same in slices: yields how far it has read, so that the caller may pause, tell the progress, or give up. */
  *search(text: string): Generator<number, Match<A>[], void> {
    const scan = this.begin();
    while (scan.position < text.length) {
      this.read(text, scan, Math.min(text.length, scan.position + sliceLength));
      yield scan.position;
    }
    return scan.matches;
  }

  private begin(): Scan<A> {
    return { position: 0, row: this.automaton.start * this.automaton.width, matches: [] };
  }

  /** Reads on until `end`, or a little beyond. */
  private read(text: string, scan: Scan<A>, end: number): void {
    const { rows } = this.automaton;
    const classes = this.alphabet.ofUnit;
    let { position, row } = scan;
    while (position < end) {
      const next = rows[row + (classes[text.charCodeAt(position)] ?? 0)] ?? 0;
      if (next >= 0) {
        row = next;
        position++;
      } else {
        scan.position = position;
        scan.row = row;
        this.readCarefully(text, scan);
        ({ position, row } = scan);
      }
    }
    scan.position = position;
    scan.row = row;
  }

  /** Reads one character and those after it until the state has a row again, and reports what ends on the way. */
  private readCarefully(text: string, scan: Scan<A>): void {
    const { automaton, alphabet } = this;
    let state = (scan.row / automaton.width) | 0;
    let { position } = scan;
    do {
      let of = alphabet.ofUnit[text.charCodeAt(position)] ?? dropped;
      if (of === special) {
        const character = String.fromCodePoint(text.codePointAt(position) ?? 0);
        position += character.length;
        of = dropped;
        for (const folded of foldCharacter(character)) {
          of = alphabet.ofFolded(folded);
          state = automaton.next(state, of);
        }
      } else {
        position++;
        state = automaton.next(state, of);
      }
      if (of !== dropped && of !== space) this.report(text, position, state, scan.matches);
    } while (position < text.length && state >= automaton.denseStates);
    scan.position = position;
    scan.row = state * automaton.width;
  }

  /** Adds the aliases that end at `end`, where the automaton is in `state`. */
  private report(text: string, end: number, state: number, matches: Match<A>[]): void {
    if (!this.automaton.completes(state) || isInWord(text, end)) return;
    const to = end + trailingMarks(text, end);
    for (const key of this.automaton.keysAt(state)) {
      const length = this.lengths[key] ?? 0;
      for (const { alias, fromLam } of this.entries[key] ?? []) {
        const opening = fromLam ? withArticle(text, end, length) : withoutArticle(text, end, length);
        if (!opening || strayTanwin(text.slice(opening.start, to), alias.text)) continue;
        matches.push({ start: opening.start, end: to, alias, article: opening.article });
      }
    }
  }
}

/** How a match begins: where (UTF-16), and whether with an article that its alias does not have. */
interface Opening {
  readonly start: number;
  readonly article: boolean;
}

/** The beginning of an alias without the article whose `length` folded characters end at `end`. */
function withoutArticle(text: string, end: number, length: number): Opening | undefined {
  const start = foldedStart(text, end, length);
  const lead = start === undefined ? undefined : leadBefore(text, start);
  if (start === undefined || !lead) return undefined;
  if (isClitics(lead.letters)) return { start, article: false };
  const letters = articleAfterClitics(lead.letters);
  return letters === undefined ? undefined : { start: lead.starts[letters - 1] ?? start, article: true };
}

/** The beginning of an alias with the article whose `length` folded characters from its lam on end at `end`. */
function withArticle(text: string, end: number, length: number): Opening | undefined {
  const alef = foldedStart(text, end, length + 1);
  if (alef !== undefined && beginsWith(text, alef, 'ا')) {
    return isClitics(leadBefore(text, alef)?.letters ?? '?') ? { start: alef, article: false } : undefined;
  }
  const lam = foldedStart(text, end, length);
  if (lam === undefined || !contracts(leadBefore(text, lam)?.letters ?? '')) return undefined;
  return { start: lam, article: false };
}

/** Where a search stands. */
interface Scan<A extends Written> {
  position: number;
  row: number;
  readonly matches: Match<A>[];
}
