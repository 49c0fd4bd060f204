import assert from 'node:assert/strict';
import fc from 'fast-check';
import { levelsOf, segmentsOf, type Stroke } from '../../../panels/pages/reading/levels.js';

const length = 40;
const stroke = fc
  .uniqueArray(fc.nat(length), { minLength: 2, maxLength: 6 })
  .map((bounds) => bounds.sort((a, b) => a - b))
  .map((bounds): Stroke => ({
    spans: bounds.flatMap((start, i) => {
      const end = bounds[i + 1];
      return i % 2 === 0 && end !== undefined ? [[start, end] as const] : [];
    }),
  }));

const covers = ({ spans }: Stroke, at: number): boolean =>
  spans.some(([start, end]) => start <= at && at < end);
const places = (one: Stroke): number[] => Array.from({ length }, (_, i) => i).filter((i) => covers(one, i));

describe('Levels of marks in a line', () => {
  it('differ where marks share words, and put what holds another below it', () => {
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 8 }), (strokes) => {
        const levels = levelsOf(strokes);
        for (const one of strokes) {
          for (const other of strokes) {
            if (one === other || !places(one).some((at) => covers(other, at))) continue;
            assert.notEqual(levels.get(one), levels.get(other));
            const isInside =
              places(one).every((at) => covers(other, at)) && places(one).length < places(other).length;
            if (isInside) assert.ok((levels.get(one) ?? 0) < (levels.get(other) ?? 0));
          }
        }
      }),
    );
  });

  it('are those of every segment, from the innermost to the outermost', () => {
    fc.assert(
      fc.property(fc.array(stroke, { maxLength: 8 }), (strokes) => {
        const levels = levelsOf(strokes);
        const segments = segmentsOf(length, levels);
        assert.deepEqual(
          segments.map(({ start }) => start),
          [0, ...segments.slice(0, -1).map(({ end }) => end)],
        );
        assert.equal(segments.at(-1)?.end, length);
        for (const { start, end, strokes: over } of segments) {
          for (let at = start; at < end; at++) {
            assert.deepEqual(new Set(over), new Set(strokes.filter((one) => covers(one, at))));
          }
          const order = over.map((one) => levels.get(one) ?? 0);
          assert.deepEqual(
            order,
            [...order].sort((a, b) => a - b),
          );
        }
      }),
    );
  });
});
