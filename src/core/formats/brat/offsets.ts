import type { Span } from '../../model/types.js';
import { CodePoints } from '../../text/codePoints.js';
import { normaliseText } from '../../text/normalise.js';
import { RawText } from '../importing.js';
import { lineEnds } from './names.js';
import type { Textbound } from './parse.js';

/** A way to count in a text. */
export interface Reading {
  /** The words that a textbound's offsets find, or undefined when they are beyond the end. */
  readonly cover: (textbound: Textbound) => string | undefined;
  /** Its spans in code points of the normalised text. */
  readonly spansOf: (textbound: Textbound) => Span[];
}

/**
 * The way to count by which the offsets find the words that the annotations quote. Programs differ on whether a carriage
 * return and a byte order mark count, and some count UTF-16 units.
 * @returns the first that fits all, else the first of those that fit most
 */
export function bestReading(raw: string, textbounds: Iterable<Textbound>): Reading {
  const all = [...textbounds];
  const normalised = normaliseText(raw);
  const withoutMark = raw.startsWith('\uFEFF') ? raw.slice(1) : raw;
  const marked = raw === withoutMark ? normalised : `\uFEFF${normalised}`;
  const texts = [...new Set([raw, withoutMark, normalised, marked])];
  let best = readingOf(raw, true);
  let most = fittingIn(best, all);
  for (const inPoints of [true, false]) {
    for (const text of texts) {
      if (most === all.length) return best;
      const reading = readingOf(text, inPoints);
      const fitting = fittingIn(reading, all);
      if (fitting > most) [best, most] = [reading, fitting];
    }
  }
  return best;
}

/** Whether the offsets find the words quoted; white space may have been made a space. */
export function fits(reading: Reading, textbound: Textbound): boolean {
  const covered = reading.cover(textbound);
  return covered !== undefined && plain(covered) === plain(textbound.text);
}

function fittingIn(reading: Reading, textbounds: readonly Textbound[]): number {
  return textbounds.filter((textbound) => fits(reading, textbound)).length;
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ');
}

/** @param inPoints whether offsets are code points, else UTF-16 units */
function readingOf(text: string, inPoints: boolean): Reading {
  const raw = new RawText(text);
  const { text: normalised, points } = raw.anchored;
  const units = inPoints ? CodePoints.of(text) : undefined;
  const indexOf = (offset: number): number => units?.toUtf16(offset) ?? offset;
  const isGap = (from: number, to: number): boolean => {
    const gap = normalised.slice(points.toUtf16(from), points.toUtf16(to));
    return gap !== '' && gap.replace(lineEnds, '') === '';
  };
  return {
    cover: ({ fragments }) => {
      const ranges = fragments.map(([start, end]) => [indexOf(start), indexOf(end)] as const);
      if (ranges.some(([, end]) => end > text.length)) return undefined;
      return ranges.map(([start, end]) => text.slice(start, end)).join(' ');
    },
    spansOf: ({ fragments }) => {
      const spans: [number, number][] = [];
      for (const [from, to] of fragments) {
        const [start, end] = [raw.pointAt(indexOf(from)), raw.pointAt(indexOf(to))];
        const previous = spans.at(-1);
        // brat parts a span at the line ends in it.
        if (previous && isGap(previous[1], start)) previous[1] = end;
        else spans.push([start, end]);
      }
      return spans;
    },
  };
}
