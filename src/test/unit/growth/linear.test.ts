import { expect } from 'chai';
import { fold } from '../../../core/text/fold.js';
import { longTexts, type LongText } from './longTexts.js';
import { superlinear } from './growth.js';
import { anchorWork, reanchorWork } from './anchorWork.js';
import { dateWork } from './dateWork.js';
import { findWork } from './findWork.js';
import { textWork } from './textWork.js';
import type { Work } from './work.js';

/** In which texts, of at least which size, work grows faster than the text. */
async function grown(work: Work, texts: readonly LongText[], size?: number): Promise<string[]> {
  const all: string[] = [];
  for (const { name, make } of texts) {
    const found = await superlinear((length) => work(make(length)), size);
    if (found !== undefined) all.push(`${name}: ${found}`);
  }
  return all;
}

describe('Work on a text grows no faster than the text', function () {
  this.timeout(600_000);

  for (const [name, work] of Object.entries({ ...textWork, ...dateWork, ...findWork, ...anchorWork })) {
    it(name, async () => {
      expect(await grown(work, longTexts)).to.deep.equal([]);
    });
  }

  for (const [name, work] of Object.entries(reanchorWork)) {
    it(name, async () => {
      const names = ['one letter between words', 'short words', 'initials', 'words that tell events'];
      const texts = longTexts.filter((text) => names.includes(text.name));
      expect(await grown(work, texts, 8192)).to.deep.equal([]);
    });
  }

  it('folding a long text with many spaces', async () => {
    const found = await superlinear((length) => {
      const text = 'أ '.repeat(length / 2);
      return () => fold(text);
    }, 16384);
    expect(found).to.equal(undefined);
  });

  it('is told when it does', async () => {
    const pairs = (text: string): (() => number) => {
      return () => {
        let equal = 0;
        for (const a of text) for (const b of text) if (a === b) equal++;
        return equal;
      };
    };
    expect(await superlinear((size) => pairs('ا'.repeat(size)))).to.match(/times as long/);
  });
});
