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
}

/** Between two stretches of which it is not known what stands between them; never in the skeleton of a whole text. */
export const gap = 0;
/** The two ends of a text, which are context like any word. */
export const textStart = 1;
export const textEnd = 2;

const notLookedUp = 0;
const leftOut = 1;
const several = 2;
const firstUnit = 0x20;
/** What each UTF-16 unit becomes, looked up once. */
const table = new Uint16Array(0x10000);
const expansions = new Map<number, string>();

export class SkeletonBuilder {
  private units = new Uint16Array(64);
  private at = new Float64Array(64);
  private count = 0;

  get length(): number {
    return this.count;
  }

  /** Appends a text that begins at `offset` (code points). */
  add(text: string, offset: number): void {
    let point = offset;
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      let unit = table[code] ?? leftOut;
      if (unit === notLookedUp) unit = lookUp(code);
      if (unit >= firstUnit) this.put(unit, point);
      else if (unit === several) {
        for (const part of expansions.get(code) ?? '') this.put(part.charCodeAt(0), point);
      }
      if (!isHighSurrogate(code) || !isLowSurrogate(text.charCodeAt(i + 1))) point++;
    }
  }

  /** Appends a unit that stands at `at` (code points). */
  put(unit: number, at: number): void {
    if (this.count === this.units.length) {
      const [units, offsets] = [this.units, this.at];
      this.units = new Uint16Array(2 * this.count);
      this.at = new Float64Array(2 * this.count);
      this.units.set(units);
      this.at.set(offsets);
    }
    this.units[this.count] = unit;
    this.at[this.count++] = at;
  }

  build(): Skeleton {
    return { units: this.units.subarray(0, this.count), at: this.at.subarray(0, this.count) };
  }
}

/** The skeleton of a whole text of `length` code points, with its two ends. */
export function skeletonOf(text: string, length: number): Skeleton {
  const builder = new SkeletonBuilder();
  builder.put(textStart, -1);
  builder.add(text, 0);
  builder.put(textEnd, length);
  return builder.build();
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
  if (key === '') unit = leftOut;
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
