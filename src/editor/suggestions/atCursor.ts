import type { Suggestion } from '../../core/find/suggestion.js';
import type { Mention } from '../../core/model/types.js';
import type { Article } from '../article.js';
import type { ArticleEditor } from '../articleEditor.js';
import type { Articles } from '../articles.js';
import type { Locations } from '../locations.js';
import { mentionMeant } from '../mentionAtCursor.js';
import type { OpenSet } from '../sets.js';
import type { Session } from '../tagging/session.js';
import type { Suggester } from './suggester.js';

/** The suggestion that the selection is in, with where that is. */
export interface SuggestionAt {
  readonly article: Article;
  readonly editor: ArticleEditor;
  readonly suggestion: Suggestion;
}

/** The suggestion that the selection of the active article is in. */
export function suggestionAtCursor(articles: Articles, suggester: Suggester): SuggestionAt | undefined {
  const active = articles.active;
  if (!active) return undefined;
  const { article, editor } = active;
  const [start, end] = article.spanOf(editor.selection);
  const suggestion = suggester
    .inArticle(article.open, article.path)
    .find((one) => one.start <= start && end <= one.end);
  return suggestion && { article, editor, suggestion };
}

/** An actor whose suggestions are meant. */
export interface MeantActor {
  readonly open: OpenSet;
  readonly actor: string;
}

/** Whom the cursor means: the suggestion there, else the mention there, else the actor who was tagged last. */
export function actorAtCursor(
  articles: Articles,
  suggester: Suggester,
  session: Session,
): MeantActor | undefined {
  const active = articles.active;
  if (!active) return undefined;
  const { article, editor } = active;
  const { open } = article;
  const { last } = session.of(open);
  const actor =
    suggestionAtCursor(articles, suggester)?.suggestion.actor ??
    mentionMeant(article, editor.selection)?.actor ??
    (last?.kind === 'actor' ? last.id : undefined);
  return actor === undefined ? undefined : { open, actor };
}

/** Opens an article with `[start, end)` (code points) selected. */
export async function selectPlace(
  locations: Locations,
  open: OpenSet,
  { article, start, end }: { readonly article: string; readonly start: number; readonly end: number },
  preserveFocus = false,
): Promise<void> {
  const mention: Mention = { id: '', actor: '', spans: [[start, end]], quote: [''] };
  await locations.reveal(open, { article, mention }, { preserveFocus });
}
