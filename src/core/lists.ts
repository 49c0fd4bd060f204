// Spread into arguments, a list of some hundred thousand overflows the stack; the linter forbids that.

/** Appends all of `more` to a list. */
export function addAll<T>(list: T[], more: Iterable<T>): void {
  for (const one of more) list.push(one);
}

/** The smallest of some numbers; Infinity of none. */
export function smallest(numbers: Iterable<number>): number {
  let least = Infinity;
  for (const one of numbers) if (one < least) least = one;
  return least;
}

/** The greatest of some numbers; -Infinity of none. */
export function greatest(numbers: Iterable<number>): number {
  let most = -Infinity;
  for (const one of numbers) if (one > most) most = one;
  return most;
}
