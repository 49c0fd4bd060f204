import { formsOf } from '../find/aliasIndex.js';
import type { Codebook } from '../model/codebook.js';
import type { Actor, Event } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import type { ArticleMentions } from '../set/articleMentions.js';
import { actorsFile, eventsFile, sidecarOf } from '../set/files.js';
import type { Touched } from '../set/touched.js';
import { fold } from '../text/fold.js';
import { checkActor } from './actors.js';
import { checkEvent } from './events.js';
import { Findings } from './findings.js';
import { KeyIndex } from './keyIndex.js';
import { Knowledge } from './knowledge.js';
import { checkMentions } from './mentions.js';
import { checkSettings } from './settings.js';
import { EventIndex } from './similarEvents.js';

/** What the subjects of findings about actors and about events begin with; their ids follow. */
const actorPrefix = 'actor:';
const eventPrefix = 'event:';

/**
 * Knows what is wrong with a set, texts apart (see `checkText`), and keeps that up: after a change only what changed is
 * checked again, and what depends on it.
 */
export class Checker {
  readonly findings = new Findings();
  private readonly known: Knowledge;
  private readonly addresses = new KeyIndex();
  private readonly eventIndex = new EventIndex();

  /** The entries as they were last checked. */
  private readonly actors = new Map<string, Actor>();
  private readonly events = new Map<string, Event>();
  private readonly articles = new Map<string, CheckedArticle>();
  /** The events at which a cycle is told. */
  private readonly cyclic = new Set<string>();
  private codebook: Codebook | undefined;
  private unreadable = '';

  private isSettingsStale = true;
  private readonly staleActors = new Set<string>();
  private readonly staleEvents = new Set<string>();
  private readonly staleArticles = new Set<string>();
  private readonly unindexedEvents = new Set<string>();
  /** Entries that did not change, but another that something was or is found about. */
  private readonly concernedActors = new Set<string>();
  private readonly concernedEvents = new Set<string>();

  constructor(private readonly set: AnnotationSet) {
    this.known = new Knowledge(set);
    this.noteEverything();
  }

  /** Takes up what a change of the set touched. */
  note(touched: Touched): void {
    if (touched.everything) {
      this.noteEverything();
      return;
    }
    for (const id of touched.actors) this.staleActors.add(id);
    for (const id of touched.events) this.noteEvent(id);
    for (const article of touched.articles) this.staleArticles.add(article);
    for (const key of touched.referents) {
      // What the articles tell of it changed.
      if (key.startsWith('event:')) this.noteEvent(key.slice('event:'.length));
    }
  }

  /** Takes up that the mentions of an article were moved by edits of its text. */
  noteText(article: string): void {
    this.staleArticles.add(article);
  }

  /** Checks what has to be, one entry at a step; changes may be noted between the steps. */
  *update(): Generator<void> {
    for (let step = this.nextStep(); step; step = this.nextStep()) {
      step();
      yield;
    }
  }

  /** Checks at once all that has to be. */
  finish(): void {
    for (let step = this.nextStep(); step; step = this.nextStep()) step();
  }

  private nextStep(): (() => void) | undefined {
    if (this.isSettingsStale) {
      return () => {
        this.isSettingsStale = false;
        this.findings.put('settings', [...checkSettings(this.known)]);
      };
    }
    return (
      // What is compared with others needs all of these in the indexes first.
      this.stepOf(this.unindexedEvents, (id) => {
        this.eventIndex.put(this.known, id);
      }) ??
      this.stepOf(this.staleActors, (id) => {
        this.checkChangedActor(id);
      }) ??
      this.stepOf(this.concernedActors, (id) => {
        this.checkActor(id);
      }) ??
      this.stepOf(this.staleEvents, (id) => {
        this.checkChangedEvent(id);
      }) ??
      this.stepOf(this.concernedEvents, (id) => {
        this.checkEvent(id);
      }) ??
      this.stepOf(this.staleArticles, (article) => {
        this.checkArticle(article);
      })
    );
  }

  private stepOf(stale: Set<string>, check: (id: string) => void): (() => void) | undefined {
    for (const id of stale) {
      return () => {
        stale.delete(id);
        check(id);
      };
    }
    return undefined;
  }

  private noteEvent(id: string): void {
    this.unindexedEvents.add(id);
    this.staleEvents.add(id);
  }

  /** A file was read anew: what is not the same object as when it was checked may have changed. */
  private noteEverything(): void {
    const { set, known } = this;
    this.isSettingsStale = true;
    known.forgetCycles();
    const unreadable = [actorsFile, eventsFile].filter((file) => set.problems.has(file));
    if (!known.hasAllTellings) unreadable.push('tellings');
    const isAnew = known.codebook !== this.codebook || unreadable.join() !== this.unreadable;
    this.codebook = known.codebook;
    this.unreadable = unreadable.join();
    // Where all is checked anyway, nothing has to find out what depends on what.
    if (isAnew) {
      for (const [id, actor] of set.actors) this.actors.set(id, actor);
      for (const [id, event] of set.events) this.events.set(id, event);
    }
    for (const id of new Set([...this.actors.keys(), ...set.actors.keys()])) {
      if (isAnew || this.actors.get(id) !== set.actors.get(id)) this.staleActors.add(id);
    }
    for (const id of new Set([...this.events.keys(), ...set.events.keys()])) {
      if (isAnew || this.events.get(id) !== set.events.get(id)) this.noteEvent(id);
    }
    for (const article of new Set([...this.articles.keys(), ...set.articles])) {
      this.noteReadArticle(article, isAnew);
    }
  }

  private noteReadArticle(article: string, isAnew: boolean): void {
    const before = this.articles.get(article);
    const isRead = !this.set.problems.has(sidecarOf(article));
    const mentions = this.set.hasArticle(article) ? this.set.mentionsIn(article) : undefined;
    if (!isAnew && before?.mentions === mentions && before?.isRead === isRead) return;
    this.staleArticles.add(article);
    for (const event of [...(before?.events ?? []), ...eventsIn(mentions)]) this.noteEvent(event);
  }

  private checkChangedActor(id: string): void {
    const { set } = this;
    const [before, after] = [this.actors.get(id), set.actors.get(id)];
    if (after) this.actors.set(id, after);
    else this.actors.delete(id);
    this.addresses.put(id, after?.sameAs);
    if (before?.type !== after?.type) {
      for (const article of set.usesOf({ kind: 'actor', id }).articles.keys())
        this.staleArticles.add(article);
      for (const article of set.articlesInvolving(id)) this.staleArticles.add(article);
      for (const [event, { participants }] of set.events) {
        if (participants?.some(({ actor }) => actor === id)) this.concernedEvents.add(event);
      }
    }
    const others = this.tiedTo(id, actorPrefix);
    this.checkActor(id);
    for (const other of [...others, ...this.tiedTo(id, actorPrefix)]) this.concernedActors.add(other);
    // What is told of a name that several share is told of one of them.
    if (before !== after) {
      for (const other of this.namesakes(before, after)) if (other !== id) this.concernedActors.add(other);
    }
  }

  private *namesakes(...actors: readonly (Actor | undefined)[]): Generator<string> {
    for (const actor of actors) {
      for (const form of actor ? formsOf(actor) : []) yield* this.set.aliases.actorsNamed(fold(form));
    }
  }

  private checkActor(id: string): void {
    this.findings.put(actorPrefix + id, [...checkActor(this.known, id, this.addresses)]);
  }

  private checkChangedEvent(id: string): void {
    const { set } = this;
    const [before, after] = [this.events.get(id), set.events.get(id)];
    if (after) this.events.set(id, after);
    else this.events.delete(id);
    if (before?.subEventOf !== after?.subEventOf) {
      // A cycle is told at one of its events, whichever of its links changed.
      this.known.forgetCycles();
      for (const one of [...this.cyclic, ...(this.known.cycleOf(id)?.slice(0, 1) ?? [])])
        this.concernedEvents.add(one);
    }
    if (before?.type !== after?.type) {
      for (const article of set.usesOf({ kind: 'event', id }).articles.keys())
        this.staleArticles.add(article);
    }
    if (!before || !after) {
      for (const [part, { subEventOf }] of set.events) if (subEventOf === id) this.concernedEvents.add(part);
    }
    const others = this.tiedTo(id, eventPrefix);
    this.checkEvent(id);
    for (const other of [...others, ...this.tiedTo(id, eventPrefix)]) this.concernedEvents.add(other);
  }

  /** The actors, or the events, that findings about one tell of, and those about which findings tell of that one. */
  private tiedTo(id: string, prefix: string): string[] {
    const others = this.findings.of(prefix + id).flatMap(({ others = [] }) => others);
    const subjects = this.findings.tellingOf(id).filter((subject) => subject.startsWith(prefix));
    return [...others, ...subjects.map((subject) => subject.slice(prefix.length))];
  }

  private checkEvent(id: string): void {
    const found = [...checkEvent(this.known, id, this.eventIndex)];
    if (found.some(({ rule }) => rule === 'sub-event-cycle')) this.cyclic.add(id);
    else this.cyclic.delete(id);
    this.findings.put(eventPrefix + id, found);
  }

  private checkArticle(article: string): void {
    const { set } = this;
    const mentions = set.hasArticle(article) ? set.mentionsIn(article) : undefined;
    if (mentions) {
      const isRead = !set.problems.has(sidecarOf(article));
      this.articles.set(article, { mentions, isRead, events: eventsIn(mentions) });
    } else this.articles.delete(article);
    this.findings.put(`article:${article}`, [...checkMentions(this.known, article)]);
  }
}

interface CheckedArticle {
  readonly mentions: ArticleMentions;
  readonly isRead: boolean;
  readonly events: ReadonlySet<string>;
}

function eventsIn(mentions: ArticleMentions | undefined): Set<string> {
  const events = new Set<string>();
  for (const { event } of mentions?.sorted() ?? []) if (event !== undefined) events.add(event);
  return events;
}
