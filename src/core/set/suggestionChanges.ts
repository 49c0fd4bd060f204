import type { AnchoredText } from '../anchor/anchor.js';
import { rejectionKey, rejectionOf } from '../find/rejection.js';
import type { Suggestion } from '../find/suggestion.js';
import type { Rejection } from '../model/types.js';
import type { AnnotationSet } from './annotationSet.js';
import type { Change, Edit } from './change.js';
import { mentionAt, tag, type Provenance } from './mentionChanges.js';

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

/** Remembers that the suggested words do not name the suggested actors, and removes mentions that were recorded of it. */
export function rejectSuggestions(set: AnnotationSet, places: readonly SuggestionsIn[]): Change {
  const edits = new Map<string, Edit>();
  for (const { article, text, suggestions } of places) {
    for (const { start, end, candidates } of suggestions) {
      for (const { actor } of candidates) {
        addRejection(set, edits, article, rejectionOf(text, start, end, actor));
        const mention = mentionAt(set, article, [[start, end]], { kind: 'actor', id: actor });
        if (mention?.status !== 'suggested') continue;
        const { id } = mention;
        edits.set(`${article}\n${id}`, { of: 'mention', id, article, before: mention, after: undefined });
      }
    }
  }
  return { name: 'reject', edits: [...edits.values()] };
}

/** A place that was proposed as a new name; code points, half-open. */
export interface NewNameAt {
  readonly article: string;
  readonly text: AnchoredText;
  readonly start: number;
  readonly end: number;
}

/** Remembers that words name no new actor. */
export function rejectNewNames(set: AnnotationSet, places: readonly NewNameAt[]): Change {
  const edits = new Map<string, Edit>();
  for (const { article, text, start, end } of places) {
    addRejection(set, edits, article, rejectionOf(text, start, end));
  }
  return { name: 'reject', edits: [...edits.values()] };
}

function addRejection(
  set: AnnotationSet,
  edits: Map<string, Edit>,
  article: string,
  rejection: Rejection,
): void {
  const id = rejectionKey(rejection);
  if (set.mentionsIn(article).rejections.has(id)) return;
  edits.set(`${article}\n${id}`, { of: 'rejection', id, article, before: undefined, after: rejection });
}
