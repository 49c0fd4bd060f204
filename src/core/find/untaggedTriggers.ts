import { fold } from '../text/fold.js';
import { stemsOf } from '../text/stem.js';
import { wordsOf, type TextRange } from '../text/words.js';
import { triggerAt } from './triggerAt.js';
import { triggerWords } from './triggerWords.js';

/** Words that are far more often prepositions than the verbs that are spelt the same. */
const prepositions = new Set(['قبل', 'عبر']);

/** What an office is called, after which its subject is no event: `وزارة الدفاع`. */
const offices = new Set(['وزاره', 'وزارات', 'وزير', 'وزيره', 'وزيري', 'وزراء', 'وزرا']);

/**
 * The words of an article that often tell an event, by the lexicon of trigger words, and that no mention holds; in reading
 * order, without a conjunction before them.
 * @param text the article's text; the result are UTF-16 offsets in it
 * @param isTagged whether a range of `text` is in a mention, of an event or in an actor's name
 */
export function untaggedTriggers(text: string, isTagged: (range: TextRange) => boolean): TextRange[] {
  const words = wordsOf(text);
  const written = (index: number): string => {
    const word = words[index];
    return word ? text.slice(word.start, word.end) : '';
  };
  return words
    .filter((_, index) => mayTell(written(index), written(index - 1), written(index + 1)))
    .map(({ start, end }) => {
      const trigger = triggerAt(text.slice(start, end), 0, () => false);
      return { start: start + (trigger?.start ?? 0), end };
    })
    .filter((range) => !isTagged(range));
}

function mayTell(word: string, previous: string, next: string): boolean {
  const key = fold(word);
  if (isPreposition(word, key, next) || isAfterOffice(key, previous)) return false;
  return stemsOf(word).some((stem) => triggerWords.has(stem) && isReadable(word, key, stem));
}

/** `عبر` tells something where it is written as the verb, or has the verb's preposition behind it. */
function isPreposition(word: string, key: string, next: string): boolean {
  if (!prepositions.has(key.replace(/^[وف]/, ''))) return false;
  return !word.includes('\u0651') && !(key.endsWith('عبر') && fold(next) === 'عن');
}

function isAfterOffice(key: string, previous: string): boolean {
  const before = fold(previous);
  return (
    key.startsWith('ال') &&
    [before, before.replace(/^[وف]/, ''), before.replace(/^[وف]?[بلك]/, '')].some((one) => offices.has(one))
  );
}

/** Whether a word may be read as a stem with something attached: no ة is a pronoun, and no verb has an article. */
function isReadable(word: string, key: string, stem: string): boolean {
  if (/ة[\u064B-\u0652]*$/u.test(word) && !stem.endsWith('ه')) return false;
  return !(stem.startsWith('ي') && key.includes(`ال${stem}`));
}
