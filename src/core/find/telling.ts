import { articleDate } from '../dates/index.js';
import type { AnchoredText } from '../anchor/anchor.js';
import { extentOf, isAnchored } from '../model/mention.js';
import type { ActorMention, Span } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { sentenceAround } from '../text/sentences.js';
import type { TextRange } from '../text/words.js';

/** A place of an article that tells an event. */
export interface Telling {
  readonly article: string;
  readonly text: AnchoredText;
  /** The trigger, from its first word to its last, in code points. */
  readonly trigger: Span;
  /** When the article was written, as a person said, in EDTF. */
  readonly written?: string | undefined;
}

/** When an article was written: as a person said, else as it says itself, in EDTF. */
export function dateWritten({ text, written }: Telling): string | undefined {
  return written ?? articleDate(text.text);
}

/** The trigger in UTF-16. */
export function triggerRange({ text: { points }, trigger: [start, end] }: Telling): TextRange {
  return { start: points.toUtf16(start), end: points.toUtf16(end) };
}

/** The sentence that tells the event, in UTF-16. */
export function sentenceOf(telling: Telling): TextRange {
  return sentenceAround(telling.text.text, triggerRange(telling));
}

/** The article's mentions of actors that a person may go by, in reading order. */
export function actorMentionsIn(set: AnnotationSet, article: string): ActorMention[] {
  return set
    .mentionsIn(article)
    .sorted()
    .flatMap((one) =>
      one.actor !== undefined && isAnchored(one) && one.status !== 'suggested' ? [one] : [],
    );
}

/** Whether a mention stands within a range in UTF-16. */
export function isInside({ text: { points } }: Telling, mention: ActorMention, range: TextRange): boolean {
  const [start, end] = extentOf(mention);
  return points.toUtf16(start) >= range.start && points.toUtf16(end) <= range.end;
}
