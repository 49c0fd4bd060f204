import type { AnchoredText } from '../anchor/anchor.js';
import { makeAnchor } from '../anchor/anchor.js';
import type { Rejection } from '../model/types.js';

/**
 * What remembers that these words, `[start, end)` in code points, are no mention of the actor, or of any new actor when
 * none is given.
 */
export function rejectionOf(text: AnchoredText, start: number, end: number, actor?: string): Rejection {
  const { quote, before, after } = makeAnchor(text, [[start, end]]);
  return { ...(actor === undefined ? {} : { actor }), quote: quote[0] ?? '', before, after };
}

/** One string for a rejection, by which a set tells it from others. */
export function rejectionKey({ actor, quote, before, after }: Rejection): string {
  return JSON.stringify([actor, quote, before, after]);
}

/**
 * The rejections of one article. A rejection holds as long as its words stand somewhere with the same context on at
 * least one side: it needs no offsets, so that edits elsewhere and merges leave it alone.
 */
export class Rejections {
  private readonly byQuote = new Map<string, Rejection[]>();

  constructor(rejections: readonly Rejection[] = []) {
    for (const rejection of rejections) {
      const same = this.byQuote.get(rejection.quote);
      if (same) same.push(rejection);
      else this.byQuote.set(rejection.quote, [rejection]);
    }
  }

  /**
   * The actors that a person said these words, `[start, end)` in code points, do not name; undefined among them when it
   * was said that they name no new actor.
   */
  at(text: AnchoredText, start: number, end: number): Set<string | undefined> {
    const quote = text.text.slice(text.points.toUtf16(start), text.points.toUtf16(end));
    const same = this.byQuote.get(quote);
    if (!same) return new Set();
    const { before, after } = makeAnchor(text, [[start, end]]);
    return new Set(
      same.filter((one) => one.before === before || one.after === after).map(({ actor }) => actor),
    );
  }
}

/** The rejections whose words still stand in the text with some of their context; the others may be forgotten. */
export function livingRejections(text: string, rejections: readonly Rejection[]): Rejection[] {
  return rejections.filter(
    ({ quote, before, after }) => text.includes(before + quote) || text.includes(quote + after),
  );
}
