import assert from 'node:assert/strict';
import { lstat, mkdir, readdir, readFile, realpath, symlink } from 'node:fs/promises';
import path from 'node:path';
import { hashiya } from '../support/cli.js';
import { oddities, write, writeSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

describe('An export over the files of a set', () => {
  const root = useTemporaryFolder();
  beforeEach(async () => {
    await writeSet(path.join(root(), 'set'), oddities);
    await write(root(), 'set/2016/edges.txt', '\uFEFFبيان\r\n');
    await symlink('set', path.join(root(), 'link'));
    await symlink('set/2016', path.join(root(), 'deep'));
    await symlink('set/edges.txt', path.join(root(), 'file.jsonl'));
  });

  /** Every file below a folder, with its bytes. */
  async function bytesBelow(folder: string): Promise<Map<string, string>> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    const files = entries
      .filter((entry) => entry.isFile())
      .map((entry) => path.join(entry.parentPath, entry.name));
    return new Map(
      await Promise.all(files.sort().map(async (file) => [file, await readFile(file, 'hex')] as const)),
    );
  }

  for (const [format, places] of [
    ['brat', ['set', 'set/new', 'link/2016', 'deep']],
    ['webannotation', ['link', 'deep']],
    ['jsonl', ['link/edges.txt', 'set/new.txt', 'file.jsonl']],
  ] as const) {
    for (const out of places) {
      it(`changes no file of it and adds no article: ${format} to ${out}`, async () => {
        const before = await bytesBelow(path.join(root(), 'set'));
        const { exitCode } = await hashiya(
          root(),
          'export',
          'set',
          '--format',
          format,
          '--out',
          out,
          '--force',
        );
        assert.equal(exitCode, 2);
        assert.deepEqual(await bytesBelow(path.join(root(), 'set')), before);
        assert.ok((await lstat(path.join(root(), 'file.jsonl'))).isSymbolicLink());
      });
    }
  }

  it('protects another set, and the articles that links lead to', async () => {
    await writeSet(path.join(root(), 'other'), oddities);
    const { exitCode, stderr } = await hashiya(
      root(),
      'export',
      'set',
      '--format',
      'brat',
      '--out',
      'other',
      '--force',
    );
    assert.equal(exitCode, 2);
    assert.match(stderr, /would be a file of the annotation set/);
  });

  it('replaces no link, no device and no pipe', async () => {
    await write(root(), 'elsewhere', 'mine');
    await symlink('elsewhere', path.join(root(), 'l'));
    await mkdir(path.join(root(), 'out'));
    await symlink('/dev/null', path.join(root(), 'out/mentions.csv'));
    for (const [out, format] of [
      ['l', 'jsonl'],
      ['out', 'csv'],
      ['/dev/null', 'jsonl'],
    ] as const) {
      const { exitCode, stderr } = await hashiya(
        root(),
        'export',
        'set',
        '--format',
        format,
        '--out',
        out,
        '--force',
      );
      assert.equal(exitCode, 2, out);
      assert.match(stderr, /no regular file/);
    }
    assert.equal(await readFile(path.join(root(), 'elsewhere'), 'utf8'), 'mine');
    assert.ok((await lstat(path.join(root(), 'l'))).isSymbolicLink());
    assert.equal(await realpath(path.join(root(), 'out/mentions.csv')), '/dev/null');
    assert.ok((await lstat('/dev/null')).isCharacterDevice());
  });
});
