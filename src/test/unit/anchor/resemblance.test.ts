import assert from 'node:assert/strict';
import { anchoredText, makeAnchor } from '../../../core/anchor/anchor.js';
import { mostResembling, resemblance } from '../../../core/anchor/resemblance.js';
import type { Mention } from '../../../core/model/types.js';
import { stampOf } from '../../../core/text/stamp.js';

const text =
  'أعلنت وزارة الخارجية في مسقط أمس أن الوساطة ستستمر أسبوعا آخر. ورحب المبعوث الأممي بالقرار، ودعا الطرفين إلى ضبط النفس.';
const other = 'افتتح رئيس البلدية سوقا جديدا للسمك في المدينة القديمة، ورحب التجار بالقرار.';

function tag(id: string, words: string): Mention {
  const start = text.indexOf(words);
  return { id, actor: id, ...makeAnchor(anchoredText(text), [[start, start + words.length]]) };
}

describe('the resemblance of a text to an article that is gone', () => {
  const mentions = [tag('a', 'وزارة الخارجية'), tag('b', 'مسقط'), tag('c', 'المبعوث الأممي')];
  const stamp = stampOf(text);

  it('is complete for the same text, whether it has mentions or not', () => {
    assert.deepEqual(resemblance(mentions, stamp, text), { isSame: true, found: 3 });
    assert.deepEqual(resemblance([], stamp, text), { isSame: true, found: 0 });
  });

  it('counts the mentions that are found in a text that was edited', () => {
    const edited = text.replace('المبعوث الأممي', 'الجانب الروسي');
    assert.deepEqual(resemblance(mentions, stamp, edited), { isSame: false, found: 2 });
  });

  it('is none for another text', () => {
    assert.deepEqual(resemblance(mentions, stamp, other), { isSame: false, found: 0 });
  });

  it('is greatest for the same text, then for the most mentions', () => {
    const none = { isSame: false, found: 0 };
    const some = { isSame: false, found: 2 };
    assert.equal(mostResembling([none, some, { isSame: true, found: 0 }]), 2);
    assert.equal(mostResembling([none, some, { isSame: false, found: 5 }]), 2);
    assert.equal(mostResembling([none]), undefined);
  });
});
