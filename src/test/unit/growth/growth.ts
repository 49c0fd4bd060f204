/** How many times as large the larger input is. */
const factor = 8;
/** Linear work takes as long for one large input as for `factor` small ones; quadratic work `factor` times as long. */
const most = 3;
/** Microseconds of processor time within which two measures are the same. */
const noise = 4000;
/** What else the machine does makes a measure greater, never smaller: one good measure is enough. */
const attempts = 6;

/**
 * Tells that work grows faster than its input: processor time, not that of the clock, for one large input is compared
 * with that for as many small ones as are as long together.
 * @param prepare gives the work for an input of a size; it is not measured
 * @param size of the small input; before large ones much smaller ones are tried, so that what explodes is seen early
 * @returns how many times as long the large input took; undefined for linear work
 */
export async function superlinear(
  prepare: (size: number) => () => unknown,
  size = 2048,
): Promise<string | undefined> {
  for (const length of size < 1024 ? [size] : [size / 16, size]) {
    const small = prepare(length);
    const large = prepare(factor * length);
    await small();
    let ratio = Number.POSITIVE_INFINITY;
    for (let i = 0; i < attempts && ratio > most; i++) {
      ratio = Math.max(0, (await timeOf(large, 1)) - noise) / (await timeOf(small, factor));
    }
    if (ratio > most) return `${ratio.toFixed(1)} times as long at ${String(factor * length)}`;
  }
  return undefined;
}

/** Microseconds that work takes so many times; measured fewer times when it takes long. */
async function timeOf(work: () => unknown, times: number): Promise<number> {
  let spent = 0;
  for (let i = 1; i <= times; i++) {
    const { user, system } = process.cpuUsage();
    await work();
    const after = process.cpuUsage();
    spent += after.user + after.system - user - system;
    if (spent > 2 * noise) return (spent / i) * times;
  }
  return Math.max(1, spent);
}
