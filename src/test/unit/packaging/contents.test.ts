import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { packagedManifest, packagedReadme, readmePictures } from '../../../../packaging/contents.js';
import manifest from '../../../../package.json';
import { root } from '../../host/paths.js';

describe('What is packaged', () => {
  it('has a manifest without what is for building, and says no more of where it comes from than is known', () => {
    const packaged = packagedManifest({ ...manifest, repository: '' });
    for (const key of ['scripts', 'devDependencies', 'private', 'repository', 'bugs', 'homepage']) {
      assert.ok(!(key in packaged), key);
    }
    assert.equal(packaged['icon'], 'media/icon.png');
    assert.deepEqual(packaged['capabilities'], manifest.capabilities);
  });

  it('takes all addresses from the one field that the owner fills in', () => {
    const addresses = (repository: unknown, more = {}): unknown => {
      const { repository: source, bugs, homepage } = packagedManifest({ ...manifest, repository, ...more });
      return { source, bugs, homepage };
    };
    const expected = {
      source: { type: 'git', url: 'https://github.com/someone/notes.git' },
      bugs: { url: 'https://github.com/someone/notes/issues' },
      homepage: 'https://github.com/someone/notes#readme',
    };
    for (const written of [
      'someone/notes',
      'github:someone/notes',
      'https://github.com/someone/notes',
      'git+https://github.com/someone/notes.git',
      { type: 'git', url: 'https://github.com/someone/notes.git' },
    ]) {
      assert.deepEqual(addresses(written), expected);
    }
    const own = { bugs: { url: 'https://example.org/bugs' }, homepage: 'https://example.org' };
    assert.deepEqual(addresses('someone/notes', own), { source: expected.source, ...own });
    assert.throws(() => addresses('ssh://git@example.org/notes'), /not a web address/);
  });

  it('has a README without pictures and relative links, unless there is a repository where they lead', async () => {
    const readme =
      'See [the guide](GUIDE.md#a), [npm](https://www.npmjs.com) and [below](#b).\n\n![A](media/a.png)\n\n## B\n';
    assert.deepEqual(readmePictures(readme), ['media/a.png']);
    assert.equal(packagedReadme(readme, true), readme);
    assert.equal(
      packagedReadme(readme, false),
      'See the guide, [npm](https://www.npmjs.com) and [below](#b).\n\n## B\n',
    );
    const own = await readFile(path.join(root, 'README.md'), 'utf8');
    assert.ok(readmePictures(own).length > 0);
  });

  it('has an icon of 256 pixels a side', async () => {
    const png = await readFile(path.join(root, manifest.icon));
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [256, 256]);
  });
});
