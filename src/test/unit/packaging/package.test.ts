import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import manifest from '../../../../package.json';
import { npm } from '../../host/npm.js';
import { root } from '../../host/paths.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

/** What a clone does not hold. */
const notCloned = ['.git', '.vscode-test', 'dist', 'node_modules'].map((name) => path.join(root, name));

describe('Packaging', function () {
  this.timeout(300_000);
  const folder = useTemporaryFolder();

  /** A copy of the repository to package in, which leaves this one's `dist` to those who use it. */
  async function clone(): Promise<string> {
    const copy = path.join(folder(), 'clone');
    await cp(root, copy, {
      recursive: true,
      filter: (source) => !notCloned.includes(source) && !source.endsWith('.vsix'),
    });
    // A link for each package: whatever npm might do in the copy ends there.
    const packages = path.join(copy, 'node_modules');
    await mkdir(packages);
    for (const entry of await readdir(path.join(root, 'node_modules'), { withFileTypes: true })) {
      const source = path.join(entry.parentPath, entry.name);
      const target = path.join(packages, entry.name);
      await (entry.isDirectory() ? symlink(source, target, 'junction') : cp(source, target));
    }
    return copy;
  }

  it('gives the same bytes twice, whatever the time zone and the umask', async () => {
    const copy = await clone();
    const file = path.join(copy, `hashiya-${manifest.version}.vsix`);
    await npm(copy, ['run', 'package'], { TZ: 'Asia/Tokyo' });
    const first = await readFile(file);
    const umask = process.umask(0o077);
    try {
      await npm(copy, ['run', 'package'], { TZ: 'America/New_York' });
    } finally {
      process.umask(umask);
    }
    assert.ok(first.equals(await readFile(file)), 'The two packages differ');
    assert.ok(first.length < 1_500_000, `${first.length} bytes`);
  });

  it('gives a command line that npm installs, without a registry', async () => {
    const copy = await clone();
    await npm(copy, ['pack', '--pack-destination', folder()]);
    const packed = (await readdir(folder())).find((name) => name.endsWith('.tgz'));
    assert.equal(packed, `hashiya-${manifest.version}.tgz`);
    const prefix = path.join(folder(), 'prefix');
    await mkdir(prefix);
    const cache = path.join(folder(), 'cache');
    const args = ['--global', '--offline', '--no-audit', '--no-fund', '--prefix', prefix, '--cache', cache];
    await npm(folder(), ['install', ...args, path.join(folder(), packed)]);
    const command =
      process.platform === 'win32' ? path.join(prefix, 'hashiya.cmd') : path.join(prefix, 'bin/hashiya');
    const run = async (...words: string[]): Promise<string> =>
      (await promisify(execFile)(command, words, { shell: process.platform === 'win32' })).stdout;
    assert.equal(await run('--version'), `${manifest.version}\n`);
    assert.match(await run('stats', path.join(copy, 'test-fixtures/sample')), /7/);
  });
});
