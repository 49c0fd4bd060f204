const surrogatePair = /[\uD800-\uDBFF][\uDC00-\uDFFF]/g;

/**
 * Converts between code points (the unit of every stored offset) and UTF-16 code units (JavaScript strings and
 * VS Code) for one text. Holds only the places of astral characters, of which most Arabic articles have none.
 */
export class CodePoints {
  private constructor(
    /** UTF-16 offsets of the high surrogates, ascending. */
    private readonly pairs: readonly number[],
    private readonly utf16Length: number,
  ) {}

  static of(text: string): CodePoints {
    return new CodePoints(pairOffsets(text), text.length);
  }

  /** Length of the text in code points. */
  get length(): number {
    return this.utf16Length - this.pairs.length;
  }

  /** Code points before the UTF-16 offset; an offset inside a surrogate pair is the place of the pair. */
  fromUtf16(offset: number): number {
    return offset - lowerBound(this.pairs.length, (i) => (this.pairs[i] ?? 0) >= offset);
  }

  /** UTF-16 offset of the code point at `offset`; beyond the end it continues one to one. */
  toUtf16(offset: number): number {
    return offset + lowerBound(this.pairs.length, (i) => (this.pairs[i] ?? 0) - i >= offset);
  }

  /** The map after `removed` UTF-16 units at `start` were replaced by `inserted`. */
  replace(start: number, removed: number, inserted: string): CodePoints {
    const shift = inserted.length - removed;
    const length = this.utf16Length + shift;
    const added = pairOffsets(inserted);
    if (this.pairs.length === 0 && added.length === 0) return new CodePoints(this.pairs, length);
    const before = this.pairs.filter((pair) => pair < start);
    const after = this.pairs.filter((pair) => pair >= start + removed);
    return new CodePoints(
      [...before, ...added.map((pair) => pair + start), ...after.map((pair) => pair + shift)],
      length,
    );
  }
}

/** Length of `text` in code points. */
export function codePointLength(text: string): number {
  let pairs = 0;
  for (let i = 0; i + 1 < text.length; i++) {
    if ((text.charCodeAt(i) & 0xfc00) === 0xd800 && (text.charCodeAt(i + 1) & 0xfc00) === 0xdc00) pairs++;
  }
  return text.length - pairs;
}

/** The last `count` code points of `text`. */
export function lastCodePoints(text: string, count: number): string {
  const points = Array.from(text.slice(Math.max(0, text.length - 2 * count)));
  return points.slice(-count).join('');
}

/** The first `count` code points of `text`. */
export function firstCodePoints(text: string, count: number): string {
  return Array.from(text.slice(0, 2 * count))
    .slice(0, count)
    .join('');
}

/** The first index in `0..length` for which `holds` is true, given that it stays true from there on. */
export function lowerBound(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function pairOffsets(text: string): number[] {
  return Array.from(text.matchAll(surrogatePair), (match) => match.index);
}
