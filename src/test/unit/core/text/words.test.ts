import assert from 'node:assert/strict';
import fc from 'fast-check';
import { trimRange, wordIndexAt, wordsOf } from '../../../../core/text/words.js';

const wordsIn = (text: string): string[] => wordsOf(text).map(({ start, end }) => text.slice(start, end));
const trimmed = (text: string): string => {
  const { start, end } = trimRange(text, { start: 0, end: text.length });
  return text.slice(start, end);
};

describe('words', () => {
  it('end at Arabic and Latin punctuation, quotation marks and white space', () => {
    assert.deepEqual(wordsIn('«طرابلس»، بنغازي؛ سرت؟ “درنة”\u00A0(مصراتة)...سبها'), [
      'طرابلس',
      'بنغازي',
      'سرت',
      'درنة',
      'مصراتة',
      'سبها',
    ]);
  });

  it('keep their marks, tatweel and digits', () => {
    assert.deepEqual(wordsIn('ليبيّاً بنغـازي ف١٦ S300'), ['ليبيّاً', 'بنغـازي', 'ف١٦', 'S300']);
  });

  it('are the same as the segmenter finds in Arabic prose', () => {
    // Between two letters or digits the segmenter also keeps a full stop, colon or apostrophe.
    const unit = fc.constantFrom(...'ليبياتونس\u064B\u0651ـ٤7 \n،؛؟«»()-“”');
    const segmenter = new Intl.Segmenter('ar', { granularity: 'word' });
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        fc.pre(!/[\d٤][،؛]|(?:^|[^\p{L}\p{M}\d٤])\p{M}/u.test(text));
        const expected = Array.from(segmenter.segment(text)).filter(({ isWordLike }) => isWordLike);
        assert.deepEqual(
          wordsIn(text),
          expected.map(({ segment }) => segment),
        );
      }),
    );
  });

  it('are found at an offset that they hold, or else end at', () => {
    const text = 'قال، ثم صمت';
    const words = wordsOf(text);
    const found = Array.from({ length: text.length + 1 }, (_, offset) => wordIndexAt(words, offset));
    assert.deepEqual(found, [0, 0, 0, 0, -1, 1, 1, 1, 2, 2, 2, 2]);
  });
});

describe('a range is trimmed', () => {
  it('of white space, punctuation and invisible controls at both ends', () => {
    assert.equal(trimmed(' \u200F«طبرق، درنة»؛\u00A0'), 'طبرق، درنة');
  });

  it('but not of a mark that makes a pair with one inside', () => {
    assert.equal(trimmed(' حزب «الوحدة».'), 'حزب «الوحدة»');
    assert.equal(trimmed('حزب "الوحدة"'), 'حزب "الوحدة"');
    assert.equal(trimmed('("الوحدة" (طبرق)'), '"الوحدة" (طبرق)');
    assert.equal(trimmed('«الوحدة» و"درنة"'), '«الوحدة» و"درنة"');
    assert.equal(trimmed('"الوحدة»'), 'الوحدة');
  });

  it('to itself when it begins and ends in words', () => {
    assert.equal(trimmed('طبرق (درنة) سرت'), 'طبرق (درنة) سرت');
  });

  it('not of marks and tatweel, which are of the word', () => {
    assert.equal(trimmed('ليبيّاً '), 'ليبيّاً');
  });

  it('to nothing when there is no word in it', () => {
    assert.deepEqual(trimRange('أ «…» ب', { start: 2, end: 5 }), { start: 2, end: 2 });
  });

  it('within the range alone', () => {
    assert.deepEqual(trimRange('أب، تث', { start: 1, end: 4 }), { start: 1, end: 2 });
  });
});
