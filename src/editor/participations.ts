import type { AnnotationSet } from '../core/set/annotationSet.js';

/** An actor's part in one event, as all articles together tell it. */
export interface Part {
  /** Ids of the actor's roles. */
  readonly roles: ReadonlySet<string>;
  /** Whether the event is somewhere told according to the actor. */
  readonly isSource: boolean;
  readonly articles: ReadonlySet<string>;
}

type Parts = ReadonlyMap<string, Part>;

const caches = new WeakMap<AnnotationSet, Map<string, Parts>>();

/** The events that an actor takes part in, by id; gathered once and again when something of it changed. */
export function partsOf(set: AnnotationSet, actor: string): Parts {
  const cache = cacheOf(set);
  let parts = cache.get(actor);
  if (!parts) cache.set(actor, (parts = gather(set, actor)));
  return parts;
}

function cacheOf(set: AnnotationSet): Map<string, Parts> {
  const known = caches.get(set);
  if (known) return known;
  const cache = new Map<string, Parts>();
  caches.set(set, cache);
  set.onDidChange(({ everything, referents }) => {
    if (everything) cache.clear();
    else for (const key of referents) cache.delete(key.replace(/^actor:/, ''));
  });
  return cache;
}

function gather(set: AnnotationSet, actor: string): Parts {
  const parts = new Map<string, { roles: Set<string>; isSource: boolean; articles: Set<string> }>();
  for (const { article, mention } of set.participationsOf(actor)) {
    if (mention.event === undefined) continue;
    let part = parts.get(mention.event);
    if (!part) {
      parts.set(mention.event, (part = { roles: new Set(), isSource: false, articles: new Set() }));
    }
    for (const one of mention.participants ?? []) if (one.actor === actor) part.roles.add(one.role);
    if (mention.attributedTo === actor) part.isSource = true;
    part.articles.add(article);
  }
  return parts;
}
