import { mapSpan, mapStretch, type TextEdit } from '../anchor/edits.js';
import { compareMentions, extentOf, isAnchored, namesSame, referentOf } from '../model/mention.js';
import type { Mention, Referent, Span, TextStamp } from '../model/types.js';
import { codePointLength, lowerBound } from '../text/codePoints.js';

/** A mention that an edit cut or removed, and the stretch of text where it would stand again if the edit is undone. */
interface Wound {
  readonly whole: Mention;
  readonly stretches: readonly Span[];
  /** How far into its stretch each span began. */
  readonly leads: readonly number[];
}

/** Reads the article's current text, half-open, in code points. */
export type TextReader = (start: number, end: number) => string;

/**
 * The mentions of one article. Text edits are queued and carried out when somebody looks, so that a key press costs the
 * same in an article with ten mentions and with ten thousand.
 */
export class ArticleMentions {
  private readonly byId = new Map<string, Mention>();
  private readonly wounds = new Map<string, Wound>();
  private pending: TextEdit[] = [];
  private readText: TextReader | undefined;
  private order: readonly Mention[] | undefined;
  private reach: readonly number[] | undefined;

  /** Of the text that the offsets count in, as last read or written; absent before the first sidecar is written. */
  stamp: TextStamp | undefined;

  get size(): number {
    return this.byId.size;
  }

  has(id: string): boolean {
    return this.byId.has(id);
  }

  get(id: string): Mention | undefined {
    this.settle();
    return this.byId.get(id);
  }

  /** All mentions in reading order. */
  sorted(): readonly Mention[] {
    this.settle();
    this.order ??= [...this.byId.values()].sort(compareMentions);
    return this.order;
  }

  /** The mentions that name `referent`, in reading order. */
  of(referent: Referent): Mention[] {
    return this.sorted().filter((mention) => namesSame(referentOf(mention), referent));
  }

  /** The anchored mentions with a span that holds or ends at `offset` (code points), innermost first. */
  at(offset: number): Mention[] {
    return this.overlapping(offset, offset + 1, true);
  }

  /**
   * The anchored mentions with a span that shares text with `[start, end)`, innermost first.
   * @param touching also those that end just at `start`
   */
  overlapping(start: number, end: number, touching = false): Mention[] {
    const order = this.sorted();
    this.reach ??= furthestEnds(order);
    const reach = this.reach;
    const found: Mention[] = [];
    const beyond = lowerBound(order.length, (i) => startOf(order[i]) >= end);
    for (let i = beyond - 1; i >= 0 && (reach[i] ?? 0) >= start; i--) {
      const mention = order[i];
      if (
        mention &&
        isAnchored(mention) &&
        mention.spans.some(([from, to]) => from < end && (touching ? to >= start : to > start))
      ) {
        found.push(mention);
      }
    }
    return found.sort((a, b) => lengthOf(a) - lengthOf(b));
  }

  /** @internal Only `AnnotationSet` changes mentions. */
  put(mention: Mention): void {
    this.settle();
    this.wounds.delete(mention.id);
    this.byId.set(mention.id, mention);
    this.forgetOrder();
  }

  /** @internal Only `AnnotationSet` changes mentions. */
  remove(id: string): void {
    this.settle();
    this.wounds.delete(id);
    this.byId.delete(id);
    this.forgetOrder();
  }

  /** @internal Replaces a mention by one in the same place; what an edit cut from it is still remembered. */
  refresh(mention: Mention): void {
    this.byId.set(mention.id, mention);
    this.forgetOrder();
  }

  /** @internal Queues edits of the article's text, in the order in which they were made. */
  move(edits: readonly TextEdit[], readText: TextReader): void {
    this.pending.push(...edits);
    this.readText = readText;
  }

  private forgetOrder(): void {
    this.order = undefined;
    this.reach = undefined;
  }

  private settle(): void {
    const edits = this.pending;
    if (edits.length === 0) return;
    this.pending = [];
    for (const [id, wound] of this.wounds) this.wounds.set(id, widened(wound, edits));
    for (const mention of this.byId.values()) {
      if (isAnchored(mention)) this.moveMention(mention, edits);
    }
    if (edits.some(({ inserted }) => inserted !== '')) this.heal();
    this.forgetOrder();
  }

  private moveMention(mention: Mention, edits: readonly TextEdit[]): void {
    const firstTouched = edits.findIndex((edit) => cuts(mention, edit));
    const spans = mapSpans(mention.spans, edits);
    if (firstTouched >= 0 && !this.wounds.has(mention.id)) {
      const whole = { ...mention, spans: movedOrSame(mention.spans, edits.slice(0, firstTouched)) };
      const cut = edits[firstTouched]?.start ?? 0;
      const leads = whole.spans.map(([start]) => Math.max(0, start - cut));
      this.wounds.set(
        mention.id,
        widened({ whole, stretches: whole.spans, leads }, edits.slice(firstTouched)),
      );
    }
    if (spans === undefined) this.byId.set(mention.id, { ...mention, status: 'orphaned' });
    else if (spans !== mention.spans) this.byId.set(mention.id, { ...mention, spans });
  }

  /** Brings back the mentions whose words stand again where they stood. */
  private heal(): void {
    for (const [id, { whole, stretches, leads }] of this.wounds) {
      const spans = stretches.map((stretch, i) => this.find(whole.quote[i] ?? '', stretch, leads[i] ?? 0));
      if (!spans.every((span) => span !== undefined)) continue;
      this.byId.set(id, { ...whole, spans });
      this.wounds.delete(id);
    }
  }

  /** The quote in a stretch of the text, as near as can be to where in the stretch it was. */
  private find(quote: string, [start, end]: Span, lead: number): [number, number] | undefined {
    if (quote === '' || !this.readText) return undefined;
    const text = this.readText(start, end);
    let nearest: number | undefined;
    for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
      const offset = codePointLength(text.slice(0, at));
      if (nearest !== undefined && Math.abs(offset - lead) > Math.abs(nearest - lead)) break;
      nearest = offset;
    }
    if (nearest === undefined) return undefined;
    return [start + nearest, start + nearest + codePointLength(quote)];
  }
}

/**
 * Spans after a list of edits, made one after the other.
 * @returns the same array when nothing moved, undefined when a span is gone
 */
export function mapSpans(spans: Mention['spans'], edits: readonly TextEdit[]): Mention['spans'] | undefined {
  let moved = false;
  const result: [number, number][] = [];
  for (const span of spans) {
    let current: Span | undefined = span;
    for (const edit of edits) {
      if (edit.start > current[1]) continue;
      current = mapSpan(current, edit);
      if (current === undefined) return undefined;
    }
    if (current[0] !== span[0] || current[1] !== span[1]) moved = true;
    result.push([current[0], current[1]]);
  }
  return moved ? result : spans;
}

function movedOrSame(spans: Mention['spans'], edits: readonly TextEdit[]): Mention['spans'] {
  return mapSpans(spans, edits) ?? spans;
}

/** Whether the edit takes away text of the mention, or writes into it. */
function cuts(mention: Mention, edit: TextEdit): boolean {
  return mention.spans.some(([start, end]) => edit.start < end && edit.end > start);
}

function widened(wound: Wound, edits: readonly TextEdit[]): Wound {
  return {
    ...wound,
    stretches: wound.stretches.map((stretch) => edits.reduce<Span>(mapStretch, stretch)),
  };
}

function startOf(mention: Mention | undefined): number {
  return mention ? extentOf(mention)[0] : 0;
}

function lengthOf(mention: Mention): number {
  return mention.spans.reduce((sum, [start, end]) => sum + end - start, 0);
}

/** For each place in the order, the furthest end of any mention up to it: bounds the search for what holds an offset. */
function furthestEnds(order: readonly Mention[]): number[] {
  let furthest = 0;
  return order.map((mention) => (furthest = Math.max(furthest, extentOf(mention)[1])));
}
