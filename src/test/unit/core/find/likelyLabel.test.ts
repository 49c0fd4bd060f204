import assert from 'node:assert/strict';
import { likelyLabel } from '../../../../core/find/likelyLabel.js';
import { AnnotationSet } from '../../../../core/set/annotationSet.js';

describe('The likely label of a new actor', () => {
  const { codebook } = new AnnotationSet();
  const label = (type: string, quote: string, typed = '', before = ''): object =>
    likelyLabel(codebook, type, { quote, before, typed });

  it('is the words, and what was typed in its language', () => {
    assert.deepEqual(label('person', 'مصطفى'), { ar: 'مصطفى' });
    assert.deepEqual(label('person', 'مصطفى', 'Mustafa'), { ar: 'مصطفى', en: 'Mustafa' });
    assert.deepEqual(label('person', 'مصطفى', 'مصطفى كمال'), { ar: 'مصطفى كمال' });
  });

  it('is the country, not its nisba', () => {
    assert.deepEqual(label('state', 'القطرية'), { ar: 'قطر' });
    assert.deepEqual(label('state', 'الإسرائيلي', 'Israel'), { ar: 'إسرائيل', en: 'Israel' });
    assert.deepEqual(label('state', 'الأميركيون'), { ar: 'الولايات المتحدة' });
    assert.deepEqual(label('state', 'السوفياتية', 'USSR'), { en: 'USSR' });
    assert.deepEqual(label('state', 'السوفياتية'), { ar: 'السوفياتية' });
    assert.deepEqual(label('person', 'المصري'), { ar: 'المصري' });
  });

  it('is a country that is called like a nisba', () => {
    assert.deepEqual(label('state', 'السعودية'), { ar: 'المملكة العربية السعودية' });
    assert.deepEqual(label('state', 'مالي'), { ar: 'مالي' });
  });

  it('has the alef that a preposition swallowed', () => {
    assert.deepEqual(label('state', 'لأردن', '', 'رسالة ل'), { ar: 'الأردن' });
    assert.deepEqual(label('state', 'لبنان', '', 'سار إلى '), { ar: 'لبنان' });
  });
});
