import type { Seeds } from './seeds.js';

const gain = 4;
/** Lower than `gain`, so that one seed between two changes counts; twice it is higher, so that one astray does not. */
const jumpCost = 3;

/** How far the text just before and just after the seeds lies from where it was, in code points. */
export interface Ends {
  readonly before: number;
  /** Undefined when not known. */
  readonly after: number | undefined;
}

/**
 * The heaviest chain of seeds that stand in the same order in both texts: each adds to the weight, and each change of
 * their distance (an edit between them) takes from it. Co-linear chaining by dynamic programming with a Fenwick tree,
 * as in Abouelhoda and Ohlebusch, "Chaining algorithms for multiple genome comparison" (2005), with a flat gap cost.
 * @param distances how far each seed lies from where it was; equal for seeds with no edit between them
 * @returns indices of `seeds`, ascending
 */
export function heaviestChain(
  { size, old, now }: Seeds,
  distances: readonly number[],
  nowFrom: number,
  nowTo: number,
  ends: Ends,
): number[] {
  const weight = new Int32Array(old.length);
  const previous = new Int32Array(old.length).fill(-1);
  const best = new FenwickMaximum(nowTo - nowFrom, weight);
  const lastAtDistance = new Map<number, number>();
  const atEnd = (i: number): number =>
    (weight[i] ?? 0) - (ends.after === undefined || distances[i] === ends.after ? 0 : jumpCost);
  let heaviest = -1;
  for (let from = 0, to = 0; from < old.length; from = to) {
    while (to < old.length && old[to] === old[from]) to++;
    for (let i = from; i < to; i++) {
      const place = now[i] ?? 0;
      const before = best.upTo(place - nowFrom - size);
      const inStep = lastAtDistance.get(distances[i] ?? 0) ?? -1;
      const first = distances[i] === ends.before ? 0 : -jumpCost;
      const jumped = before < 0 ? first : (weight[before] ?? 0) - jumpCost;
      const straight = inStep < 0 || (now[inStep] ?? 0) >= place ? first : (weight[inStep] ?? 0);
      weight[i] = gain + Math.max(first, jumped, straight);
      if (straight > first && straight >= jumped) previous[i] = inStep;
      else if (jumped > first) previous[i] = before;
      if (heaviest < 0 || atEnd(i) > atEnd(heaviest)) heaviest = i;
    }
    for (let i = from; i < to; i++) {
      best.add((now[i] ?? 0) - nowFrom, i);
      lastAtDistance.set(distances[i] ?? 0, i);
    }
  }
  const chain: number[] = [];
  for (let i = heaviest; i >= 0; i = previous[i] ?? -1) chain.push(i);
  return chain.reverse();
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
