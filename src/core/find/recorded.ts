import type { AnnotationSet } from '../set/annotationSet.js';
import type { Suggestion } from './suggestion.js';

const score = 0.9;

/**
 * The mentions of an article that were recorded as suggestions (by `hashiya suggest --apply` or by an import), as
 * suggestions like those that are found: a person settles both in the same way. Discontinuous ones are not among them.
 */
export function recordedSuggestions(set: AnnotationSet, article: string): Suggestion[] {
  return set
    .mentionsIn(article)
    .sorted()
    .flatMap((mention) => {
      if (mention.actor === undefined || mention.status !== 'suggested') return [];
      const { actor, form = 'name' } = mention;
      const [span, fragment] = mention.spans;
      if (!span || fragment) return [];
      const [start, end] = span;
      const quote = mention.quote[0] ?? '';
      const candidates = [{ actor, form, score }];
      return [{ start, end, quote, actor, form, score, reason: 'recorded', alias: quote, candidates }];
    });
}
