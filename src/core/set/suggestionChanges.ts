import type { AnchoredText } from '../anchor/anchor.js';
import { rejectionKey, rejectionOf } from '../find/rejection.js';
import type { Suggestion } from '../find/suggestion.js';
import type { AnnotationSet } from './annotationSet.js';
import type { Change, Edit } from './change.js';
import { tag, type Provenance } from './mentionChanges.js';

// Changes that settle suggestions. Each function reads the set and returns a change for it.

/** The suggestions of one article that are settled together. */
export interface SuggestionsIn {
  readonly article: string;
  readonly text: AnchoredText;
  readonly suggestions: readonly Suggestion[];
}

/** Makes suggestions, in as many articles as you like, confirmed mentions of their likeliest actors. */
export function acceptSuggestions(
  set: AnnotationSet,
  places: readonly SuggestionsIn[],
  provenance: Provenance,
): Change {
  const edits = places.flatMap(({ article, text, suggestions }) =>
    suggestions.flatMap(({ start, end, actor, form }) => {
      const { change } = tag(
        set,
        { article, text, mentions: [[[start, end]]] },
        { kind: 'actor', id: actor },
        provenance,
        { form },
      );
      // What was found by a known form teaches no new one.
      return change.edits.filter((edit) => edit.of === 'mention');
    }),
  );
  return { name: 'accept', edits };
}

/** Records suggestions as mentions of their likeliest actors that nobody has confirmed. */
export function recordSuggestions(
  set: AnnotationSet,
  places: readonly SuggestionsIn[],
  provenance: Provenance,
): Change {
  const edits = acceptSuggestions(set, places, provenance).edits.flatMap((edit): Edit[] =>
    edit.of === 'mention' && !edit.before && edit.after
      ? [{ ...edit, after: { ...edit.after, status: 'suggested' } }]
      : [],
  );
  return { name: 'tag', edits };
}

/** Remembers that the suggested words do not name the suggested actors. */
export function rejectSuggestions(set: AnnotationSet, places: readonly SuggestionsIn[]): Change {
  const edits = new Map<string, Edit>();
  for (const { article, text, suggestions } of places) {
    const known = set.mentionsIn(article).rejections;
    for (const { start, end, candidates } of suggestions) {
      for (const { actor } of candidates) {
        const after = rejectionOf(text, start, end, actor);
        const id = rejectionKey(after);
        if (!known.has(id)) {
          edits.set(`${article}\n${id}`, { of: 'rejection', id, article, before: undefined, after });
        }
      }
    }
  }
  return { name: 'reject', edits: [...edits.values()] };
}
