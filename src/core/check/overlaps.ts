import { isAnchored, quoteOf, referentKey, referentOf } from '../model/mention.js';
import type { Mention } from '../model/types.js';
import type { Finding } from './finding.js';
import { say } from '../text/message.js';

/**
 * Finds mentions that share words with another mention of the same actor or event. What is only suggested is left out.
 * @param mentions of one article, in reading order
 */
export function* checkOverlaps(mentions: readonly Mention[], file: string): Generator<Finding> {
  const earlier = new Map<string, Mention[]>();
  for (const mention of mentions) {
    if (!isAnchored(mention) || mention.status === 'suggested') continue;
    const key = referentKey(referentOf(mention));
    const start = mention.spans[0]?.[0] ?? 0;
    // What ended before this mention begins cannot overlap those that come after it either.
    const reaching = (earlier.get(key) ?? []).filter(({ spans }) => (spans.at(-1)?.[1] ?? 0) > start);
    const other = reaching.find((one) => sharesWords(one, mention));
    if (other) {
      const message = say`This mention shares words with another of the same: “${quoteOf(other)}”; remove one of them.`;
      yield {
        rule: 'overlapping-mentions',
        file,
        at: ['mentions', mention.id, 'spans'],
        message,
        others: [other.id],
      };
    }
    // What shares words with a mention all of whose words another has shares them with that too.
    if (!other || !isWithin(mention, other)) reaching.push(mention);
    earlier.set(key, reaching);
  }
}

function isWithin(a: Mention, b: Mention): boolean {
  return a.spans.every(([start, end]) => b.spans.some(([from, to]) => from <= start && end <= to));
}

function sharesWords(a: Mention, b: Mention): boolean {
  return a.spans.some(([start, end]) => b.spans.some(([from, to]) => start < to && from < end));
}
