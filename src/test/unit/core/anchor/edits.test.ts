import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editBetween, mapSpan, mapStretch, type TextEdit } from '../../../../core/anchor/edits.js';
import type { Span } from '../../../../core/model/types.js';
import { spanOf, withEdit } from '../samples.js';

const text = 'زار الوزير منير عدن أمس';
const name = spanOf(text, 'منير');

/** What the span of the name holds after its text became `by` between two places around it. */
function after(from: number, to: number, inserted: string): string | undefined {
  const edit: TextEdit = { start: name[0] + from, end: name[0] + to, inserted };
  const span = mapSpan(name, edit);
  return span && withEdit(text, edit).slice(...span);
}

const editIn = (length: number): fc.Arbitrary<TextEdit> =>
  fc
    .tuple(fc.nat(length), fc.nat(length), fc.string({ unit: fc.constantFrom('ن', ' ', '😀'), maxLength: 5 }))
    .map(([a, b, inserted]) => ({ start: Math.min(a, b), end: Math.max(a, b), inserted }));
const spanIn = fc
  .tuple(fc.nat(29), fc.integer({ min: 1, max: 10 }))
  .map(([start, size]): Span => [start, Math.min(30, start + size)]);

describe('a span after an edit', () => {
  it('holds the same words when the edit is elsewhere', () => {
    assert.equal(after(-7, -3, 'الرئيس السابق'), 'منير');
    assert.equal(after(5, 8, 'صنعاء'), 'منير');
    assert.equal(after(-4, -1, ''), 'منير');
  });

  it('grows by what is written inside', () => {
    assert.equal(after(2, 2, 'ـ'), 'منـير');
    assert.equal(after(1, 3, ' و'), 'م ور');
  });

  it('shrinks by what is removed inside or at an edge', () => {
    assert.equal(after(1, 3, ''), 'مر');
    assert.equal(after(0, 1, ''), 'نير');
    assert.equal(after(3, 4, ''), 'مني');
    assert.equal(after(-3, 2, ''), 'ير');
    assert.equal(after(2, 9, ''), 'من');
  });

  it('leaves out what is written at its start', () => {
    assert.equal(after(0, 0, 'و'), 'منير');
    assert.equal(after(-1, 0, ' ول'), 'منير');
  });

  it('takes in letters written at its end, up to anything else', () => {
    assert.equal(after(4, 4, 'ة'), 'منيرة');
    assert.equal(after(4, 4, '\u064B'), 'منير\u064B');
    assert.equal(after(4, 4, 'ة الحسن'), 'منيرة');
    assert.equal(after(4, 4, '، ثم'), 'منير');
    assert.equal(after(4, 4, ' الحسن'), 'منير');
    assert.equal(after(4, 4, ''), 'منير');
  });

  it('leaves out what replaces the text right after it', () => {
    assert.equal(after(4, 5, 'ة'), 'منير');
  });

  it('becomes what replaces exactly it', () => {
    assert.equal(after(0, 4, 'سمير الحسن'), 'سمير الحسن');
  });

  it('leaves out what replaces one of its edges', () => {
    assert.equal(after(-2, 2, 'xyz'), 'ير');
    assert.equal(after(2, 6, 'xyz'), 'من');
  });

  it('is gone with all of its text', () => {
    assert.equal(after(0, 4, ''), undefined);
    assert.equal(after(-1, 4, 'سمير'), undefined);
    assert.equal(after(0, 5, 'سمير '), undefined);
    assert.equal(after(-9, 9, ''), undefined);
  });

  it('counts astral characters once', () => {
    assert.deepEqual(mapSpan([5, 9], { start: 0, end: 1, inserted: '😀😀😀' }), [7, 11]);
    assert.deepEqual(mapSpan([5, 9], { start: 9, end: 9, inserted: '𝔸ب😀' }), [5, 11]);
  });

  it('is never empty, nor beyond the text', () => {
    fc.assert(
      fc.property(spanIn, editIn(30), (span, edit) => {
        const length = 30 - (edit.end - edit.start) + Array.from(edit.inserted).length;
        const [start, end] = mapSpan(span, edit) ?? [0, 1];
        assert.ok(start >= 0 && start < end && (end <= length || length === 0));
      }),
    );
  });

  it('keeps every character of it that the edit leaves, and no other old one', () => {
    const letters = Array.from({ length: 30 }, (_, i) => String.fromCodePoint(0x4e00 + i));
    fc.assert(
      fc.property(spanIn, editIn(30), (span, edit) => {
        const kept = letters.filter(
          (_, i) => i >= span[0] && i < span[1] && (i < edit.start || i >= edit.end),
        );
        const moved = mapSpan(span, edit);
        const held = Array.from(withEdit(letters.join(''), edit)).slice(...(moved ?? [0, 0]));
        assert.deepEqual(
          held.filter((letter) => letters.includes(letter)),
          kept,
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('a stretch after an edit', () => {
  it('takes in whatever is written in it or at its edges', () => {
    assert.deepEqual(mapStretch([5, 9], { start: 5, end: 5, inserted: 'abc' }), [5, 12]);
    assert.deepEqual(mapStretch([5, 9], { start: 9, end: 9, inserted: 'abc' }), [5, 12]);
    assert.deepEqual(mapStretch([5, 9], { start: 6, end: 8, inserted: 'abc' }), [5, 10]);
    assert.deepEqual(mapStretch([5, 5], { start: 5, end: 5, inserted: 'abc' }), [5, 8]);
  });

  it('takes in all of an edit across an edge', () => {
    assert.deepEqual(mapStretch([5, 9], { start: 3, end: 6, inserted: 'abc' }), [3, 9]);
    assert.deepEqual(mapStretch([5, 9], { start: 8, end: 12, inserted: 'a' }), [5, 9]);
    assert.deepEqual(mapStretch([5, 9], { start: 3, end: 12, inserted: '' }), [3, 3]);
  });

  it('only moves with what is apart from it', () => {
    assert.deepEqual(mapStretch([5, 9], { start: 0, end: 4, inserted: 'a' }), [2, 6]);
    assert.deepEqual(mapStretch([5, 9], { start: 10, end: 12, inserted: 'a' }), [5, 9]);
  });

  it('always holds the span with the same edges', () => {
    fc.assert(
      fc.property(spanIn, editIn(30), (span, edit) => {
        const inner = mapSpan(span, edit);
        const [start, end] = mapStretch(span, edit);
        assert.ok(start <= end);
        if (inner) assert.ok(start <= inner[0] && inner[1] <= end);
      }),
    );
  });
});

describe('the edit between two texts', () => {
  const any = fc.string({ unit: fc.constantFrom('أ', 'ب', '😀', '😁', '\n'), maxLength: 12 });

  it('makes the one of the other', () => {
    fc.assert(
      fc.property(any, any, (before, afterwards) => {
        const edit = editBetween(before, afterwards);
        assert.equal(edit ? withEdit(before, edit) : before, afterwards);
      }),
    );
  });

  it('is as small as one edit can be', () => {
    assert.deepEqual(editBetween('قال زيد أمس', 'قال عمرو أمس'), { start: 4, end: 7, inserted: 'عمرو' });
    assert.deepEqual(editBetween('أأأ', 'أأ'), { start: 2, end: 3, inserted: '' });
    assert.equal(editBetween('زيد', 'زيد'), undefined);
  });

  it('never parts a surrogate pair', () => {
    assert.deepEqual(editBetween('أ😀ب', 'أ😁ب'), { start: 1, end: 2, inserted: '😁' });
  });
});
