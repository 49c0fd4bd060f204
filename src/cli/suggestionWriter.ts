import type { Suggestion } from '../core/find/suggestion.js';
import { sidecarOf } from '../core/set/files.js';
import { recordSuggestions } from '../core/set/suggestionChanges.js';
import { stampOf } from '../core/text/stamp.js';
import type { SetStore } from '../storage/setStore.js';
import { counted } from './output.js';
import type { Proposals } from './proposer.js';

/** A suggestion with the id of the mention that it was written as. */
export type WrittenSuggestion = Suggestion & { readonly id: string };

/** Writes suggestions into a set, article by article, and counts them. */
export class SuggestionWriter {
  private readonly provenance = { by: 'hashiya', at: `${new Date().toISOString().slice(0, 19)}Z` };
  private written = 0;
  private articles = 0;
  private left = 0;

  /** @param failed the files that could not be written, as the store tells of them */
  constructor(
    private readonly store: SetStore,
    private readonly failed: ReadonlySet<string>,
  ) {}

  /** Takes over what somebody else may have written to an article's sidecar since the set was loaded. */
  async refresh(article: string): Promise<void> {
    const sidecar = sidecarOf(article);
    const isThere = await this.store.folder.read(sidecar).catch(() => undefined);
    if (isThere) await this.store.reload(sidecar);
  }

  /** @returns those that are written now */
  async write(article: string, { text, suggestions, below }: Proposals): Promise<WrittenSuggestion[]> {
    const { set } = this.store;
    this.left += below;
    if (suggestions.length === 0) return [];
    // Without mentions an old stamp belongs to no offsets; the one written must be of the text that was read.
    if (set.mentionsIn(article).size === 0) set.refreshAnchors(article, text, stampOf(text.text));
    const change = recordSuggestions(set, [{ article, text, suggestions }], this.provenance);
    set.apply(change);
    await this.store.flush();
    if (this.failed.has(sidecarOf(article))) return [];
    const ids = new Map(
      change.edits.flatMap((edit) =>
        edit.of === 'mention' && edit.after ? [[placeKey(edit.after.spans[0] ?? []), edit.id]] : [],
      ),
    );
    const written = suggestions.flatMap((suggestion) => {
      const id = ids.get(placeKey([suggestion.start, suggestion.end]));
      return id === undefined ? [] : [{ ...suggestion, id }];
    });
    this.written += written.length;
    if (written.length > 0) this.articles++;
    return written;
  }

  /** What was done, in one line. @param minScore below which suggestions were left */
  summary(minScore: number): string {
    const done = `${counted(this.written, 'suggestion')} written to ${counted(this.articles, 'article')}`;
    return this.left === 0 ? `${done}.` : `${done}; ${this.left} left, with a score below ${minScore}.`;
  }
}

function placeKey(span: readonly number[]): string {
  return span.join('-');
}
