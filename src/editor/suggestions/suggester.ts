import * as vscode from 'vscode';
import { anchoredText, type AnchoredText } from '../../core/anchor/anchor.js';
import { Finder } from '../../core/find/finder.js';
import type { Match } from '../../core/find/matcher.js';
import type { Name } from '../../core/find/names.js';
import { suggest } from '../../core/find/suggest.js';
import type { Suggestion } from '../../core/find/suggestion.js';
import { decodeArticle } from '../../core/text/normalise.js';
import type { Articles } from '../articles.js';
import type { OpenSet, SetChange, Sets } from '../sets.js';
import type { Session } from '../tagging/session.js';

/** What is known of one article's names; texts are kept, since each new name is searched in all of them. */
interface Scan {
  readonly text: AnchoredText;
  matches: readonly Match<Name>[];
  /** `Finder.mark` up to which names were searched. */
  mark: number;
  /** Absent when something they depend on has changed. */
  suggestions?: readonly Suggestion[];
}

interface SetScans {
  readonly finder: Finder;
  readonly scans: Map<string, Scan>;
}

/** A suggestion with the article it is in. */
export interface PlacedSuggestion {
  readonly article: string;
  readonly suggestion: Suggestion;
}

/** Milliseconds of work after which the extension host may do something else. */
const slice = 12;
const pauseInTyping = 250;

/** Proposes mentions: the places where the sets' actors are named and nobody has tagged them. */
export class Suggester implements vscode.Disposable {
  private readonly sets = new WeakMap<OpenSet, SetScans>();
  private readonly changed = new vscode.EventEmitter<OpenSet>();
  private readonly subscriptions: vscode.Disposable;
  private pause: ReturnType<typeof setTimeout> | undefined;

  /** The suggestions of a set may be others than before. */
  readonly onDidChange = this.changed.event;

  constructor(
    sets: Sets,
    private readonly articles: Articles,
    private readonly session: Session,
  ) {
    this.subscriptions = vscode.Disposable.from(
      this.changed,
      sets.onDidChange((change) => {
        this.forget(change);
      }),
      articles.onDidEdit(({ open, path }) => {
        this.of(open).scans.delete(path);
        clearTimeout(this.pause);
        this.pause = setTimeout(() => {
          this.changed.fire(open);
        }, pauseInTyping);
      }),
    );
  }

  /** The suggestions in an article that is open, in reading order. */
  inArticle(open: OpenSet, path: string): readonly Suggestion[] {
    const article = this.articles.getByUri(open.uri(path));
    if (!article) return [];
    const { scans } = this.of(open);
    let scan = scans.get(path);
    if (!scan) scans.set(path, (scan = emptyScan(article.text)));
    return this.suggestionsOf(open, path, scan);
  }

  /**
   * The suggestions in all articles of a set, in reading order. Articles that were not read yet are read; the extension
   * host stays responsive meanwhile.
   * @returns undefined when cancelled
   */
  async inSet(
    open: OpenSet,
    cancel: vscode.CancellationToken,
    report: (done: number, of: number) => void = () => undefined,
  ): Promise<PlacedSuggestion[] | undefined> {
    const { articles } = open.set;
    const found: PlacedSuggestion[] = [];
    let resumed = performance.now();
    for (const [index, article] of articles.entries()) {
      if (performance.now() - resumed > slice) {
        report(index, articles.length);
        await new Promise((resolve) => setTimeout(resolve, 0));
        resumed = performance.now();
      }
      if (cancel.isCancellationRequested) return undefined;
      const scan = await this.scanOf(open, article);
      if (!scan) continue;
      for (const suggestion of this.suggestionsOf(open, article, scan)) found.push({ article, suggestion });
    }
    return found;
  }

  dispose(): void {
    clearTimeout(this.pause);
    this.subscriptions.dispose();
  }

  private of(open: OpenSet): SetScans {
    let scans = this.sets.get(open);
    if (!scans) this.sets.set(open, (scans = { finder: new Finder(open.set), scans: new Map() }));
    return scans;
  }

  private async scanOf(open: OpenSet, path: string): Promise<Scan | undefined> {
    const { scans } = this.of(open);
    const known = scans.get(path);
    if (known) return known;
    const text = await this.textOf(open, path);
    const scan = text && emptyScan(text);
    if (scan) scans.set(path, scan);
    return scan;
  }

  private async textOf(open: OpenSet, path: string): Promise<AnchoredText | undefined> {
    const article = this.articles.getByUri(open.uri(path));
    if (article) return article.text;
    const bytes = await open.store.folder.read(path);
    const text = bytes && decodeArticle(bytes);
    return text === undefined ? undefined : anchoredText(text);
  }

  private suggestionsOf(open: OpenSet, path: string, scan: Scan): readonly Suggestion[] {
    const { finder } = this.of(open);
    const { mark } = finder;
    if (scan.mark < mark || !scan.suggestions) {
      const known = scan.matches.filter(({ alias }) => finder.isCurrent(alias));
      const added = scan.mark < mark ? finder.find(scan.text.text, scan.mark) : [];
      scan.matches = [...known, ...added];
      scan.mark = mark;
      scan.suggestions = suggest(open.set, {
        article: path,
        text: scan.text,
        matches: scan.matches,
        rejected: [...open.set.mentionsIn(path).rejections.values()],
        recent: this.session.of(open).recent.actor,
      });
    }
    return scan.suggestions;
  }

  private forget({ open, touched }: SetChange): void {
    const { scans } = this.of(open);
    if (touched.everything) scans.clear();
    else if (touched.actors.size > 0) for (const scan of scans.values()) delete scan.suggestions;
    else for (const article of touched.articles) delete scans.get(article)?.suggestions;
    this.changed.fire(open);
  }
}

function emptyScan(text: AnchoredText): Scan {
  return { text, matches: [], mark: 0 };
}
