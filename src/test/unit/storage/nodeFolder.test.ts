import assert from 'node:assert/strict';
import { chmod, mkdir, readFile, readdir, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { NodeFolder } from '../../../storage/nodeFolder.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

describe('A folder of the disk', () => {
  const root = useTemporaryFolder();
  const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

  it('writes a file whole, with the folders above it, and leaves nothing else', async () => {
    const folder = new NodeFolder(root());
    await folder.write('أ/ب/c.json', bytes('one'));
    await folder.write('أ/ب/c.json', bytes('2'));
    assert.equal(await readFile(path.join(root(), 'أ/ب/c.json'), 'utf8'), '2');
    assert.deepEqual(await readdir(path.join(root(), 'أ/ب')), ['c.json']);
  });

  it('leaves everything as it was when the last step of writing fails', async () => {
    // A folder that is not empty cannot be replaced by a file.
    await mkdir(path.join(root(), 'taken'));
    await writeFile(path.join(root(), 'taken', 'old'), 'old');
    await assert.rejects(new NodeFolder(root()).write('taken', bytes('new')));
    assert.deepEqual(await readdir(root()), ['taken']);
    assert.equal(await readFile(path.join(root(), 'taken', 'old'), 'utf8'), 'old');
  });

  it('tells a missing file from one that cannot be read', async () => {
    await mkdir(path.join(root(), 'folder'));
    await writeFile(path.join(root(), 'file'), '');
    const folder = new NodeFolder(root());
    assert.equal(await folder.read('none'), undefined);
    assert.equal(await folder.read('file/none'), undefined);
    await assert.rejects(folder.read('folder'), /EISDIR/);
  });

  for (const mode of [0o600, 0o664]) {
    it(`leaves a file to those who may use it: ${mode.toString(8)}`, async function () {
      if (process.platform === 'win32') this.skip();
      const file = path.join(root(), 'a.json');
      await writeFile(file, 'old');
      await chmod(file, mode);
      await new NodeFolder(root()).write('a.json', bytes('new'));
      assert.equal((await stat(file)).mode & 0o777, mode);
    });
  }

  it('takes over a lock that is a link which leads nowhere', async function () {
    if (process.platform === 'win32') this.skip();
    await symlink('nowhere', path.join(root(), '.hashiya.lock'));
    const lock = await new NodeFolder(root()).lock();
    assert.equal(await lock.isHeld(), true);
    await lock.release();
    assert.deepEqual(await readdir(root()), []);
  }).timeout(60_000);

  it('lists files below it, hidden folders and node_modules left out', async () => {
    for (const file of ['a.txt', 'b/c.txt', '.git/d.txt', 'b/.hidden/e.txt', 'node_modules/f.txt']) {
      await mkdir(path.dirname(path.join(root(), file)), { recursive: true });
      await writeFile(path.join(root(), file), '');
    }
    assert.deepEqual((await new NodeFolder(root()).list()).sort(), ['a.txt', 'b/c.txt']);
  });
});
