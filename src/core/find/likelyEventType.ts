import type { AnnotationSet } from '../set/annotationSet.js';
import type { Precedent } from '../set/quoteIndex.js';
import { fold } from '../text/fold.js';
import { stemsIn } from '../text/stem.js';
import { triggerWords } from './triggerWords.js';

const scores = { sameWords: 4, sameStem: 2, lexicon: 1.5, lexiconLater: 1 };
/** What a word further into the trigger counts, compared with the one before it. */
const decay = 0.5;

/**
 * The event types that trigger words most likely tell, the likeliest first; only those that something speaks for: what
 * triggers of the same words or stems were typed as in this set, and a small lexicon for types of the plover codebook.
 */
export function likelyEventTypes(set: AnnotationSet, quote: string): string[] {
  const points = new Map<string, number>();
  const add = (type: string | undefined, score: number): void => {
    if (type !== undefined && set.codebook.eventTypes.has(type)) {
      points.set(type, (points.get(type) ?? 0) + score);
    }
  };
  const words = stemsIn(quote);
  for (const [type, share] of shares(typesByKey(set, fold(quote)))) add(type, scores.sameWords * share);
  for (const [i, stems] of words.entries()) {
    const weight = decay ** i;
    const known = stems.map((stem) => triggerWords.get(stem)).find((types) => types !== undefined);
    known?.forEach((type, at) => {
      add(type, weight * (at === 0 ? scores.lexicon : scores.lexiconLater));
    });
    for (const [type, share] of shares(typesByStem(set, stems))) add(type, weight * scores.sameStem * share);
  }
  return [...points].sort(([, a], [, b]) => b - a).map(([type]) => type);
}

type Counts = ReadonlyMap<string, number>;

function typesByKey(set: AnnotationSet, key: string): Counts {
  return counted(set, set.quotes.precedents(key));
}

function typesByStem(set: AnnotationSet, stems: readonly string[]): Counts {
  const wanted = new Set(stems);
  const counts = new Map<string, number>();
  for (const [key, precedents] of set.quotes.all()) {
    // Stemming every trigger of the set would take long; few hold one of the stems.
    if (!precedents.some(({ referent }) => referent.kind === 'event')) continue;
    if (!stems.some((stem) => key.includes(stem))) continue;
    if (!stemsIn(key).some((word) => word.some((stem) => wanted.has(stem)))) continue;
    for (const [type, count] of counted(set, precedents)) counts.set(type, (counts.get(type) ?? 0) + count);
  }
  return counts;
}

function counted(set: AnnotationSet, precedents: readonly Precedent[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { referent, count } of precedents) {
    const type = referent.kind === 'event' ? set.events.get(referent.id)?.type : undefined;
    if (type !== undefined) counts.set(type, (counts.get(type) ?? 0) + count);
  }
  return counts;
}

/** Each type's share, less than its full one while little is known. */
function shares(counts: Counts): [type: string, share: number][] {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return [...counts].map(([type, count]) => [type, count / (all + 1)]);
}
