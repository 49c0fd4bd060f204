import { fold } from '../text/fold.js';
import { wordsOf } from '../text/words.js';
import { sentenceOf, triggerRange, type Telling } from './telling.js';
import { triggerAt } from './triggerAt.js';

/** A label has at most this many words of the text. */
const longest = 5;
const dangling = new Set(
  'في من على الى عن مع ان انه انها بان بين ل ب ك و او ثم الذي التي قد لم لن لا كما بعد قبل حول ضد'
    .split(' ')
    .map(fold),
);

/** What a new event is called that is told so: its trigger, without a conjunction, and the words that go with it. */
export function eventLabel(telling: Telling): string {
  const { text } = telling.text;
  const trigger = triggerRange(telling);
  const sentence = sentenceOf(telling);
  const written = text.slice(trigger.start, trigger.end);
  const start = trigger.start + (triggerAt(written, 0, () => false)?.start ?? 0);
  const rest = text.slice(trigger.end, sentence.end);
  const clause = /^[^،؛:.!?؟«»“”"()[\]]*/u.exec(rest)?.[0] ?? '';
  const room = longest - wordsOf(written).length;
  const words = wordsOf(clause).slice(0, Math.max(0, room));
  while (words.length > 0) {
    const last = words.at(-1);
    if (last && !dangling.has(fold(clause.slice(last.start, last.end)))) break;
    words.pop();
  }
  return text
    .slice(start, trigger.end + (words.at(-1)?.end ?? 0))
    .replace(/\s+/gu, ' ')
    .trim();
}
