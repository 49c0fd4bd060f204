import assert from 'node:assert/strict';
import fc from 'fast-check';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { exported } from '../support/exported.js';
import { importInto, read } from '../support/imported.js';
import { jsonLines } from '../support/cli.js';
import {
  canonical,
  contentOf,
  exportedContent,
  importedFiles,
  randomContent,
} from '../support/randomSets.js';
import { loadSet, oddities, writeSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

const quotesOf = async (line: object): Promise<string[][]> => {
  const { imported } = await read('jsonl', { 'a.jsonl': JSON.stringify(line) });
  assert.deepEqual(imported.problems, []);
  return imported.articles.flatMap(({ mentions }) => mentions.map(({ quote }) => quote));
};

describe('JSON Lines', () => {
  const root = useTemporaryFolder();

  it('hold each article with its spans in code points', async () => {
    await writeSet(root(), oddities);
    const { files } = await exported(await loadSet(root()), 'jsonl', { suggested: true });
    const lines = jsonLines(files.get('') ?? '') as {
      text: string;
      meta: { article: string };
      spans: { start: number; end: number; text: string; id: string }[];
    }[];
    assert.equal(lines.length, 6);
    for (const { text, spans } of lines) {
      for (const span of spans) {
        assert.equal(Array.from(text).slice(span.start, span.end).join(''), span.text);
      }
    }
    const discontinuous = lines.find(({ meta }) => meta.article === 'discontinuous.txt');
    assert.deepEqual(
      discontinuous?.spans.filter(({ id }) => id === 'dis1').map(({ text }) => text),
      ['الوزيران', 'حدّاد'],
    );
  });

  it('bring the same mentions back', async () => {
    const from = path.join(root(), 'from');
    const into = path.join(root(), 'into');
    await mkdir(into);
    await writeSet(from, oddities);
    await writeSet(into, {});
    const [source, target] = [await loadSet(from), await loadSet(into)];
    const { files } = await exported(source, 'jsonl', { suggested: true });
    const { problems } = await importInto(target, 'jsonl', { 'set.jsonl': files.get('') ?? '' });
    assert.deepEqual(problems, []);
    for (const article of source.set.articles) {
      assert.deepEqual(
        target.set.mentionsIn(article).sorted(),
        source.set
          .mentionsIn(article)
          .sorted()
          .filter(({ status }) => status !== 'orphaned'),
      );
    }
    assert.deepEqual(target.set.actors.get('russia')?.label, { ar: 'روسيا', en: 'Russia' });
  });

  it('are read as doccano writes them, with relations as participants', async () => {
    const line = {
      id: 7,
      text: '😀 كيري زار موسكو',
      entities: [
        { id: 1, label: 'PER', start_offset: 2, end_offset: 6 },
        { id: 2, label: 'CONSULT', start_offset: 7, end_offset: 10 },
        { id: 3, label: 'DATE', start_offset: 0, end_offset: 1 },
      ],
      relations: [
        { id: 1, from_id: 2, to_id: 1, type: 'actor' },
        { id: 2, from_id: 1, to_id: 3, type: 'x' },
      ],
    };
    const { imported, losses } = await read('jsonl', { 'a.jsonl': JSON.stringify(line) });
    const [article] = imported.articles;
    assert.deepEqual(
      article?.mentions.map(({ quote }) => quote),
      [['كيري'], ['زار']],
    );
    assert.deepEqual(
      [...imported.actors.values()].map(({ type, label }) => [type, label]),
      [['person', { ar: 'كيري' }]],
    );
    const [actor, event] = article.mentions;
    assert.deepEqual(event?.event === undefined ? undefined : event.participants, [
      { role: 'actor', actor: actor?.actor, mention: actor?.id },
    ]);
    assert.deepEqual(losses, {
      'spans of dates, numbers and amounts': 1,
      'relations that tie no actor to an event': 1,
    });
  });

  it('are read in the unit that fits the text', async () => {
    const text = '😀 😀 كيري قال';
    assert.deepEqual(await quotesOf({ text, label: [[4, 8, 'PER']] }), [['كيري']]);
    assert.deepEqual(await quotesOf({ text, label: [[6, 10, 'PER']] }), [['كيري']]);
    assert.deepEqual(await quotesOf({ text, spans: [{ start: 7, end: 8, label: 'PER', text: 'ي' }] }), [
      ['ي'],
    ]);
    assert.deepEqual(await quotesOf({ text: 'سطر\r\nكيري', label: [[5, 9, 'PER']] }), [['كيري']]);
    assert.deepEqual(await quotesOf({ text: '\uFEFFكيري', label: [[1, 5, 'PER']] }), [['كيري']]);
  });

  it('have nothing of a file with something wrong, which is told at its line', async () => {
    const good = JSON.stringify({ text: 'كيري', spans: [{ start: 0, end: 4, label: 'PER' }] });
    const wrong: [line: string, message: RegExp][] = [
      ['{', /Not valid JSON/],
      ['{"spans":[]}', /no "text"/],
      ['[]', /must be an object/],
      [`${'['.repeat(10_000)}${']'.repeat(10_000)}`, /Nested too deeply/],
      ['{"text":"ب","spans":[{"start":0,"end":9,"label":"PER"}]}', /beyond the end/],
      ['{"text":"ب","spans":[{"start":1,"end":0,"label":"PER"}]}', /empty/],
      ['{"text":"ب","spans":[{"start":0,"end":1,"label":"PER","text":"ت"}]}', /stands on/],
      ['{"text":"ب","meta":{"article":"../x.txt"}}', /leads out of the folder/],
      ['{"text":"ب","meta":{"article":"/etc/x.txt"}}', /absolute/],
      ['{"text":"ب","meta":{"article":"C:/x.txt"}}', /absolute/],
      ['{"text":"ب","meta":{"article":"a\\\\x.txt"}}', /backslash/],
      ['{"text":"ب","spans":[{"start":0,"end":1,"label":"PER","actor":"__proto__"}]}', /actor/],
    ];
    for (const [line, message] of wrong) {
      const { imported } = await read('jsonl', { 'a/x.jsonl': `${good}\n${line}\n`, 'b.jsonl': good });
      assert.deepEqual(
        imported.problems.map((problem) => [problem.path, problem.line]),
        [['a/x.jsonl', 2]],
        line,
      );
      assert.match(String(imported.problems[0]?.message), message);
      assert.deepEqual(
        imported.articles.map(({ source }) => source),
        ['b.jsonl'],
      );
    }
    const latin = await read('jsonl', { 'x.jsonl': Uint8Array.of(0xe3, 0x20) });
    assert.match(String(latin.imported.problems[0]?.message), /not in UTF-8/);
  });

  it('give back any set, but for what the registries say beyond type and name', async () => {
    await fc.assert(
      fc.asyncProperty(randomContent, async (content) => {
        const { files } = await exportedContent(content, 'jsonl', { suggested: true });
        const imported = await importedFiles({ 'set.jsonl': files.get('') ?? '' }, 'jsonl');
        assert.deepEqual(imported.problems, []);
        assert.deepEqual(imported.losses, {});
        assert.deepEqual(canonical(contentOf(imported)).articles, canonical(content).articles);
        for (const [kind, found] of [
          ['actors', imported.actors],
          ['events', imported.events],
        ] as const) {
          for (const [id, { type, label }] of found) {
            const known = content[kind][id];
            assert.ok(known);
            assert.equal(type, known.type);
            // What has no name is called by its words.
            if (Object.keys(known.label).length > 0) assert.deepEqual(label, known.label);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
