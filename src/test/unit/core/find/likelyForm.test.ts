import assert from 'node:assert/strict';
import { likelyForm } from '../../../../core/find/rank.js';
import type { Actor } from '../../../../core/model/types.js';
import { AnnotationSet } from '../../../../core/set/annotationSet.js';

describe('The likely form', () => {
  const set = new AnnotationSet();
  set.useActors({
    russia: { type: 'state', label: { ar: 'روسيا', en: 'Russia' } },
    peru: { type: 'state', label: { en: 'Peru' } },
    putin: { type: 'person', label: { ar: 'فلاديمير بوتين' } },
    aleppo: { type: 'place', label: { ar: 'حلب' } },
    un: { type: 'organization', label: { ar: 'الأمم المتحدة' } },
    india: { type: 'state', label: { ar: 'الهند' } },
    daesh: { type: 'armed-group', label: { ar: 'تنظيم الدولة' } },
  });

  const cases: [actor: string, quote: string, form: string][] = [
    ['russia', 'روسيا', 'name'],
    ['russia', 'روسيا الاتحادية', 'name'],
    ['russia', 'الروسية', 'nisba'],
    ['russia', 'السوفييتي', 'nisba'],
    ['russia', 'موسكو', 'metonym'],
    ['russia', 'Moscow', 'name'],
    ['peru', 'ليما', 'name'],
    ['putin', 'بوتين', 'name'],
    ['putin', 'الرئيس الروسي', 'nominal'],
    ['putin', 'سيد الكرملين', 'name'],
    ['daesh', 'داعش', 'name'],
    ['russia', 'الروس', 'nisba'],
    ['russia', 'روسي', 'nisba'],
    ['india', 'نيودلهي', 'metonym'],
    ['aleppo', 'الحلبية', 'nisba'],
    ['un', 'الأممي', 'nisba'],
    ['un', 'المنظمة', 'name'],
  ];
  for (const [actor, quote, form] of cases) {
    it(`of ${quote} for ${actor} is ${form}`, () => {
      assert.equal(likelyForm(set, actor, quote), form);
    });
  }

  describe('for an actor that is only now made of the words', () => {
    const form = (quote: string, label: Actor['label'], type = 'state'): string =>
      likelyForm(set, 'new', quote, { type, label });

    it('is nisba where a state is made of one, whatever it is called', () => {
      assert.equal(form('القطرية', { ar: 'القطرية', en: 'Qatar' }), 'nisba');
      assert.equal(form('الإسرائيلي', { ar: 'الإسرائيلي' }), 'nisba');
      assert.equal(form('الإسرائيلي', { ar: 'إسرائيل' }), 'nisba');
      assert.equal(form('قطري', { ar: 'قطر' }), 'nisba');
    });

    it('is name where it is the name of the state, or no state', () => {
      for (const name of ['السعودية', 'مالي', 'تشيلي', 'قطر', 'سورية', 'اليابان', 'البحرين'])
        assert.equal(form(name, { ar: name }), 'name', name);
      assert.equal(form('المصري', { ar: 'المصري' }, 'person'), 'name');
    });
  });
});
