import type { Mention, Span } from '../model/types.js';
import { codePointLength } from '../text/codePoints.js';
import { lengthWritten, mapSpan, mapStretch, type TextEdit } from './edits.js';

// What edits did to one fragment of a mention, so that taking them back brings it back. Every edit that changes the
// fragment's words, or text that touches them, is remembered with the fragment as it was before; as soon as what the
// edit wrote is as long again as what it took away, and the words stand there, the fragment is again as it was.

/** One span of a mention, and the edits that touched it. All offsets are code points of the text of now. */
export interface Fragment {
  /** Absent when its text is gone. */
  readonly span: Span | undefined;
  readonly words: string;
  /** The latest edit that touched it and is not taken back. */
  readonly cut: Cut | undefined;
}

interface Cut {
  readonly before: Fragment;
  /** Where the edit began and how much it took away, in the text before it. */
  readonly start: number;
  readonly removed: number;
  /** What now stands in its place, and the text of that unless it is long. */
  readonly at: Span;
  readonly written: string | undefined;
  /** Whether it took away some of the words, and they were not found again in what it wrote. */
  readonly isOpen: boolean;
}

/** Reads the text of now, half-open, in code points. */
export type TextReader = (start: number, end: number) => string;

/** Longer text than this is read when needed, and not kept. */
const longest = 4000;

/** How far from where they should stand words are looked for, in code points. */
const searchRadius = 1000;

/** The fragments of a mention that no edit has touched yet. */
export function fragmentsOf(mention: Mention): Fragment[] {
  return mention.spans.map((span, i) => ({ span, words: mention.quote[i] ?? '', cut: undefined }));
}

/** Whether an edit changes the words of a span, or the text right after them. */
export function touches([start, end]: Span, edit: TextEdit): boolean {
  return edit.start <= end && edit.end > start;
}

/** A fragment after an edit, which may take back an earlier one. */
export function follow(fragment: Fragment, edit: TextEdit): Fragment {
  return withoutTakenBack(touched(fragment, edit), standsIn);
}

function touched(fragment: Fragment, edit: TextEdit): Fragment {
  const { span, cut } = fragment;
  const moved: Omit<Fragment, 'cut'> = {
    span: span && mapSpan(span, edit),
    words: span ? wordsAfter(fragment.words, span, edit) : fragment.words,
  };
  const isCutting = span !== undefined && edit.start < span[1] && edit.end > span[0];
  const isWithin = cut !== undefined && edit.start >= cut.at[0] && edit.end <= cut.at[1];
  if (isWithin) {
    const at = mapStretch(cut.at, edit);
    const written =
      isLong(at) || cut.written === undefined ? undefined : spliced(cut.written, cut.at[0], edit);
    return { ...moved, cut: { ...cut, at, written, isOpen: isCutting || cut.isOpen } };
  }
  const isNear = cut !== undefined && edit.start <= cut.at[1] && edit.end >= cut.at[0];
  if (isNear || (span && touches(span, edit))) {
    const at: Span = [edit.start, edit.start + lengthWritten(edit)];
    const written = isLong(at) ? undefined : edit.inserted;
    const isOpen = isCutting || span === undefined;
    const removed = edit.end - edit.start;
    return { ...moved, cut: { before: fragment, start: edit.start, removed, at, written, isOpen } };
  }
  return { ...moved, cut: cut && { ...cut, at: mapStretch(cut.at, edit) } };
}

/**
 * A fragment with those edits forgotten that the text shows to be taken back; if there are none, and its words were cut,
 * with its span where they stand in what was written instead.
 * @param words what the fragment was before any edit
 * @param context of these words; empty where there is none
 */
export function settled(
  fragment: Fragment,
  words: string,
  context: { readonly before: string; readonly after: string },
  read: TextReader,
): Fragment {
  const current = withoutTakenBack(fragment, (part, at) => read(at[0], at[1]) === part);
  const { cut } = current;
  if (!cut?.isOpen || current !== fragment) return current;
  const span = found(cut, words, context, read);
  return span ? { span, words, cut: { ...cut, isOpen: false } } : current;
}

/** Whether a part of the words stands at a place, which lies in what the edit wrote. */
type Stands = (part: string, place: Span, cut: Cut) => boolean;

function standsIn(part: string, [start, end]: Span, { at, written }: Cut): boolean {
  return (
    written !== undefined &&
    Array.from(written)
      .slice(start - at[0], end - at[0])
      .join('') === part
  );
}

function withoutTakenBack(fragment: Fragment, stands: Stands): Fragment {
  let current = fragment;
  for (;;) {
    const earlier = current.cut && takenBack(current.cut, stands);
    if (!earlier) return current;
    current = earlier;
  }
}

/** The fragment before an edit if that is taken back: as much stands there again, and the fragment's words in it. */
function takenBack(cut: Cut, stands: Stands): Fragment | undefined {
  const { before, at } = cut;
  if (at[1] - at[0] !== cut.removed) return undefined;
  const shift = at[0] - cut.start;
  const span = before.span && shifted(before.span, shift);
  if (span) {
    // An edit of its words elsewhere would be a later cut: it is enough to look at those that this one took away.
    const [start, end] = [Math.max(span[0], at[0]), Math.min(span[1], at[1])];
    const part = Array.from(before.words).slice(start - span[0], end - span[0]);
    if (start < end && !stands(part.join(''), [start, end], cut)) return undefined;
  }
  return { ...before, span, cut: before.cut && { ...before.cut, at: shifted(before.cut.at, shift) } };
}

/**
 * Where words stand in what was written instead: as far from its start, or else from its end, as they did, or near there
 * amid the same context. Nowhere else, since a frequent name stands in many places.
 */
function found(
  { at, before, start, removed }: Cut,
  words: string,
  context: { readonly before: string; readonly after: string },
  read: TextReader,
): Span | undefined {
  if (at[0] === at[1]) return undefined;
  const length = codePointLength(words);
  const expected = [
    at[0] + startBefore(before, start) - start,
    at[1] + endBefore(before, start + removed) - (start + removed) - length,
  ];
  const isWritten = (from: number): boolean => from < at[1] && from + length > at[0];
  const exact = expected.find((one) => one >= 0 && isWritten(one) && read(one, one + length) === words);
  if (exact !== undefined) return [exact, exact + length];
  if (context.before === '' && context.after === '') return undefined;
  const margin = codePointLength(context.before);
  for (const wanted of expected) {
    const from = Math.max(0, wanted - searchRadius, at[0] - length - margin);
    const text = read(from, Math.max(from, Math.min(wanted, at[1]) + searchRadius));
    const offset = nearestIndex(text, context.before + words + context.after, wanted - from - margin);
    const place = from + (offset ?? 0) + margin;
    if (offset !== undefined && isWritten(place)) return [place, place + length];
  }
  return undefined;
}

/** Where the fragment began before any edit, if the text before it in what the edits replaced is as long as it was. */
function startBefore({ span, cut }: Fragment, otherwise: number): number {
  if (!cut) return span?.[0] ?? otherwise;
  return cut.at[0] + startBefore(cut.before, cut.start) - cut.start;
}

/** Where it ended, if the text after it in what the edits replaced is as long as it was. */
function endBefore({ span, cut }: Fragment, otherwise: number): number {
  if (!cut) return span?.[1] ?? otherwise;
  const end = cut.start + cut.removed;
  return cut.at[1] + endBefore(cut.before, end) - end;
}

function isLong([start, end]: Span): boolean {
  return end - start > longest;
}

/** A text that begins at `at`, after an edit within it. */
function spliced(text: string, at: number, edit: TextEdit): string {
  const points = Array.from(text);
  return points.slice(0, edit.start - at).join('') + edit.inserted + points.slice(edit.end - at).join('');
}

function shifted([start, end]: Span, shift: number): Span {
  return [start + shift, end + shift];
}

/** The words of a span after an edit, which `mapSpan` gives the place of. */
function wordsAfter(words: string, span: Span, edit: TextEdit): string {
  const moved = mapSpan(span, edit);
  if (!moved || edit.end <= span[0] || edit.start > span[1]) return words;
  const points = Array.from(words);
  const inserted = Array.from(edit.inserted);
  const all = [
    ...points.slice(0, Math.max(0, edit.start - span[0])),
    ...inserted,
    ...points.slice(Math.max(0, edit.end - span[0])),
  ];
  const skipped = Math.max(0, moved[0] - Math.min(span[0], edit.start));
  return all.slice(skipped, skipped + moved[1] - moved[0]).join('');
}

/** The offset (code points) of the occurrence of `part` in `text` that is nearest to `wanted`. */
function nearestIndex(text: string, part: string, wanted: number): number | undefined {
  let nearest: number | undefined;
  let offset = 0;
  let last = 0;
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1)) {
    offset += codePointLength(text.slice(last, at));
    last = at;
    if (nearest !== undefined && Math.abs(offset - wanted) >= Math.abs(nearest - wanted)) break;
    nearest = offset;
  }
  return nearest;
}
