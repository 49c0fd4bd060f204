import { lowerBound } from '../text/codePoints.js';
import type { Alignment } from './alignment.js';
import { distanceAtEnd, distanceAtStart, nowEnd, type Run } from './runs.js';
import { addAll } from '../lists.js';

/** The runs that could as well be something else, though they read the same. */
export function doubtfulRuns(alignment: Alignment): ReadonlySet<Run> {
  const { moved } = alignment;
  // Where the whole old text is known, whatever reads the same is aligned too and needs no guessing.
  if (alignment.isWhole) return new Set(undecided(alignment));
  return new Set([
    ...undecided(alignment),
    ...astray(alignment),
    ...moved.filter((run) => run.old < alignment.looseFrom && !madeRoom(alignment, run)),
  ]);
}

/** Runs of the chain of which no part is decided, since a chain that is nearly as good goes another way. */
function undecided({ chain, links }: Alignment): Run[] {
  const isDecided = new Map<Run, boolean>();
  for (const link of links) {
    const last = lowerBound(chain.length, (i) => (chain[i]?.old ?? 0) > link.old) - 1;
    const run = [chain[last], chain[last - 1]].find(
      (one) => one?.now === link.now - link.old + (one?.old ?? 0),
    );
    if (run) isDecided.set(run, isDecided.get(run) === true || link.isDecided);
  }
  return chain.filter((run) => isDecided.get(run) === false);
}

/** A change of distance, in code points, from which on two runs of the chain did not stay together. */
const farStep = 64;

/**
 * Runs that together lie off the line between their neighbours, farther than they are long: likelier their text was
 * removed and the like of it stood there all along, where nothing was remembered, than that edits cancel each other out.
 */
function astray({ old, now, chain, oldLength }: Alignment): Run[] {
  const found: Run[] = [];
  let group: Run[] = [];
  let length = 0;
  let stepIn = 0;
  const close = (stepOut: number): void => {
    if (stepIn * stepOut < 0 && Math.min(Math.abs(stepIn), Math.abs(stepOut)) > length) addAll(found, group);
    [group, length, stepIn] = [[], 0, stepOut];
  };
  let distance = 0;
  for (const run of chain) {
    const step = distanceAtStart(old, now, run) - distance;
    if (Math.abs(step) > farStep) close(step);
    group.push(run);
    length += lengthOf(now, run);
    distance = distanceAtEnd(old, now, run);
  }
  if (oldLength !== undefined) close((now.place.at(-1) ?? 0) - oldLength - distance);
  return found;
}

/** Code points by which other edits beside a short moved text may blur that; a longer one is no passage that stood twice. */
const tolerance = 16;
const longText = 256;

/**
 * Whether the new text grew where a moved run now stands and shrank by as much where it stood, as it must have if the
 * run went from there to here; else its like stood here all along, where nothing was remembered.
 */
function madeRoom(alignment: Alignment, run: Run): boolean {
  const { now, chain } = alignment;
  const here = growthBefore(
    alignment,
    lowerBound(chain.length, (i) => (chain[i]?.now ?? 0) >= run.now),
  );
  const there = growthBefore(
    alignment,
    lowerBound(chain.length, (i) => (chain[i]?.old ?? 0) >= run.old),
  );
  const length = lengthOf(now, run);
  const isPlausible = here >= length / 2 && -there >= length / 2;
  return isPlausible && (length >= longText || Math.abs(here + there) <= tolerance);
}

/** How many code points came between a run of the chain and the one before it; not a number when that is not known. */
function growthBefore({ old, now, chain, oldLength }: Alignment, index: number): number {
  const before = chain[index - 1];
  const after = chain[index];
  const atEnd = oldLength === undefined ? Number.NaN : (now.place.at(-1) ?? 0) - oldLength;
  return (after ? distanceAtStart(old, now, after) : atEnd) - (before ? distanceAtEnd(old, now, before) : 0);
}

/** Code points from the first unit of a run to its last. */
function lengthOf(now: Alignment['now'], run: Run): number {
  return (now.place[nowEnd(run) - 1] ?? 0) - (now.place[run.now] ?? 0);
}
