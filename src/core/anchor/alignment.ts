import { heaviestChain, type Ends, type Link } from './chain.js';
import type { Remembered } from './remembered.js';
import { allGrown, distanceAtEnd, distanceAtStart, grown, nowEnd, oldEnd, runsOf, type Run } from './runs.js';
import { findSeeds, seedsBefore, type Region, type Seeds } from './seeds.js';
import { gap, type Skeleton } from './skeleton.js';
import { addAll } from '../lists.js';

/** Units of a seed in the whole text: three or four words. */
const wideSeed = 16;
/** Units of a seed in a gap between runs, and the widest gap in which so short a stretch says enough. */
const narrowSeed = 8;
const narrowGap = 512;
/** The share of seeds that are longer or shorter in a text that is spelled otherwise throughout. */
const respelledShare = 1 / 8;
/** The share of what is remembered that a text has at least if it is the old one, edited. */
const familiarShare = 1 / 2;

/** How what is remembered of the old text lies in the new one. */
export interface Alignment {
  readonly old: Skeleton;
  readonly now: Skeleton;
  /** Units of `old` from here on have no order. */
  readonly looseFrom: number;
  /** The place of the old text's end; undefined when not known. */
  readonly oldLength: number | undefined;
  /** Whether `old` is the whole text, without gaps. */
  readonly isWhole: boolean;
  /** The stretches of both texts that kept their order. */
  readonly chain: readonly Run[];
  /** Stretches that left it, and the words of mentions that had lost their place. */
  readonly moved: readonly Run[];
  /** The seeds from which the chain grew, but for its runs in gaps. */
  readonly links: readonly Link[];
  /** For each unit of `now`, 1 where the chain explains it. */
  readonly claimed: Uint8Array;
  /** For each unit of `old`, how many before it one run of the chain alone found again; one longer than `old`. */
  readonly foundBefore: Int32Array;
  /** Whether so little is found again that the text may as well be another one on the same subject. */
  readonly isStrange: boolean;
}

/**
 * Aligns the new text with what is remembered of the old one, as programs do that align genomes: short equal stretches
 * (seeds), the heaviest chain of those that kept their order, each grown as far as the texts agree; then what is left
 * over in another order; then shorter stretches in the gaps. Linear in the texts, but for the sorting of few runs.
 */
export function align(remembered: Remembered, text: Skeleton): Alignment {
  const { skeleton, looseFrom, isWhole } = remembered;
  const everything: Region = {
    oldFrom: 0,
    oldTo: skeleton.units.length,
    nowFrom: 0,
    nowTo: text.units.length,
  };
  const seeds = findSeeds(skeleton.units, text.units, everything, wideSeed, wideSeed);
  const isPlain = isRespelled(skeleton, text, seeds);
  const old = isPlain ? { ...skeleton, place: skeleton.plain } : skeleton;
  const now = isPlain ? { ...text, place: text.plain } : text;
  const oldLength = isPlain ? remembered.plainLength : remembered.length;
  const ordered: Region = { ...everything, oldTo: looseFrom };
  const after = oldLength === undefined ? undefined : (now.place.at(-1) ?? 0) - oldLength;
  const links = chainOf(old, now, seedsBefore(seeds, looseFrom), ordered, { before: 0, after });
  const main = runsOf(old.units, now.units, links, seeds.size, ordered);

  const found = new Uint8Array(old.units.length);
  const claimed = new Uint8Array(now.units.length);
  const take = (run: Run): void => {
    found.fill(1, run.old, oldEnd(run));
    claimed.fill(1, run.now, nowEnd(run));
  };
  main.forEach(take);
  const moved = movedRuns(old, now, seeds, everything, found);
  const chain = withGapsFilled(old, now, main, ordered, after);
  chain.forEach(take);

  const isStrange = foundShare(old.units.subarray(0, looseFrom), found, moved) < familiarShare;
  forgetContested(chain, found);
  const foundBefore = new Int32Array(found.length + 1);
  for (let i = 0; i < found.length; i++) foundBefore[i + 1] = (foundBefore[i] ?? 0) + (found[i] ?? 0);
  return { old, now, looseFrom, oldLength, isWhole, chain, moved, links, claimed, foundBefore, isStrange };
}

/**
 * Whether the texts write the same words with more or fewer marks or spaces, and not just in a few places: in code points
 * every stretch would then have gone another way.
 */
function isRespelled(old: Skeleton, now: Skeleton, seeds: Seeds): boolean {
  const { size, old: olds, now: nows } = seeds;
  const lengthOf = ({ at }: Skeleton, from: number): number => (at[from + size - 1] ?? 0) - (at[from] ?? 0);
  const respelled = olds.filter((at, i) => lengthOf(old, at) !== lengthOf(now, nows[i] ?? 0)).length;
  return respelled > respelledShare * olds.length;
}

/** How much of what is known of the old text the new one has, in order or not. */
function foundShare(units: Uint16Array, inChain: Uint8Array, moved: readonly Run[]): number {
  const found = inChain.slice(0, units.length);
  // Runs that repeat each other are written once, so that many of them cost no more than the text.
  let reached = 0;
  for (const run of moved.toSorted((a, b) => a.old - b.old)) {
    found.fill(1, Math.max(reached, run.old), Math.max(reached, oldEnd(run)));
    reached = Math.max(reached, oldEnd(run));
  }
  let known = 0;
  let again = 0;
  units.forEach((unit, i) => {
    if (unit === gap) return;
    known++;
    again += found[i] ?? 0;
  });
  return known === 0 ? 0 : again / known;
}

/** What two runs of the chain both claim, of either text, is no evidence for one of them. */
function forgetContested(chain: readonly Run[], found: Uint8Array): void {
  chain.forEach((run, i) => {
    const next = chain[i + 1];
    if (!next) return;
    found.fill(0, next.old, Math.max(next.old, oldEnd(run)));
    const shared = Math.max(0, nowEnd(run) - next.now);
    found.fill(0, oldEnd(run) - shared, oldEnd(run));
    found.fill(0, next.old, next.old + shared);
  });
}

function chainOf(old: Skeleton, now: Skeleton, seeds: Seeds, region: Region, ends: Ends): Link[] {
  const distances = seeds.old.map((at, i) => (now.place[seeds.now[i] ?? 0] ?? 0) - (old.place[at] ?? 0));
  return heaviestChain(seeds, distances, region.nowFrom, region.nowTo, ends);
}

/** The runs of what the chain does not find; several may stand for one stretch. */
function movedRuns(
  old: Skeleton,
  now: Skeleton,
  { size, old: olds, now: nows }: Seeds,
  region: Region,
  found: Uint8Array,
): Run[] {
  const runs: Run[] = [];
  const lastOnDiagonal = new Map<number, Run>();
  olds.forEach((at, i) => {
    const place = nows[i] ?? 0;
    const middle = size >> 1;
    if (found[at + middle] === 1) return;
    const last = lastOnDiagonal.get(place - at);
    if (last && at < oldEnd(last)) return;
    const run = grown(old.units, now.units, { old: at, now: place, length: size }, region);
    lastOnDiagonal.set(place - at, run);
    runs.push(run);
  });
  return runs;
}

/** The chain with the runs that stand once in the gap between two of its own. */
function withGapsFilled(
  old: Skeleton,
  now: Skeleton,
  chain: readonly Run[],
  region: Region,
  atEnd: number | undefined,
): Run[] {
  const filled: Run[] = [];
  let oldFrom = region.oldFrom;
  let nowFrom = region.nowFrom;
  let before = 0;
  const fillUpTo = (oldTo: number, nowTo: number, after: number | undefined): void => {
    const size = nowTo - nowFrom > narrowGap ? wideSeed : narrowSeed;
    if (oldTo - oldFrom < size || nowTo - nowFrom < size) return;
    const gap: Region = { oldFrom, oldTo, nowFrom, nowTo };
    const seeds = findSeeds(old.units, now.units, gap, size, size >> 1, 1);
    const links = chainOf(old, now, seeds, gap, { before, after });
    addAll(filled, runsOf(old.units, now.units, links, size, gap));
  };
  for (const run of chain) {
    fillUpTo(run.old, run.now, distanceAtStart(old, now, run));
    filled.push(run);
    oldFrom = oldEnd(run);
    nowFrom = nowEnd(run);
    before = distanceAtEnd(old, now, run);
  }
  fillUpTo(region.oldTo, region.nowTo, atEnd);
  return allGrown(old.units, now.units, filled, region);
}
