import { referentKey, referentOf } from '../model/mention.js';
import type { Mention, Span, TextStamp } from '../model/types.js';
import type { Edit } from '../set/change.js';
import { codePointLength } from '../text/codePoints.js';
import { stampOf } from '../text/stamp.js';
import { align, type Alignment } from './alignment.js';
import { anchoredText, holds, makeAnchor, sameAnchor, type AnchoredText } from './anchor.js';
import { Locator, type Found } from './locate.js';
import { hasPlace, remember, type Units } from './remembered.js';
import { gap, isWordUnit, skeletonOf, type Skeleton } from './skeleton.js';
import { readAlike, sliceOf, spanOfQuote } from './spans.js';

/**
 * What became of a mention when its text changed: it stands where it stood; elsewhere, with certainty; somewhere, but a
 * person must say so; or nowhere.
 */
export type Outcome = 'kept' | 'moved' | 'uncertain' | 'orphaned';

export interface Reanchored {
  readonly outcome: Outcome;
  readonly before: Mention;
  /** The same object when nothing about the mention changes. */
  readonly after: Mention;
}

export interface Reanchoring {
  /** In the order of the mentions given. */
  readonly mentions: readonly Reanchored[];
  readonly counts: Readonly<Record<Outcome, number>>;
}

export interface ReanchorOptions {
  /** The text in which the mentions' offsets count, if it is at hand: what was not edited is then certain. */
  readonly oldText?: string;
  /**
   * Its length in code points (`text.length` of the sidecar): with it the end of the text is a place to hold on to, like
   * its beginning. To be given whenever it is known.
   */
  readonly oldLength?: number;
}

/** Whether offsets that count in the text with this stamp count in `text` too, so that there is nothing to re-anchor. */
export function isSameText(stamp: TextStamp, text: string): boolean {
  return stamp.length === codePointLength(text) && stamp.sha256 === stampOf(text).sha256;
}

/**
 * Finds the mentions of an article again after its text changed elsewhere. All of them together are a patchwork of the
 * old text; it is aligned with the new one, so that a frequent name cannot drift to another place (see `align`).
 * - A mention is kept or moved only where its own words stand (in whatever spelling), amid enough of its context, and
 *   where nothing else can claim them nor they be claimed by another place. It then gets the new context.
 * - One whose words were altered, or of which there is doubt, is `uncertain`: its spans are the best guess, its quote
 *   and context stay. Later it goes where its surroundings go, until a person settles it.
 * - One that is gone is `orphaned`: spans, quote and context stay. One that had been so and is found again with
 *   certainty, in a place that was not there meanwhile, is confirmed again.
 * - A suggestion stays one. If its words are gone it is orphaned too, with `was: "suggested"`, so that it comes back as
 *   what it was.
 * - The fragments of a mention keep their order and are found all or not at all; that they came far apart is doubted.
 * - In a text that has less than half of what is remembered, only what has all of its context is certain: it may be
 *   another article on the subject.
 * @param newText normalised (see `normaliseText`)
 */
export function reanchor(
  mentions: readonly Mention[],
  newText: string,
  options: ReanchorOptions = {},
): Reanchoring {
  const { oldText, oldLength } = options;
  const target = anchoredText(newText);
  const remembered = remember(mentions, oldText, oldLength);
  const alignment = align(remembered, skeletonOf(newText, target.points.length));
  const locator = new Locator(alignment);
  const old = oldText === undefined ? undefined : anchoredText(oldText);
  const places = mentions.map((mention, i): Placed | undefined => {
    if (mention.status === 'uncertain') return drifted(mention, locator, target);
    const placed = place(mention, remembered.fragments[i] ?? [], alignment, locator, target);
    const isDoubted = old !== undefined && hasPlace(mention) && !holds(old, mention);
    return placed && { ...placed, sure: placed.sure && !isDoubted };
  });
  const settledPlaces = withoutRivals(mentions, places);
  const result = mentions.map((mention, i) => outcomeOf(mention, settledPlaces[i], target));
  const counts = { kept: 0, moved: 0, uncertain: 0, orphaned: 0 };
  for (const { outcome } of result) counts[outcome]++;
  return { mentions: result, counts };
}

/** The edits that carry a re-anchoring out; a person can undo them as one change. */
export function reanchorEdits(article: string, { mentions }: Reanchoring): Edit[] {
  return mentions
    .filter(({ before, after }) => before !== after)
    .map(({ before, after }) => ({ of: 'mention', id: before.id, article, before, after }));
}

/** Where a mention stands in the new text, in code points. */
interface Placed {
  readonly spans: Mention['spans'];
  readonly sure: boolean;
}

function place(
  mention: Mention,
  fragments: readonly Units[],
  alignment: Alignment,
  locator: Locator,
  target: AnchoredText,
): Placed | undefined {
  const { now } = alignment;
  let sure = true;
  let previous: { readonly units: Units; readonly found: Found } | undefined;
  const spans: [number, number][] = [];
  for (const [i, units] of fragments.entries()) {
    const found = locator.find(units);
    if (!found) return undefined;
    const quote = mention.quote[i] ?? '';
    const after = i === fragments.length - 1 ? (mention.after ?? '') : '';
    const [first, final] = [now.at[found.from] ?? 0, now.at[found.to - 1] ?? 0];
    const [start, end] = spanOfQuote(target, { quote, after }, first, final);
    const last = spans.at(-1);
    if (last && start < last[1]) return undefined;
    spans.push([start, end]);
    sure &&= found.sure && readAlike(quote, sliceOf(target, [start, end]));
    sure &&= !isContinued(alignment, units, found, [start, end]);
    sure &&= previous === undefined || !isTorn(alignment, previous, { units, found });
    previous = { units, found };
  }
  return spans.length === 0 ? undefined : { spans, sure };
}

/** How much farther from each other, or nearer, fragments may stand than they did. */
const mostStretched = 32;

/**
 * Whether two fragments of a mention came apart: what stood between them is its context too, but is remembered only with
 * the whole text.
 */
function isTorn(
  { old, now, isWhole }: Alignment,
  first: { readonly units: Units; readonly found: Found },
  second: { readonly units: Units; readonly found: Found },
): boolean {
  if (isWhole) return false;
  const between = ({ place }: Skeleton, from: Units, to: Units): number =>
    (place[to.from] ?? 0) - (place[from.to - 1] ?? 0);
  const growth = between(now, first.found, second.found) - between(old, first.units, second.units);
  return Math.abs(growth) > mostStretched;
}

const proclitic = /[وفبكلس]/u;

/**
 * Whether the quote is now part of a longer word than it was, and so another word or the name with another ending. A
 * conjunction or preposition before a name is none of it.
 */
function isContinued({ old, now }: Alignment, units: Units, found: Found, [start, end]: Span): boolean {
  const goesOn =
    (now.at[found.to] ?? 0) >= end && isAdjacent(now, found.to - 1) && isWordUnit(now.units[found.to] ?? 0);
  const wentOn = isAdjacent(old, units.to - 1) && isWordUnit(old.units[units.to] ?? 0);
  if (goesOn && !wentOn && old.units[units.to] !== gap) return true;
  const lead = now.units[found.from - 1] ?? 0;
  const isLed = (now.at[found.from - 1] ?? 0) < start && isAdjacent(now, found.from - 1) && isWordUnit(lead);
  const wasLed = isAdjacent(old, units.from - 1) && isWordUnit(old.units[units.from - 1] ?? 0);
  const isKnown = old.units[units.from - 1] !== gap;
  return isLed && !wasLed && isKnown && !proclitic.test(String.fromCharCode(lead));
}

/** Whether no white space stands between a unit and the next one. */
function isAdjacent({ plain }: Skeleton, unit: number): boolean {
  return (plain[unit + 1] ?? 0) - (plain[unit] ?? 0) <= 1;
}

/** An uncertain mention goes where the text around its guessed place goes. */
function drifted(mention: Mention, locator: Locator, { points }: AnchoredText): Placed | undefined {
  const spans = mention.spans.map(([start, end]): [number, number] => [
    Math.max(0, start + locator.shiftAt(start)),
    Math.min(points.length, end + locator.shiftAt(end - 1)),
  ]);
  const isInOrder = spans.every(([start, end], i) => start < end && start >= (spans[i - 1]?.[1] ?? 0));
  return isInOrder ? { spans, sure: false } : undefined;
}

/**
 * The places with those settled that several mentions of one actor or event claim which stood apart: none of two that
 * are sure can be, and what is not sure, or had no place, gives way to what is.
 */
function withoutRivals(
  mentions: readonly Mention[],
  places: readonly (Placed | undefined)[],
): (Placed | undefined)[] {
  const claimants = new Map<string, number[]>();
  places.forEach((placed, i) => {
    const mention = mentions[i];
    if (!placed || !mention) return;
    const key = `${referentKey(referentOf(mention))} ${placed.spans.join(' ')}`;
    const others = claimants.get(key);
    if (others) others.push(i);
    else claimants.set(key, [i]);
  });
  const result = [...places];
  for (const claim of claimants.values()) {
    if (claim.length < 2) continue;
    const stoodAt = (i: number): string => mentions[i]?.spans.join(' ') ?? '';
    const isSettled = (i: number): boolean => places[i]?.sure === true && mentions[i]?.status !== 'orphaned';
    const settled = claim.filter(isSettled);
    const stoodApart = new Set(settled.map(stoodAt)).size > 1;
    for (const i of claim) {
      const placed = places[i];
      if (!placed) continue;
      if (isSettled(i)) result[i] = { ...placed, sure: !stoodApart };
      else if (mentions[i]?.status === 'orphaned') result[i] = undefined;
      else if (
        mentions[i]?.status !== 'uncertain' &&
        settled.length > 0 &&
        !settled.some((k) => stoodAt(k) === stoodAt(i))
      ) {
        result[i] = undefined;
      }
    }
  }
  return result;
}

function outcomeOf(before: Mention, placed: Placed | undefined, target: AnchoredText): Reanchored {
  if (!placed || (before.status === 'orphaned' && !placed.sure)) {
    return { outcome: 'orphaned', before, after: orphaned(before) };
  }
  if (placed.sure) {
    const outcome = isAt(before, placed.spans) ? 'kept' : 'moved';
    return { outcome, before, after: settled(before, target, placed.spans) };
  }
  if (before.status === 'suggested') return doubtfulSuggestion(before, placed, target);
  const isSame = before.status === 'uncertain' && isAt(before, placed.spans);
  const after: Mention = isSame ? before : { ...before, status: 'uncertain', spans: placed.spans };
  return { outcome: 'uncertain', before, after };
}

/** A suggestion in doubt stays one where its words stand; what was altered is no longer what was suggested. */
function doubtfulSuggestion(before: Mention, { spans }: Placed, target: AnchoredText): Reanchored {
  const stands = spans.every((span, i) => readAlike(before.quote[i] ?? '', sliceOf(target, span)));
  return stands
    ? { outcome: 'uncertain', before, after: settled(before, target, spans) }
    : { outcome: 'orphaned', before, after: orphaned(before) };
}

function isAt(mention: Mention, spans: Mention['spans']): boolean {
  return (
    mention.spans.length === spans.length &&
    mention.spans.every(([start, end], i) => start === spans[i]?.[0] && end === spans[i][1])
  );
}

/** The mention anchored at `spans`; confirmed, unless it is or was a suggestion. */
function settled(mention: Mention, target: AnchoredText, spans: Mention['spans']): Mention {
  const anchor = makeAnchor(target, spans);
  if (mention.status !== 'orphaned') return sameAnchor(mention, anchor) ? mention : { ...mention, ...anchor };
  const { was, status: _, ...restored } = { ...mention, ...anchor };
  return was === undefined ? restored : { ...restored, status: was };
}

function orphaned(mention: Mention): Mention {
  if (mention.status === 'orphaned') return mention;
  const wasSuggested = mention.status === 'suggested';
  return { ...mention, status: 'orphaned', ...(wasSuggested && { was: 'suggested' }) };
}
