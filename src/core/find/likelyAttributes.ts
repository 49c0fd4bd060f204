import type { AnnotationSet } from '../set/annotationSet.js';
import { fold } from '../text/fold.js';
import { stemsOf } from '../text/stem.js';
import { wordsOf } from '../text/words.js';
import { sentenceOf, triggerRange, type Telling } from './telling.js';
import { triggerWords } from './triggerWords.js';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' ').map(fold));
const negators = words('لم لا لن ليس ليست لما عدم دون بدون غير ما');
const futures = words('سوف لن سيتم ستتم المقبل المقبلة القادم القادمة غدا لاحقا المنتظر المتوقع المقرر يعتزم تعتزم يستعد'); // prettier-ignore
const possibilities = words(
  'قد ربما لو اذا احتمال احتمالات يمكن امكانية يأمل تأمل يريد تريد يعتقد شرط مشروع مسودة',
);
const pasts = words('قد كان كانت لقد');
/** How many words before the trigger may still be about it. */
const reach = 4;

/**
 * What the words around a trigger make likely of the attributes of the plover codebook (modality, polarity, tense): their
 * ids with values. Only what the set's codebook has.
 */
export function likelyAttributes(set: AnnotationSet, telling: Telling): Record<string, string> {
  const guesses = { ...guess(telling) };
  return Object.fromEntries(
    Object.entries(guesses).filter(([id, value]) => set.codebook.attributes.get(id)?.values?.has(value)),
  );
}

/** Whether a verb says by its beginning that it will be; `سيرت` begins so and is of سير. */
function hasFuturePrefix(own: string): boolean {
  if (!/^س[يتن]\p{L}{2}/u.test(own)) return false;
  return own.startsWith('ست') || !stemsOf(own).some((stem) => own.startsWith(stem) && triggerWords.has(stem));
}

function guess(telling: Telling): Record<'modality' | 'polarity' | 'tense', string> {
  const { text } = telling.text;
  const trigger = triggerRange(telling);
  const { start } = sentenceOf(telling);
  const before = wordsOf(text.slice(start, trigger.start))
    .slice(-reach)
    .map((word) => fold(text.slice(start + word.start, start + word.end)));
  const [own = ''] = wordsOf(text.slice(trigger.start, trigger.end)).map((word) =>
    fold(text.slice(trigger.start + word.start, trigger.start + word.end)),
  );
  const nearest = before.slice(-2);
  const isImperfect = /^[يتن]/.test(own) && !triggerWords.has(own) && stemsOf(own.slice(1)).some((stem) => triggerWords.has(stem)); // prettier-ignore
  const isFuture = hasFuturePrefix(own) || before.some((word) => futures.has(word));
  // قد before the perfect makes it certain, before the imperfect doubtful.
  const isPast = !isImperfect || nearest.some((word) => word !== 'قد' && pasts.has(word));
  const isPossible = before.some((word) => possibilities.has(word) && (word !== 'قد' || isImperfect));
  return {
    modality: isFuture ? 'future' : isPossible ? 'hypothetical' : 'asserted',
    polarity: nearest.some((word) => negators.has(word)) ? 'negative' : 'positive',
    tense: isFuture ? 'future' : isPast ? 'past' : 'present',
  };
}
