import type { EventMention } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { NetworkBuilder, networkOfTies, type Network } from './network.js';

/** Which part of a set's network is wanted; what is absent is not limited. */
export interface NetworkFilter {
  /** Types of the actors at both ends. */
  readonly actorTypes?: ReadonlySet<string>;
  readonly eventTypes?: ReadonlySet<string>;
  readonly articles?: ReadonlySet<string>;
  /** What a mention may say, per attribute; the empty text stands for saying nothing of it. */
  readonly attributes?: ReadonlyMap<string, ReadonlySet<string>>;
  /** The least count of events of a tie. */
  readonly minWeight?: number;
}

/** The network that the events of a set make, as far as its mentions are confirmed and stand in their text. */
export function networkOf(set: AnnotationSet, filter: NetworkFilter = {}): Network {
  const builder = new NetworkBuilder(set);
  for (const article of set.articles) {
    if (filter.articles && !filter.articles.has(article)) continue;
    for (const mention of set.mentionsIn(article).sorted()) {
      if (mention.event === undefined || !isCertain(mention)) continue;
      if (isWanted(set, mention, filter)) builder.add(article, mention);
    }
  }
  return ofTypes(set, builder.build(filter.minWeight), filter.actorTypes);
}

function isCertain({ status }: EventMention): boolean {
  return status !== 'suggested' && status !== 'orphaned';
}

function isWanted(set: AnnotationSet, { event, attributes }: EventMention, filter: NetworkFilter): boolean {
  if (filter.eventTypes && !filter.eventTypes.has(set.events.get(event)?.type ?? '')) return false;
  for (const [attribute, wanted] of filter.attributes ?? []) {
    if (!wanted.has(attributes?.[attribute] ?? '')) return false;
  }
  return true;
}

function ofTypes(set: AnnotationSet, network: Network, types: ReadonlySet<string> | undefined): Network {
  if (!types) return network;
  const isOfType = (actor: string): boolean => types.has(set.actors.get(actor)?.type ?? '');
  return networkOfTies(network.ties.filter(({ from, to }) => isOfType(from) && isOfType(to)));
}
