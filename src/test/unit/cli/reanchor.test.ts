import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { hashiya, jsonLines } from '../support/cli.js';
import { oddities, write, writeSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

const article = 'bom-crlf-emoji.txt';
const sidecar = `${article}.hashiya.json`;

describe('hashiya reanchor', () => {
  const root = useTemporaryFolder();
  const raw = oddities.articles?.[article]?.raw ?? '';
  const edited = raw.replace('بيان', 'بيان مهم');
  const textOf = (file: string): Promise<string> => readFile(path.join(root(), file), 'utf8');
  beforeEach(() => writeSet(root(), oddities));

  it('writes nothing when no article was changed', async () => {
    const before = await textOf(sidecar);
    const { exitCode, stdout, stderr } = await hashiya(root(), 'reanchor');
    assert.deepEqual([exitCode, stdout], [0, '']);
    assert.match(stderr, /No article was changed/);
    assert.equal(await textOf(sidecar), before);
  });

  it('finds mentions again, and counts what became of them', async () => {
    await write(root(), article, edited);
    const { exitCode, stdout } = await hashiya(root(), 'reanchor', '--json');
    assert.equal(exitCode, 0);
    const lines = jsonLines(stdout);
    assert.deepEqual(lines[0], { article, kept: 0, moved: 2, uncertain: 0, orphaned: 0 });
    assert.deepEqual(lines[3], { article: 'nested.txt', kept: 6, moved: 0, uncertain: 0, orphaned: 1 });
    assert.match(await textOf(sidecar), /"bce2".*\[\[35, 40\]\]/);
    assert.equal((await hashiya(root(), 'validate')).exitCode, 0);
  });

  it('lays the counts of changed articles out in columns', async () => {
    await write(root(), article, 'كلام آخر تماما');
    const { stdout, stderr } = await hashiya(root(), 'reanchor');
    assert.match(
      stdout,
      /^article +kept {2}moved {2}uncertain {2}orphaned\nbom-crlf-emoji\.txt +0 +0 +0 +2\n$/,
    );
    assert.match(stderr, /1 article changed/);
    assert.match(await textOf(sidecar), /"bce2".*"quote": \["روسيا"\].*"status": "orphaned"/);
  });

  it('writes nothing in a dry run', async () => {
    await write(root(), article, edited);
    const before = await textOf(sidecar);
    const { stdout } = await hashiya(root(), 'reanchor', '--dry-run', '--json');
    assert.match(stdout, /"bom-crlf-emoji\.txt","kept":0,"moved":2/);
    assert.equal(await textOf(sidecar), before);
  });

  it('says what cannot be read, and does the rest', async () => {
    await write(root(), 'nested.txt', Uint8Array.of(0xe3, 0xe4));
    await write(root(), article, edited);
    const { exitCode, stderr } = await hashiya(root(), 'reanchor');
    assert.equal(exitCode, 1);
    assert.match(stderr, /^nested\.txt:1: Not UTF-8/m);
    assert.match(await textOf(sidecar), /\[\[35, 40\]\]/);
  });

  it('ends with 1 when a sidecar cannot be written, and does not say that it was', async () => {
    await write(root(), article, edited);
    // Nobody can hold the lock of the set.
    await mkdir(path.join(root(), '.hashiya.lock'));
    const { exitCode, stderr } = await hashiya(root(), 'reanchor');
    assert.equal(exitCode, 1);
    assert.match(stderr, /bom-crlf-emoji\.txt\.hashiya\.json:1: Cannot be written/);
    assert.doesNotMatch(stderr, /brought up to date/);
  });
});
