import assert from 'node:assert/strict';
import { isolate, labelIn, languageOf } from '../../../../core/model/label.js';

describe('a label', () => {
  it('is in the wanted language, else in the other, else the id', () => {
    const both = { ar: 'النيل', en: 'Nile' };
    assert.equal(labelIn('ar', both, 'nile'), 'النيل');
    assert.equal(labelIn('en', both, 'nile'), 'Nile');
    assert.equal(labelIn('ar', { en: 'Nile' }, 'nile'), 'Nile');
    assert.equal(labelIn('en', { ar: 'النيل' }, 'nile'), 'النيل');
    assert.equal(labelIn('en', {}, 'nile'), 'nile');
    assert.equal(labelIn('en', undefined, 'nile'), 'nile');
  });

  it('is Arabic when it has an Arabic letter', () => {
    assert.equal(languageOf('قناة BBC'), 'ar');
    assert.equal(languageOf('BBC 24'), 'en');
  });

  it('is isolated for display, once, whatever isolates are in it', () => {
    assert.equal(isolate('النيل'), '\u2068النيل\u2069');
    assert.equal(isolate('\u2067النيل\u2069\u200F\u2069'), '\u2068النيل\u2069');
  });
});
