import type { Suggestion } from '../core/find/suggestion.js';
import type { NewName } from './proposer.js';
import type { WrittenSuggestion } from './suggestionWriter.js';

/** What a proposal is in: `article` for one of the set, `id` for one from standard input. */
export type Source = { readonly article: string } | { readonly id: string | number };

/** One line of JSON Lines; of a suggestion that was written, with the id of the mention. */
export function suggestionJson(source: Source, suggestion: Suggestion | WrittenSuggestion): string {
  const { start, end, quote, actor, score, reason, form, candidates } = suggestion;
  return JSON.stringify({
    ...source,
    ...{ start, end, quote, actor, score, reason, form },
    ...(candidates.length > 1 ? { candidates } : {}),
    ...('id' in suggestion ? { id: suggestion.id } : {}),
  });
}

/** One line of JSON Lines; it has neither actor nor score. */
export function newNameJson(source: Source, { start, end, quote, reason }: NewName): string {
  return JSON.stringify({ ...source, start, end, quote, reason });
}

/** One line of columns, the other candidates in the last. */
export function suggestionLine(article: string, suggestion: Suggestion): string {
  const { start, end, quote, actor, score, reason, candidates } = suggestion;
  const others = candidates.filter((candidate) => candidate.actor !== actor);
  const or = others.length === 0 ? [] : [`or ${others.map((candidate) => candidate.actor).join(', ')}`];
  const columns = [article, `${start}-${end}`, inOneLine(quote), actor, score.toFixed(2), reason, ...or];
  return columns.join('\t');
}

/** One line of columns. */
export function newNameLine(article: string, { start, end, quote, reason }: NewName): string {
  return [article, `${start}-${end}`, inOneLine(quote), reason].join('\t');
}

function inOneLine(quote: string): string {
  return quote.replace(/\s+/gu, ' ');
}
