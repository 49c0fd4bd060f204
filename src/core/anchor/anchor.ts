import type { Mention, Span } from '../model/types.js';
import { CodePoints, firstCodePoints, lastCodePoints } from '../text/codePoints.js';

/** Code points of context that an anchor keeps on each side. */
const contextLength = 32;

/** How a mention holds on to its text. */
export interface Anchor {
  readonly spans: Mention['spans'];
  readonly quote: Mention['quote'];
  readonly before: string;
  readonly after: string;
}

/** A text that can be read by code points. */
export interface AnchoredText {
  readonly text: string;
  readonly points: CodePoints;
}

export function anchoredText(text: string): AnchoredText {
  return { text, points: CodePoints.of(text) };
}

/** The anchor of `spans` (code points, in order, none empty) in a text. */
export function makeAnchor({ text, points }: AnchoredText, spans: readonly Span[]): Anchor {
  const ranges = spans.map(([start, end]) => [points.toUtf16(start), points.toUtf16(end)] as const);
  const from = ranges[0]?.[0] ?? 0;
  const to = ranges.at(-1)?.[1] ?? 0;
  return {
    spans: spans.map(([start, end]) => [start, end]),
    quote: ranges.map(([start, end]) => text.slice(start, end)),
    before: lastCodePoints(text.slice(Math.max(0, from - 2 * contextLength), from), contextLength),
    after: firstCodePoints(text.slice(to, to + 2 * contextLength), contextLength),
  };
}

/** Whether the text says at the mention's spans what the mention quotes. */
export function holds({ text, points }: AnchoredText, { spans, quote }: Mention): boolean {
  return spans.every(([start, end], index) => {
    const words = quote[index];
    const from = points.toUtf16(start);
    return words?.length === points.toUtf16(end) - from && text.startsWith(words, from);
  });
}

/** Whether a mention already has this anchor, context included. */
export function sameAnchor(mention: Mention, anchor: Anchor): boolean {
  return (
    mention.before === anchor.before &&
    mention.after === anchor.after &&
    mention.quote.length === anchor.quote.length &&
    mention.quote.every((quote, i) => quote === anchor.quote[i]) &&
    mention.spans.every(([start, end], i) => start === anchor.spans[i]?.[0] && end === anchor.spans[i][1])
  );
}
