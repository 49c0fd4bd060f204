import assert from 'node:assert/strict';
import { lineKinds } from '../../../../core/text/lineKinds.js';

const prose =
  'أعلنت وزارة الخارجية، في بيان لها، أن المحادثات التي جرت يوم 14 تموز 2016 بين الجانبين انتهت من دون اتفاق على وقف القتال في المدن الكبرى.';

describe('The lines of an article that are no prose', () => {
  for (const [what, lines, kinds] of [
    ['headline and source', ['عنوان الخبر', 'جنيف ـ خاص', prose], ['headline', 'source', undefined]],
    [
      'a date first',
      ['مارس 29, 2024', '', 'عنوان الخبر', '', prose],
      ['date', undefined, 'headline', undefined, undefined],
    ],
    [
      'date and agency in a line',
      ['عنوان', 'موسكو – وكالات – الخميس 14/7/2016', prose],
      ['headline', 'date', undefined],
    ],
    ['prose only', [prose, prose], [undefined, undefined]],
    ['a headline like a source', ['مصادر: جمود في العلاقات', prose], ['headline', undefined]],
    [
      'sources below',
      ['عنوان', prose, 'المصدر: وكالات', 'اقرأ أيضاً: تحذيرات جديدة'],
      ['headline', undefined, 'source', 'source'],
    ],
    ['a short line in prose', ['عنوان', prose, 'وهذا كل شيء.'], ['headline', undefined, undefined]],
    ['nothing', [''], [undefined]],
  ] as const) {
    it(`are known: ${what}`, () => {
      const found = lineKinds(lines);
      assert.deepEqual(
        lines.map((_, i) => found.get(i)),
        kinds,
      );
    });
  }
});
