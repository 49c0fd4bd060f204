import { stemsOf } from '../text/stem.js';
import { wordsOf, type TextRange } from '../text/words.js';
import { triggerAt } from './triggerAt.js';
import { triggerWords } from './triggerWords.js';

/**
 * The words of an article that often tell an event, by the lexicon of trigger words, and that no mention of an event
 * holds; in reading order, without a conjunction before them.
 * @param text the article's text; the result are UTF-16 offsets in it
 * @param isTagged whether a range of `text` is in a mention of an event
 */
export function untaggedTriggers(text: string, isTagged: (range: TextRange) => boolean): TextRange[] {
  return wordsOf(text)
    .filter(({ start, end }) => stemsOf(text.slice(start, end)).some((stem) => triggerWords.has(stem)))
    .map(({ start, end }) => {
      const trigger = triggerAt(text.slice(start, end), 0, () => false);
      return { start: start + (trigger?.start ?? 0), end };
    })
    .filter((range) => !isTagged(range));
}
