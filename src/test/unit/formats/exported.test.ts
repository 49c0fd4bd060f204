import assert from 'node:assert/strict';
import { formats } from '../../../core/formats/index.js';
import type { Mention } from '../../../core/model/types.js';
import { exportedFrom } from '../support/exported.js';
import { sourceOf } from '../support/randomSets.js';

const content = {
  actors: { kerry: { type: 'person', label: { ar: 'كيري' } } },
  events: { talks: { type: 'CONSULT', label: { ar: 'محادثات' } } },
  articles: {
    'a.txt': {
      raw: 'قال كيري إن محادثات',
      mentions: [
        { id: 'm1', actor: 'kerry', spans: [[4, 8]], quote: ['كيري'] },
        { id: 'm2', event: 'talks', spans: [[12, 18]], quote: ['محادثا'] },
      ] satisfies Mention[],
    },
  },
};

describe('What formats hold of articles', () => {
  for (const format of ['brat', 'webannotation', 'tei', 'jsonl', 'conll', 'apf', 'xmi', 'casjson']) {
    it(`tells in ${format} of the mentions in an article that is missing`, async () => {
      const source = { ...sourceOf(content), readArticle: () => Promise.resolve(undefined) };
      const { losses } = await exportedFrom(source, format);
      assert.equal(losses['articles that are missing or not UTF-8'], 1);
      assert.equal(losses['mentions in articles that are missing or not UTF-8'], 2);
    });
  }

  for (const { id } of formats.filter(({ options }) => options.includes('boundary'))) {
    it(`reads an article for each of its files at most once in ${id}, whatever the boundaries`, async () => {
      const source = sourceOf(content);
      let reads = 0;
      const readArticle: typeof source.readArticle = (article) => {
        reads++;
        return source.readArticle(article);
      };
      await exportedFrom({ ...source, readArticle }, id, { boundary: 'word' });
      assert.equal(reads, id === 'webannotation' ? 2 : 1);
    });
  }
});
