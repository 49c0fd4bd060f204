import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { readContent, writeContent } from '../../../core/set/content.js';
import { loadSet, oddities, write, writeSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

const sidecar = 'edges.txt.hashiya.json';
const files = ['hashiya.json', 'hashiya.actors.json', 'hashiya.events.json', sidecar];

/** Puts a key before the others of a file's object. */
const withKey = (text: string, key: string): string => text.replace('{', `{ ${key},`);
const nested = (depth: number): string => `${'{"a":'.repeat(depth)}1${',"b":2}'.repeat(depth)}`;

const attacks: readonly [what: string, spoil: (text: string) => string, problem: RegExp][] = [
  ['nested without end', (text) => withKey(text, `"x": ${'['.repeat(200_000)}`), /Nested too deeply/],
  ['deeply nested', (text) => withKey(text, `"x": ${nested(5000)}`), /Nested too deeply/],
  ['with the key __proto__', (text) => withKey(text, '"__proto__": {"version": 1}'), /__proto__/],
  ['with a number for its version that is too large', (text) => text.replace('"version": 1', '"version": 1e999'), /Version/], // prettier-ignore
  ['that is a list', () => '[]', /an object/],
  ['that is nothing', () => 'null', /an object/],
  ['full of zeros', () => '\0'.repeat(10_000), /Not valid JSON/],
  ['of a hundred megabytes', (text) => withKey(text, `"x": "${'x'.repeat(100_000_000)}"`), /too large/],
  ['of a hundred megabytes of brackets', () => '['.repeat(100_000_000), /too large/],
];

describe('Hostile input', () => {
  const root = useTemporaryFolder();
  beforeEach(() => writeSet(root(), oddities));

  for (const file of files) {
    for (const [what, spoil, expected] of attacks) {
      it(`gives a located problem and is left as it is: ${file} ${what}`, async () => {
        const hostile = spoil(await readFile(path.join(root(), file), 'utf8'));
        await write(root(), file, hostile);
        const store = await loadSet(root());
        const [problem] = store.set.problems.get(file) ?? [];
        assert.match(String(problem?.message), expected);
        assert.ok((problem?.line ?? 0) >= 1 && (problem?.column ?? 0) >= 1);
        store.markUnsaved(file);
        await store.flush();
        assert.ok((await readFile(path.join(root(), file), 'utf8')) === hostile);
      });
    }
  }

  for (const [what, from, to] of [
    ['a second note', '"id": "edg1",', '"id": "edg1", "note": "one", "note": "two",'],
    ['a list of mentions under an escaped name', '"mentions":', '"\\u006dentions": [], "mentions":'],
  ] as const) {
    it(`loses nothing at the next write: ${what}`, async () => {
      const hostile = (await readFile(path.join(root(), sidecar), 'utf8')).replace(from, to);
      await write(root(), sidecar, hostile);
      const store = await loadSet(root());
      store.markUnsaved(sidecar);
      await store.flush();
      assert.equal(await readFile(path.join(root(), sidecar), 'utf8'), hostile);
      assert.match(String(store.set.problems.get(sidecar)?.[0]?.message), /a second time/);
    });
  }

  it('is written again where it is only odd: keys nested as deeply as can be read', () => {
    const text = `{ "version": 1, "text": { "sha256": "${'0'.repeat(64)}", "length": 9 }, "x": ${nested(99)}, "mentions": [] }`;
    const read = readContent('sidecar', sidecar, text);
    assert.ok(read.ok);
    assert.deepEqual(JSON.parse(writeContent(read.value)), JSON.parse(text));
    assert.ok(!readContent('sidecar', sidecar, text.replace(nested(99), nested(100))).ok);
  });

  it('is told in words of our own', () => {
    const head = `{ "version": 1, "text": { "sha256": "${'0'.repeat(64)}", "length": 9 }, "mentions": [`;
    const cases: [mention: string, expected: RegExp][] = [
      ['{ "id": 7, "actor": "x", "spans": [[0, 1]], "quote": ["a"] }', /id: This must be a text\.$/],
      ['{ "id": "m", "actor": "x", "spans": [[0, 1e99]], "quote": ["a"] }', /spans\.0\.1: /],
      ['{ "id": "m", "actor": "x", "spans": [[0, 1]] }', /quote: This is missing; it must be a list\.$/],
      ['{ "id": "m", "actor": "x", "spans": [], "quote": [] }', /spans: This must not be empty\.$/],
      ['{ "id": "m", "actor": "x", "spans": [[0, 1]], "quote": ["a"], "form": "x" }', /form: This must be one of "name", /], // prettier-ignore
    ];
    for (const [mention, expected] of cases) {
      const read = readContent('sidecar', sidecar, `${head}${mention}] }`);
      assert.ok(!read.ok);
      const messages = read.problems.map(({ message }) => String(message));
      assert.ok(
        messages.some((message) => expected.test(message)),
        messages.join('\n'),
      );
      assert.ok(
        messages.every((message) => !/Invalid|expected|received/.test(message)),
        messages.join('\n'),
      );
    }
  });
});
