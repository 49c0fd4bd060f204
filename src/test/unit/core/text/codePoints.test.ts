import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  CodePoints,
  codePointLength,
  firstCodePoints,
  lastCodePoints,
  lowerBound,
} from '../../../../core/text/codePoints.js';

const text = fc.string({ unit: fc.constantFrom('ع', 'ر', 'ب', ' ', '\n', '😀', '𝔸', 'é', '\u064B') });

describe('code points', () => {
  it('are counted as Array.from counts them', () => {
    fc.assert(
      fc.property(text, (value) => {
        assert.equal(codePointLength(value), Array.from(value).length);
        assert.equal(CodePoints.of(value).length, Array.from(value).length);
      }),
    );
  });

  it('convert to UTF-16 and back at every place of a text', () => {
    fc.assert(
      fc.property(text, (value) => {
        const points = CodePoints.of(value);
        let utf16 = 0;
        Array.from(`${value}.`).forEach((character, index) => {
          assert.equal(points.toUtf16(index), utf16);
          assert.equal(points.fromUtf16(utf16), index);
          utf16 += character.length;
        });
      }),
    );
  });

  it('take an offset inside a surrogate pair for the place of the pair', () => {
    assert.equal(CodePoints.of('أ😀ب').fromUtf16(2), 1);
  });

  it('count a lone surrogate as one', () => {
    const points = CodePoints.of('أ\uD83Dب\uDE00ت');
    assert.equal(points.length, 5);
    assert.equal(points.toUtf16(4), 4);
  });

  it('continue one to one beyond the end', () => {
    assert.equal(CodePoints.of('😀').toUtf16(5), 6);
  });

  it('follow edits as if the text were read anew', () => {
    const step = fc.record({ at: fc.nat(40), removed: fc.nat(10), inserted: text });
    fc.assert(
      fc.property(text, fc.array(step, { maxLength: 6 }), (start, steps) => {
        let value = start;
        let points = CodePoints.of(value);
        for (const { at, removed, inserted } of steps) {
          const all = Array.from(value);
          const from = all.slice(0, Math.min(at, all.length)).join('').length;
          const gone = all.slice(at, at + removed).join('').length;
          points = points.replace(from, gone, inserted);
          value = value.slice(0, from) + inserted + value.slice(from + gone);
          const fresh = CodePoints.of(value);
          assert.equal(points.length, fresh.length);
          for (let offset = 0; offset <= fresh.length; offset++) {
            assert.equal(points.toUtf16(offset), fresh.toUtf16(offset));
          }
        }
      }),
    );
  });

  it('are taken whole from either end of a text', () => {
    fc.assert(
      fc.property(text, fc.nat(20), (value, count) => {
        const all = Array.from(value);
        assert.equal(firstCodePoints(value, count), all.slice(0, count).join(''));
        assert.equal(lastCodePoints(value, count), all.slice(Math.max(0, all.length - count)).join(''));
      }),
    );
  });
});

describe('lowerBound', () => {
  it('finds the first index that holds, or the length', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50)), fc.nat(50), (numbers, wanted) => {
        numbers.sort((a, b) => a - b);
        const expected = numbers.findIndex((number) => number >= wanted);
        const found = lowerBound(numbers.length, (index) => (numbers[index] ?? 0) >= wanted);
        assert.equal(found, expected < 0 ? numbers.length : expected);
      }),
    );
  });
});
