import { actorsIn, referentKey, referentOf } from '../model/mention.js';
import type { Mention } from '../model/types.js';

/** The ids that a change touched, so that a view redraws those and nothing else. */
export class Touched {
  readonly actors = new Set<string>();
  readonly events = new Set<string>();
  /** Paths of the articles whose mentions changed. */
  readonly articles = new Set<string>();
  /** Keys of the actors and events whose own entry, mentions or participations changed. */
  readonly referents = new Set<string>();
  /** Whether anything may have changed: a file was read anew. */
  everything = false;

  addActor(id: string): void {
    this.actors.add(id);
    this.referents.add(referentKey({ kind: 'actor', id }));
  }

  addEvent(id: string): void {
    this.events.add(id);
    this.referents.add(referentKey({ kind: 'event', id }));
  }

  addMention(article: string, mention: Mention): void {
    this.articles.add(article);
    this.referents.add(referentKey(referentOf(mention)));
    for (const id of actorsIn(mention)) this.referents.add(referentKey({ kind: 'actor', id }));
  }

  /** Adds what another change touched. */
  include(other: Touched): void {
    for (const id of other.actors) this.actors.add(id);
    for (const id of other.events) this.events.add(id);
    for (const article of other.articles) this.articles.add(article);
    for (const key of other.referents) this.referents.add(key);
    this.everything ||= other.everything;
  }
}
