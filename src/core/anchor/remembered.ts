import type { Mention } from '../model/types.js';
import { codePointLength, lowerBound } from '../text/codePoints.js';
import { gap, plainLength, SkeletonBuilder, textEnd, textStart, type Skeleton } from './skeleton.js';

/** Half-open, in units of a skeleton. */
export interface Units {
  readonly from: number;
  readonly to: number;
}

/**
 * What is known of the text as it was: all of it, or else the patchwork of the quotes and contexts of its mentions,
 * each at its offset.
 */
export interface Remembered {
  /** In order and with gaps; after it, at `looseFrom`, the words of mentions that had lost their place. */
  readonly skeleton: Skeleton;
  readonly looseFrom: number;
  /** For each mention the units of its quotes; empty for one that goes where its surroundings go. */
  readonly fragments: readonly (readonly Units[])[];
  /** In code points; undefined when not known. */
  readonly length: number | undefined;
  /** The same as the spelling makes no difference; a guess where there are gaps. */
  readonly plainLength: number | undefined;
  /** Whether the text up to `looseFrom` is known without gaps. */
  readonly isWhole: boolean;
}

interface Piece {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * @param oldText the text that the offsets count in, if it is at hand
 * @param oldLength its length in code points, if that is known
 */
export function remember(
  mentions: readonly Mention[],
  oldText: string | undefined,
  oldLength: number | undefined,
): Remembered {
  const builder = new SkeletonBuilder();
  const length = oldText === undefined ? oldLength : codePointLength(oldText);
  const placed = mentions.filter(hasPlace).flatMap(piecesOf);
  const pieces = oldText === undefined ? joined(placed) : [{ start: 0, end: length ?? 0, text: oldText }];
  // What stands in the gaps is taken to be spelled like what is known.
  const density = densityOf(pieces);
  let last = 0;
  let plain = 0;
  const goTo = (offset: number): number => {
    plain += Math.round((offset - last) * density);
    last = offset;
    return plain;
  };
  for (const { start, end, text } of pieces) {
    if (start <= 0) builder.put(textStart, -1);
    plain = builder.add(text, start, goTo(start));
    last = end;
    if (end === length) builder.put(textEnd, end, plain);
    builder.put(gap, end, plain);
  }
  const plainEnd = length === undefined ? undefined : goTo(length);
  const looseFrom = builder.length;
  const loose = new Map<Mention, Units[]>();
  for (const mention of mentions) {
    if (mention.status === 'orphaned') loose.set(mention, addLoose(builder, mention));
  }
  const skeleton = builder.build();
  const fragments = mentions.map((mention) =>
    hasPlace(mention) ? unitsOf(mention, skeleton, looseFrom) : (loose.get(mention) ?? []),
  );
  return { skeleton, looseFrom, fragments, length, plainLength: plainEnd, isWhole: oldText !== undefined };
}

/** How many places (see `Skeleton.plain`) a code point takes. */
function densityOf(pieces: readonly Piece[]): number {
  let length = 0;
  let plain = 0;
  for (const { start, end, text } of pieces) {
    length += end - start;
    plain += plainLength(text);
  }
  return length === 0 ? 1 : plain / length;
}

/** Whether the mention's quote is known to stand at its spans. */
export function hasPlace(mention: Mention): boolean {
  return mention.status === undefined || mention.status === 'suggested';
}

/** The units that come from the code points `[start, end)` of the text as it was. */
function unitsBetween(skeleton: Skeleton, start: number, end: number, limit: number): Units {
  const from = lowerBound(limit, (i) => (skeleton.at[i] ?? 0) >= start);
  return { from, to: from + lowerBound(limit - from, (i) => (skeleton.at[from + i] ?? 0) >= end) };
}

function unitsOf(mention: Mention, skeleton: Skeleton, limit: number): Units[] {
  return mention.quote.map((quote, i) => {
    const start = mention.spans[i]?.[0] ?? 0;
    return unitsBetween(skeleton, start, start + codePointLength(quote), limit);
  });
}

/** The fragments of a mention, the first with what stood before it and the last with what stood after. */
function piecesOf(mention: Mention): Piece[] {
  const last = mention.quote.length - 1;
  return mention.quote.map((quote, i) => {
    const before = i === 0 ? (mention.before ?? '') : '';
    const text = before + quote + (i === last ? (mention.after ?? '') : '');
    const start = (mention.spans[i]?.[0] ?? 0) - codePointLength(before);
    return { start, end: start + codePointLength(text), text };
  });
}

/** Pieces that overlap or touch made one; where they disagree, the earlier has it. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces.toSorted((a, b) => a.start - b.start)) {
    const last = result.at(-1);
    if (!last || piece.start > last.end) result.push(piece);
    else if (piece.end > last.end) {
      const text = last.text + fromCodePoint(piece, last.end - piece.start);
      result[result.length - 1] = { start: last.start, end: piece.end, text };
    }
  }
  return result;
}

function fromCodePoint({ text, start, end }: Piece, offset: number): string {
  return end - start === text.length ? text.slice(offset) : Array.from(text).slice(offset).join('');
}

function addLoose(builder: SkeletonBuilder, mention: Mention): Units[] {
  const last = mention.quote.length - 1;
  return mention.quote.map((quote, i) => {
    const start = mention.spans[i]?.[0] ?? 0;
    if (i === 0) builder.add(mention.before ?? '', start);
    const from = builder.length;
    builder.add(quote, start);
    const to = builder.length;
    if (i === last) builder.add(mention.after ?? '', start);
    builder.put(gap, start);
    return { from, to };
  });
}
