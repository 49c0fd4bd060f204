import type { Event } from '../model/types.js';
import { fold } from '../text/fold.js';
import type { AnnotationSet } from './annotationSet.js';
import type { Change, Edit } from './change.js';
import { partsOfEvent } from './parts.js';

/** Conjunctions and the like that a label leaves out at the beginning of a trigger, in code points. */
const longestLeftOut = 2;

/**
 * The same change, with the events taken out of the registry that lose their last mention by it, if nobody said more of
 * them than tagging did: a tag that is removed leaves nothing behind. What a person wrote about an event stays.
 */
export function withLeftEvents(set: AnnotationSet, change: Change): Change {
  const lost = new Map<string, string[]>();
  const kept = new Set<string>();
  for (const edit of change.edits) {
    if (edit.of === 'event') kept.add(edit.id);
    if (edit.of !== 'mention') continue;
    const { before, after } = edit;
    if (after?.event !== undefined) kept.add(after.event);
    if (before?.event === undefined || before.event === after?.event) continue;
    const quotes = lost.get(before.event);
    if (quotes) quotes.push(before.quote.join(' '));
    else lost.set(before.event, [before.quote.join(' ')]);
  }
  const left = [...lost].flatMap(([id, quotes]): Edit[] => {
    const before = set.events.get(id);
    const isLeft =
      before !== undefined &&
      !kept.has(id) &&
      set.usesOf({ kind: 'event', id }).total === quotes.length &&
      isAsTagged(before, quotes) &&
      partsOfEvent(set, id).length === 0;
    return isLeft ? [{ of: 'event', id, before, after: undefined }] : [];
  });
  return left.length === 0 ? change : { ...change, edits: [...change.edits, ...left] };
}

/** Whether an event has a type and a label alone, and the label begins with words that it was tagged at. */
function isAsTagged({ type: _, mode: __, label, ...others }: Event, quotes: readonly string[]): boolean {
  const [written, another] = Object.values(label);
  if (Object.keys(others).length > 0 || typeof written !== 'string' || another !== undefined) return false;
  const folded = fold(written);
  return quotes.some((quote) => {
    const points = Array.from(fold(quote));
    const most = Math.min(longestLeftOut, points.length - 1);
    for (let left = 0; left <= most; left++) if (folded.startsWith(points.slice(left).join(''))) return true;
    return false;
  });
}
