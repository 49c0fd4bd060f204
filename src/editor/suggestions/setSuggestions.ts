import type * as vscode from 'vscode';
import { anchoredText, type AnchoredText } from '../../core/anchor/anchor.js';
import { Finder } from '../../core/find/finder.js';
import type { Suggestion } from '../../core/find/suggestion.js';
import { VariantFinder } from '../../core/find/variants.js';
import { countsIn } from '../../core/set/countsIn.js';
import type { SuggestionsIn } from '../../core/set/suggestionChanges.js';
import type { Touched } from '../../core/set/touched.js';
import type { Article } from '../article.js';
import type { Articles } from '../articles.js';
import type { OpenSet } from '../sets.js';
import type { Session } from '../tagging/session.js';
import { textOnDisk } from '../textOnDisk.js';
import { ActorIndex } from './actorIndex.js';
import { ArticleScan, type NewName, type ScanContext } from './articleScan.js';
import { suggestionSettings } from './settings.js';
import { addAll } from '../../core/lists.js';

/** How far the search of a set is. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** Milliseconds of work after which the extension host may do something else. */
const slice = 12;
/** How many articles are read at a time. */
const batch = 16;

/** The suggestions of one set. Nothing is searched unless somebody asks, and then only where something changed. */
export class SetSuggestions {
  /** What was found so far, by actor; complete after `update`. */
  readonly index = new ActorIndex();
  private readonly newNamesIn = new Map<string, readonly NewName[]>();
  private readonly finder: Finder;
  private readonly scans = new Map<string, ArticleScan>();
  /** Articles whose entry in the index may no longer be right. */
  private readonly stale: Set<string>;
  /** Articles that were entered without looking for misspelt names. */
  private readonly cursory = new Set<string>();
  /** The texts that what was entered counts in; a scan may meanwhile be of another one. */
  private readonly entered = new Map<string, AnchoredText>();
  /** Which reading of an article is the latest, while it goes on. */
  private readonly readings = new Map<string, symbol>();
  private readonly outOfStep = new Set<string>();
  private readonly changedActors: string[] = [];
  private newNamesChanged = false;
  private running: Promise<void> | undefined;
  private wanted: ReturnType<typeof suggestionSettings> | undefined;
  private variantFinder: { readonly finder: VariantFinder; readonly mark: number } | undefined;
  private recentVariants:
    { readonly finder: VariantFinder; readonly from: number; readonly until: number } | undefined;

  constructor(
    private readonly open: OpenSet,
    private readonly articles: Articles,
    private readonly session: Session,
    /** Told which actors have other suggestions now, and whether there are other new names. */
    private readonly onFound: (actors: ReadonlySet<string>, newNamesChanged: boolean) => void,
  ) {
    this.finder = new Finder(open.set);
    this.stale = new Set(open.set.articles);
  }

  /** The suggestions in an article that is open, in reading order. */
  inArticle(path: string): readonly Suggestion[] {
    const article = this.articles.getByUri(this.open.uri(path));
    return article ? this.scanOfOpen(article).suggestions(this.context(), true) : [];
  }

  /** The suggestions for an actor in all articles found so far, or in one, with what it takes to settle them. */
  of(actor: string, article?: string): SuggestionsIn[] {
    const articles = article === undefined ? this.index.articlesOf(actor) : [article];
    return articles.flatMap((path) => this.places(path, this.index.of(actor, path)));
  }

  /** All suggestions in one article, read if need be, with what it takes to settle them. */
  async allIn(article: string, isThorough = false): Promise<SuggestionsIn[]> {
    const scan = await this.scan(article);
    const suggestions = scan?.suggestions(this.context(), isThorough) ?? [];
    return scan && suggestions.length > 0 ? [{ article, text: scan.text, suggestions }] : [];
  }

  /** The text that the suggestions of an article that was searched count in. */
  knownTextOf(article: string): AnchoredText | undefined {
    return this.entered.get(article);
  }

  /** These suggestions from the index, with what it takes to settle them. */
  places(article: string, suggestions: readonly Suggestion[]): SuggestionsIn[] {
    const text = this.entered.get(article);
    return text && suggestions.length > 0 ? [{ article, text, suggestions }] : [];
  }

  /**
   * The closed articles in which nothing is proposed since another program changed their text: what they mention must be
   * found again first, as happens when they are opened.
   */
  get changedElsewhere(): ReadonlySet<string> {
    return this.outOfStep;
  }

  /** Names that may be actors whom the set does not know, by article; only after a thorough `update`. */
  get newNames(): ReadonlyMap<string, readonly NewName[]> {
    return this.newNamesIn;
  }

  /** Whether the index is complete. */
  isComplete(isThorough: boolean): boolean {
    return this.stale.size === 0 && !this.running && (!isThorough || this.cursory.size === 0);
  }

  /** How much of the set was searched. */
  get progress(): Progress {
    const of = this.open.set.articleCount;
    return { done: Math.max(0, of - this.stale.size), of };
  }

  /**
   * Brings the index up to date; the extension host stays responsive meanwhile.
   * @param isThorough whether misspelt names, and new ones if they are wanted, must be among what is found
   * @returns false when cancelled
   */
  async update(isThorough: boolean, cancel?: vscode.CancellationToken): Promise<boolean> {
    await this.open.set.loaded();
    while (!this.isComplete(isThorough)) {
      if (cancel?.isCancellationRequested) return false;
      this.running ??= this.work(isThorough).finally(() => {
        this.running = undefined;
      });
      await this.running;
    }
    return true;
  }

  /** Takes up a change of the set. */
  forget(touched: Touched): void {
    if (touched.everything) this.forgetAll();
    for (const article of touched.articles) {
      this.scans.get(article)?.forget();
      this.stale.add(article);
    }
    // A nisba that was tagged teaches others, so a mention can change the names of its actor.
    const changed = new Set([...touched.actors, ...this.finder.takeChanged()]);
    if (changed.size === 0) return;
    addAll(this.changedActors, changed);
    for (const article of this.index.articles) this.stale.add(article);
  }

  /** Takes up that everything may be other than it was. */
  forgetAll(): void {
    this.scans.clear();
    this.readings.clear();
    this.wanted = undefined;
    for (const article of [...this.open.set.articles, ...this.index.articles]) this.stale.add(article);
  }

  /** Takes up that the text of an article changed. */
  forgetText(path: string): void {
    this.scans.delete(path);
    this.readings.delete(path);
    this.stale.add(path);
  }

  /** Takes up that an article's file was written. @returns whether that is the text that is searched: it is not open */
  forgetFile(path: string): boolean {
    if (this.articles.getByUri(this.open.uri(path))) return false;
    this.forgetText(path);
    return true;
  }

  /** Takes up that articles were opened or closed: a closed one is what is on disk. @returns whether it was searched */
  checkSources(): boolean {
    const closed = [...this.scans].filter(
      ([path, { source }]) => source && this.articles.getByUri(this.open.uri(path)) !== source,
    );
    for (const [path] of closed) this.forgetText(path);
    return closed.length > 0;
  }

  private async work(isThorough: boolean): Promise<void> {
    const next = firstOf(this.stale.size > 0 ? this.stale : this.cursory, batch);
    // What changes while articles are read becomes stale again.
    for (const article of next) this.stale.delete(article);
    const found = new Set<string>();
    const scans = await Promise.all(next.map((article) => this.scan(article)));
    let resumed = performance.now();
    for (const [i, article] of next.entries()) {
      for (const actor of this.enter(article, scans[i], isThorough)) found.add(actor);
      if (performance.now() - resumed < slice) continue;
      await pause();
      resumed = performance.now();
    }
    await pause();
    const { newNamesChanged } = this;
    this.newNamesChanged = false;
    this.onFound(found, newNamesChanged);
  }

  private enter(article: string, scan: ArticleScan | undefined, isThorough: boolean): Set<string> {
    if (!scan) {
      this.cursory.delete(article);
      this.entered.delete(article);
      this.putNewNames(article, []);
      return this.index.remove(article);
    }
    // Its text changed while others were searched: it has its turn again.
    if (this.scans.get(article) !== scan) return new Set();
    this.stale.delete(article);
    this.entered.set(article, scan.text);
    const context = this.context();
    if (isThorough) {
      this.cursory.delete(article);
      this.putNewNames(article, context.wantsNewNames ? scan.newNames(context) : []);
    } else this.cursory.add(article);
    return this.index.set(article, scan.suggestions(context, isThorough));
  }

  private putNewNames(article: string, names: readonly NewName[]): void {
    const before = this.newNamesIn.get(article);
    if (names === before || (names.length === 0 && !before)) return;
    if (names.length > 0) this.newNamesIn.set(article, names);
    else this.newNamesIn.delete(article);
    this.newNamesChanged = true;
  }

  /** @returns undefined when the article is not in the set, cannot be read, or is of another text than its sidecar */
  private async scan(path: string): Promise<ArticleScan | undefined> {
    this.outOfStep.delete(path);
    if (!this.open.set.hasArticle(path)) return undefined;
    const article = this.articles.getByUri(this.open.uri(path));
    if (article) return this.scanOfOpen(article);
    const known = this.scans.get(path);
    if (known) return known;
    const reading = Symbol(path);
    this.readings.set(path, reading);
    const text = await textOnDisk(this.open.uri(path));
    // Written, opened or read once more meanwhile.
    if (this.readings.get(path) !== reading) return this.scan(path);
    this.readings.delete(path);
    if (text === undefined) return undefined;
    if (!countsIn(this.open.set, path, text)) {
      this.outOfStep.add(path);
      return undefined;
    }
    const scan = new ArticleScan(path, anchoredText(text), undefined);
    this.scans.set(path, scan);
    return scan;
  }

  private scanOfOpen(article: Article): ArticleScan {
    const { path, text } = article;
    const known = this.scans.get(path);
    if (known?.source === article) return known;
    const scan = new ArticleScan(path, text, article);
    this.scans.set(path, scan);
    this.stale.add(path);
    return scan;
  }

  private context(): ScanContext {
    const { finder, changedActors } = this;
    this.wanted ??= suggestionSettings();
    const { variants, newNames } = this.wanted;
    return {
      set: this.open.set,
      finder,
      recent: this.session.of(this.open).recent.actor,
      wantsNewNames: newNames,
      variants: () => (variants ? this.variants() : undefined),
      variantsSince: (mark) => (variants ? this.variantsSince(mark) : undefined),
      actorMark: changedActors.length,
      actorsSince: (mark) => new Set(changedActors.slice(mark)),
    };
  }

  private variants(): VariantFinder {
    const { mark } = this.finder;
    if (this.variantFinder?.mark !== mark) {
      this.variantFinder = { finder: new VariantFinder(this.finder.names()), mark };
    }
    return this.variantFinder.finder;
  }

  private variantsSince(from: number): VariantFinder {
    const until = this.finder.mark;
    if (this.recentVariants?.from !== from || this.recentVariants.until !== until) {
      this.recentVariants = { finder: new VariantFinder(this.finder.namesSince(from)), from, until };
    }
    return this.recentVariants.finder;
  }
}

function firstOf<T>(items: Iterable<T>, count: number): T[] {
  const first: T[] = [];
  for (const item of items) if (first.push(item) === count) break;
  return first;
}

/** Lets others work. */
function pause(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}
