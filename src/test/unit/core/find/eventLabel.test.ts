import assert from 'node:assert/strict';
import fc from 'fast-check';
import { eventLabel } from '../../../../core/find/eventLabel.js';
import { wordsOf } from '../../../../core/text/words.js';
import { tellingIn } from './tellings.js';

const label = (text: string, trigger: string): string => eventLabel(tellingIn(text, trigger));

describe('what a new event is called', () => {
  it('is its trigger with the words that follow it', () => {
    assert.equal(label('أمس قصف الجيش مواقع الفصائل في الريف الشرقي.', 'قصف'), 'قصف الجيش مواقع الفصائل');
  });

  it('goes no further than the clause, quotation or sentence', () => {
    assert.equal(label('وقع الطرفان اتفاقا، ثم غادرا', 'وقع'), 'وقع الطرفان اتفاقا');
    assert.equal(label('أعلن «بدء الهدنة» غدا', 'أعلن'), 'أعلن');
    assert.equal(label('زار الوزير. ثم عاد', 'زار'), 'زار الوزير');
    assert.equal(label('زار الوزير\nثم عاد', 'زار'), 'زار الوزير');
  });

  it('does not end with a word that leads on', () => {
    assert.equal(label('اتفق الوزيران على أن يجتمعا غدا', 'اتفق'), 'اتفق الوزيران على أن يجتمعا');
    assert.equal(label('اتفق الوزيران في القاهرة على أن يجتمعا', 'اتفق'), 'اتفق الوزيران في القاهرة');
    assert.equal(label('التقى مع', 'التقى'), 'التقى');
  });

  it('leaves a conjunction before the trigger out', () => {
    assert.equal(label('ووقع الطرفان', 'ووقع'), 'وقع الطرفان');
    assert.equal(label('فأعلن الوزير', 'فأعلن'), 'أعلن الوزير');
  });

  it('is on one line with single spaces', () => {
    assert.equal(label('قصف\u00A0 الجيش\tالموقع', 'قصف'), 'قصف الجيش الموقع');
  });

  it('has the trigger whole, however long, and nothing beside it then', () => {
    const long = 'إطلاق النار الكثيف على مواقع الجيش';
    assert.equal(label(`${long} أمس`, long), long);
  });

  it('is never empty nor longer than five words, or the trigger', () => {
    const word = fc.constantFrom('في', 'وقع', 'الجيش', 'على', 'مصر،', '«قال»', 'غدا.', '2016');
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), fc.nat(11), (words, index) => {
        const trigger = words[index % words.length] ?? '';
        const bare = trigger.replace(/[،«».]/g, '');
        const made = label(words.join(' '), bare);
        assert.ok(made !== '' && made === made.trim());
        assert.ok(wordsOf(made).length <= 5, made);
      }),
    );
  });
});
