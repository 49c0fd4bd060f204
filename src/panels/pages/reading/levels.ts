/** What is drawn under some words of a line. */
export interface Stroke {
  /** Its parts in the line, in order. UTF-16 units from the line's beginning. */
  readonly spans: readonly (readonly [start: number, end: number])[];
}

/** Words of a line under which the same is drawn. */
export interface Segment<S extends Stroke> {
  readonly start: number;
  readonly end: number;
  /** From the innermost to the outermost. */
  readonly strokes: readonly S[];
}

/**
 * How far below the words each stroke of a line is drawn, 0 being nearest: those that share words have different levels,
 * and a longer one is below the shorter ones that it holds. All parts of one are at the same level.
 */
export function levelsOf<S extends Stroke>(strokes: readonly S[]): Map<S, number> {
  const taken: Taken[] = [];
  const levels = new Map<S, number>();
  for (const stroke of [...strokes].sort((a, b) => lengthOf(a) - lengthOf(b))) {
    let level = 0;
    while (stroke.spans.some((span) => taken[level]?.overlaps(span))) level++;
    const place = (taken[level] ??= new Taken());
    for (const span of stroke.spans) place.add(span);
    levels.set(stroke, level);
  }
  return levels;
}

function add<S>(strokes: Map<number, S[]>, at: number, stroke: S): void {
  const others = strokes.get(at);
  if (others) others.push(stroke);
  else strokes.set(at, [stroke]);
}

/** A line cut where a stroke begins or ends. @param length of the line */
export function segmentsOf<S extends Stroke>(length: number, levels: ReadonlyMap<S, number>): Segment<S>[] {
  const bounds = new Set([0, length]);
  const begin = new Map<number, S[]>();
  const finish = new Map<number, S[]>();
  for (const stroke of levels.keys()) {
    for (const [start, end] of stroke.spans) {
      if (start >= end) continue;
      bounds.add(start).add(end);
      add(begin, start, stroke);
      add(finish, end, stroke);
    }
  }
  const cuts = [...bounds].sort((a, b) => a - b);
  const present = new Set<S>();
  return cuts.slice(0, -1).map((start, i) => {
    for (const stroke of finish.get(start) ?? []) present.delete(stroke);
    for (const stroke of begin.get(start) ?? []) present.add(stroke);
    const strokes = [...present].sort((a, b) => (levels.get(a) ?? 0) - (levels.get(b) ?? 0));
    return { start, end: cuts[i + 1] ?? length, strokes };
  });
}

function lengthOf({ spans }: Stroke): number {
  return spans.reduce((sum, [start, end]) => sum + end - start, 0);
}

/** Places of one level that are taken: spans that do not overlap, in order. */
class Taken {
  private readonly spans: (readonly [start: number, end: number])[] = [];

  overlaps([start, end]: readonly [number, number]): boolean {
    const next = this.spans[this.indexAfter(start)];
    return next !== undefined && next[0] < end;
  }

  add(span: readonly [start: number, end: number]): void {
    this.spans.splice(this.indexAfter(span[0]), 0, span);
  }

  /** The index of the first span that ends after an offset. */
  private indexAfter(offset: number): number {
    let [low, high] = [0, this.spans.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((this.spans[middle]?.[1] ?? Infinity) > offset) high = middle;
      else low = middle + 1;
    }
    return low;
  }
}
