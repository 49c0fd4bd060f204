import assert from 'node:assert/strict';
import fc from 'fast-check';
import { moved } from '../../../panels/reading/moved.js';

describe('Where spans stand after an edit', () => {
  const text = 'قال لافروف إن موسكو لن تغير موقفها';
  const span: [number, number] = [4, 10];
  const after = (start: number, end: number, inserted: string): string => {
    const [[from, to] = [0, 0]] = moved([span], { start, end, inserted });
    return (text.slice(0, start) + inserted + text.slice(end)).slice(from, to);
  };

  for (const [what, start, end, inserted, left] of [
    ['before it', 0, 3, 'أعلن', 'لافروف'],
    ['after it', 11, 13, 'بأن', 'لافروف'],
    ['at its beginning', 4, 4, 'سيرغي ', 'لافروف'],
    ['at its end', 10, 10, ' نفسه', 'لافروف'],
    ['inside it', 6, 7, 'ــ', 'لاــروف'],
    ['of all of it', 4, 10, 'كيري', 'كيري'],
    ['over its beginning', 2, 6, 'XY', 'XYفروف'],
    ['over its end', 8, 12, 'XY', 'لافرXY'],
  ] as const) {
    it(`follows an edit ${what}`, () => {
      assert.equal(after(start, end, inserted), left);
    });
  }

  it('stays in the text and in order, and an edit elsewhere leaves the words as they were', () => {
    const edits = fc.array(fc.tuple(fc.nat(40), fc.nat(40), fc.string({ maxLength: 5 })), { maxLength: 6 });
    fc.assert(
      fc.property(fc.string({ minLength: 3, maxLength: 30 }), edits, (first, many) => {
        let now = first;
        let spans: [number, number][] = [[1, first.length - 1]];
        for (const [one, other, inserted] of many) {
          const [start = 0, end = 0] = [one % (now.length + 1), other % (now.length + 1)].sort(
            (a, b) => a - b,
          );
          const [[from, to] = [0, 0]] = spans;
          const words = now.slice(from, to);
          now = now.slice(0, start) + inserted + now.slice(end);
          spans = moved(spans, { start, end, inserted });
          const [[begin, close] = [0, 0]] = spans;
          assert.ok(begin <= close);
          assert.ok(close <= now.length);
          if (from < to && (end <= from || start >= to)) assert.equal(now.slice(begin, close), words);
        }
      }),
    );
  });
});
