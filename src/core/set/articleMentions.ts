import { lengthWritten, type TextEdit } from '../anchor/edits.js';
import {
  follow as followed,
  fragmentsOf,
  settled,
  touches,
  type Fragment,
  type TextReader,
} from '../anchor/trace.js';
import {
  compareMentions,
  extentOf,
  isAnchored,
  namesSame,
  referentOf,
  standingAs,
} from '../model/mention.js';
import type { Mention, Referent, Rejection, TextStamp } from '../model/types.js';
import { lowerBound } from '../text/codePoints.js';
import { addAll } from '../lists.js';

/** A mention whose words edits touched: as it was before, and what the edits did to each of its spans. */
interface Trace {
  readonly whole: Mention;
  readonly fragments: readonly Fragment[];
}

/**
 * The mentions of one article. Text edits are queued and carried out when somebody looks, so that a key press costs the
 * same in an article with ten mentions and with ten thousand.
 */
export class ArticleMentions {
  private readonly byId = new Map<string, Mention>();
  private readonly traces = new Map<string, Trace>();
  private pending: TextEdit[] = [];
  private readText: TextReader | undefined;
  private order: readonly Mention[] | undefined;
  private reach: readonly number[] | undefined;

  /**
   * @param onRequoted told when a mention comes back with a quote that it meanwhile had not
   * @param mentions that are there from the beginning, each with an id of its own
   */
  constructor(
    private readonly onRequoted: (before: Mention, after: Mention) => void = () => undefined,
    mentions: readonly Mention[] = [],
  ) {
    for (const mention of mentions) this.byId.set(mention.id, mention);
  }

  /** Of the text that the offsets count in, as last read or written; absent before the first sidecar is written. */
  stamp: TextStamp | undefined;

  /** The suggestions that a person rejected here, by `rejectionKey`. Only `AnnotationSet` changes them. */
  readonly rejections = new Map<string, Rejection>();

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

  /** The mentions whose place is a guess or lost, in reading order. */
  get doubtful(): Mention[] {
    this.settle();
    const found = [...this.byId.values()].filter(
      ({ status }) => status === 'uncertain' || status === 'orphaned',
    );
    return found.sort(compareMentions);
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
    const known = this.traces.get(mention.id);
    const { mention: moved, trace } = follow(mention, undefined, since);
    const isInPlace = known !== undefined && current !== undefined && sameSpans(current, moved);
    this.keep(moved, isInPlace ? known : trace);
    if (!isInPlace && trace) this.heal(moved, trace);
    this.forgetOrder();
  }

  /** @internal Only `AnnotationSet` changes mentions. */
  remove(id: string): void {
    this.settle();
    this.traces.delete(id);
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
    addAll(this.pending, edits);
    this.readText = readText;
    if (this.traces.size > 0 || edits.some(({ start, end }) => end > start)) this.settle();
  }

  private forgetOrder(): void {
    this.order = undefined;
    this.reach = undefined;
  }

  private settle(): void {
    const edits = this.pending;
    if (edits.length === 0) return;
    this.pending = [];
    const shifts = edits.map(shiftOf);
    for (const mention of this.byId.values()) {
      const { mention: moved, trace } = follow(mention, this.traces.get(mention.id), edits, shifts);
      this.keep(moved, trace);
      const after = trace ? this.heal(moved, trace) : moved;
      if (after.quote !== mention.quote) this.onRequoted(mention, after);
    }
    this.forgetOrder();
  }

  private keep(mention: Mention, trace: Trace | undefined): void {
    this.byId.set(mention.id, mention);
    if (trace) this.traces.set(mention.id, trace);
    else this.traces.delete(mention.id);
  }

  /** Brings a mention whose words were cut or removed back as far as the text has them again. */
  private heal(mention: Mention, { whole, fragments }: Trace): Mention {
    const { readText } = this;
    if (!readText) return mention;
    const { quote, before = '', after = '' } = whole;
    const trace = {
      whole,
      fragments: fragments.map((fragment, i) => {
        const context = { before: i === 0 ? before : '', after: i === quote.length - 1 ? after : '' };
        return settled(fragment, quote[i] ?? '', context, readText);
      }),
    };
    const healed = asTraced(mention, trace);
    this.keep(healed, trace.fragments.every(({ cut }) => cut === undefined) ? undefined : trace);
    return healed;
  }
}

/** A mention after edits of the text, made one after the other, and its trace if one touched it now or before. */
function follow(
  mention: Mention,
  trace: Trace | undefined,
  edits: readonly TextEdit[],
  shifts = edits.map(shiftOf),
): { readonly mention: Mention; readonly trace: Trace | undefined } {
  if (!trace && !isAnchored(mention)) return { mention, trace };
  // Most edits are elsewhere, and in a long article many meet many mentions: for these nothing is made anew.
  const spans = mention.spans.map(([start, end]): [number, number] => [start, end]);
  let isMoved = false;
  let moved = mention;
  for (const [index, edit] of edits.entries()) {
    if (!trace && spans.some((span) => touches(span, edit))) {
      moved = isMoved ? { ...mention, spans } : mention;
      trace = { whole: moved, fragments: fragmentsOf(moved) };
    }
    if (trace) {
      trace = { ...trace, fragments: trace.fragments.map((fragment) => followed(fragment, edit)) };
      moved = asTraced(moved, trace);
      continue;
    }
    for (const span of spans) {
      if (edit.end > span[0]) continue;
      const shift = shifts[index] ?? 0;
      span[0] += shift;
      span[1] += shift;
      isMoved = true;
    }
  }
  return { mention: trace || !isMoved ? moved : { ...mention, spans }, trace };
}

/** By how much an edit moves what stands after it. */
function shiftOf(edit: TextEdit): number {
  return lengthWritten(edit) - (edit.end - edit.start);
}

/**
 * A mention as its trace has it: with the spans of its fragments, and with its old quote and context where its words
 * stand again; without one of them an orphan that keeps all that it last had.
 */
function asTraced(mention: Mention, { whole, fragments }: Trace): Mention {
  const spans: [number, number][] = [];
  for (const { span } of fragments) if (span) spans.push([span[0], span[1]]);
  if (spans.length < fragments.length) {
    return isAnchored(mention) ? { ...mention, status: 'orphaned' } : mention;
  }
  const isWhole = fragments.every(({ words }, i) => words === whole.quote[i]);
  return standingAs(mention, { ...(isWhole ? whole : mention), spans, status: whole.status });
}

function sameSpans(a: Mention, b: Mention): boolean {
  return (
    a.spans.length === b.spans.length &&
    a.spans.every(([start, end], i) => start === b.spans[i]?.[0] && end === b.spans[i][1])
  );
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
