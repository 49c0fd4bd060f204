/** Whether two entries say the same in whatever order of their keys. @param except keys of the entries that may differ */
export function isSameContent(a: object, b: object, except: ReadonlySet<string> = new Set()): boolean {
  return contentOf(a, except) === contentOf(b, except);
}

function contentOf(entry: object, except: ReadonlySet<string>): string {
  const content = Object.fromEntries(Object.entries(entry).filter(([key]) => !except.has(key)));
  return JSON.stringify(content, (_key, value: unknown) => (isRecord(value) ? inKeyOrder(value) : value));
}

function isRecord(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inKeyOrder(value: object): object {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
