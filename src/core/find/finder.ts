import { natureOf } from '../model/kinds.js';
import type { Actor, Nature } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { fold } from '../text/fold.js';
import { Matcher, type Match } from './matcher.js';
import { namesOf, type Name } from './names.js';
import { addAll } from '../lists.js';

/** The share of names that may be new before the matcher of all names is made anew. */
const newShare = 0.2;

/**
 * Finds the names of a set's actors in texts, and keeps up with the set: a name that has become known is searched by
 * itself, since making the matcher of all names takes longer than reading an article.
 */
export class Finder {
  /** All names there ever were, in the order in which they became known. */
  private readonly log: Name[] = [];
  private readonly current = new Map<string, Known>();
  /** The actors whose names came or went since `takeChanged` was last called. */
  private changed = new Set<string>();
  private all: Matcher<Name> | undefined;
  /** Length of the log when `all` was made. */
  private allUntil = 0;
  private recent:
    { readonly matcher: Matcher<Name>; readonly from: number; readonly until: number } | undefined;

  constructor(private readonly set: AnnotationSet) {}

  /** A mark in the course of time: names that become known from now on come after it. */
  get mark(): number {
    this.update();
    return this.log.length;
  }

  /** The actors whose names came or went since this was last asked. */
  takeChanged(): ReadonlySet<string> {
    this.update();
    const { changed } = this;
    this.changed = new Set();
    return changed;
  }

  /** Whether a name found earlier is still one. */
  isCurrent(name: Name): boolean {
    return this.current.get(name.actor)?.names.get(keyOf(name)) === name;
  }

  /** The names known now. */
  names(): Name[] {
    this.update();
    return [...this.current.values()].flatMap(({ names }) => [...names.values()]);
  }

  /** Those of them that became known after a mark. */
  namesSince(mark: number): Name[] {
    this.update();
    return this.log.slice(mark).filter((name) => this.isCurrent(name));
  }

  /**
   * The places of names in a text, in slices (see `Matcher.search`); offsets are UTF-16.
   * @param since a mark: only the names that became known after it
   */
  *search(text: string, since = 0): Generator<number, Match<Name>[], void> {
    this.update();
    const matches = since === 0 && this.all ? yield* this.all.search(text) : [];
    const from = since === 0 ? this.allUntil : since;
    if (from < this.log.length) addAll(matches, yield* this.matcherSince(from).search(text));
    return matches.filter(({ alias }) => this.isCurrent(alias));
  }

  /** The same at once. */
  find(text: string, since = 0): Match<Name>[] {
    const search = this.search(text, since);
    for (;;) {
      const step = search.next();
      if (step.done === true) return step.value;
    }
  }

  private update(): void {
    for (const id of this.current.keys()) {
      if (this.set.actors.has(id)) continue;
      this.current.delete(id);
      this.changed.add(id);
    }
    for (const [id, actor] of this.set.actors) {
      const before = this.current.get(id);
      const nisbas = this.set.quotes.nisbasOf(id);
      const nature = natureOf(this.set.codebook, actor.type);
      if (before?.actor === actor && before.nisbas === nisbas && before.nature === nature) continue;
      const names = new Map<string, Name>();
      const isNominal = (form: string): boolean => this.isNominal(id, form);
      for (const name of namesOf(id, actor, { nature, nisbas, isNominal })) {
        const kept = before?.names.get(keyOf(name));
        names.set(keyOf(name), kept ?? name);
        if (!kept) this.log.push(name);
      }
      this.current.set(id, { actor, nature, nisbas, names });
      this.changed.add(id);
    }
    if (this.log.length - this.allUntil <= newShare * this.allUntil) return;
    this.allUntil = this.log.length;
    this.all = new Matcher(this.log.filter((name) => this.isCurrent(name)));
  }

  private matcherSince(from: number): Matcher<Name> {
    const until = this.log.length;
    if (this.recent?.from !== from || this.recent.until !== until) {
      this.recent = { matcher: new Matcher(this.log.slice(from)), from, until };
    }
    return this.recent.matcher;
  }

  private isNominal(actor: string, form: string): boolean {
    return this.set.quotes
      .precedents(fold(form))
      .some(
        ({ referent, form: as }) => referent.kind === 'actor' && referent.id === actor && as === 'nominal',
      );
  }
}

interface Known {
  readonly actor: Actor;
  readonly nature: Nature | undefined;
  /** From `QuoteIndex.nisbasOf`. */
  readonly nisbas: ReadonlyMap<string, unknown>;
  readonly names: Map<string, Name>;
}

function keyOf({ origin, of, text }: Name): string {
  return `${origin}\n${of}\n${text}`;
}
