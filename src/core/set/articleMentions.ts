import { mapSpan, mapStretch, type TextEdit } from '../anchor/edits.js';
import { compareMentions, extentOf, isAnchored, namesSame, referentOf } from '../model/mention.js';
import type { Mention, Referent, Span, TextStamp } from '../model/types.js';
import { codePointLength, lowerBound } from '../text/codePoints.js';

/** The stretch of text that an edit made of a span and of what it took away around it. */
interface Stretch {
  readonly at: Span;
  /** Code points of removed text between the stretch's start and the words, and between them and its end. */
  readonly lead: number;
  readonly trail: number;
}

/** A mention that an edit cut or removed, and where its words would stand again if the edit is undone. */
interface Wound {
  readonly whole: Mention;
  readonly stretches: readonly Stretch[];
}

/** How far from where they should stand the words of a cut mention are looked for, in code points. */
const searchRadius = 1000;

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

  /** @param onRequoted told when a mention comes back with a quote that it meanwhile had not */
  constructor(private readonly onRequoted: (before: Mention, after: Mention) => void = () => undefined) {}

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

  /**
   * @internal Only `AnnotationSet` changes mentions.
   * @param since edits of the text that were made after the one in which the mention's offsets count
   */
  put(mention: Mention, since: readonly TextEdit[] = []): void {
    this.settle();
    const current = this.byId.get(mention.id);
    const known = this.wounds.get(mention.id);
    const { mention: moved, wound } = follow(mention, undefined, since);
    const kept =
      known && current && sameSpans(current, moved)
        ? { ...known, whole: inPlaceOf(known.whole, mention) }
        : wound;
    this.keep(moved, kept);
    this.heal(mention.id);
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

  /**
   * @internal Queues edits of the article's text, made one after the other. An edit that may bring removed words back,
   * or remove some, is carried out at once, since only now can the text be read as it left it.
   */
  move(edits: readonly TextEdit[], readText: TextReader): void {
    this.pending.push(...edits);
    this.readText = readText;
    if (this.wounds.size > 0 || edits.some(({ start, end }) => end > start)) this.settle();
  }

  private forgetOrder(): void {
    this.order = undefined;
    this.reach = undefined;
  }

  private settle(): void {
    const edits = this.pending;
    if (edits.length === 0) return;
    this.pending = [];
    for (const mention of this.byId.values()) {
      const { mention: moved, wound } = follow(mention, this.wounds.get(mention.id), edits);
      this.keep(moved, wound);
    }
    for (const id of this.wounds.keys()) this.heal(id);
    this.forgetOrder();
  }

  private keep(mention: Mention, wound: Wound | undefined): void {
    this.byId.set(mention.id, mention);
    if (wound) this.wounds.set(mention.id, wound);
    else this.wounds.delete(mention.id);
  }

  /** Brings a cut mention back if its words stand again where they stood. */
  private heal(id: string): void {
    const wound = this.wounds.get(id);
    const current = this.byId.get(id);
    if (!wound || !current) return;
    const spans = wound.stretches.map((stretch, i) => this.find(wound.whole, i, stretch));
    if (!spans.every((span) => span !== undefined)) return;
    const healed = { ...wound.whole, spans };
    this.byId.set(id, healed);
    this.wounds.delete(id);
    this.onRequoted(current, healed);
  }

  /**
   * Where the words of a span stand again: as far from the stretch's start, or else from its end, as they were, or near
   * there amid the same context. Nowhere else, since a frequent name stands in many places.
   */
  private find(whole: Mention, index: number, { at: [start, end], lead, trail }: Stretch): Place | undefined {
    const quote = whole.quote[index] ?? '';
    if (quote === '' || !this.readText) return undefined;
    const length = codePointLength(quote);
    const expected = [start + lead, end - trail - length];
    for (const from of expected) {
      if (from >= start && from + length <= end && this.readText(from, from + length) === quote) {
        return [from, from + length];
      }
    }
    if (end - start <= length) return undefined;
    const before = index === 0 ? (whole.before ?? '') : '';
    const after = index === whole.quote.length - 1 ? (whole.after ?? '') : '';
    if (before === '' && after === '') return undefined;
    for (const from of expected) {
      const near = Math.max(0, start, from - searchRadius);
      const text = this.readText(near, Math.min(end, from + length + searchRadius));
      const offset = nearestIndex(text, before + quote + after, from - near - codePointLength(before));
      if (offset !== undefined) {
        const found = near + offset + codePointLength(before);
        return [found, found + length];
      }
    }
    return undefined;
  }
}

type Place = [number, number];

/**
 * Spans after a list of edits, made one after the other.
 * @returns the same array when nothing moved, undefined when a span is gone
 */
export function mapSpans(spans: Mention['spans'], edits: readonly TextEdit[]): Mention['spans'] | undefined {
  let moved = false;
  const result: Place[] = [];
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

/** A mention after edits of the text, made one after the other, and its wound if one cut it now or before. */
function follow(
  mention: Mention,
  wound: Wound | undefined,
  edits: readonly TextEdit[],
): { readonly mention: Mention; readonly wound: Wound | undefined } {
  let spans = mention.spans;
  let isGone = !isAnchored(mention);
  for (const edit of edits) {
    if (!wound && !isGone && cuts(spans, edit)) wound = woundOf({ ...mention, spans });
    if (wound) wound = { ...wound, stretches: wound.stretches.map((stretch) => widened(stretch, edit)) };
    const moved: Mention['spans'] | undefined = isGone ? spans : mapSpans(spans, [edit]);
    if (moved) spans = moved;
    else isGone = true;
  }
  if (isGone && isAnchored(mention)) return { mention: { ...mention, spans, status: 'orphaned' }, wound };
  return { mention: spans === mention.spans ? mention : { ...mention, spans }, wound };
}

/** Whether the edit takes away text of the spans, or writes into them. */
function cuts(spans: Mention['spans'], edit: TextEdit): boolean {
  return spans.some(([start, end]) => edit.start < end && edit.end > start);
}

function woundOf(whole: Mention): Wound {
  return { whole, stretches: whole.spans.map((at) => ({ at, lead: 0, trail: 0 })) };
}

function widened({ at, lead, trail }: Stretch, edit: TextEdit): Stretch {
  const [start, end] = at;
  return {
    at: mapStretch(at, edit),
    lead: lead + (edit.start < start && edit.end >= start ? start - edit.start : 0),
    trail: trail + (edit.end > end && edit.start <= end ? edit.end - end : 0),
  };
}

/** `mention` with the anchor of `whole`. */
function inPlaceOf(whole: Mention, mention: Mention): Mention {
  const { status: _, before: __, after: ___, ...rest } = mention;
  const { spans, quote, status, before, after } = whole;
  return {
    ...rest,
    spans,
    quote,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(status === undefined ? {} : { status }),
  };
}

function sameSpans(a: Mention, b: Mention): boolean {
  return (
    a.spans.length === b.spans.length &&
    a.spans.every(([start, end], i) => start === b.spans[i]?.[0] && end === b.spans[i][1])
  );
}

/** The offset (code points) of the occurrence of `part` in `text` that is nearest to `wanted`. */
function nearestIndex(text: string, part: string, wanted: number): number | undefined {
  let nearest: number | undefined;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    const offset = codePointLength(text.slice(0, at));
    if (nearest !== undefined && Math.abs(offset - wanted) >= Math.abs(nearest - wanted)) break;
    nearest = offset;
  }
  return nearest;
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
