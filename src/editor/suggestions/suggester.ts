import * as vscode from 'vscode';
import type { Suggestion } from '../../core/find/suggestion.js';
import type { SuggestionsIn } from '../../core/set/suggestionChanges.js';
import type { Articles } from '../articles.js';
import type { OpenSet, Sets } from '../sets.js';
import type { Session } from '../tagging/session.js';
import { present, type Present } from './present.js';
import { SetSuggestions } from './setSuggestions.js';
import { affectsSuggestions } from './settings.js';

/** Actors for whom other suggestions were found. */
export interface Found {
  readonly open: OpenSet;
  readonly actors: ReadonlySet<string>;
  readonly newNamesChanged: boolean;
}

const pauseInTyping = 250;

/** Proposes mentions: the places where the sets' actors are named and nobody has tagged them. */
export class Suggester implements vscode.Disposable {
  private readonly bySet = new Map<OpenSet, SetSuggestions>();
  private readonly changed = new vscode.EventEmitter<OpenSet>();
  private readonly found = new vscode.EventEmitter<Found>();
  private readonly subscriptions: vscode.Disposable;
  private readonly edited = new Set<OpenSet>();
  private pause: ReturnType<typeof setTimeout> | undefined;

  /** The suggestions of a set may be others than before; they are searched when somebody asks. */
  readonly onDidChange = this.changed.event;
  /** A search that somebody asked for went on. */
  readonly onDidFind = this.found.event;

  constructor(
    sets: Sets,
    private readonly articles: Articles,
    private readonly session: Session,
  ) {
    this.subscriptions = vscode.Disposable.from(
      this.changed,
      this.found,
      sets.onDidChange(({ open, touched }) => {
        this.bySet.get(open)?.forget(touched);
        this.changed.fire(open);
      }),
      sets.onDidChangeSets(() => {
        for (const open of this.bySet.keys()) if (!sets.all.includes(open)) this.bySet.delete(open);
      }),
      articles.onDidEdit(({ open, path }) => {
        this.bySet.get(open)?.forgetText(path);
        this.edited.add(open);
        clearTimeout(this.pause);
        this.pause = setTimeout(() => {
          const edited = [...this.edited];
          this.edited.clear();
          for (const one of edited) this.changed.fire(one);
        }, pauseInTyping);
      }),
      articles.onDidChangeArticles(() => {
        for (const [open, suggestions] of this.bySet) {
          if (suggestions.checkSources()) this.changed.fire(open);
        }
      }),
      sets.onDidWriteArticle(({ open, path }) => {
        if (this.bySet.get(open)?.forgetFile(path)) this.changed.fire(open);
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (!affectsSuggestions(event)) return;
        for (const [open, suggestions] of this.bySet) {
          suggestions.forgetAll();
          this.changed.fire(open);
        }
      }),
    );
  }

  /** The suggestions of a set. */
  of(open: OpenSet): SetSuggestions {
    let suggestions = this.bySet.get(open);
    if (!suggestions) {
      const tell = (actors: ReadonlySet<string>, newNamesChanged: boolean): void => {
        this.found.fire({ open, actors, newNamesChanged });
      };
      suggestions = new SetSuggestions(open, this.articles, this.session, tell);
      this.bySet.set(open, suggestions);
    }
    return suggestions;
  }

  /** The suggestions in an article that is open, in reading order. */
  inArticle(open: OpenSet, path: string): readonly Suggestion[] {
    return this.of(open).inArticle(path);
  }

  /** Suggestions where they stand in the texts of now; to be asked for just before they are accepted. */
  async present(open: OpenSet, places: readonly SuggestionsIn[]): Promise<Present> {
    const found = await present({ open, articles: this.articles, suggestions: this.of(open) }, places);
    if (found.gone > 0) this.changed.fire(open);
    return found;
  }

  dispose(): void {
    clearTimeout(this.pause);
    this.subscriptions.dispose();
  }
}
