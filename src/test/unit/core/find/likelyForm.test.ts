import assert from 'node:assert/strict';
import { likelyForm } from '../../../../core/find/rank.js';
import { AnnotationSet } from '../../../../core/set/annotationSet.js';

describe('The likely form', () => {
  const set = new AnnotationSet();
  set.useActors({
    russia: { type: 'state', label: { ar: 'روسيا', en: 'Russia' } },
    peru: { type: 'state', label: { en: 'Peru' } },
    putin: { type: 'person', label: { ar: 'فلاديمير بوتين' } },
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
  ];
  for (const [actor, quote, form] of cases) {
    it(`of ${quote} for ${actor} is ${form}`, () => {
      assert.equal(likelyForm(set, actor, quote), form);
    });
  }
});
