import type { Mention, Span } from '../model/types.js';
import { isWordCharacter, trimRange } from '../text/words.js';
import type { AnchoredText } from './anchor.js';
import { SkeletonBuilder, type Skeleton } from './skeleton.js';
import { sliceOf, spanOfQuote } from './spans.js';

/** Units of a quote's context that must stand beside it where it stands more than once. */
const enough = 6;
/** Units of context on each side between which other words may have taken the place of a quote. */
const frame = 10;

/**
 * Proposes places for mentions whose text could not be found with certainty, to a person who then decides: where the
 * quote stands in any spelling amid the most of its context, or, if it stands nowhere, what stands between its contexts.
 * A quote that stands in many places, none of them amid its context, has no proposal.
 */
export class Proposer {
  private readonly skeleton: Skeleton;
  private readonly units: string;

  constructor(private readonly target: AnchoredText) {
    const builder = new SkeletonBuilder();
    builder.add(target.text, 0);
    this.skeleton = builder.build();
    this.units = stringOf(this.skeleton);
  }

  /**
   * @param isTaken whether a place is out of question
   * @returns spans in code points
   */
  propose(
    mention: Mention,
    isTaken: (spans: readonly Span[]) => boolean = () => false,
  ): Mention['spans'] | undefined {
    const places = this.placesOf(mention).filter(({ spans }) => !isTaken(spans));
    const old = mention.spans[0]?.[0] ?? 0;
    const distance = ({ spans }: Place): number => Math.abs((spans[0]?.[0] ?? 0) - old);
    const [best, ...others] = places.sort((a, b) => b.context - a.context || distance(a) - distance(b));
    if (best && (others.length === 0 || best.context >= enough)) return mutable(best.spans);
    if (places.length > 0 || mention.quote.length !== 1) return undefined;
    const altered = this.between(mention, old);
    return altered && !isTaken([altered]) ? mutable([altered]) : undefined;
  }

  /** Where the quote of a mention stands as whole words; its other fragments are looked for after the first. */
  private placesOf({ quote, before = '', after = '' }: Mention): Place[] {
    const [first = '', ...rest] = quote.map(unitsOf);
    if (first === '' || rest.includes('')) return [];
    const [left, right] = [unitsOf(before), unitsOf(after)];
    const places: Place[] = [];
    const searches = rest.map((part) => this.searchFor(part));
    for (let at = this.units.indexOf(first); at >= 0; at = this.units.indexOf(first, at + 1)) {
      const starts = [at];
      let end = at + first.length;
      for (const [i, part] of rest.entries()) {
        const next = searches[i]?.(end) ?? -1;
        if (next < 0) return places;
        starts.push(next);
        end = next + part.length;
      }
      const parts = [first, ...rest];
      const spans = starts.map((start, i): Span => {
        const isLast = i === parts.length - 1;
        const words = { quote: quote[i] ?? '', after: isLast ? after : '' };
        const last = start + (parts[i]?.length ?? 1) - 1;
        return spanOfQuote(this.target, words, this.offsetOf(start), this.offsetOf(last));
      });
      if (!spans.every((span) => this.isWhole(span))) continue;
      places.push({ spans, context: this.sharedBefore(left, at) + this.sharedAfter(right, end) });
    }
    return places;
  }

  /** What stands between the end of the context before a quote and the beginning of that after it. */
  private between({ quote, before = '', after = '' }: Mention, old: number): Span | undefined {
    const left = unitsOf(before).slice(-frame);
    const right = unitsOf(after).slice(0, frame);
    if (left.length < enough || right.length < enough) return undefined;
    const widest = 3 * unitsOf(quote.join('')).length + 2 * frame;
    let best: Span | undefined;
    const nextRight = this.searchFor(right);
    for (let at = this.units.indexOf(left); at >= 0; at = this.units.indexOf(left, at + 1)) {
      const from = at + left.length;
      const to = nextRight(from);
      if (to <= from || to - from > widest) continue;
      const span = this.trimmed([this.offsetOf(from), this.offsetOf(to - 1) + 1]);
      if (span && (!best || Math.abs(span[0] - old) < Math.abs(best[0] - old))) best = span;
    }
    return best;
  }

  /** Finds a part from a place on, or -1; asked for ascending places, it reads the text once. */
  private searchFor(part: string): (from: number) => number {
    let next = this.units.indexOf(part);
    return (from) => {
      if (next >= 0 && next < from) next = this.units.indexOf(part, from);
      return next;
    };
  }

  private sharedBefore(context: string, at: number): number {
    let shared = 0;
    while (shared < context.length && context.at(-1 - shared) === this.units[at - 1 - shared]) shared++;
    return shared;
  }

  private sharedAfter(context: string, end: number): number {
    let shared = 0;
    while (shared < context.length && context[shared] === this.units[end + shared]) shared++;
    return shared;
  }

  /** Whether no word goes on at the ends of a span; a conjunction or preposition may be written before it. */
  private isWhole([start, end]: Span): boolean {
    const next = sliceOf(this.target, [end, end + 1]);
    const lead = sliceOf(this.target, [Math.max(0, start - 1), start]);
    return !isWordCharacter(next) && (!isWordCharacter(lead) || proclitic.test(lead));
  }

  private trimmed([start, end]: Span): Span | undefined {
    const { text, points } = this.target;
    const range = trimRange(text, { start: points.toUtf16(start), end: points.toUtf16(end) });
    const span: Span = [points.fromUtf16(range.start), points.fromUtf16(range.end)];
    return span[0] < span[1] ? span : undefined;
  }

  private offsetOf(unit: number): number {
    return this.skeleton.at[unit] ?? 0;
  }
}

interface Place {
  readonly spans: readonly Span[];
  /** Units of the known context that stand beside it. */
  readonly context: number;
}

const proclitic = /[وفبكل]/u;

function mutable(spans: readonly Span[]): Mention['spans'] {
  return spans.map(([start, end]) => [start, end]);
}

function unitsOf(text: string): string {
  const builder = new SkeletonBuilder();
  builder.add(text, 0);
  return stringOf(builder.build());
}

const chunk = 4096;

function stringOf({ units }: Skeleton): string {
  const parts: string[] = [];
  for (let at = 0; at < units.length; at += chunk) {
    // eslint-disable-next-line no-restricted-syntax -- never more than a chunk
    parts.push(String.fromCharCode(...units.subarray(at, at + chunk)));
  }
  return parts.join('');
}
