import { referentOf } from '../../core/model/mention.js';
import type { Mention } from '../../core/model/types.js';
import type { Article } from '../article.js';
import { includesNisba } from './step.js';
import { stopsIn } from './stops.js';

/** Which of the stops in the article, from 1 on, a mention is: of those of its actor or event. */
export interface Place {
  /** Absent for a nisba where these are passed over. */
  readonly place: number | undefined;
  readonly of: number;
  /** How many nisbas are passed over in the article. */
  readonly passedOver: number;
}

export function placeAmong({ open, path }: Article, mention: Mention): Place {
  const referent = referentOf(mention);
  const stops = stopsIn(open.set, path, referent, includesNisba(open.root));
  const index = stops.findIndex(({ id }) => id === mention.id);
  const passedOver = stopsIn(open.set, path, referent, true).length - stops.length;
  return { place: index < 0 ? undefined : index + 1, of: stops.length, passedOver };
}
