import assert from 'node:assert/strict';
import { builtInCodebook } from '../../../../core/model/codebook.js';
import { likelyType } from '../../../../core/find/likelyType.js';

describe('The likely type of a new actor', () => {
  const cases: [before: string, quote: string, type: string | undefined][] = [
    ['أعلنت ', 'وزارة الطاقة النرويجية', 'organization'],
    ['قال ', 'الجيش النرويجي', 'organization'],
    ['استقبل الرئيس النرويجي، ', 'أولاف هانسن', 'person'],
    ['التقى بوزيرة الخارجية ', 'إنغريد ليند', 'person'],
    ['ذكرت صحيفة ', 'الفجر', 'media'],
    ['معارك قرب مدينة ', 'تدمر', 'place'],
    ['عبر ', 'نهر الخابور', 'place'],
    ['مقاتلو ', 'تنظيم الفجر', 'armed-group'],
    ['كان ', 'الفجر', undefined],
  ];
  for (const [before, quote, type] of cases) {
    it(`of ${quote} after “${before.trim()}” is ${type ?? 'not known'}`, () => {
      assert.equal(likelyType(builtInCodebook('plover'), quote, before), type);
    });
  }
});
