import { anchoredText, type AnchoredText } from '../anchor/anchor.js';
import { isAnchored } from '../model/mention.js';
import type { Mention } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { sidecarOf } from '../set/files.js';
import { stampOf } from '../text/stamp.js';
import type { Finding } from './finding.js';
import { say, type Message } from '../text/message.js';

/**
 * Where the mentions of an article do not fit its text.
 * @param text of the article, normalised
 */
export function* checkText(set: AnnotationSet, article: string, text: string): Generator<Finding> {
  const file = sidecarOf(article);
  if (set.problems.has(file)) return;
  yield* checkStamp(set, article, text);
  const mentions = set.mentionsIn(article).sorted();
  if (mentions.length === 0) return;
  const anchored = anchoredText(text);
  for (const mention of mentions) yield* checkQuote(mention, anchored, file);
}

/** Says so when the article is no longer the text that its mentions' offsets count in. */
export function* checkStamp(set: AnnotationSet, article: string, text: string): Generator<Finding> {
  const { stamp } = set.mentionsIn(article);
  if (stamp === undefined || stamp.sha256 === stampOf(text).sha256) return;
  yield {
    rule: 'text-changed',
    file: sidecarOf(article),
    at: ['text'],
    message: say`${article} was changed since these mentions were recorded; open it, and they are found again.`,
  };
}

function* checkQuote(mention: Mention, { text, points }: AnchoredText, file: string): Generator<Finding> {
  if (!isAnchored(mention)) return;
  const differs = (message: Message): Finding => ({
    rule: 'text-differs',
    file,
    at: ['mentions', mention.id, 'spans'],
    message,
  });
  for (const [index, [start, end]] of mention.spans.entries()) {
    const quote = mention.quote[index];
    if (quote === undefined || end <= start) continue;
    const place = `[${String(start)}, ${String(end)}]`;
    if (end > points.length) {
      yield differs(
        say`The span ${place} goes beyond the article's ${points.length} characters; attach the mention to the words again, or remove it.`,
      );
      return;
    }
    const found = text.slice(points.toUtf16(start), points.toUtf16(end));
    if (found !== quote) {
      yield differs(
        say`The article has "${found}" at ${place}, where the mention quotes "${quote}"; attach it to the words again, or remove it.`,
      );
      return;
    }
  }
}
