import type { Event } from '../model/types.js';

/** The events that are parts of themselves, each by the cycle that it is in: first the one whose id sorts first. */
export function cyclesAmong(events: ReadonlyMap<string, Event>): ReadonlyMap<string, readonly string[]> {
  const cycles = new Map<string, readonly string[]>();
  const seen = new Set<string>();
  for (const start of events.keys()) {
    const path: string[] = [];
    const places = new Map<string, number>();
    let next: string | undefined = start;
    for (; next !== undefined && !seen.has(next); next = events.get(next)?.subEventOf) {
      seen.add(next);
      places.set(next, path.length);
      path.push(next);
    }
    const from = next === undefined ? undefined : places.get(next);
    if (from === undefined) continue;
    const cycle = path.slice(from);
    const first = cycle.reduce((least, id, i) => (id < (cycle[least] ?? '') ? i : least), 0);
    const ordered = [...cycle.slice(first), ...cycle.slice(0, first)];
    for (const id of cycle) cycles.set(id, ordered);
  }
  return cycles;
}
