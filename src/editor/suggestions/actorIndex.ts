import type { Suggestion } from '../../core/find/suggestion.js';
import { compareArticles } from '../../core/set/files.js';

/** How many suggestions there are, and in how many articles. */
export interface SuggestionCount {
  readonly total: number;
  readonly articles: number;
}

/** Below this a person chooses the actor, instead of taking the likeliest one. */
const certainFrom = 0.5;

export function isCertain({ score }: Suggestion): boolean {
  return score >= certainFrom;
}

/** The suggestions of a set by their likeliest actor, then by article. */
export class ActorIndex {
  private readonly byArticle = new Map<string, readonly Suggestion[]>();
  private readonly byActor = new Map<string, Map<string, readonly Suggestion[]>>();

  private total = 0;
  private articlesWithAny = 0;

  /** All suggestions. */
  get size(): SuggestionCount {
    return { total: this.total, articles: this.articlesWithAny };
  }

  /** The articles that were entered. */
  get articles(): Iterable<string> {
    return this.byArticle.keys();
  }

  /** The actors that suggestions are for. */
  get actors(): string[] {
    return [...this.byActor.keys()];
  }

  /** The articles with suggestions for an actor, in reading order. */
  articlesOf(actor: string): string[] {
    return [...(this.byActor.get(actor)?.keys() ?? [])].sort(compareArticles);
  }

  /** The suggestions for an actor in an article, in reading order. */
  of(actor: string, article: string): readonly Suggestion[] {
    return this.byActor.get(actor)?.get(article) ?? [];
  }

  /** @param isWanted which suggestions are counted; all unless given */
  count(actor: string, isWanted: (suggestion: Suggestion) => boolean = () => true): SuggestionCount {
    let [total, articles] = [0, 0];
    for (const suggestions of this.byActor.get(actor)?.values() ?? []) {
      const count = suggestions.filter(isWanted).length;
      total += count;
      if (count > 0) articles++;
    }
    return { total, articles };
  }

  /**
   * Enters the suggestions of an article in the place of those that it had.
   * @returns the actors for whom there are others now
   */
  set(article: string, suggestions: readonly Suggestion[]): Set<string> {
    const before = this.byArticle.get(article) ?? [];
    const changed = new Set<string>();
    if (before === suggestions) return changed;
    this.byArticle.set(article, suggestions);
    this.total += suggestions.length - before.length;
    this.articlesWithAny += Number(suggestions.length > 0) - Number(before.length > 0);
    const groups = new Map<string, Suggestion[]>();
    for (const suggestion of suggestions) {
      const group = groups.get(suggestion.actor);
      if (group) group.push(suggestion);
      else groups.set(suggestion.actor, [suggestion]);
    }
    for (const actor of new Set([...before.map((one) => one.actor), ...groups.keys()])) {
      const group = groups.get(actor);
      if (!isSame(this.of(actor, article), group ?? [])) changed.add(actor);
      this.put(actor, article, group);
    }
    return changed;
  }

  /** Takes an article out. @returns the actors for whom there were suggestions in it */
  remove(article: string): Set<string> {
    const changed = this.set(article, []);
    this.byArticle.delete(article);
    return changed;
  }

  private put(actor: string, article: string, group: readonly Suggestion[] | undefined): void {
    const articles = this.byActor.get(actor) ?? new Map<string, readonly Suggestion[]>();
    if (group) articles.set(article, group);
    else articles.delete(article);
    if (articles.size > 0) this.byActor.set(actor, articles);
    else this.byActor.delete(actor);
  }
}

function isSame(a: readonly Suggestion[], b: readonly Suggestion[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, i) => {
      const other = b[i];
      return (
        one.start === other?.start &&
        one.end === other.end &&
        one.score === other.score &&
        one.reason === other.reason &&
        one.candidates.length === other.candidates.length
      );
    })
  );
}
