import { isSameText } from '../../core/anchor/reanchor.js';
import { addAll } from '../../core/lists.js';
import { countsIn } from '../../core/set/countsIn.js';
import { refind } from '../../core/set/refind.js';
import type { SuggestionsIn } from '../../core/set/suggestionChanges.js';
import { stampOf } from '../../core/text/stamp.js';
import type { Articles } from '../articles.js';
import { catchUp } from '../catchUp.js';
import type { OpenSet } from '../sets.js';
import { textOnDisk } from '../textOnDisk.js';
import type { SetSuggestions } from './setSuggestions.js';

/** Suggestions in the texts of now. */
export interface Present {
  readonly places: readonly SuggestionsIn[];
  /** How many others there are whose words are not found any more, or in a text that the sidecar is not of. */
  readonly gone: number;
}

/** How many articles are read at a time. */
const batch = 16;

interface Parts {
  readonly open: OpenSet;
  readonly articles: Articles;
  readonly suggestions: SetSuggestions;
}

/**
 * Holds suggestions against the texts for which they would be written: the closed articles are read again. Those of a
 * text that has changed are found again where that is certain. An article without mentions is afterwards known to be of
 * the text that was read, whatever is written to it before its sidecar is.
 */
export async function present(parts: Parts, places: readonly SuggestionsIn[]): Promise<Present> {
  const found: SuggestionsIn[] = [];
  for (let i = 0; i < places.length; i += batch) {
    const some = await Promise.all(places.slice(i, i + batch).map((place) => inTextOfNow(parts, place)));
    addAll(found, some.flat());
  }
  // A person may have gone on typing while the others were read.
  const still = found.filter(({ article, text }) => {
    const now = parts.articles.getByUri(parts.open.uri(article));
    return !now || (now.isInStep && now.text.text === text.text);
  });
  for (const { article, text } of still) stampNew(parts, article, text.text);
  return { places: still, gone: countIn(places) - countIn(still) };
}

/** How many suggestions there are at some places. */
export function countIn(places: readonly SuggestionsIn[]): number {
  return places.reduce((sum, { suggestions }) => sum + suggestions.length, 0);
}

async function inTextOfNow(parts: Parts, place: SuggestionsIn): Promise<SuggestionsIn[]> {
  const { suggestions } = parts;
  const text = await textOfNow(parts, place.article);
  if (text === undefined) return [];
  if (text === place.text.text) return [place];
  suggestions.forgetText(place.article);
  const isThorough = place.suggestions.some(({ reason }) => reason === 'variant');
  const [now] = await suggestions.allIn(place.article, isThorough);
  const again = now ? refind(place, now) : [];
  return now && again.length > 0 ? [{ ...now, suggestions: again }] : [];
}

/** @returns undefined when it cannot be read, or when the article's mentions must be found again in it first */
async function textOfNow({ open, articles }: Parts, path: string): Promise<string | undefined> {
  const article = articles.getByUri(open.uri(path));
  if (article) {
    if (!article.isInStep) catchUp(article);
    return article.isInStep ? article.text.text : undefined;
  }
  const text = await textOnDisk(open.uri(path));
  return text !== undefined && countsIn(open.set, path, text) ? text : undefined;
}

/** The stamp that a closed article without mentions gets is of the text that was looked at, not of a later one. */
function stampNew({ open, articles }: Parts, path: string, text: string): void {
  if (articles.getByUri(open.uri(path))) return;
  const { size, stamp } = open.set.mentionsIn(path);
  if (stamp === undefined || (size === 0 && !isSameText(stamp, text))) {
    open.set.stampText(path, stampOf(text));
  }
}
