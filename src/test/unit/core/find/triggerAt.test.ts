import assert from 'node:assert/strict';
import fc from 'fast-check';
import { triggerAt } from '../../../../core/find/triggerAt.js';

const text = 'وصل الوفد، ووقع الاتفاق فأعلن الوزير ذلك ورحب به.';

/** The words that are meant by a cursor within or before the given ones. */
function at(words: string, within = 1, standsAlone: (word: string) => boolean = () => false): string {
  const range = triggerAt(text, text.indexOf(words) + within, standsAlone);
  return range ? text.slice(range.start, range.end) : '';
}

describe('the trigger that a cursor means', () => {
  it('is the word that it stands in, at whichever end', () => {
    assert.equal(at('الوفد'), 'الوفد');
    assert.equal(at('الوفد', 0), 'الوفد');
    assert.equal(at('الوفد', 5), 'الوفد');
  });

  it('leaves a conjunction out, and no letter that belongs to the verb', () => {
    assert.equal(at('ووقع'), 'وقع');
    assert.equal(at('فأعلن'), 'أعلن');
    assert.equal(at('ورحب'), 'رحب');
    assert.equal(at('وصل'), 'وصل');
  });

  it('leaves a conjunction out before any word that the article has by itself', () => {
    const odd = 'وسحلب';
    assert.deepEqual(
      triggerAt(odd, 0, () => false),
      { start: 0, end: 5 },
    );
    assert.deepEqual(
      triggerAt(odd, 0, (word) => word === 'سحلب'),
      { start: 1, end: 5 },
    );
  });

  it('leaves a conjunction with its vowel out', () => {
    const vowelled = 'وَأعلن';
    assert.deepEqual(
      triggerAt(vowelled, 0, () => false),
      { start: 2, end: vowelled.length },
    );
  });

  it('is the next word from between two, and the last one from the end', () => {
    assert.equal(at('، ووقع', 1), 'وقع');
    const last = triggerAt(text, text.length, () => false);
    assert.equal(last && text.slice(last.start, last.end), 'به');
  });

  it('is none where there is no word', () => {
    for (const none of ['', '  ', '… – «»', 'ــ'])
      assert.equal(
        triggerAt(none, 0, () => true),
        undefined,
        none,
      );
  });

  it('lies within the text, is not empty and no white space, wherever the cursor is', () => {
    const any = fc.string({ unit: fc.constantFrom(...' .،\n\u064Bفو😀abالوقع'), maxLength: 20 });
    fc.assert(
      fc.property(any, fc.nat(25), fc.boolean(), (line, offset, alone) => {
        const range = triggerAt(line, offset, () => alone);
        if (!range) return;
        assert.ok(range.start >= 0 && range.start < range.end && range.end <= line.length);
        assert.ok(!/\s/.test(line.slice(range.start, range.end)));
      }),
    );
  });
});
