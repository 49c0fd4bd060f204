import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fold } from '../../../../core/text/fold.js';
import { stemsIn, stemsOf } from '../../../../core/text/stem.js';

/** Whether two words are taken to be akin. */
function akin(one: string, other: string): boolean {
  const stems = new Set(stemsOf(one));
  return stemsOf(other).some((stem) => stems.has(stem));
}

describe('the stems of a word', () => {
  it('make forms of one word akin: article, prepositions, conjunctions, endings, pronouns', () => {
    for (const [one, other] of [
      ['اتفاق', 'الاتفاق'],
      ['اتفاق', 'وبالاتفاق'],
      ['اتفاق', 'للاتفاق'],
      ['اتفاق', 'اتفاقهما'],
      ['اتفاقية', 'الاتفاقيات'],
      ['غارة', 'غارات'],
      ['هجوم', 'فالهجوم'],
      ['محادثات', 'محادثاتهم'],
      ['تظاهر', 'وتظاهروا'],
      ['التقى', 'والتقى'],
      ['زيارة', 'زيارته'],
      ['إدانة', 'بإداناتهم'],
      ['طالب', 'يطالب'],
      ['طالب', 'ستطالب'],
      ['طالب', 'طالبتا'],
    ] as const) {
      assert.ok(akin(one, other), `${one} ${other}`);
    }
  });

  it('see through spelling: hamza, vowels, tatweel, final ya and ta', () => {
    assert.ok(akin('أعلن', 'وأَعْلَنَت'));
    assert.ok(akin('إدانة', 'ادانه'));
    assert.ok(akin('هجـــوم', 'الهجوم'));
  });

  it('keep words apart that share no more than letters of attachment', () => {
    for (const [one, other] of [
      ['قصف', 'رفض'],
      ['هجوم', 'نجوم'],
      ['دعم', 'دعوة'],
      ['سلام', 'كلام'],
    ] as const)
      assert.ok(!akin(one, other), `${one} ${other}`);
  });

  it('are listed for each word of a text, without its punctuation', () => {
    const stems = stemsIn('«وقع الطرفان»، ثم غادرا.');
    assert.equal(stems.length, 4);
    assert.ok(stems[1]?.includes('طرف'));
  });

  it('are folded, the word itself first, none twice and none short but the word itself', () => {
    const letters = fc.string({ unit: fc.constantFrom(...'ابتةثجحدرسشصعفقكلمنهويىأإآؤئءًَـ'), maxLength: 14 });
    fc.assert(
      fc.property(letters, (word) => {
        const stems = stemsOf(word);
        assert.equal(stems[0], fold(word));
        assert.equal(new Set(stems).size, stems.length);
        for (const stem of stems.slice(1)) {
          assert.ok(stem.length >= 3);
          assert.ok(fold(word).includes(stem.replace(/ه$/, '')));
        }
      }),
    );
  });
});
