import * as vscode from 'vscode';
import { isAnchored, referentKey, referentOf } from '../../core/model/mention.js';
import type { Mention, Referent } from '../../core/model/types.js';
import { proposalsIn } from '../../core/set/doubt.js';
import type { Touched } from '../../core/set/touched.js';
import type { Article } from '../../editor/article.js';
import { mainLabel } from '../../editor/labels.js';
import type { Suggester } from '../../editor/suggestions/suggester.js';
import { isSameMark, markOf } from './marks.js';
import type { Mark, SuggestionMark } from './messages.js';
import { isBehind, moved, type TextEdit } from './moved.js';

type Names = Record<string, string>;

/** How a picture differs from what it was before. */
export interface Difference {
  readonly changed: Mark[];
  readonly removed: string[];
  readonly names: Names;
  readonly suggestions?: SuggestionMark[];
  readonly lost: number;
}

/** What the page shows of an article beside its text: the mentions, the suggestions, and the names of all. */
export class Picture {
  readonly marks = new Map<string, Mark>();
  readonly names: Names = {};
  suggestions: SuggestionMark[] = [];
  /** How many mentions have lost their place, without one that is proposed. */
  lost = 0;

  /** @param article absent for a text that is none, of which there is nothing to show */
  constructor(
    readonly article: Article | undefined,
    private readonly suggester: Suggester,
  ) {
    this.update();
  }

  /** Moves all along with an edit of the text, as the page does. */
  move(edit: TextEdit): void {
    for (const [id, mark] of this.marks) {
      if (!isBehind(mark.spans, edit)) this.marks.set(id, { ...mark, spans: moved(mark.spans, edit) });
    }
    this.suggestions = this.suggestions.flatMap(({ span, ...rest }) =>
      moved([span], edit).map((one) => ({ ...rest, span: one })),
    );
  }

  /**
   * Brings all up to the article.
   * @param touched what may be different; anything when absent
   * @returns undefined when nothing is
   */
  update(touched?: Touched): Difference | undefined {
    const isAnything = touched === undefined || touched.everything;
    const isTouched = (key: string, isOrphaned: boolean): boolean =>
      isAnything || isOrphaned || touched.referents.has(key);
    const { wanted, lost } = this.wanted(isTouched);
    const changed = [...wanted.values()].filter((mark) => !isSameMark(mark, this.marks.get(mark.id)));
    const removed = [...this.marks.values()]
      .filter(({ id, referent, status }) => !wanted.has(id) && isTouched(referent, status === 'orphaned'))
      .map(({ id }) => id);
    for (const id of removed) this.marks.delete(id);
    for (const mark of changed) this.marks.set(mark.id, mark);
    const suggestions = this.wantedSuggestions();
    const isOther = JSON.stringify(suggestions) !== JSON.stringify(this.suggestions);
    this.suggestions = suggestions;
    const names = this.newNames(changed, suggestions, isAnything ? undefined : touched.referents);
    const isSame =
      changed.length + removed.length + Object.keys(names).length === 0 && !isOther && lost === this.lost;
    this.lost = lost;
    return isSame ? undefined : { changed, removed, names, lost, ...(isOther ? { suggestions } : {}) };
  }

  /** The marks that may be different, and how many mentions are without a place. */
  private wanted(isTouched: (key: string, isOrphaned: boolean) => boolean): {
    readonly wanted: ReadonlyMap<string, Mark>;
    readonly lost: number;
  } {
    const { article } = this;
    const wanted = new Map<string, Mark>();
    let lost = 0;
    if (!article?.isInStep) return { wanted, lost };
    let proposals: ReadonlyMap<string, Mention['spans']> | undefined;
    for (const mention of article.mentions.sorted()) {
      const isOrphaned = !isAnchored(mention);
      if (!isTouched(referentKey(referentOf(mention)), isOrphaned)) continue;
      if (isOrphaned) proposals ??= proposalsIn(article.mentions, article.text);
      const spans = isOrphaned ? proposals?.get(mention.id) : mention.spans;
      if (spans) wanted.set(mention.id, markOf(article, mention, spans));
      else lost++;
    }
    return { wanted, lost };
  }

  private wantedSuggestions(): SuggestionMark[] {
    const { article } = this;
    const isWanted = vscode.workspace.getConfiguration('hashiya').get<boolean>('showSuggestions', true);
    if (!article?.isInStep || !isWanted) return [];
    // What was recorded as a suggestion is among the mentions.
    return this.suggester
      .inArticle(article.open, article.path)
      .filter(({ reason }) => reason !== 'recorded')
      .map(({ start, end, actor }) => ({
        span: article.utf16Span([start, end]),
        referent: referentKey({ kind: 'actor', id: actor }),
      }));
  }

  /** The names that are not known yet or different now. @param renamed whose names may be; absent: all */
  private newNames(
    marks: readonly Mark[],
    suggestions: readonly SuggestionMark[],
    renamed: ReadonlySet<string> | undefined,
  ): Names {
    const { article, names } = this;
    if (!article) return {};
    const keys = new Set<string>();
    for (const { referent, participants = [] } of marks) {
      keys.add(referent);
      for (const participant of participants) keys.add(participant.referent);
    }
    for (const { referent } of suggestions) keys.add(referent);
    for (const key of Object.keys(names)) {
      if (!renamed || renamed.has(key)) keys.add(key);
      else keys.delete(key);
    }
    const found: Names = {};
    for (const key of keys) {
      const name = mainLabel(article.open.set, referentOfKey(key));
      if (names[key] !== name) found[key] = name;
    }
    Object.assign(names, found);
    return found;
  }
}

function referentOfKey(key: string): Referent {
  const colon = key.indexOf(':');
  return { kind: key.startsWith('event:') ? 'event' : 'actor', id: key.slice(colon + 1) };
}
