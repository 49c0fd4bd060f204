import assert from 'node:assert/strict';
import fc from 'fast-check';
import { likelyEventTypes } from '../../../../core/find/likelyEventType.js';
import type { Event } from '../../../../core/model/types.js';
import { setOf, type Told } from './tellings.js';

const empty = setOf({});
const first = (quote: string, set = empty): string | undefined => likelyEventTypes(set, quote)[0];

const event = (type: string): Event => ({ type, label: { ar: type } });

describe('the type that a trigger tells', () => {
  it('is known of usual words in any form', () => {
    for (const [type, words] of [
      ['AGREE', 'اتفقا واتفقت الاتفاق للاتفاقية سيوقع'],
      ['CONSULT', 'التقى والتقت يلتقي محادثاتهما اجتماعاتهم زيارته'],
      ['ASSAULT', 'قصفت القصف غاراتها الهجمات واشتبكوا'],
      ['REJECT', 'رفضت يرفض ورفضوا الرفض'],
      ['ACCUSE', 'اتهمت يتهم اتهامات إدانتها نددوا'],
      ['THREATEN', 'هددت يهدد بالتهديد'],
      ['STATEMENT', 'قال وقالت أعلنت يؤكد تصريحاته'],
      ['SANCTION', 'العقوبات وعقوباتها'],
      ['AID', 'مساعداتها قوافل'],
      ['PROTEST', 'مظاهراتهم احتجاجات'],
    ] as const) {
      for (const word of words.split(' ')) assert.equal(first(word), type, word);
    }
  });

  it('is not guessed of words that tell nothing', () => {
    assert.deepEqual(likelyEventTypes(empty, 'الكرسي الأزرق'), []);
    assert.deepEqual(likelyEventTypes(empty, ''), []);
  });

  it('follows what the set typed the same words as, the more so the more often', () => {
    const text = 'حراك كبير. حراك كبير. حراك صغير.';
    const articles = (events: Told['events']): Record<string, Told> => ({ 'a.txt': { text, events: events ?? [] } }); // prettier-ignore
    const set = setOf(articles([{ event: 'one', words: 'حراك كبير' }]), { one: event('PROTEST') });
    assert.equal(first('حراك كبير', set), 'PROTEST');
    assert.equal(first('الحراك', set), 'PROTEST');
    const usual = { text: 'رفض. رفض. رفض. رفض.' };
    const spans = [0, 5, 10, 15].map((start): [number, number] => [start, start + 3]);
    const odd = setOf(
      { 'a.txt': { ...usual, events: spans.map((span) => ({ event: 'odd', words: 'رفض', spans: [span] })) } },
      { odd: event('PROTEST') },
    );
    assert.equal(first('رفض', odd), 'PROTEST');
    assert.ok(likelyEventTypes(odd, 'رفض').includes('REJECT'));
  });

  it('is always one that the set has, once, whatever the words', () => {
    const ace = setOf({}, {}, { codebook: { extends: 'ace' } });
    assert.deepEqual(likelyEventTypes(ace, 'قصف'), []);
    const words = fc.array(fc.constantFrom('قصف', 'الهجوم', 'أوقف', 'هاجمت', 'زعم', '😀', 'x'), { maxLength: 6 }); // prettier-ignore
    fc.assert(
      fc.property(words, (quote) => {
        const types = likelyEventTypes(empty, quote.join(' '));
        assert.equal(new Set(types).size, types.length);
        assert.ok(types.every((type) => empty.codebook.eventTypes.has(type)));
      }),
    );
  });

  it('is told by the first words most', () => {
    assert.equal(first('رفض التوقيع'), 'REJECT');
    assert.equal(first('توقيع الرافضين'), 'AGREE');
  });
});
