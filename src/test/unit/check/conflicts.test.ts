import assert from 'node:assert/strict';
import { Checker } from '../../../core/check/checker.js';
import { conflictsOf } from '../../../core/check/conflicts.js';
import { loadSet, oddities, write, writeSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const conflicts = [{ field: ['source'], other: 'theirs' }];

describe('What a merge left beside the entries of a file', () => {
  const root = useTemporaryFolder();

  for (const file of [
    'hashiya.json',
    'hashiya.actors.json',
    'hashiya.events.json',
    'edges.txt.hashiya.json',
  ]) {
    it(`is found, kept, and gone when it is settled: ${file}`, async () => {
      await writeSet(root(), oddities);
      const good = await readFile(path.join(root(), file), 'utf8');
      const broken = JSON.stringify({ ...(JSON.parse(good) as object), source: 'mine', conflicts });
      await write(root(), file, broken);
      const store = await loadSet(root());
      const checker = new Checker(store.set);
      const found = (): string[] => {
        checker.finish();
        return checker.findings.in(file).filter(({ rule }) => rule === 'merge-conflict').map(({ message }) => String(message)); // prettier-ignore
      };
      assert.equal(found().length, 1);
      assert.match(found()[0] ?? '', /source.*here "mine", there "theirs"/);
      assert.deepEqual(
        conflictsOf(store.set).map((one) => [one.file, one.at]),
        [[file, ['conflicts', '0']]],
      );
      assert.match((await store.textOf(file)) ?? '', /"other": "theirs"/);
      store.set.onDidChange((touched) => {
        checker.note(touched);
      });
      await write(root(), file, good);
      await store.reload(file);
      assert.deepEqual(found(), []);
    });
  }
});
