import assert from 'node:assert/strict';
import { apart } from '../../../panels/pages/reading/labels.js';

describe('The labels of links in the reading view', () => {
  const at = (x: number, y: number): { x: number; y: number; text: string } => ({
    x,
    y,
    text: 'participant',
  });

  it('stay where nothing is in their way', () => {
    const labels = [at(0, 0), at(200, 0), at(0, 20)];
    assert.deepEqual(apart(labels), labels);
  });

  it('go down from those before them, one below the other', () => {
    const [first, ...others] = apart([at(50, 10), at(80, 12), at(60, 10)]);
    assert.deepEqual(first, at(50, 10));
    const heights = others.map(({ y }) => y).sort((a, b) => a - b);
    assert.ok((heights[0] ?? 0) - 10 >= 12 && (heights[1] ?? 0) - (heights[0] ?? 0) >= 12, String(heights));
  });
});
