import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { hashiya, jsonLines, type CliResult } from '../support/cli.js';
import { oddities, write, writeSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

describe('hashiya import', () => {
  const root = useTemporaryFolder();
  beforeEach(async () => {
    await writeSet(path.join(root(), 'set'), oddities);
    await hashiya(root(), 'export', 'set', '--format', 'hashiya', '--out', 'set.json');
  });

  const importTo = (into: string, ...args: string[]): Promise<CliResult> =>
    hashiya(root(), 'import', ...args, '--format', 'hashiya', '--into', into);
  const textOf = (file: string): Promise<string> => readFile(path.join(root(), file), 'utf8');

  it('makes a set of a bundle, with the same files', async () => {
    const { exitCode, stdout, stderr } = await importTo('new', 'set.json');
    assert.deepEqual([exitCode, stderr], [0, '']);
    assert.match(stdout, /^6 articles new, 0 known\n4 actors new \(0 doubtful\), 0 known\n2 events new/);
    for (const file of await readdir(path.join(root(), 'set'))) {
      assert.equal(await textOf(`new/${file}`), await textOf(`set/${file}`), file);
    }
    const again = await importTo('new', 'set.json', '--json');
    const [report] = jsonLines(again.stdout);
    assert.match(JSON.stringify(report), /"articles":{"new":0,"known":6}.*"mentions":{"new":0,"known":14/);
  });

  it('writes nothing on a dry run, and tells what would come', async () => {
    const { exitCode, stdout } = await importTo('new', 'set.json', '--dry-run');
    assert.equal(exitCode, 0);
    assert.match(stdout, /^6 articles new[^]*\nNothing was written\.\n$/);
    assert.equal(existsSync(path.join(root(), 'new')), false);
  });

  it('takes what is doubtful as new, or for the likeliest when told so', async () => {
    const line = { text: 'روسيا قالت', spans: [{ start: 0, end: 5, label: 'ORG' }] };
    await write(root(), 'in/a.jsonl', `${JSON.stringify(line)}\n`);
    const args = ['import', 'in', '--format', 'jsonl', '--into', 'set'];
    const preview = await hashiya(root(), ...args, '--match', '--dry-run');
    assert.match(preview.stdout, /^actor rusiya \(روسيا\) may be russia: taken for russia\n/);
    const { exitCode, stdout } = await hashiya(root(), ...args);
    assert.equal(exitCode, 0);
    assert.match(stdout, /taken as new\n1 article new, 0 known\n1 actor new \(1 doubtful\)/);
    assert.equal(await textOf('set/a-1.txt'), 'روسيا قالت');
    assert.match(await textOf('set/hashiya.actors.json'), /"rusiya": { "type": "organization"/);
    const after = await textOf('set/a-1.txt.hashiya.json');
    const again = await hashiya(root(), ...args);
    assert.match(again.stdout, /^0 articles new, 1 known\n0 actors new \(0 doubtful\), 1 known/);
    assert.equal(await textOf('set/a-1.txt.hashiya.json'), after);
  });

  it('finds mentions again in an article that was changed since, and leaves the article as it is', async () => {
    const changed = `سطر جديد.\n${await textOf('set/edges.txt')}`;
    await writeSet(path.join(root(), 'other'), { articles: { 'edges.txt': { raw: changed } } });
    const { exitCode, stderr } = await importTo('other', 'set.json');
    assert.deepEqual([exitCode, stderr.includes('keeps its own settings')], [0, true]);
    assert.equal(await textOf('other/edges.txt'), changed);
    assert.match(await textOf('other/edges.txt.hashiya.json'), /"actor": "russia", "spans": \[\[10, 15\]\]/);
  });

  it('refuses hostile paths and malformed files at their line, and writes nothing of them', async () => {
    const hostile: [paths: string, message: RegExp][] = [
      ['../x.txt', /^bad\.json:2: .*leads out of the folder/],
      ['/tmp/x.txt', /^bad\.json:2: .*absolute/],
      ['C:\\\\x.txt', /^bad\.json:2: .*absolute/],
      ['.git/x.txt', /^bad\.json:2: .*hidden/],
      ['a.txt.hashiya.json', /^bad\.json:2: .*not that of an article/],
      ['nul.txt', /^bad\.json:2: .*not every system allows/],
    ];
    const before = await readdir(root(), { recursive: true });
    for (const [name, message] of hostile) {
      const bundle = `{ "format": "hashiya", "version": 1, "articles": [\n{ "path": "${name}", "text": "x" }] }`;
      await write(root(), 'bad.json', bundle);
      const { exitCode, stderr } = await importTo('set', 'bad.json');
      assert.equal(exitCode, 1, name);
      assert.match(stderr, message);
      assert.deepEqual(
        (await readdir(root(), { recursive: true })).filter((file) => file !== 'bad.json').sort(),
        before.sort(),
      );
    }
    await write(root(), 'bad.json', '{ "format": "hashiya",\n"version": 1, "articles": [}');
    assert.match((await importTo('set', 'bad.json')).stderr, /^bad\.json:2: Not valid JSON/);
  });

  it('cannot run without a known format, or files', async () => {
    const unknown = await hashiya(root(), 'import', 'set.json', '--format', 'csv', '--into', 'set');
    assert.equal(unknown.exitCode, 2);
    assert.match(unknown.stderr, /no format "csv" to import from; known: hashiya/);
    const none = await importTo('set', 'nowhere.json');
    assert.deepEqual(
      [none.exitCode, none.stderr],
      [2, 'hashiya: There is no file or folder nowhere.json.\n'],
    );
  });
});
