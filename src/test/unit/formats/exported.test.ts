import assert from 'node:assert/strict';
import { defaultOptions, formats, Losses } from '../../../core/formats/index.js';
import type { Mention, Participant } from '../../../core/model/types.js';
import { exportedFrom } from '../support/exported.js';
import { sourceOf, type Content } from '../support/randomSets.js';

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

/** As many articles, each with a mention of an actor and of an event of its own, which ties that actor to another. */
function manyArticles(count: number): Content {
  const numbers = Array.from({ length: count }, (_, i) => String(i).padStart(4, '0'));
  const participants = (number: string): Participant[] => [
    { role: 'actor', actor: `a${number}` },
    { role: 'recipient', actor: `b${number}` },
  ];
  const actor = { type: 'person', label: { ar: 'كيري' } };
  return {
    actors: Object.fromEntries(numbers.flatMap((n) => [`a${n}`, `b${n}`].map((id) => [id, actor]))),
    events: Object.fromEntries(numbers.map((n) => [`e${n}`, { type: 'CONSULT', label: { ar: 'محادثات' } }])),
    articles: Object.fromEntries(
      numbers.map((n) => [
        `${n}.txt`,
        {
          raw: 'قال كيري إن محادثات',
          mentions: [
            { id: 'm1', actor: `a${n}`, spans: [[4, 8]], quote: ['كيري'] },
            {
              id: 'm2',
              event: `e${n}`,
              spans: [[12, 19]],
              quote: ['محادثات'],
              participants: participants(n),
            },
          ],
        },
      ]),
    ),
  };
}

describe('The pieces of an export', () => {
  // Parquet encodes the rows of a group together, of which there are so many at most.
  for (const format of formats.filter(({ id }) => id !== 'parquet')) {
    it(`are no larger in ${format.id} when there are more articles, actors and events`, async () => {
      const write = await format.writer();
      const largestOf = async (articles: number): Promise<number> => {
        let largest = 0;
        // A bundle has the registries as the set's own files have them, which are one string each.
        const source = { ...sourceOf(manyArticles(articles)), readFile: () => Promise.resolve(undefined) };
        for await (const chunk of write(source, defaultOptions, new Losses()))
          largest = Math.max(largest, 'text' in chunk ? chunk.text.length : chunk.bytes.length);
        return largest;
      };
      assert.equal(await largestOf(200), await largestOf(20));
    });
  }
});
