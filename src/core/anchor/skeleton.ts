import { fold } from '../text/fold.js';

/**
 * A text reduced to what survives another spelling of it: folded (see `fold`), without marks, white space and
 * invisible characters, composed or decomposed alike. Two texts are aligned on their skeletons, so that vowel signs,
 * line breaks, trailing space and NFC or NFD make no difference; what they say is compared again where it matters.
 */
export interface Skeleton {
  /** UTF-16 units; those below `firstUnit` are not text. */
  readonly units: Uint16Array;
  /** For each unit, the offset in code points of the character that it comes from; ascending. */
  readonly at: Float64Array;
  /**
   * For each unit its place as texts are compared whose spelling differs: marks and invisible characters take no room,
   * and white space as much as one unit, however long it is.
   */
  readonly plain: Float64Array;
  /** Of the two, the one by which it is told how far texts went. */
  readonly place: Float64Array;
}

/** Between two stretches of which it is not known what stands between them; never in the skeleton of a whole text. */
export const gap = 0;
/** The two ends of a text, which are context like any word. */
export const textStart = 1;
export const textEnd = 2;

const notLookedUp = 0;
const leftOut = 1;
const several = 2;
const spacing = 3;
const firstUnit = 0x20;
/** What each UTF-16 unit becomes, looked up once. */
const table = new Uint16Array(0x10000);
const expansions = new Map<number, string>();

export class SkeletonBuilder {
  private units = new Uint16Array(64);
  private at = new Float64Array(64);
  private plain = new Float64Array(64);
  private count = 0;

  get length(): number {
    return this.count;
  }

  /**
   * Appends a text that begins at `offset` (code points), and at `plain` as the spelling makes no difference.
   * @returns where it ends by that
   */
  add(text: string, offset: number, plain = offset): number {
    let point = offset;
    let place = plain;
    let isSpaced = false;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      let unit = table[code] ?? leftOut;
      if (unit === notLookedUp) unit = lookUp(code);
      if (unit === spacing) {
        if (!isSpaced) place++;
        isSpaced = true;
      } else if (unit !== leftOut) {
        isSpaced = false;
        if (unit >= firstUnit) this.put(unit, point, place++);
        else for (const part of expansions.get(code) ?? '') this.put(part.charCodeAt(0), point, place++);
      }
      if (!isHighSurrogate(code) || !isLowSurrogate(text.charCodeAt(i + 1))) point++;
    }
    return place;
  }

  /** Appends a unit that stands at `at` (code points), and at `plain` as the spelling makes no difference. */
  put(unit: number, at: number, plain = at): void {
    if (this.count === this.units.length) {
      const [units, offsets, places] = [this.units, this.at, this.plain];
      this.units = new Uint16Array(2 * this.count);
      this.at = new Float64Array(2 * this.count);
      this.plain = new Float64Array(2 * this.count);
      this.units.set(units);
      this.at.set(offsets);
      this.plain.set(places);
    }
    this.units[this.count] = unit;
    this.at[this.count] = at;
    this.plain[this.count++] = plain;
  }

  build(): Skeleton {
    const { units, at, plain, count } = this;
    const offsets = at.subarray(0, count);
    return { units: units.subarray(0, count), at: offsets, plain: plain.subarray(0, count), place: offsets };
  }
}

/** The skeleton of a whole text of `length` code points, with its two ends. */
export function skeletonOf(text: string, length: number): Skeleton {
  const builder = new SkeletonBuilder();
  builder.put(textStart, -1);
  const end = builder.add(text, 0);
  builder.put(textEnd, length, end);
  return builder.build();
}

/** How many places (see `Skeleton.plain`) a text takes. */
export function plainLength(text: string): number {
  return new SkeletonBuilder().add(text, 0);
}

/** Whether a unit of a skeleton is part of a word. */
export function isWordUnit(unit: number): boolean {
  return unit >= firstUnit && /[\p{L}\p{N}]/u.test(String.fromCharCode(unit));
}

function lookUp(code: number): number {
  const character = String.fromCharCode(code);
  const bare = isSurrogate(code) ? character : character.normalize('NFD').replace(/[\p{M}\p{Cc}]/gu, '');
  const key = fold(bare).replaceAll(' ', '');
  let unit = key.charCodeAt(0);
  if (key === '') unit = /\s/u.test(character) ? spacing : leftOut;
  else if (key.length > 1) {
    expansions.set(code, key);
    unit = several;
  }
  table[code] = unit;
  return unit;
}

function isSurrogate(code: number): boolean {
  return (code & 0xf800) === 0xd800;
}

function isHighSurrogate(code: number): boolean {
  return (code & 0xfc00) === 0xd800;
}

function isLowSurrogate(code: number): boolean {
  return (code & 0xfc00) === 0xdc00;
}
