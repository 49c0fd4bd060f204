import { lowerBound } from '../text/codePoints.js';
import type { Alignment } from './alignment.js';
import { doubtfulRuns } from './doubt.js';
import type { Units } from './remembered.js';
import { coversOld, distanceAtEnd, distanceAtStart, nowEnd, oldEnd, type Run } from './runs.js';
import { gap, textEnd, textStart } from './skeleton.js';

/** Where some words stand in the new text, in units of its skeleton. */
export interface Found extends Units {
  /** Whether they can stand nowhere else. */
  readonly sure: boolean;
}

/** Units on each side of a quote that count as its context. */
const contextUnits = 32;
/** Of these so many must be found again on each side, and on both together, as far as they are known. */
const enoughOnOneSide = 6;
const enoughInAll = 24;
/** Without this many in all, only its position speaks for a quote. */
const least = 12;
/** Without so much of its context, no phrase is known from its like that stands at a place of its own. */
const mostOfContext = 3 / 4;
/** Units by which a phrase goes with the text beside it, since words were altered between them. */
const slack = 16;
/** How far from where it should stand a quote without context is looked for, in units. */
const searchRadius = 2048;
/** Units that two texts often share by chance where an edit begins or ends. */
const accidental = 1;
const bucketSize = 64;

/** Finds single stretches of the old text by an alignment. */
export class Locator {
  private readonly doubtful: ReadonlySet<Run>;
  /** The runs outside the chain by where they stood. */
  private readonly movedFrom = new Buckets();

  constructor(private readonly alignment: Alignment) {
    this.doubtful = doubtfulRuns(alignment);
    for (const run of alignment.moved) {
      this.movedFrom.add(run, run.old, oldEnd(run));
    }
  }

  /** @returns undefined when the words are gone */
  find(units: Units): Found | undefined {
    if (units.from >= units.to) return undefined;
    if (units.from >= this.alignment.looseFrom) return this.inMoved(units);
    const kept = this.inChain(units);
    if (kept?.sure || kept?.contested) return kept;
    const inStep = this.inStep(units);
    if (inStep) return inStep;
    const moved = this.inMoved(units);
    if (moved?.sure) return moved;
    return kept ?? this.altered(units) ?? moved ?? this.bySearch(units);
  }

  /** How far, in code points, an offset of the old text goes with the text around it. */
  shiftAt(offset: number): number {
    const { old, now, chain, looseFrom } = this.alignment;
    const unit = lowerBound(looseFrom, (i) => (old.at[i] ?? 0) >= offset);
    const last = this.lastRunFrom(unit);
    const [before, after] = [chain[last], chain[last + 1]];
    if (before && coversOld(before, unit, unit + 1)) {
      return (now.at[unit + before.now - before.old] ?? 0) - (old.at[unit] ?? 0);
    }
    const [oldBefore, oldAfter] = [before && old.at[oldEnd(before) - 1], after && old.at[after.old]];
    const fromBefore = offset - (oldBefore ?? 0);
    const toAfter = oldAfter === undefined ? Number.POSITIVE_INFINITY : oldAfter - offset;
    if (after && toAfter < fromBefore) return (now.at[after.now] ?? 0) - (oldAfter ?? 0);
    return before ? (now.at[nowEnd(before) - 1] ?? 0) - (oldBefore ?? 0) : 0;
  }

  /** Where a run of the chain has the words; unsure where another claims them or their context is lost. */
  private inChain(units: Units): (Found & { readonly contested: boolean }) | undefined {
    const { chain } = this.alignment;
    const last = this.lastRunFrom(units.from);
    const run = chain[last];
    if (!run || !coversOld(run, units.from, units.to)) return undefined;
    const place = placeIn(run, units);
    const before = chain[last - 1];
    const after = chain[last + 1];
    const contested = [before, after].some(
      (other) =>
        other !== undefined &&
        (sharesMuch(units, { from: other.old, to: oldEnd(other) }) ||
          sharesMuch(place, { from: other.now, to: nowEnd(other) })),
    );
    const isShort = run.length - (units.to - units.from) < least;
    const isIsland = isShort && !meetInNow(before, run, after) && !meetInOld(before, run, after);
    const sure =
      !contested &&
      !isIsland &&
      !this.doubtful.has(run) &&
      this.hasContext(
        units,
        this.foundAround(units, last),
        { left: this.isCleanCut(before, run), right: this.isCleanCut(run, after) },
        this.goesWithOthers(last),
      );
    return { ...place, sure, contested };
  }

  /**
   * Where runs outside the chain have the words, amid their context: surely so, if there is one place that the chain
   * does not explain.
   */
  private inMoved(units: Units): Found | undefined {
    const runs = this.movedFrom.at(units.from).filter((run) => coversOld(run, units.from, units.to));
    const proved = runs.filter((run) => this.hasMovedContext(units, run));
    const free = proved.filter((run) => this.isFree(placeIn(run, units)));
    const best = free[0] ?? proved[0] ?? runs.find(({ length }) => length - units.to + units.from >= least);
    return best && { ...placeIn(best, units), sure: free.length === 1 && !this.doubtful.has(best) };
  }

  private hasMovedContext(units: Units, run: Run): boolean {
    const { old } = this.alignment;
    const found = {
      left: Math.min(contextUnits, units.from - run.old),
      right: Math.min(contextUnits, oldEnd(run) - units.to),
    };
    const cut = {
      left: this.isExplained(run.now - 1) && isKnown(old.units[run.old - 1]),
      right: this.isExplained(nowEnd(run)) && isKnown(old.units[oldEnd(run)]),
    };
    return this.hasContext(units, found, cut, cut.left || cut.right);
  }

  /** Whether a run of the chain went about as far as the one before or after it, or as the end of the text there. */
  private goesWithOthers(index: number): boolean {
    const { old, now, chain, oldLength } = this.alignment;
    const [before, run, after] = [chain[index - 1], chain[index], chain[index + 1]];
    if (!run) return false;
    const distanceBefore = before ? distanceAtEnd(old, now, before) : 0;
    const atEnd = oldLength === undefined ? Number.NaN : (now.place.at(-1) ?? 0) - oldLength;
    const distanceAfter = after ? distanceAtStart(old, now, after) : atEnd;
    return (
      Math.abs(distanceAtStart(old, now, run) - distanceBefore) <= slack ||
      Math.abs(distanceAtEnd(old, now, run) - distanceAfter) <= slack
    );
  }

  /** Whether it is known how a unit of the new text came there; its ends are always there. */
  private isExplained(place: number): boolean {
    const { now, claimed } = this.alignment;
    const unit = now.units[place];
    return claimed[place] === 1 || unit === textStart || unit === textEnd;
  }

  private isFree({ from, to }: Units): boolean {
    const { claimed } = this.alignment;
    return claimed[from] !== 1 && claimed[to - 1] !== 1;
  }

  /** Where the words stand if they moved just as far as what is found before and after them, and do stand there. */
  private inStep(units: Units): Found | undefined {
    const { old, now, chain, oldLength, looseFrom } = this.alignment;
    const before = chain[lowerBound(chain.length, (i) => oldEndOf(chain[i]) > units.from) - 1];
    const after = chain[lowerBound(chain.length, (i) => (chain[i]?.old ?? 0) >= units.to)];
    const isNear =
      this.lostBetween(before ? oldEnd(before) : 0, units.from) <= least &&
      this.lostBetween(units.to, after?.old ?? looseFrom) <= least;
    if (!isNear) return undefined;
    const distance = before ? distanceAtEnd(old, now, before) : 0;
    const end = oldLength === undefined ? distance : (now.place.at(-1) ?? 0) - oldLength;
    if ((after ? distanceAtStart(old, now, after) : end) !== distance) return undefined;
    const place = (old.place[units.from] ?? 0) + distance;
    const from = lowerBound(now.place.length, (i) => (now.place[i] ?? 0) >= place);
    if (now.place[from] !== place || !this.readsSame(units, from)) return undefined;
    return { from, to: from + units.to - units.from, sure: true };
  }

  /** How many units are known between two of the old text, counted up to one more than may be lost. */
  private lostBetween(from: number, to: number): number {
    const { units } = this.alignment.old;
    let known = 0;
    for (let i = from; i < to && known <= least; i++) if (isKnown(units[i])) known++;
    return known;
  }

  /** Where the words stand that were changed: from the first to the last of them that is left, if half of them are. */
  private altered({ from, to }: Units): Found | undefined {
    const { foundBefore } = this.alignment;
    const found = (foundBefore[to] ?? 0) - (foundBefore[from] ?? 0);
    if (2 * found < to - from) return undefined;
    let first = from;
    while (!this.isFound(first)) first++;
    let last = to - 1;
    while (!this.isFound(last)) last--;
    const start = this.placeOf(first);
    const end = this.placeOf(last);
    if (start === undefined || end === undefined || end < start) return undefined;
    return { from: start, to: end + 1, sure: false };
  }

  /** Where the words stand between their neighbours, amid the most of their context, if amid any. */
  private bySearch(units: Units): Found | undefined {
    const { now, chain } = this.alignment;
    const last = this.lastRunFrom(units.from);
    const before = chain[last];
    const after = chain[last + 1];
    const expected = before ? units.from + before.now - before.old : units.from;
    const length = units.to - units.from;
    const from = Math.max(before ? nowEnd(before) : 0, expected - searchRadius);
    const to = Math.min(after ? after.now : now.units.length, expected + searchRadius);
    let best: Found | undefined;
    let most = 3;
    for (let at = from; at + length <= to; at++) {
      if (!this.readsSame(units, at)) continue;
      const context = this.sharedContext(units, at);
      if (context > most) {
        most = context;
        best = { from: at, to: at + length, sure: false };
      }
    }
    return best;
  }

  private readsSame({ from, to }: Units, place: number): boolean {
    const { old, now } = this.alignment;
    for (let i = from; i < to; i++) if (old.units[i] !== now.units[place + i - from]) return false;
    return true;
  }

  /** How many units beside a stretch and beside a place for it are the same, without a break. */
  private sharedContext({ from, to }: Units, place: number): number {
    const { old, now } = this.alignment;
    let left = 0;
    while (left < contextUnits && isSame(old.units[from - left - 1], now.units[place - left - 1])) left++;
    let right = 0;
    const end = place + to - from;
    while (right < contextUnits && isSame(old.units[to + right], now.units[end + right])) right++;
    return left + right;
  }

  /** How much of the known context of a stretch in a run the chain found again. */
  private foundAround({ from, to }: Units, index: number): Sides<number> {
    const { chain, foundBefore } = this.alignment;
    const known = this.knownAround(from, to);
    let start = from - known.left;
    for (let i = index; ; i--) {
      const [before, run] = [chain[i - 1], chain[i]];
      if (!before || !run || run.old <= start) break;
      if (isFar(before, run)) start = run.old;
    }
    let end = to + known.right;
    for (let i = index; ; i++) {
      const [run, after] = [chain[i], chain[i + 1]];
      if (!run || !after || oldEnd(run) >= end) break;
      if (isFar(run, after)) end = oldEnd(run);
    }
    return {
      left: (foundBefore[from] ?? 0) - (foundBefore[start] ?? 0),
      right: (foundBefore[end] ?? 0) - (foundBefore[to] ?? 0),
    };
  }

  /**
   * Whether two runs of the chain meet in the new text, and what stood between them in the old is known to be neither
   * the end of the one nor the beginning of the other: then text was removed just there.
   */
  private isCleanCut(before: Run | undefined, after: Run | undefined): boolean {
    const { units } = this.alignment.old;
    return (
      before !== undefined &&
      after !== undefined &&
      nowEnd(before) >= after.now &&
      isKnown(units[oldEnd(before)]) &&
      isKnown(units[after.old - 1])
    );
  }

  /**
   * Whether enough of the context of a stretch was found: all of it in a text that may be another one. The end of a text
   * is as good as words; where text was removed the other side must do.
   * @param isHeld whether the text beside it speaks for the place too
   */
  private hasContext(
    { from, to }: Units,
    found: Sides<number>,
    cut: Sides<boolean>,
    isHeld: boolean,
  ): boolean {
    const known = this.knownAround(from, to);
    if (this.alignment.isStrange) return found.left >= known.left && found.right >= known.right;
    if (!isHeld && found.left + found.right < mostOfContext * (known.left + known.right)) return false;
    const left = known.fromStart && found.left >= known.left ? contextUnits : found.left;
    const right = known.toEnd && found.right >= known.right ? contextUnits : found.right;
    return (
      (cut.left || left >= Math.min(enoughOnOneSide, known.left)) &&
      (cut.right || right >= Math.min(enoughOnOneSide, known.right)) &&
      left + right >= Math.min(enoughInAll, Math.max(least, known.left + known.right))
    );
  }

  /** How much of the context of a stretch is known, and whether it reaches the ends of the text. */
  private knownAround(from: number, to: number): Sides<number> & { fromStart: boolean; toEnd: boolean } {
    const { units } = this.alignment.old;
    let left = 0;
    while (left < contextUnits && isKnown(units[from - left - 1])) left++;
    let right = 0;
    while (right < contextUnits && isKnown(units[to + right])) right++;
    return {
      left,
      right,
      fromStart: left > 0 && units[from - left] === textStart,
      toEnd: right > 0 && units[to + right - 1] === textEnd,
    };
  }

  private isFound(unit: number): boolean {
    const { foundBefore } = this.alignment;
    return (foundBefore[unit + 1] ?? 0) > (foundBefore[unit] ?? 0);
  }

  private placeOf(unit: number): number | undefined {
    const run = this.alignment.chain[this.lastRunFrom(unit)];
    return run && coversOld(run, unit, unit + 1) ? unit + run.now - run.old : undefined;
  }

  /** The index of the last run of the chain that begins at or before a unit, or -1. */
  private lastRunFrom(unit: number): number {
    const { chain } = this.alignment;
    return lowerBound(chain.length, (i) => (chain[i]?.old ?? 0) > unit) - 1;
  }
}

interface Sides<T> {
  readonly left: T;
  readonly right: T;
}

/** Runs by the stretches of a text that they cover. */
class Buckets {
  private readonly runs = new Map<number, Run[]>();

  add(run: Run, from: number, to: number): void {
    for (let bucket = bucketOf(from); bucket <= bucketOf(to - 1); bucket++) {
      const others = this.runs.get(bucket);
      if (others) others.push(run);
      else this.runs.set(bucket, [run]);
    }
  }

  /** The runs that cover some unit near this one, it among them if they do. */
  at(unit: number): readonly Run[] {
    return this.runs.get(bucketOf(unit)) ?? [];
  }
}

function placeIn(run: Run, { from, to }: Units): Units {
  return { from: from + run.now - run.old, to: to + run.now - run.old };
}

/** Whether a stretch has all of its units in another, or more than an accident of a few letters. */
function sharesMuch(stretch: Units, other: Units): boolean {
  const shared = Math.min(stretch.to, other.to) - Math.max(stretch.from, other.from);
  return shared >= Math.min(stretch.to - stretch.from, accidental + 1);
}

/** Whether nothing new stands on either side of a run, up to its neighbours: text was at most removed. */
function meetInNow(before: Run | undefined, run: Run, after: Run | undefined): boolean {
  return (!before || nowEnd(before) >= run.now) && (!after || nowEnd(run) >= after.now);
}

/** Whether nothing that stood on either side of a run, up to its neighbours, is gone: text was at most inserted. */
function meetInOld(before: Run | undefined, run: Run, after: Run | undefined): boolean {
  return (!before || oldEnd(before) >= run.old) && (!after || oldEnd(run) >= after.old);
}

/** Whether between two runs much stands where other text stood, so that what is beyond is no context any more. */
function isFar(before: Run, after: Run): boolean {
  return oldEnd(before) < after.old && after.now - nowEnd(before) > contextUnits;
}

function bucketOf(unit: number): number {
  return Math.floor(unit / bucketSize);
}

function oldEndOf(run: Run | undefined): number {
  return run ? oldEnd(run) : 0;
}

function isKnown(unit: number | undefined): boolean {
  return unit !== undefined && unit !== gap;
}

function isSame(a: number | undefined, b: number | undefined): boolean {
  return a !== undefined && a === b && a !== gap;
}
