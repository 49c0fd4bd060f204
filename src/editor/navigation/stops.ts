import { compareMentions, extentOf, isAnchored } from '../../core/model/mention.js';
import type { Mention, Referent } from '../../core/model/types.js';
import type { AnnotationSet, PlacedMention } from '../../core/set/annotationSet.js';
import { compareArticles } from '../../core/set/files.js';

// Where going from mention to mention stops. Nisba mentions are passed over unless they are wanted, or are all there is.

export type Direction = 'next' | 'previous';

/** A place in a set to go on from: a mention, or an offset (code points) of an article. */
export interface From {
  readonly article: string;
  readonly at: Mention | number;
}

/** The mentions of a referent in one article at which to stop, in reading order. */
export function stopsIn(
  set: AnnotationSet,
  article: string,
  referent: Referent | undefined,
  withNisba: boolean,
): readonly Mention[] {
  const mentions = set.mentionsIn(article);
  const anchored = (referent ? mentions.of(referent) : mentions.sorted()).filter(isAnchored);
  const stops = withNisba ? anchored : anchored.filter((mention) => !isNisba(mention));
  return stops.length > 0 ? stops : anchored;
}

/** The stop after or before a place in the same article, going round at its end; undefined when there is none. */
export function stepInArticle(
  set: AnnotationSet,
  from: From,
  referent: Referent | undefined,
  direction: Direction,
  withNisba: boolean,
): Mention | undefined {
  const stops = stopsIn(set, from.article, referent, withNisba);
  return beyond(stops, from.at, direction) ?? (direction === 'next' ? stops[0] : stops.at(-1));
}

/** The stop after or before a place in the whole set, going round at its end; undefined when there is none. */
export function stepInSet(
  set: AnnotationSet,
  from: From,
  referent: Referent | undefined,
  direction: Direction,
  withNisba: boolean,
): PlacedMention | undefined {
  const articles = referent
    ? [...set.usesOf(referent).articles.keys()].sort(compareArticles)
    : set.articles.filter((article) => set.mentionsIn(article).size > 0);
  return (
    stepThrough(set, articles, from, referent, direction, withNisba) ??
    (withNisba ? undefined : stepThrough(set, articles, from, referent, direction, true))
  );
}

function stepThrough(
  set: AnnotationSet,
  articles: readonly string[],
  from: From,
  referent: Referent | undefined,
  direction: Direction,
  withNisba: boolean,
): PlacedMention | undefined {
  const stops = (article: string): readonly Mention[] => {
    // There is nothing to open.
    if (set.isMissing(article)) return [];
    const mentions = set.mentionsIn(article);
    const anchored = (referent ? mentions.of(referent) : mentions.sorted()).filter(isAnchored);
    return withNisba ? anchored : anchored.filter((mention) => !isNisba(mention));
  };
  const here = beyond(stops(from.article), from.at, direction);
  if (here) return { article: from.article, mention: here };
  const later = articles.filter((article) => compareArticles(article, from.article) > 0);
  const earlier = articles.filter((article) => compareArticles(article, from.article) < 0);
  const order =
    direction === 'next'
      ? [...later, ...earlier, from.article]
      : [...earlier.reverse(), ...later.reverse(), from.article];
  for (const article of order) {
    const mention = direction === 'next' ? stops(article)[0] : stops(article).at(-1);
    if (mention) return { article, mention };
  }
  return undefined;
}

/** The nearest stop beyond a place, without going round. */
function beyond(stops: readonly Mention[], at: Mention | number, direction: Direction): Mention | undefined {
  const compare = (stop: Mention): number =>
    typeof at === 'number' ? extentOf(stop)[0] - at || 1 : compareMentions(stop, at);
  return direction === 'next'
    ? stops.find((stop) => compare(stop) > 0)
    : stops.findLast((stop) => compare(stop) < 0);
}

function isNisba(mention: Mention): boolean {
  return mention.actor !== undefined && mention.form === 'nisba';
}
