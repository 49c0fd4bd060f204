import { foldCharacter } from '../text/fold.js';
import { isWordCharacter } from '../text/words.js';

// What a character is to the matcher. `foldCharacter` says what it folds to; the tables here only remember its answers.

/** Folds to nothing: marks, tatweel, invisible controls. */
export const dropped = 0;
/** White space, of which a run folds to one space. */
export const space = 1;
/** No part of a word, and in no alias. */
export const gap = 2;
/** Part of a word, and in no alias. */
export const letter = 3;
/** Does not fold to one UTF-16 unit by itself: an expanding character, or the first half of a surrogate pair. */
export const special = 4;
/** Classes from here on belong to the characters of the aliases. */
const firstOwn = 5;

const units = 0x10000;

interface UnitTable {
  /** One of the five classes above, per UTF-16 unit. */
  readonly kinds: Uint8Array;
  /** The unit it folds to, where the class is `space`, `gap` or `letter`. */
  readonly folded: Uint16Array;
}

let table: UnitTable | undefined;

/** Made when first asked for, and then kept: it takes as long as folding 65,536 characters. */
function unitTable(): UnitTable {
  if (table) return table;
  const kinds = new Uint8Array(units);
  const folded = new Uint16Array(units);
  for (let unit = 0; unit < units; unit++) {
    const key = foldCharacter(String.fromCharCode(unit));
    folded[unit] = key.charCodeAt(0);
    kinds[unit] = isHighSurrogate(unit) ? special : kindOf(key);
  }
  return (table = { kinds, folded });
}

/** The class of a character's folded form, of those that no alias gives. */
function kindOf(key: string): number {
  if (key === '') return dropped;
  if (key === ' ') return space;
  if (key.length > 1) return special;
  return isWordCharacter(key) ? letter : gap;
}

export function isHighSurrogate(unit: number): boolean {
  return (unit & 0xfc00) === 0xd800;
}

/** The class, of those that no alias gives, of the UTF-16 unit at `offset`. */
export function kindAt(text: string, offset: number): number {
  return (table ?? unitTable()).kinds[text.charCodeAt(offset)] ?? gap;
}

/** The characters of a matcher's aliases, numbered; everything else is one of the five classes above. */
export class Alphabet {
  /** The class of each UTF-16 unit of a text: one load folds and classifies. */
  readonly ofUnit = new Uint16Array(units);
  /** Whether the class is part of a word, per class. */
  readonly isLetter: readonly boolean[];
  private readonly numbers = new Map<string, number>();

  constructor(keys: Iterable<string>) {
    const isLetter = [false, false, false, true, false];
    for (const key of keys) {
      for (const character of key) {
        if (character === ' ' || this.numbers.has(character)) continue;
        this.numbers.set(character, firstOwn + this.numbers.size);
        isLetter.push(isWordCharacter(character));
      }
    }
    this.isLetter = isLetter;
    const { kinds, folded } = unitTable();
    const own = new Uint16Array(units);
    for (const [character, number] of this.numbers) {
      if (character.length === 1) own[character.charCodeAt(0)] = number;
    }
    for (let unit = 0; unit < units; unit++) {
      const kind = kinds[unit] ?? gap;
      const number = kind === letter || kind === gap ? (own[folded[unit] ?? 0] ?? 0) : 0;
      this.ofUnit[unit] = number === 0 ? kind : number;
    }
  }

  /** How many classes there are. */
  get size(): number {
    return this.isLetter.length;
  }

  /** The class of a character of a folded text. */
  ofFolded(character: string): number {
    if (character === ' ') return space;
    return this.numbers.get(character) ?? (isWordCharacter(character) ? letter : gap);
  }
}
