/** An object of a set's file, its keys known and unknown alike. */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether two values of JSON say the same, in whatever order their keys stand. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => isSame(item, b[i]));
  }
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && isSame(a[key], b[key]))
  );
}

/** The items of `list` that are not in `others`. */
export function without(list: readonly unknown[], others: readonly unknown[]): unknown[] {
  return list.filter((item) => !others.some((other) => isSame(item, other)));
}

/** The keys of all objects, each once, in order. */
export function keysOf(...objects: readonly (object | undefined)[]): string[] {
  return [...new Set(objects.flatMap((object) => Object.keys(object ?? {})))];
}

/** An object of those entries whose value is not undefined. Unlike assignment it takes any key for what it is. */
export function objectOf(entries: Iterable<readonly [string, unknown]>): JsonObject {
  return Object.fromEntries([...entries].filter(([, value]) => value !== undefined));
}
