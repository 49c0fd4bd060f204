import assert from 'node:assert/strict';
import fc from 'fast-check';
import { attachedLength } from '../../../../core/find/attached.js';
import { countries } from '../../../../core/model/countries.js';

/** The word with a hyphen behind what is attached to it. */
function divided(word: string): string {
  const length = attachedLength(word);
  return length === 0 ? word : `${word.slice(0, length)}-${word.slice(length)}`;
}

describe('what is attached to a name of which nothing is known', () => {
  for (const expected of [
    ...['و-الأردن', 'و-إيران', 'و-ألمانيا', 'و-فرنسا', 'و-مصطفى', 'و-كيري', 'و-بوتين', 'و-لافروف', 'وَ-فَرَنسا'],
    ...[
      'و-اسرائيل',
      'و-ايران',
      'و-يوسف',
      'و-اليمن',
      'و-وزير',
      'و-واشنطن',
      'و-وليد',
      'و-حزب',
      'ف-ألمانيا',
      'ف-تونس',
    ],
    ...[
      'ب-فرنسا',
      'ل-إيران',
      'ول-إيران',
      'وب-الأردن',
      'ل-لأردن',
      'ول-لمجلس',
      'ك-ألمانيا',
      'فب-المغرب',
      'ف-موسكو',
      'و-آليات',
    ],
  ]) {
    it(`is found in ${expected}`, () => {
      assert.equal(divided(expected.replace('-', '')), expected);
    });
  }

  for (const word of [
    ...[
      'وليد',
      'واشنطن',
      'والي',
      'الوليد',
      'وزير',
      'وزارة',
      'وزيرها',
      'وكالة',
      'وفد',
      'وائل',
      'وسام',
      'وادي',
      'والدته',
    ],
    ...['ووهان', 'ويلسون', 'وارسو', 'والتون', 'ولايات', 'وحدات', 'وَليد', 'وهو', 'وفا', 'واتساب', 'ويمبلدون'],
    ...[
      'بوتين',
      'كيري',
      'لافروف',
      'فيصل',
      'بلقيس',
      'لبنان',
      'ليبيا',
      'كوبا',
      'بالتيمور',
      'كاليفورنيا',
      'فرنسا',
      'سوريا',
    ],
    ...['كأس', 'فأر', 'لؤي', 'فاليري', 'سليمان', 'و', 'ول', ''],
  ]) {
    it(`is nothing in ${word}`, () => {
      assert.equal(divided(word), word);
    });
  }

  it('is every و, ف, ب and ل before a country, and nothing of the country', () => {
    const names = [...countries().values()]
      .map(({ label: { ar = '' } }) => ar)
      .filter((name) => /^\p{Script=Arabic}{4,}$/u.test(name));
    assert.ok(names.length > 100);
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom('', 'و', 'ف', 'ب', 'ول', 'وب'), (name, lead) => {
        assert.equal(attachedLength(lead + name), lead.length);
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves a letter of the word, whatever it is', () => {
    const letters = fc.array(fc.constantFrom(...'وفبكلسانيأإ\u064E\u0640رمx'), { maxLength: 9 });
    fc.assert(
      fc.property(letters, (word) => {
        const length = attachedLength(word.join(''));
        assert.ok(length === 0 || length < word.length);
      }),
    );
  });
});
