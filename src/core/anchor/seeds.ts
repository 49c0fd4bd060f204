import { lowerBound } from '../text/codePoints.js';
import { gap } from './skeleton.js';

/** A stretch of the old skeleton and one of the new, half-open. */
export interface Region {
  readonly oldFrom: number;
  readonly oldTo: number;
  readonly nowFrom: number;
  readonly nowTo: number;
}

/** Equal stretches of `size` units; parallel arrays, ordered by place in the old skeleton and then in the new. */
export interface Seeds {
  readonly size: number;
  readonly old: readonly number[];
  readonly now: readonly number[];
}

/** A stretch that stands more often than this says too little about which of its places is which. */
const mostNow = 8;
const mostOld = 64;

const base = 0x01000193;

/**
 * Finds where stretches of the old skeleton, taken every `stride` units, stand in the new one: all of them in one pass,
 * with a rolling hash (Karp and Rabin 1987). Time and memory grow with the lengths of the two stretches.
 * @param most leaves out what stands more often than this in the new region
 */
export function findSeeds(
  old: Uint16Array,
  now: Uint16Array,
  { oldFrom, oldTo, nowFrom, nowTo }: Region,
  size: number,
  stride: number,
  most = mostNow,
): Seeds {
  const positions = samplePositions(old, oldFrom, oldTo, size, stride);
  let capacity = 16;
  while (capacity < 2 * positions.length) capacity *= 2;
  const slots = new Int32Array(capacity);
  const words: Word[] = [];

  /** The slot of the word that stands at a place, or the free one where it belongs. */
  const slotOf = (hash: number, units: Uint16Array, at: number): number => {
    let slot = (hash ^ (hash >>> 15)) & (capacity - 1);
    for (;;) {
      const entry = slots[slot] ?? 0;
      const word = entry === 0 ? undefined : words[entry - 1];
      if (!word || (word.hash === hash && isSame(old, word.example, units, at, size))) return slot;
      slot = (slot + 1) & (capacity - 1);
    }
  };

  const wordAt = positions.map((at) => {
    const hash = hashOf(old, at, size);
    const slot = slotOf(hash, old, at);
    const word = words.at((slots[slot] ?? 0) - 1);
    if (word && slots[slot] !== 0) {
      word.olds++;
      return word;
    }
    const added = { hash, example: at, olds: 1, nows: [] };
    slots[slot] = words.push(added);
    return added;
  });

  if (words.length > 0 && nowTo - nowFrom >= size) {
    let oldest = 1;
    for (let i = 1; i < size; i++) oldest = Math.imul(oldest, base);
    let hash = hashOf(now, nowFrom, size);
    for (let at = nowFrom; ; at++) {
      const entry = slots[slotOf(hash, now, at)] ?? 0;
      const word = entry === 0 ? undefined : words[entry - 1];
      if (word && word.nows.length <= most) word.nows.push(at);
      if (at + size >= nowTo) break;
      hash = (Math.imul(hash - Math.imul(now[at] ?? 0, oldest), base) + (now[at + size] ?? 0)) | 0;
    }
  }

  const seeds = { size, old: [] as number[], now: [] as number[] };
  positions.forEach((at, i) => {
    const word = wordAt[i];
    if (!word || word.nows.length > most || word.olds > mostOld) return;
    for (const place of word.nows) {
      seeds.old.push(at);
      seeds.now.push(place);
    }
  });
  return seeds;
}

/** The seeds that begin before a place of the old skeleton. */
export function seedsBefore(seeds: Seeds, limit: number): Seeds {
  const count = lowerBound(seeds.old.length, (i) => (seeds.old[i] ?? 0) >= limit);
  const { size, old, now } = seeds;
  return { size, old: old.slice(0, count), now: now.slice(0, count) };
}

/** A stretch that stands in the old skeleton. */
interface Word {
  readonly hash: number;
  /** One of its places in the old skeleton. */
  readonly example: number;
  /** How often it was sampled there. */
  olds: number;
  /** Its places in the new one, up to one more than are of use. */
  readonly nows: number[];
}

/** Every `stride`-th place of each known stretch, and its last one, where `size` units are known. */
function samplePositions(
  units: Uint16Array,
  from: number,
  to: number,
  size: number,
  stride: number,
): number[] {
  const positions: number[] = [];
  let start = from;
  for (let end = from; end <= to; end++) {
    if (end < to && units[end] !== gap) continue;
    for (let at = start; at + size <= end; at += stride) positions.push(at);
    const last = end - size;
    if (last >= start && positions.at(-1) !== last) positions.push(last);
    start = end + 1;
  }
  return positions;
}

function hashOf(units: Uint16Array, at: number, size: number): number {
  let hash = 0;
  for (let i = 0; i < size; i++) hash = (Math.imul(hash, base) + (units[at + i] ?? 0)) | 0;
  return hash;
}

function isSame(a: Uint16Array, atA: number, b: Uint16Array, atB: number, size: number): boolean {
  for (let i = 0; i < size; i++) if (a[atA + i] !== b[atB + i]) return false;
  return true;
}
