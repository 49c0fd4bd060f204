import assert from 'node:assert/strict';
import { untaggedTriggers } from '../../../../core/find/untaggedTriggers.js';

describe('the words that may tell an event nobody has tagged', () => {
  const text = 'وأعلن الناطق أمس أن الوفدين وقعا اتفاقاً، فرفضه المجلس.';
  const found = (isTagged: (word: string) => boolean): string[] => {
    const words = (range: { start: number; end: number }): string => text.slice(range.start, range.end);
    return untaggedTriggers(text, (range) => isTagged(words(range))).map(words);
  };

  it('are verbs and verbal nouns of the lexicon in reading order, without a conjunction', () => {
    assert.deepEqual(found(() => false), ['أعلن', 'وقعا', 'اتفاقاً', 'رفضه']); // prettier-ignore
  });

  it('are not those that are tagged', () => {
    assert.deepEqual(found((word) => word === 'وقعا' || word === 'أعلن'), ['اتفاقاً', 'رفضه']); // prettier-ignore
  });

  it('are none where no word is known', () => {
    assert.deepEqual(untaggedTriggers('مرحباً بكم', () => false), []); // prettier-ignore
    assert.deepEqual(untaggedTriggers('', () => false), []); // prettier-ignore
  });

  it('are no parts of names, no offices and no prepositions', () => {
    const triggers = (line: string): string[] =>
      untaggedTriggers(line, () => false).map(({ start, end }) => line.slice(start, end));
    assert.deepEqual(triggers('في وزارة الدفاع وبوزارة الدفاع ووزير الدفاع'), []);
    assert.deepEqual(triggers('قبل أيام وعبر الحدود مع فاليري'), []);
    assert.deepEqual(triggers('عبّر عن قلقه وعبر عن أمله وزاره'), ['عبّر', 'عبر', 'زاره']);
    assert.deepEqual(triggers('زيارة ودفاع عن القمة'), ['زيارة', 'دفاع', 'القمة']);
  });
});
