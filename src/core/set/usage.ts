import { actorsIn, referentKey, referentOf } from '../model/mention.js';
import type { Mention, Referent } from '../model/types.js';

/** How often something is used, in all and per article. */
export interface Uses {
  readonly total: number;
  readonly articles: ReadonlyMap<string, number>;
}

const unused: Uses = { total: 0, articles: new Map() };

/** Counts per key and article; costs the same per use whatever the size of the set. */
class Counter {
  private readonly uses = new Map<string, { total: number; articles: Map<string, number> }>();

  add(key: string, article: string, difference: 1 | -1): void {
    let entry = this.uses.get(key);
    if (!entry) this.uses.set(key, (entry = { total: 0, articles: new Map() }));
    entry.total += difference;
    const count = (entry.articles.get(article) ?? 0) + difference;
    if (count === 0) entry.articles.delete(article);
    else entry.articles.set(article, count);
    if (entry.total === 0) this.uses.delete(key);
  }

  get(key: string): Uses {
    return this.uses.get(key) ?? unused;
  }
}

/** Where actors and events are mentioned, and where actors take part in events. */
export class UsageIndex {
  private readonly mentions = new Counter();
  private readonly participations = new Counter();

  add(article: string, mention: Mention): void {
    this.count(article, mention, 1);
  }

  remove(article: string, mention: Mention): void {
    this.count(article, mention, -1);
  }

  /** Mentions that name the referent. */
  mentionsOf(referent: Referent): Uses {
    return this.mentions.get(referentKey(referent));
  }

  /** Event mentions in which the actor takes part or is cited; once per role. */
  participationsOf(actor: string): Uses {
    return this.participations.get(actor);
  }

  private count(article: string, mention: Mention, difference: 1 | -1): void {
    this.mentions.add(referentKey(referentOf(mention)), article, difference);
    if (mention.actor !== undefined) return;
    for (const id of actorsIn(mention)) this.participations.add(id, article, difference);
  }
}
