import type { AnnotationSet } from './annotationSet.js';

// Events that are parts of others. Files written by hand may hold circles; every walk ends all the same.

/** The ids of the events that are directly part of an event, in the registry's order. */
export function partsOfEvent(set: AnnotationSet, id: string): string[] {
  const parts: string[] = [];
  for (const [part, { subEventOf }] of set.events) if (subEventOf === id) parts.push(part);
  return parts;
}

/** Whether an event is another one or, however deep, a part of it. */
export function isWithin(set: AnnotationSet, id: string, whole: string): boolean {
  const seen = new Set<string>();
  let current: string | undefined = id;
  while (current !== undefined && !seen.has(current)) {
    if (current === whole) return true;
    seen.add(current);
    current = set.events.get(current)?.subEventOf;
  }
  return false;
}
