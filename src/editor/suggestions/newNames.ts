import { fold } from '../../core/text/fold.js';
import type { NewName } from './articleScan.js';

/** A place that says a new name; code points. */
export interface NewNamePlace extends NewName {
  readonly article: string;
}

/** A name that may be an actor whom the set does not know, with all its places. */
export interface NewNameGroup {
  /** As it is written the first time. */
  readonly quote: string;
  readonly places: readonly NewNamePlace[];
}

/** New names by what they fold to, those that come most often first. */
export function newNamesOf(
  byArticle: ReadonlyMap<string, readonly NewName[]>,
): ReadonlyMap<string, NewNameGroup> {
  const groups = new Map<string, { quote: string; places: NewNamePlace[] }>();
  for (const [article, names] of byArticle) {
    for (const name of names) {
      const key = fold(name.quote);
      const group = groups.get(key);
      if (group) group.places.push({ ...name, article });
      else groups.set(key, { quote: name.quote, places: [{ ...name, article }] });
    }
  }
  return new Map([...groups].sort(([a, x], [b, y]) => y.places.length - x.places.length || (a < b ? -1 : 1)));
}
