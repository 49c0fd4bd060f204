import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { exported } from '../support/exported.js';
import { loadSet, oddities, write, writeSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

const bundleShape = z.strictObject({
  format: z.literal('hashiya'),
  version: z.literal(1),
  settings: z.unknown(),
  actors: z.unknown(),
  events: z.unknown(),
  articles: z.array(
    z.strictObject({
      path: z.string(),
      text: z.string().optional(),
      raw: z.string().optional(),
      sidecar: z.unknown().optional(),
    }),
  ),
});

describe('The bundle', () => {
  const root = useTemporaryFolder();

  async function bundle(): Promise<{ value: z.output<typeof bundleShape>; losses: object; text: string }> {
    const { files, losses } = await exported(await loadSet(root()), 'hashiya');
    const text = files.get('') ?? '';
    return { value: bundleShape.parse(JSON.parse(text)), losses, text };
  }

  const json = async (file: string): Promise<unknown> =>
    JSON.parse(await readFile(path.join(root(), file), 'utf8'));

  it('holds every file of the set, whole', async () => {
    await writeSet(root(), oddities);
    const { value, losses } = await bundle();
    assert.deepEqual(value.settings, await json('hashiya.json'));
    assert.deepEqual(value.actors, await json('hashiya.actors.json'));
    assert.deepEqual(value.events, await json('hashiya.events.json'));
    for (const [article, { raw, tags }] of Object.entries(oddities.articles ?? {})) {
      const entry = value.articles.find((one) => one.path === article);
      assert.equal(entry?.raw ?? entry?.text, raw);
      assert.deepEqual(entry?.sidecar, tags && (await json(`${article}.hashiya.json`)));
    }
    assert.deepEqual(losses, {});
  });

  it('keeps keys that it does not know, in every file', async () => {
    const files = {
      'hashiya.json': '{ "version": 1, "x": 1, "codebook": { "y": [2] } }',
      'hashiya.actors.json':
        '{ "version": 1, "x": 3, "actors": { "a": { "type": "person", "label": { "fr": "A" } } } }',
      'hashiya.events.json': '{ "version": 1, "x": null, "events": {} }',
    };
    for (const [file, text] of Object.entries(files)) await write(root(), file, text);
    const { value } = await bundle();
    assert.deepEqual(
      [value.settings, value.actors, value.events],
      Object.values(files).map((text): unknown => JSON.parse(text)),
    );
  });

  it('gives the text that offsets count in, and the raw one where it differs', async () => {
    await writeSet(root(), oddities);
    const { value } = await bundle();
    const [crlf, discontinuous] = value.articles;
    assert.equal(crlf?.text, 'بيان 😀 عاجل\nقال سامِر حدّاد إن روسيا وافقت.\n');
    assert.equal(discontinuous?.raw, undefined);
  });

  it('is the same every time, one article a line in reading order', async () => {
    await writeSet(root(), {
      articles: {
        '10.txt': { raw: 'ا' },
        '9.txt': { raw: 'ب\n', tags: [{ id: 'm', actor: 'x', words: ['ب'] }] },
        'a/1.txt': { raw: '' },
      },
    });
    const { value, text } = await bundle();
    assert.deepEqual(
      value.articles.map((article) => article.path),
      ['9.txt', '10.txt', 'a/1.txt'],
    );
    assert.equal(text, (await bundle()).text);
    const lines = text.split('\n').filter((line) => line.startsWith('{ "path"'));
    assert.deepEqual(
      lines.map((line): unknown => JSON.parse(line.replace(/,$/, ''))),
      value.articles,
    );
  });

  it('keeps the mentions of an article that is not UTF-8 or missing, and reports its text', async () => {
    await writeSet(root(), oddities);
    await write(root(), 'edges.txt', Uint8Array.of(0xe3, 0x20));
    await write(root(), 'gone.txt.hashiya.json', await readFile(path.join(root(), 'edges.txt.hashiya.json')));
    const { value, losses } = await bundle();
    for (const name of ['edges.txt', 'gone.txt']) {
      const entry = value.articles.find((article) => article.path === name);
      assert.equal(entry?.text, undefined);
      assert.deepEqual(entry?.sidecar, await json('edges.txt.hashiya.json'));
    }
    assert.deepEqual(losses, { 'texts of articles that are missing or not UTF-8': 2 });
  });

  it('can be made of an empty set', async () => {
    await writeSet(root(), {});
    assert.deepEqual((await bundle()).value.articles, []);
  });
});
