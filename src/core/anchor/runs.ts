import { gap, type Skeleton } from './skeleton.js';
import type { Region } from './seeds.js';

/** A stretch that reads the same in the old skeleton and in the new. */
export interface Run {
  readonly old: number;
  readonly now: number;
  readonly length: number;
}

export function oldEnd({ old, length }: Run): number {
  return old + length;
}

export function nowEnd({ now, length }: Run): number {
  return now + length;
}

/** Whether the run speaks for the whole of a stretch of the old skeleton. */
export function coversOld(run: Run, from: number, to: number): boolean {
  return run.old <= from && to <= oldEnd(run);
}

/**
 * The runs that a chain of equal stretches (each of `size` units) belongs to, each as long as the texts agree, but not
 * beyond the stretches before and after it. Where text was inserted or removed beside its like, two runs overlap:
 * either may be what the text went through.
 */
export function runsOf(
  old: Uint16Array,
  now: Uint16Array,
  chain: readonly { readonly old: number; readonly now: number }[],
  size: number,
  region: Region,
): Run[] {
  const cores: Run[] = [];
  for (const { old: at, now: place } of chain) {
    const last = cores.at(-1);
    const joins = last?.now === undefined ? false : place - last.now === at - last.old;
    if (last && joins && agreeUntil(old, now, oldEnd(last), nowEnd(last), at) >= at) {
      cores[cores.length - 1] = { old: last.old, now: last.now, length: at + size - last.old };
    } else cores.push({ old: at, now: place, length: size });
  }
  return allGrown(old, now, cores, region);
}

/** Runs in order, each as long as the texts agree, but not beyond the ones before and after it. */
export function allGrown(old: Uint16Array, now: Uint16Array, runs: readonly Run[], region: Region): Run[] {
  return runs.map((run, i) => {
    const before = runs[i - 1];
    const after = runs[i + 1];
    return grown(old, now, run, {
      oldFrom: before?.old ?? region.oldFrom,
      nowFrom: before?.now ?? region.nowFrom,
      oldTo: after ? oldEnd(after) : region.oldTo,
      nowTo: after ? nowEnd(after) : region.nowTo,
    });
  });
}

/** The run as long as the texts agree inside a region. */
export function grown(old: Uint16Array, now: Uint16Array, run: Run, within: Region): Run {
  let lead = 0;
  const most = Math.min(run.old - within.oldFrom, run.now - within.nowFrom);
  while (lead < most && isEqual(old, now, run.old - lead - 1, run.now - lead - 1)) lead++;
  const limit = Math.min(within.oldTo, within.nowTo - run.now + run.old);
  const end = agreeUntil(old, now, oldEnd(run), nowEnd(run), limit);
  return { old: run.old - lead, now: run.now - lead, length: end - run.old + lead };
}

/** How far two texts agree from a place on: the old place, at most `limit`, where they no longer do. */
function agreeUntil(old: Uint16Array, now: Uint16Array, from: number, place: number, limit: number): number {
  let at = from;
  while (at < limit && isEqual(old, now, at, place + at - from)) at++;
  return at;
}

function isEqual(old: Uint16Array, now: Uint16Array, at: number, place: number): boolean {
  return old[at] === now[place] && old[at] !== gap;
}

/** How far the text of a run lies from where it was, at its start. */
export function distanceAtStart(old: Skeleton, now: Skeleton, run: Run): number {
  return (now.place[run.now] ?? 0) - (old.place[run.old] ?? 0);
}

/** The same at its end; another value only where marks or white space changed. */
export function distanceAtEnd(old: Skeleton, now: Skeleton, run: Run): number {
  return (now.place[nowEnd(run) - 1] ?? 0) - (old.place[oldEnd(run) - 1] ?? 0);
}
