import assert from 'node:assert/strict';
import { formats } from '../../../core/formats/index.js';
import { planImport, settleImport } from '../../../core/import/index.js';
import { normaliseText } from '../../../core/text/normalise.js';
import { anchoredText, makeAnchor } from '../../../core/anchor/anchor.js';
import type { Mention } from '../../../core/model/types.js';
import { exportedContent, importedFiles, sourceOf, type Content } from '../support/randomSets.js';

const first = 'قال لافروف إن لافروف الآخر زار موسكو في قمة';
const second = '\uFEFF😀 لافروف في موسكو\r\nبعد قمة وقمة';

function mention(raw: string, words: string, from: number, one: object): Mention {
  const text = normaliseText(raw);
  const anchored = anchoredText(text);
  const at = text.indexOf(words, from);
  const span = [anchored.points.fromUtf16(at), anchored.points.fromUtf16(at + words.length)] as const;
  return { ...one, ...makeAnchor(anchored, [span]) } as Mention;
}

/** Two articles that speak of the same, of others who are called the same, and of whom the names do not tell. */
const content: Content = {
  actors: {
    'sergey-lavrov': {
      ...{ type: 'person', label: { ar: 'لافروف' } },
      sameAs: ['http://www.wikidata.org/entity/Q58217'],
    },
    لافروف: { type: 'person', label: { ar: 'لافروف' } },
    moscow: { type: 'place', label: { ar: 'موسكو' }, sameAs: ['http://www.wikidata.org/entity/Q649'] },
  },
  events: {
    qmh: { type: 'CONSULT', label: { ar: 'قمة' } },
    'summit-2': { type: 'CONSULT', label: { ar: 'قمة' } },
  },
  articles: {
    'a.txt': {
      raw: first,
      mentions: [
        mention(first, 'لافروف', 0, { id: 'm1', actor: 'sergey-lavrov', form: 'name' }),
        mention(first, 'لافروف', 12, { id: 'm2', actor: 'لافروف', form: 'name' }),
        mention(first, 'موسكو', 0, { id: 'm3', actor: 'moscow', form: 'name' }),
        mention(first, 'قمة', 0, {
          ...{ id: 'm4', event: 'summit-2' },
          participants: [
            { role: 'actor', actor: 'sergey-lavrov', mention: 'm1' },
            { role: 'recipient', actor: 'لافروف', mention: 'm2' },
          ],
        }),
      ],
    },
    'b/a.txt': {
      raw: second,
      mentions: [
        mention(second, 'لافروف', 0, { id: 'm1', actor: 'لافروف', form: 'name' }),
        mention(second, 'موسكو', 0, { id: 'm2', actor: 'moscow', form: 'name' }),
        mention(second, 'قمة', 0, { id: 'm3', event: 'summit-2' }),
        mention(second, 'وقمة', 0, { id: 'm4', event: 'qmh' }),
      ],
    },
  },
};

describe('Who and what is meant, across articles', () => {
  for (const { id, reader } of formats) {
    if (!reader) continue;
    it(`survives ${id} and comes back`, async () => {
      const { files } = await exportedContent(content, id);
      const named = new Map(Array.from(files, ([file, text]) => [file === '' ? 'a.jsonl' : file, text]));
      const imported = await importedFiles(named, id);
      assert.deepEqual(imported.problems, []);
      for (const [path, { mentions }] of Object.entries(content.articles)) {
        const article = imported.articles.find((one) => one.path === path);
        for (const { id: mentionId, actor, event } of mentions) {
          const back = article?.mentions.find((one) => one.id === mentionId);
          assert.deepEqual([back?.actor, back?.event], [actor, event], `${path} ${mentionId}`);
        }
        const told = article?.mentions.find((one) => one.id === 'm4');
        const known = mentions.find((one) => one.id === 'm4');
        assert.deepEqual(
          told?.event !== undefined && told.participants,
          known?.event !== undefined && known.participants,
        );
      }
      assert.deepEqual([...imported.actors.keys()].sort(), Object.keys(content.actors).sort());
      assert.deepEqual([...imported.events.keys()].sort(), Object.keys(content.events).sort());
      // What JSON Lines holds of actors is type and name.
      if (id === 'jsonl') return;
      for (const [actor, { sameAs }] of Object.entries(content.actors))
        assert.deepEqual(imported.actors.get(actor)?.sameAs, sameAs);
    });

    it(`is known again when ${id} is imported where it came from, and changes nothing there`, async () => {
      const { set } = sourceOf(content);
      const { files } = await exportedContent(content, id);
      const named = new Map(Array.from(files, ([file, text]) => [file === '' ? 'a.jsonl' : file, text]));
      const readText = (article: string): Promise<string | undefined> => {
        const raw = content.articles[article]?.raw;
        return Promise.resolve(raw === undefined ? undefined : normaliseText(raw));
      };
      const plan = await planImport({ set, readText }, await importedFiles(named, id));
      for (const { referent, verdict, candidates } of plan.matches)
        assert.deepEqual([verdict, candidates[0]], ['known', referent.id]);
      const { change, counts, newArticles } = settleImport(set, plan);
      assert.deepEqual([counts.mentions.known, counts.mentions.new, newArticles], [8, 0, []]);
      assert.deepEqual(change.edits, []);
    });
  }
});
