/** A stretch that needs a lane of its own from `start` to `end`. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/**
 * Gives each stretch the lowest lane, from 0, in which no other stretch overlaps it; as few lanes in all as can be.
 * Takes stretches by rising start. Interval partitioning (Kleinberg, Tardos: Algorithm Design, 4.1) with two heaps,
 * in n log n.
 */
export function pack(stretches: Iterable<Stretch>): number[] {
  const taken = new Heap<{ end: number; lane: number }>((a, b) => a.end < b.end);
  const free = new Heap<number>((a, b) => a < b);
  const lanes: number[] = [];
  let count = 0;
  for (const { start, end } of stretches) {
    for (let first = taken.first; first && first.end <= start; first = taken.first) {
      taken.take();
      free.put(first.lane);
    }
    const lane = free.take() ?? count++;
    taken.put({ end, lane });
    lanes.push(lane);
  }
  return lanes;
}

/** A binary heap. */
class Heap<T> {
  private readonly items: T[] = [];

  constructor(private readonly isBefore: (a: T, b: T) => boolean) {}

  get first(): T | undefined {
    return this.items[0];
  }

  put(item: T): void {
    let at = this.items.push(item) - 1;
    for (;;) {
      const above = (at - 1) >> 1;
      const parent = this.items[above];
      if (at === 0 || parent === undefined || !this.isBefore(item, parent)) break;
      this.items[at] = parent;
      at = above;
    }
    this.items[at] = item;
  }

  take(): T | undefined {
    const [first] = this.items;
    const last = this.items.pop();
    if (this.items.length > 0 && last !== undefined) this.sink(last);
    return first;
  }

  private sink(item: T): void {
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      let child = this.items[below];
      const other = this.items[below + 1];
      if (child !== undefined && other !== undefined && this.isBefore(other, child)) {
        below++;
        child = other;
      }
      if (child === undefined || !this.isBefore(child, item)) break;
      this.items[at] = child;
      at = below;
    }
    this.items[at] = item;
  }
}
