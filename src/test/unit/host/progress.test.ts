import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Remaining, timeLeft } from '../../host/progress.js';

describe('How long the tests still take', () => {
  it('is at first what they took the last time, and at the end nothing', () => {
    const part = new Remaining(100);
    assert.equal(part.at(0), 100);
    part.start(0);
    assert.equal(part.at(0), 100);
    part.reached(1);
    assert.equal(part.at(500_000), 0);
  });

  it('comes close to the truth however wrong the expectation was', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 1000 }),
        fc.double({ min: 0.5, max: 0.99, noNaN: true }),
        (expected, truth, share) => {
          const part = new Remaining(expected);
          part.start(0);
          part.reached(share);
          const error = Math.abs(part.at(truth * share * 1000) - truth * (1 - share));
          assert.ok(error <= (1 - share) ** 2 * Math.abs(expected - truth) + 1e-6, `${error} s`);
        },
      ),
    );
  });

  it('is told in words', () => {
    assert.equal(timeLeft(2), 'about 5 s left');
    assert.equal(timeLeft(58), 'about 60 s left');
    assert.equal(timeLeft(250), 'about 4 min left');
  });
});
