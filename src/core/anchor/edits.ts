import type { Span } from '../model/types.js';
import { codePointLength } from '../text/codePoints.js';

/** `inserted` replaces what stands at `[start, end)`, in code points of the text before the edit. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly inserted: string;
}

const lengths = new WeakMap<TextEdit, number>();

/** Code points that an edit writes; counted once, since one edit meets many mentions. */
export function lengthWritten(edit: TextEdit): number {
  let length = lengths.get(edit);
  if (length === undefined) lengths.set(edit, (length = codePointLength(edit.inserted)));
  return length;
}

/** Code points of a text that is not gone through for every key that takes a little of it back. */
const longestTakenBack = 4000;

/**
 * Two edits, made one after the other, as one that moves every span as both do: what was typed on, what was typed and
 * taken back from its end, and what was deleted on in either direction.
 * @returns undefined when they are not like that
 */
export function joined(first: TextEdit, second: TextEdit): TextEdit | undefined {
  const isDeletion = second.inserted === '';
  if (first.start === first.end) {
    const length = lengthWritten(first);
    const end = first.start + length;
    if (second.start === end && second.end === end) {
      return written(first.start, first.inserted + second.inserted, length + lengthWritten(second));
    }
    const isAtEnd = second.end === end && second.start >= first.start;
    if (!isDeletion || !isAtEnd || length > longestTakenBack) return undefined;
    const left = length - (second.end - second.start);
    return written(first.start, Array.from(first.inserted).slice(0, left).join(''), left);
  }
  const isNext = second.start <= first.start && second.end >= first.start && second.start < second.end;
  if (first.inserted !== '' || !isDeletion || !isNext) return undefined;
  return { start: second.start, end: second.end + first.end - first.start, inserted: '' };
}

function written(start: number, inserted: string, length: number): TextEdit {
  const edit = { start, end: start, inserted };
  lengths.set(edit, length);
  return edit;
}

const leadingWord = /^[\p{L}\p{M}\p{N}\u0640]+/u;
const leads = new WeakMap<TextEdit, number>();

/** Code points of the letters that an edit begins with; counted once, as `lengthWritten` is. */
function lengthOfLead(edit: TextEdit): number {
  let length = leads.get(edit);
  if (length === undefined) {
    leads.set(edit, (length = codePointLength(leadingWord.exec(edit.inserted)?.[0] ?? '')));
  }
  return length;
}

/**
 * Where a span is after an edit. The rules, edge by edge:
 * - text inserted inside grows the span, text removed inside shrinks it;
 * - text inserted at the start stays outside (a conjunction written before a name is not the name);
 * - letters inserted at the end belong to the span (the name gets its ending), anything else stays outside;
 * - what replaces exactly the span becomes the span; what replaces one edge stays outside;
 * - a span whose text is all removed, alone or with its surroundings, is gone.
 * @returns undefined when the span is gone
 */
export function mapSpan([start, end]: Span, edit: TextEdit): Span | undefined {
  const length = lengthWritten(edit);
  const shift = length - (edit.end - edit.start);
  if (edit.end <= start) return [start + shift, end + shift];
  if (edit.start > end) return [start, end];
  if (edit.start === end) {
    const isInsertion = edit.end === edit.start;
    return [start, end + (isInsertion ? lengthOfLead(edit) : 0)];
  }
  if (edit.start === start && edit.end === end && length > 0) return [start, start + length];
  if (edit.start <= start && edit.end >= end) return undefined;
  if (edit.start <= start) return [edit.start + length, end + shift];
  if (edit.end >= end) return [start, edit.start];
  return [start, end + shift];
}

/** Where a stretch of text is after an edit when whatever is written in it or at its edges belongs to it. */
export function mapStretch([start, end]: Span, edit: TextEdit): Span {
  const length = lengthWritten(edit);
  const shift = length - (edit.end - edit.start);
  const from = start < edit.start ? start : start > edit.end ? start + shift : edit.start;
  const to = end < edit.start ? end : end > edit.end ? end + shift : edit.start + length;
  return [from, to];
}

/** The smallest single edit that turns `before` into `after`, or undefined when they are equal. */
export function editBetween(before: string, after: string): TextEdit | undefined {
  if (before === after) return undefined;
  const a = Array.from(before);
  const b = Array.from(after);
  const shorter = Math.min(a.length, b.length);
  let head = 0;
  while (head < shorter && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < shorter - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  return { start: head, end: a.length - tail, inserted: b.slice(head, b.length - tail).join('') };
}
