import { actorsIn } from '../model/mention.js';
import type { Actor, Event } from '../model/types.js';
import { AnnotationSet } from '../set/annotationSet.js';
import { actorsFile, eventsFile } from '../set/files.js';

/** The part of a set that is exported. */
export interface Selection {
  /** Path of an article, or of a folder with articles, relative to the set. */
  readonly only?: string;
  /** Whose mentions: their `by`. */
  readonly annotator?: string;
}

/** The articles of a set that are `only`, or below it. */
export function articlesWithin(set: AnnotationSet, only: string): readonly string[] {
  const path = only.replace(/^(\.\/+)+|(?<!\/)\/+$/g, '');
  if (path === '' || path === '.') return set.articles;
  return set.articles.filter((article) => article === path || article.startsWith(`${path}/`));
}

/**
 * A set with the selected articles and mentions alone, and with the actors and events that these name or that those
 * are tied to; the set itself when all is selected.
 */
export function selectedSet(set: AnnotationSet, { only, annotator }: Selection): AnnotationSet {
  if (only === undefined && annotator === undefined) return set;
  const part = new AnnotationSet();
  const named = new Named(set);
  part.useSettings(set.settings);
  for (const file of [actorsFile, eventsFile]) part.useHead(file, set.headOf(file));
  for (const article of only === undefined ? set.articles : articlesWithin(set, only)) {
    const all = set.mentionsIn(article);
    const { stamp } = all;
    const mentions = all.sorted().filter(({ by }) => annotator === undefined || by === annotator);
    for (const mention of mentions) {
      for (const actor of actorsIn(mention)) named.addActor(actor);
      if (mention.event !== undefined) named.addEvent(mention.event);
    }
    if (!stamp) part.useArticle(article);
    else {
      const rejected = [...all.rejections.values()];
      part.useArticle(article, { version: 1, text: stamp, rejected, mentions });
    }
  }
  part.useActors(Object.fromEntries(named.actors));
  part.useEvents(Object.fromEntries(named.events));
  return part;
}

/** The entries of the registries that a selection needs. */
class Named {
  readonly actors = new Map<string, Actor>();
  readonly events = new Map<string, Event>();

  constructor(private readonly set: AnnotationSet) {}

  addActor(id: string): void {
    const actor = this.set.actors.get(id);
    if (actor) this.actors.set(id, actor);
  }

  /** An event brings those whom it settles as participants and the events that it is a part of. */
  addEvent(id: string): void {
    const event = this.set.events.get(id);
    if (!event || this.events.has(id)) return;
    this.events.set(id, event);
    for (const { actor } of event.participants ?? []) this.addActor(actor);
    if (event.subEventOf !== undefined) this.addEvent(event.subEventOf);
  }
}
