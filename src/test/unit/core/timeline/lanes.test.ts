import assert from 'node:assert/strict';
import fc from 'fast-check';
import { pack, type Stretch } from '../../../../core/timeline/lanes.js';

const stretches = fc
  .array(
    fc
      .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 30 }))
      .map(([start, length]): Stretch => ({ start, end: start + length })),
    { maxLength: 80 },
  )
  .map((all) => all.sort((a, b) => a.start - b.start));

describe('packing stretches into lanes', () => {
  it('lets none overlap another in its lane', () => {
    fc.assert(
      fc.property(stretches, (all) => {
        const lanes = pack(all);
        for (const [i, a] of all.entries()) {
          for (const [j, b] of all.entries()) {
            if (i < j && lanes[i] === lanes[j]) assert.ok(a.end <= b.start || b.end <= a.start);
          }
        }
      }),
    );
  });

  it('takes no more lanes than overlap at one place', () => {
    fc.assert(
      fc.property(stretches, (all) => {
        const most = Math.max(
          0,
          ...all.map(({ start }) => all.filter((one) => one.start <= start && start < one.end).length),
        );
        assert.equal(new Set(pack(all)).size, most);
      }),
    );
  });

  it('gives each the lowest lane that is free', () => {
    assert.deepEqual(
      pack([
        { start: 0, end: 10 },
        { start: 1, end: 3 },
        { start: 2, end: 20 },
        { start: 3, end: 4 },
        { start: 10, end: 11 },
        { start: 10, end: 12 },
      ]),
      [0, 1, 2, 1, 0, 1],
    );
  });
});
