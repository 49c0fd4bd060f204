/** The middle of some durations or sizes. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Milliseconds that `work` takes. */
export async function timed(work: () => unknown): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

/**
 * Median milliseconds of each contender. They take turns, so that what slows the machine down for a while slows all of
 * them; before each turn the garbage of the one before is collected.
 */
export async function compare<K extends string>(
  repetitions: number,
  contenders: Readonly<Record<K, () => unknown>>,
): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, number[]>(Object.keys(contenders).map((name) => [name, []]));
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const [name, work] of Object.entries<() => unknown>(contenders)) {
      collectGarbage();
      times.get(name)?.push(await timed(work));
    }
  }
  return new Map([...times].map(([name, all]) => [name, median(all)]));
}

/** Needs `node --expose-gc`. */
export function collectGarbage(): void {
  globalThis.gc?.();
}

/** Bytes in use after a collection. */
export function memoryInUse(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

/** A duration in the unit that suits it. */
export function duration(milliseconds: number): string {
  return milliseconds < 1 ? `${(milliseconds * 1000).toFixed(1)} µs` : `${milliseconds.toFixed(1)} ms`;
}

/** Milliseconds that something takes by the clock, and of all processors: the steadier one on a busy machine. */
export interface Cost {
  readonly clock: number;
  readonly processor: number;
}

/** Median costs of two contenders, which take turns as in `compare`. */
export async function compareCosts(
  repetitions: number,
  contenders: readonly [() => unknown, () => unknown],
): Promise<[Cost, Cost]> {
  const costs: [Cost[], Cost[]] = [[], []];
  for (let repetition = 0; repetition < repetitions; repetition++) {
    for (const which of [0, 1] as const) {
      collectGarbage();
      const before = process.cpuUsage();
      const clock = await timed(contenders[which]);
      const { user, system } = process.cpuUsage(before);
      costs[which].push({ clock, processor: (user + system) / 1000 });
    }
  }
  return [medianCost(costs[0]), medianCost(costs[1])];
}

function medianCost(costs: readonly Cost[]): Cost {
  return {
    clock: median(costs.map(({ clock }) => clock)),
    processor: median(costs.map(({ processor }) => processor)),
  };
}
