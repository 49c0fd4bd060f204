import type { Span } from '../model/types.js';
import { codePointLength } from '../text/codePoints.js';
import { fold } from '../text/fold.js';
import type { AnchoredText } from './anchor.js';
import { skeletonOf } from './skeleton.js';

/** `text` between two offsets in code points. */
export function sliceOf({ text, points }: AnchoredText, [start, end]: Span): string {
  return text.slice(points.toUtf16(start), points.toUtf16(end));
}

/**
 * The span in which a quote stands whose skeleton was found from the character at `start` to the one at `last`: exactly
 * the quote if it stands there, else those characters. Marks that follow belong to it too, unless some followed already.
 */
export function spanOfQuote(
  target: AnchoredText,
  { quote, after }: { readonly quote: string; readonly after: string },
  start: number,
  last: number,
): Span {
  const wasMarked = beginsWithMark.test(after);
  const upTo = (end: number): number => (wasMarked ? end : afterMarks(target, end));
  const length = codePointLength(quote);
  const standsAt = (from: number): boolean => from >= 0 && sliceOf(target, [from, from + length]) === quote;
  if (standsAt(start)) return [start, upTo(start + length)];
  const from = start - leadOf(quote);
  if (standsAt(from)) return [from, upTo(from + length)];
  return [start, upTo(last + 1)];
}

/** Whether two texts say the same in another spelling: marks, letter forms, white space, NFC or NFD. */
export function readAlike(a: string, b: string): boolean {
  return a === b || keyOf(a) === keyOf(b);
}

function keyOf(text: string): string {
  // Marks without end, which no script writes, are parted as UAX 15 does for streams: to order a run of them takes as long
  // as its length squared.
  return fold(text.replace(/\p{M}{30}/gu, '$&\u034F').normalize('NFC'));
}

const beginsWithMark = /^[\p{M}\u0640]/u;
const marks = /[\p{M}\u0640]*/uy;

function afterMarks({ text, points }: AnchoredText, offset: number): number {
  marks.lastIndex = points.toUtf16(offset);
  const [found = ''] = marks.exec(text) ?? [];
  return offset + codePointLength(found);
}

/** Code points at the start of a quote that its skeleton leaves out. */
function leadOf(quote: string): number {
  return skeletonOf(quote, 0).at[1] ?? 0;
}
