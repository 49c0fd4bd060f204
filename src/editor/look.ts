import { natureOf } from '../core/model/kinds.js';
import { referentOf } from '../core/model/mention.js';
import type { Mention, Nature } from '../core/model/types.js';
import type { AnnotationSet } from '../core/set/annotationSet.js';
import { typesOf } from './labels.js';

/** How a mention is drawn; each has its colour, `hashiya.kind.LOOK`. */
export type Look =
  'person' | 'state' | 'organization' | 'armedGroup' | 'media' | 'group' | 'place' | 'event' | 'other';

const lookOfNature: Readonly<Record<Nature, Look>> = {
  person: 'person',
  state: 'state',
  organization: 'organization',
  'armed-group': 'armedGroup',
  media: 'media',
  group: 'group',
  place: 'place',
};

export function lookOf(set: AnnotationSet, mention: Mention): Look {
  if (mention.actor === undefined) return 'event';
  const nature = natureOf(set.codebook, set.actors.get(mention.actor)?.type ?? '');
  return nature ? lookOfNature[nature] : 'other';
}

/** The colour that the set gives mentions of such a type, as in `#1a7f37`, if it does. */
export function colourOf(set: AnnotationSet, mention: Mention): string | undefined {
  const { kind, id } = referentOf(mention);
  const entry = kind === 'actor' ? set.actors.get(id) : set.events.get(id);
  return typesOf(set, kind).get(entry?.type ?? '')?.colour;
}
