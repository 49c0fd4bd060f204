import assert from 'node:assert/strict';
import { formats } from '../../../core/formats/index.js';
import type { Mention } from '../../../core/model/types.js';
import { normaliseText } from '../../../core/text/normalise.js';
import { outsideReaders } from '../support/outsideReaders.js';
import { contentOf, exportedContent, importedFiles } from '../support/randomSets.js';
import { contentOfTrap, traps, type Trap } from '../support/traps.js';

/** Text as a format can hold it: XML has no place for control characters, and says so. */
function held(format: string, text: string): string {
  // eslint-disable-next-line no-control-regex -- what XML cannot hold
  return ['tei', 'xmi'].includes(format) ? text.replace(/[\u0000-\u0008\v\f\u000E-\u001F]/g, '\uFFFD') : text;
}

/** The fragments of each mention that a format can hold, as its mapping says. */
function expected(format: string, { raw, tagged }: Trap): string[][] {
  const text = normaliseText(raw);
  const words = format === 'plover' ? tagged.slice(-1) : tagged;
  return words.map((fragments): string[] => {
    const [first = '', last = first] = [fragments[0], fragments.at(-1)];
    if (format === 'brat') return fragments.flatMap((one) => one.split('\n'));
    if (format === 'apf') {
      const from = text.indexOf(first);
      return [held(format, text.slice(from, text.indexOf(last, from) + last.length))];
    }
    return fragments.map((one) => held(format, one));
  });
}

const sorted = (all: readonly (readonly string[])[]): string[] => all.map((one) => one.join(' … ')).sort();

for (const { id, reader } of formats.filter((format) => format.id !== 'graphml')) {
  describe(`The traps of offsets in ${id}`, () => {
    for (const trap of traps) {
      it(`${trap.name}: others find the words where they are said to be`, async () => {
        const exported = await exportedContent(contentOfTrap(trap), id);
        const found = (await outsideReaders[id]?.(exported, trap.raw)) ?? [];
        const wanted = expected(id, trap);
        if (id !== 'conll') {
          assert.deepEqual(sorted(found), sorted(wanted));
          return;
        }
        // IOB2 is flat: what is not there is counted.
        const { losses } = exported;
        const lost =
          (losses['discontinuous mentions'] ?? 0) + (losses['mentions that overlap a longer one'] ?? 0);
        const parted = losses['mentions over a line end, which become several'] ?? 0;
        assert.equal(found.length + lost, wanted.length + parted);
        const all = wanted
          .flatMap((words) => words.join('').split('\n'))
          .map((one) => one.replace(/\s/g, ''));
        for (const [words] of found) assert.ok(all.includes(words ?? ''), words);
      });

      if (!reader) continue;
      it(`${trap.name}: come back as they were`, async () => {
        const content = contentOfTrap(trap);
        const { files } = await exportedContent(content, id);
        const named = new Map(Array.from(files, ([file, text]) => [file === '' ? 'a.jsonl' : file, text]));
        const imported = await importedFiles(named, id);
        assert.deepEqual(imported.problems, []);
        const [article] = Object.values(contentOf(imported).articles);
        assert.equal(article?.raw, held(id, normaliseText(trap.raw)));
        const [known] = Object.values(content.articles);
        for (const mention of known?.mentions ?? []) {
          const back: Mention | undefined = article.mentions.find((one) => one.id === mention.id);
          assert.deepEqual([back?.actor, back?.event], [mention.actor, mention.event]);
          const { spans } = mention;
          const extent = [[spans[0]?.[0], spans.at(-1)?.[1]]];
          assert.deepEqual(back?.spans, id === 'apf' ? extent : spans);
          assert.deepEqual(
            back.event !== undefined && back.participants,
            mention.event !== undefined && mention.participants,
          );
        }
        assert.equal(article.mentions.length, known?.mentions.length);
      });
    }
  });
}

describe('An empty set', () => {
  for (const { id, reader } of formats) {
    it(`can be exported as ${id}${reader ? ', and read again' : ''}`, async () => {
      const { files, losses } = await exportedContent({ actors: {}, events: {}, articles: {} }, id);
      assert.deepEqual(losses, {});
      if (!reader) return;
      const named = new Map(Array.from(files, ([file, text]) => [file === '' ? 'a.jsonl' : file, text]));
      const { actors, events, articles, problems } = await importedFiles(named, id);
      assert.deepEqual([actors.size, events.size, articles.length, problems], [0, 0, 0, []]);
    });
  }
});
