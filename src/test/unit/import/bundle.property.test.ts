import assert from 'node:assert/strict';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { History } from '../../../core/set/history.js';
import type { SetStore } from '../../../storage/setStore.js';
import { snapshot } from '../core/samples.js';
import { exported } from '../support/exported.js';
import { importInto, plan, read } from '../support/imported.js';
import { randomSet } from '../support/randomSet.js';
import { loadSet, write, writeSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';
import { settleImport } from '../../../core/import/index.js';
import { carryOutImport } from '../../../storage/importing.js';

describe('Import of random bundles', () => {
  const root = useTemporaryFolder();
  let count = 0;

  async function setOf(files: Readonly<Record<string, string>>): Promise<SetStore> {
    const folder = path.join(root(), String(count++));
    for (const [file, text] of Object.entries(files)) await write(folder, file, text);
    return loadSet(folder);
  }

  async function newSet(): Promise<{ folder: string; store: SetStore }> {
    const folder = path.join(root(), String(count++));
    await mkdir(folder);
    await writeSet(folder, { settings: { version: 1, title: 'Random' } });
    return { folder, store: await loadSet(folder) };
  }

  const bundleOf = async (store: SetStore): Promise<string> =>
    (await exported(store, 'hashiya')).files.get('') ?? '';

  it('gives an empty set the same files, byte for byte', async () => {
    await fc.assert(
      fc.asyncProperty(randomSet, async (files) => {
        const { folder, store } = await newSet();
        const { problems } = await importInto(store, 'hashiya', {
          'a.json': await bundleOf(await setOf(files)),
        });
        assert.deepEqual(problems, []);
        const found = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((one) =>
          one.isFile(),
        );
        assert.deepEqual(
          found
            .map((one) =>
              path.relative(folder, path.join(one.parentPath, one.name)).split(path.sep).join('/'),
            )
            .sort(),
          Object.keys(files).sort(),
        );
        for (const [file, text] of Object.entries(files)) {
          assert.equal(await readFile(path.join(folder, file), 'utf8'), text);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('changes nothing the second time, whatever the set holds', async () => {
    await fc.assert(
      fc.asyncProperty(randomSet, randomSet, async (one, other) => {
        const store = await setOf(one);
        const bundle = { 'a.json': await bundleOf(await setOf(other)) };
        await importInto(store, 'hashiya', bundle);
        const after = await bundleOf(store);
        const again = await importInto(store, 'hashiya', bundle);
        assert.deepEqual([again.change.edits, again.newArticles], [[], []]);
        assert.equal(await bundleOf(store), after);
      }),
      { numRuns: 100 },
    );
  });

  it('is taken back by one undo, but for the files of new articles', async () => {
    await fc.assert(
      fc.asyncProperty(randomSet, randomSet, async (one, other) => {
        const store = await setOf(one);
        const before = snapshot(store.set);
        const history = new History(store.set);
        const { imported } = await read('hashiya', { 'a.json': await bundleOf(await setOf(other)) });
        const settled = settleImport(store.set, await plan(store, imported));
        await carryOutImport(store, settled, (change) => {
          history.apply(change);
          return true;
        });
        if (settled.change.edits.length > 0) history.undo();
        for (const { article } of settled.newArticles) store.set.forgetArticles([article]);
        assert.equal(snapshot(store.set), before);
      }),
      { numRuns: 60 },
    );
  });
});
