import { makeAnchor } from '../anchor/anchor.js';
import { editBetween, lengthWritten, type TextEdit } from '../anchor/edits.js';
import { reanchor } from '../anchor/reanchor.js';
import type { Suggestion } from '../find/suggestion.js';
import type { Mention, Span } from '../model/types.js';
import type { SuggestionsIn } from './suggestionChanges.js';

/**
 * Suggestions of an article whose text has become another one, where they stand now: those before and after all that is
 * different, and of the others those that re-anchoring finds with certainty, in so far as the place is still proposed
 * for the same actor. Offsets are code points.
 * @param old with the text in which its suggestions count
 * @param now what is proposed in the text of now
 */
export function refind(old: SuggestionsIn, now: SuggestionsIn): Suggestion[] {
  const proposed = new Map(now.suggestions.map((one) => [`${one.start} ${one.end}`, one]));
  const inDoubt: Suggestion[] = [];
  const places = new Map<Suggestion, Span>();
  const edit = editBetween(old.text.text, now.text.text);
  for (const one of old.suggestions) {
    const place = besideEdit([one.start, one.end], edit);
    if (place) places.set(one, place);
    else inDoubt.push(one);
  }
  for (const [i, place] of reanchored(inDoubt, old, now)) places.set(i, place);
  return old.suggestions.flatMap((one) => {
    const there = proposed.get(places.get(one)?.join(' ') ?? '');
    const candidate = there?.candidates.find(({ actor }) => actor === one.actor);
    return there && candidate ? [{ ...there, ...candidate }] : [];
  });
}

/** Where a span is that an edit does not touch. */
function besideEdit([start, end]: Span, edit: TextEdit | undefined): Span | undefined {
  if (!edit || end <= edit.start) return [start, end];
  if (start < edit.end) return undefined;
  const shift = lengthWritten(edit) - (edit.end - edit.start);
  return [start + shift, end + shift];
}

function reanchored(
  suggestions: readonly Suggestion[],
  old: SuggestionsIn,
  now: SuggestionsIn,
): Map<Suggestion, Span> {
  const found = new Map<Suggestion, Span>();
  if (suggestions.length === 0) return found;
  const asMentions = suggestions.map(({ start, end, actor }, i): Mention => ({
    id: String(i),
    actor,
    ...makeAnchor(old.text, [[start, end]]),
  }));
  const { mentions } = reanchor(asMentions, now.text.text, { oldText: old.text.text });
  for (const [i, { outcome, after }] of mentions.entries()) {
    const [one, span] = [suggestions[i], after.spans[0]];
    if (one && span && (outcome === 'kept' || outcome === 'moved')) found.set(one, span);
  }
  return found;
}
