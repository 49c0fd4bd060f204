import { lowerBound } from '../text/codePoints.js';
import type { Alignment } from './alignment.js';
import { coversOld, distanceAtEnd, distanceAtStart, nowEnd, oldEnd, type Run } from './runs.js';

/** The runs that could as well be something else, though they read the same. */
export function doubtfulRuns(alignment: Alignment): ReadonlySet<Run> {
  const { moved } = alignment;
  // Where the whole old text is known, whatever reads the same is aligned too and needs no guessing.
  if (alignment.isWhole) return new Set(twins(alignment));
  return new Set([
    ...twins(alignment),
    ...astray(alignment),
    ...moved.filter((run) => run.old < alignment.looseFrom && !madeRoom(alignment, run)),
  ]);
}

/**
 * Runs of the chain no part of which is unique in the new text and whose like stands free between their neighbours, so
 * that neither order nor, with an edit on both sides, position tells one from the other.
 */
function twins({ old, now, chain, seeds, claimed }: Alignment): Run[] {
  const unique = new Set<Run>();
  const likes = new Map<Run, number[]>();
  seeds.old.forEach((at, i) => {
    const place = seeds.now[i] ?? 0;
    const last = lowerBound(chain.length, (k) => (chain[k]?.old ?? 0) > at) - 1;
    const covering = [chain[last - 1], chain[last]].filter(
      (run) => run !== undefined && coversOld(run, at, at + seeds.size),
    );
    const own = covering.find((run) => run !== undefined && run.now - run.old === place - at);
    if (own && seeds.alone[i]) unique.add(own);
    if (own || claimed[place + (seeds.size >> 1)] === 1) return;
    for (const run of covering) if (run) push(likes, run, place);
  });
  const before = lastUnique(chain, unique);
  const after = lastUnique(chain.toReversed(), unique).reverse();
  return chain.filter((run, i) => {
    const places = likes.get(run);
    if (!places || unique.has(run)) return false;
    const [previous, next] = [before[i], after[i]];
    const inStep =
      distanceAtStart(old, now, run) === (previous ? distanceAtEnd(old, now, previous) : 0) ||
      (next && distanceAtStart(old, now, next) === distanceAtEnd(old, now, run));
    const from = previous ? nowEnd(previous) : 0;
    const to = next ? next.now : Number.POSITIVE_INFINITY;
    return !inStep && places.some((place) => place >= from && place < to);
  });
}

/** For each run the last one up to it that is unique. */
function lastUnique(chain: readonly Run[], unique: ReadonlySet<Run>): (Run | undefined)[] {
  let last: Run | undefined;
  return chain.map((run) => (unique.has(run) ? (last = run) : last));
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
    if (stepIn * stepOut < 0 && Math.min(Math.abs(stepIn), Math.abs(stepOut)) > length) found.push(...group);
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
  if (oldLength !== undefined) close((now.at.at(-1) ?? 0) - oldLength - distance);
  return found;
}

/**
 * Whether the new text grew where a moved run now stands, as it must have if the run came there; else its like stood
 * there all along, where nothing was remembered.
 */
function madeRoom({ old, now, chain, oldLength }: Alignment, run: Run): boolean {
  const next = lowerBound(chain.length, (i) => (chain[i]?.now ?? 0) >= run.now);
  const before = chain[next - 1];
  const after = chain[next];
  const oldTo = after ? old.at[after.old] : oldLength;
  const newTo = after ? now.at[after.now] : now.at.at(-1);
  if (oldTo === undefined || newTo === undefined) return false;
  const oldRoom = oldTo - (before ? (old.at[oldEnd(before) - 1] ?? 0) : 0);
  const newRoom = newTo - (before ? (now.at[nowEnd(before) - 1] ?? 0) : 0);
  return newRoom - oldRoom >= lengthOf(now, run) / 2;
}

/** Code points from the first unit of a run to its last. */
function lengthOf(now: Alignment['now'], run: Run): number {
  return (now.at[nowEnd(run) - 1] ?? 0) - (now.at[run.now] ?? 0);
}

function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
