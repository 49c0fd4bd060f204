import assert from 'node:assert/strict';
import { likelyAttributes } from '../../../../core/find/likelyAttributes.js';
import { setOf, tellingIn } from './tellings.js';

const set = setOf({});

/** Modality, polarity and tense of what a trigger tells. */
function guess(text: string, trigger: string): string {
  const { modality, polarity, tense } = likelyAttributes(set, tellingIn(text, trigger));
  return [modality, polarity, tense].join(' ');
}

describe('how an event is told', () => {
  it('is as done where nothing says otherwise', () => {
    assert.equal(guess('قصف الجيش الموقع أمس.', 'قصف'), 'asserted positive past');
    assert.equal(guess('الجيش يقصف الموقع.', 'يقصف'), 'asserted positive present');
  });

  it('is denied by a word of negation right before it', () => {
    assert.equal(guess('لم يقصف الجيش الموقع.', 'يقصف').split(' ')[1], 'negative');
    assert.equal(guess('أكد عدم توقيع الاتفاق.', 'توقيع').split(' ')[1], 'negative');
    assert.equal(guess('ليس هذا الأمر الذي قصف الجيش لأجله.', 'قصف').split(' ')[1], 'positive');
  });

  it('is to come with a prefix or word of the future', () => {
    assert.equal(guess('سيقصف الجيش الموقع.', 'سيقصف'), 'future positive future');
    assert.equal(guess('سوف يوقع الطرفان.', 'يوقع'), 'future positive future');
    assert.equal(guess('لن يوقع الطرفان.', 'يوقع'), 'future negative future');
    assert.equal(guess('من المقرر توقيع الاتفاق.', 'توقيع'), 'future positive future');
  });

  it('is not to come when the word itself begins so', () => {
    assert.equal(guess('سيرت الشرطة دورية أمس.', 'سيرت'), 'asserted positive past');
    assert.equal(guess('ستستقبل العاصمة الوفد.', 'ستستقبل'), 'future positive future');
  });

  it('is possible with قد before the imperfect, and certain with it before the perfect', () => {
    assert.equal(guess('قد يوقع الطرفان.', 'يوقع').split(' ')[0], 'hypothetical');
    assert.equal(guess('قد وقع الطرفان.', 'وقع'), 'asserted positive past');
    assert.equal(guess('ربما وقع الطرفان.', 'وقع').split(' ')[0], 'hypothetical');
  });

  it('is past with كان before the imperfect', () => {
    assert.equal(guess('كان الجيش يقصف الموقع.', 'يقصف').split(' ')[2], 'past');
  });

  it('is not taken from another sentence, nor from words after it', () => {
    assert.equal(guess('لن يعود. قصف الجيش الموقع.', 'قصف'), 'asserted positive past');
    assert.equal(guess('قصف الجيش موقعا لم يكن خاليا.', 'قصف').split(' ')[1], 'positive');
  });

  it('is guessed only where the codebook has such values', () => {
    const ace = setOf({}, {}, { codebook: { extends: 'none', attributes: { tense: { values: { past: {} } } } } }); // prettier-ignore
    const telling = tellingIn('قصف الجيش الموقع.', 'قصف');
    assert.deepEqual(likelyAttributes(ace, telling), { tense: 'past' });
    assert.deepEqual(likelyAttributes(ace, tellingIn('سيقصف الجيش.', 'سيقصف')), {});
  });
});
