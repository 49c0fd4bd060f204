import type { Seeds } from './seeds.js';

const gain = 4;
/** Two seeds: so much must speak for it that the distance changed. */
const jumpCost = 8;
/** A chain must be heavier than another by more than this to tell where a seed belongs; position alone can do it. */
const margin = 12;

/** How far the text just before and just after the seeds lies from where it was, in code points, if that is known. */
export interface Ends {
  readonly before: number | undefined;
  readonly after: number | undefined;
}

/** A seed of the chain. */
export interface Link {
  readonly old: number;
  readonly now: number;
  /** Whether no chain that is nearly as heavy puts it elsewhere, or something else in its place. */
  readonly isDecided: boolean;
}

/**
 * The heaviest chain of seeds that stand in the same order in both texts: each adds to the weight, and each change of
 * their distance (an edit between them) takes from it. Co-linear chaining by dynamic programming with a Fenwick tree,
 * as in Abouelhoda and Ohlebusch, "Chaining algorithms for multiple genome comparison" (2005), with a flat gap cost;
 * done from both ends, which tells for every seed how heavy the best chain through it is.
 * @param distances how far each seed lies from where it was; equal for seeds with no edit between them
 */
export function heaviestChain(
  seeds: Seeds,
  distances: readonly number[],
  nowFrom: number,
  nowTo: number,
  { before, after }: Ends,
): Link[] {
  const { size, old, now } = seeds;
  const length = nowTo - nowFrom;
  const fromStart = weigh({ size, old, now: now.map((at) => at - nowFrom) }, distances, length, before);
  const mirrored = {
    size,
    old: old.map((at) => -at).reverse(),
    now: now.map((at) => nowTo - size - at).reverse(),
  };
  const fromEnd = weigh(mirrored, distances.toReversed(), length, after);
  const weight = fromStart.weight.map((one, i) => one + (fromEnd.weight[old.length - 1 - i] ?? 0) - gain);
  let last = -1;
  let best = 0;
  for (let i = 0; i < weight.length; i++) {
    best = Math.max(best, weight[i] ?? 0);
    const own = (fromStart.weight[i] ?? 0) - (after === undefined || distances[i] === after ? 0 : jumpCost);
    if (own === weight[i] && (last < 0 || own >= (weight[last] ?? 0))) last = i;
  }
  const chain: number[] = [];
  for (let i = last; i >= 0; i = fromStart.previous[i] ?? -1) chain.push(i);
  const rivals = new Rivals(seeds, weight, best - margin);
  return chain.reverse().map((i) => ({ old: old[i] ?? 0, now: now[i] ?? 0, isDecided: !rivals.contest(i) }));
}

/** For each seed the weight of the best chain that ends with it, and the seed before it in that chain, or -1. */
function weigh(
  { size, old, now }: Pick<Seeds, 'size' | 'old' | 'now'>,
  distances: readonly number[],
  length: number,
  before: number | undefined,
): { weight: Int32Array; previous: Int32Array } {
  const weight = new Int32Array(old.length);
  const previous = new Int32Array(old.length).fill(-1);
  const best = new FenwickMaximum(length, weight);
  const lastAtDistance = new Map<number, number>();
  for (let from = 0, to = 0; from < old.length; from = to) {
    while (to < old.length && old[to] === old[from]) to++;
    for (let i = from; i < to; i++) {
      const place = now[i] ?? 0;
      const other = best.upTo(place - size);
      const inStep = lastAtDistance.get(distances[i] ?? 0) ?? -1;
      const first = before === undefined || distances[i] === before ? 0 : -jumpCost;
      const jumped = other < 0 ? first : (weight[other] ?? 0) - jumpCost;
      const straight = inStep < 0 || (now[inStep] ?? 0) >= place ? first : (weight[inStep] ?? 0);
      weight[i] = gain + Math.max(first, jumped, straight);
      if (straight > first && straight >= jumped) previous[i] = inStep;
      else if (jumped > first) previous[i] = other;
    }
    for (let i = from; i < to; i++) {
      best.add(now[i] ?? 0, i);
      lastAtDistance.set(distances[i] ?? 0, i);
    }
  }
  return { weight, previous };
}

/** The seeds through which a chain goes that is nearly as heavy as the heaviest. */
class Rivals {
  private readonly byPlace = new Map<number, number[]>();

  constructor(
    private readonly seeds: Seeds,
    private readonly weight: Int32Array,
    private readonly enough: number,
  ) {
    weight.forEach((one, i) => {
      if (one <= enough) return;
      const bucket = this.bucketOf(i);
      const others = this.byPlace.get(bucket);
      if (others) others.push(i);
      else this.byPlace.set(bucket, [i]);
    });
  }

  /** Whether one of them says other than `seed` where it stands now or what stands there. */
  contest(seed: number): boolean {
    const { old, now, size } = this.seeds;
    for (const step of [-1, 1]) {
      for (let i = seed + step; old[i] === old[seed]; i += step) {
        if ((this.weight[i] ?? 0) > this.enough) return true;
      }
    }
    const place = now[seed] ?? 0;
    const diagonal = place - (old[seed] ?? 0);
    const bucket = this.bucketOf(seed);
    return [bucket - 1, bucket, bucket + 1].some((near) =>
      this.byPlace
        .get(near)
        ?.some((i) => Math.abs((now[i] ?? 0) - place) < size && (now[i] ?? 0) - (old[i] ?? 0) !== diagonal),
    );
  }

  private bucketOf(seed: number): number {
    return Math.floor((this.seeds.now[seed] ?? 0) / this.seeds.size);
  }
}

/** The heaviest of the nodes at or before a place (Fenwick 1994, with maximum in place of sum). */
class FenwickMaximum {
  private readonly nodes: Int32Array;

  constructor(
    size: number,
    private readonly weight: Int32Array,
  ) {
    this.nodes = new Int32Array(size + 1).fill(-1);
  }

  add(place: number, node: number): void {
    for (let i = place + 1; i < this.nodes.length; i += i & -i) {
      const other = this.nodes[i] ?? -1;
      if (other < 0 || (this.weight[node] ?? 0) > (this.weight[other] ?? 0)) this.nodes[i] = node;
    }
  }

  /** @returns -1 when there is none */
  upTo(place: number): number {
    let best = -1;
    for (let i = place + 1; i > 0; i -= i & -i) {
      const node = this.nodes[i] ?? -1;
      if (node >= 0 && (best < 0 || (this.weight[node] ?? 0) > (this.weight[best] ?? 0))) best = node;
    }
    return best;
  }
}
