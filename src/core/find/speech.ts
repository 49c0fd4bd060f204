import { fold } from '../text/fold.js';
import { stemsOf } from '../text/stem.js';

// Words by which an article says according to whom something is.

const verbs = new Set(
  'قال قول صرح أعلن علن أكد ؤكد ذكر أضاف ضيف أوضح وضح كشف أشار شير أفاد فيد لفت شدد اعتبر عتبر رأى يرى زعم نقل تابع أبلغ بلغ نفى قائلا قائلة مضيفا مضيفة موضحا موضحة معتبرا معتبرة مؤكدا مؤكدة مشيرا مشيرة معلنا معلنة'
    .split(' ')
    .map(fold),
);
const sources = new Set(
  ['بحسب', 'حسب', 'وفق', 'وفقا', 'نقلا', 'حسبما', 'استنادا'].flatMap((word) => [
    fold(word),
    fold(`و${word}`),
  ]),
);

/** Whether a word says that somebody says something. */
export function isSpeechVerb(word: string): boolean {
  return stemsOf(word).some((stem) => verbs.has(stem));
}

/** Whether a word announces whose words something is in, as `بحسب` does. */
export function announcesSource(word: string): boolean {
  return sources.has(fold(word).replace(/ا$/, '')) || sources.has(fold(word));
}
