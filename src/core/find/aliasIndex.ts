import { endsInTanwin, fold } from '../text/fold.js';
import { wordsOf } from '../text/words.js';
import type { Actor } from '../model/types.js';
import { greatest } from '../lists.js';

/** The written forms that name an actor: its labels and aliases. */
export function formsOf(actor: Actor): string[] {
  const { ar, en } = actor.label;
  return [...(ar === undefined ? [] : [ar]), ...(en === undefined ? [] : [en]), ...(actor.aliases ?? [])];
}

/** The actors by the folded forms of their names. */
export class AliasIndex {
  private readonly actorsByKey = new Map<string, Set<string>>();
  /** Folded first words of names, with how many names begin so. */
  private readonly firstWords = new Map<string, number>();
  private readonly lengths = new Map<number, number>();
  /** Folded names that are written in tanwin, with how often. */
  private readonly inTanwin = new Map<string, number>();

  add(id: string, actor: Actor): void {
    this.countTanwin(actor, 1);
    for (const key of keysOf(actor)) {
      const ids = this.actorsByKey.get(key);
      if (ids) ids.add(id);
      else {
        this.actorsByKey.set(key, new Set([id]));
        this.count(key, 1);
      }
    }
  }

  remove(id: string, actor: Actor): void {
    this.countTanwin(actor, -1);
    for (const key of keysOf(actor)) {
      const ids = this.actorsByKey.get(key);
      ids?.delete(id);
      if (ids?.size === 0) {
        this.actorsByKey.delete(key);
        this.count(key, -1);
      }
    }
  }

  /** The actors that a folded form names. */
  actorsNamed(key: string): ReadonlySet<string> {
    return this.actorsByKey.get(key) ?? new Set();
  }

  /** Whether a folded form is a name that is written in tanwin, so that tanwin does not make it an adverb. */
  hasTanwin(key: string): boolean {
    return this.inTanwin.has(key);
  }

  /** Whether a name begins with this folded word. */
  beginsName(word: string): boolean {
    return this.firstWords.has(word);
  }

  /** The number of words of the longest name. */
  get longestName(): number {
    return Math.max(0, greatest(this.lengths.keys()));
  }

  private count(key: string, difference: 1 | -1): void {
    const words = wordsOf(key);
    increase(this.firstWords, key.slice(words[0]?.start, words[0]?.end), difference);
    increase(this.lengths, words.length, difference);
  }

  private countTanwin(actor: Actor, difference: 1 | -1): void {
    for (const form of formsOf(actor)) {
      if (endsInTanwin(form)) increase(this.inTanwin, fold(form), difference);
    }
  }
}

function keysOf(actor: Actor): Set<string> {
  return new Set(
    formsOf(actor)
      .map(fold)
      .filter((key) => key !== ''),
  );
}

function increase<K>(counts: Map<K, number>, key: K, difference: 1 | -1): void {
  const count = (counts.get(key) ?? 0) + difference;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}
