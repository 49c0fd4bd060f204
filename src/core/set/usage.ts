import { actorsIn } from '../model/mention.js';
import type { Mention, Referent } from '../model/types.js';

/** How often something is used, in all and per article. */
export interface Uses {
  readonly total: number;
  readonly articles: ReadonlyMap<string, number>;
}

const unused: Uses = { total: 0, articles: new Map() };

/** Counts per id and article; costs the same per use whatever the size of the set. */
class Counter {
  private readonly uses = new Map<string, { total: number; articles: Map<string, number> }>();

  add(id: string, article: string, difference: 1 | -1): void {
    let entry = this.uses.get(id);
    if (!entry) this.uses.set(id, (entry = { total: 0, articles: new Map() }));
    entry.total += difference;
    const count = (entry.articles.get(article) ?? 0) + difference;
    if (count === 0) entry.articles.delete(article);
    else entry.articles.set(article, count);
    if (entry.total === 0) this.uses.delete(id);
  }

  get(id: string): Uses {
    return this.uses.get(id) ?? unused;
  }
}

/** Where actors and events are mentioned, and where actors take part in events. */
export class UsageIndex {
  private readonly mentions = { actor: new Counter(), event: new Counter() };
  private readonly participations = new Counter();

  add(article: string, mention: Mention): void {
    this.count(article, mention, 1);
  }

  remove(article: string, mention: Mention): void {
    this.count(article, mention, -1);
  }

  /** Mentions that name the referent. */
  mentionsOf({ kind, id }: Referent): Uses {
    return this.mentions[kind].get(id);
  }

  /** Event mentions in which the actor takes part or is cited; once per role. */
  participationsOf(actor: string): Uses {
    return this.participations.get(actor);
  }

  private count(article: string, mention: Mention, difference: 1 | -1): void {
    if (mention.actor !== undefined) {
      this.mentions.actor.add(mention.actor, article, difference);
      return;
    }
    this.mentions.event.add(mention.event, article, difference);
    for (const id of actorsIn(mention)) this.participations.add(id, article, difference);
  }
}
