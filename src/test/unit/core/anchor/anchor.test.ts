import assert from 'node:assert/strict';
import fc from 'fast-check';
import { anchoredText, holds, makeAnchor, sameAnchor } from '../../../../core/anchor/anchor.js';
import type { Span } from '../../../../core/model/types.js';
import { actorMention, spanOf } from '../samples.js';

const text = 'أعلنت بلدية صيدا، في بيان، أن رئيس البلدية 😀 سيزور صور غداً ثم يعود إلى صيدا مساءً';

describe('an anchor', () => {
  it('has the words of its spans, and 32 code points on each side', () => {
    const anchor = makeAnchor(anchoredText(text), [spanOf(text, 'رئيس البلدية')]);
    assert.deepEqual(anchor.quote, ['رئيس البلدية']);
    assert.equal(anchor.before, 'أعلنت بلدية صيدا، في بيان، أن '.slice(-32));
    assert.equal(anchor.after, ' 😀 سيزور صور غداً ثم يعود إلى صي');
  });

  it('has no more context than there is', () => {
    const all = makeAnchor(anchoredText('صور'), [[0, 3]]);
    assert.deepEqual(all, { spans: [[0, 3]], quote: ['صور'], before: '', after: '' });
    const last = makeAnchor(anchoredText('في صور'), [[3, 6]]);
    assert.equal(last.before, 'في ');
    assert.equal(last.after, '');
  });

  it('has context around all its fragments, and the words of each', () => {
    const anchor = makeAnchor(anchoredText('من بلدية ثم صيدا هنا'), [
      [3, 8],
      [12, 16],
    ]);
    assert.deepEqual(anchor.quote, ['بلدية', 'صيدا']);
    assert.equal(anchor.before, 'من ');
    assert.equal(anchor.after, ' هنا');
  });

  it('is what slicing by code points gives, at every place of any text', () => {
    const unit = fc.constantFrom('ص', '😀', ' ', '𝔸', '\u0651');
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 90 }), fc.nat(), fc.nat(), (value, a, b) => {
        const points = Array.from(value);
        const start = a % points.length;
        const end = start + 1 + (b % (points.length - start));
        const anchor = makeAnchor(anchoredText(value), [[start, end]]);
        assert.deepEqual(anchor.quote, [points.slice(start, end).join('')]);
        assert.equal(anchor.before, points.slice(Math.max(0, start - 32), start).join(''));
        assert.equal(anchor.after, points.slice(end, end + 32).join(''));
      }),
    );
  });

  it('holds while its words stand at its spans', () => {
    const mention = actorMention(text, 'a', 'saida', spanOf(text, 'صيدا'), spanOf(text, 'صور'));
    assert.ok(holds(anchoredText(text), mention));
    assert.ok(!holds(anchoredText(`و${text}`), mention));
    assert.ok(!holds(anchoredText(text.slice(0, 20)), mention));
  });

  it('is the same as another when spans, words and context are', () => {
    const span: Span = spanOf(text, 'صور');
    const mention = actorMention(text, 'a', 'tyre', span);
    assert.ok(sameAnchor(mention, makeAnchor(anchoredText(text), [span])));
    assert.ok(!sameAnchor(mention, makeAnchor(anchoredText(`${text}.`.replace('😀', '😁')), [span])));
    assert.ok(!sameAnchor(mention, makeAnchor(anchoredText(text.replace('رئيس', 'نائب')), [span])));
    assert.ok(!sameAnchor(mention, makeAnchor(anchoredText(text), [[span[0], span[1] + 1]])));
    assert.ok(!sameAnchor(mention, makeAnchor(anchoredText(text), [span, span])));
    const repeated = 'صور '.repeat(40);
    const inRepeated = actorMention(repeated, 'a', 'tyre', [80, 83]);
    assert.ok(!sameAnchor(inRepeated, makeAnchor(anchoredText(repeated), [[84, 87]])));
  });
});
