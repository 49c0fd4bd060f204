import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { kindOf, readContent } from '../../../core/set/content.js';
import { loadSet, oddities, writeSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';
import { startWriter } from './writer.js';

const article = 'edges.txt';
const kills = 200;
/** Writers that are killed at the same time, each in a set of its own. */
const lanes = 4;
/** Milliseconds after which a writer is killed at the latest, counted from its first round. */
const longest = 25;

describe('A process that is killed while it writes', () => {
  const root = useTemporaryFolder();

  it('leaves every file whole, with all that it had said it saved', async () => {
    const work = Array.from({ length: lanes }, (_, lane) =>
      killAgainAndAgain(path.join(root(), String(lane))),
    );
    const rounds = await Promise.all(work);
    // Unless some were killed at work this would have shown nothing.
    assert.ok(rounds.reduce((sum, one) => sum + one) > kills);
  });
});

/** @returns how many rounds the writers had on disk */
async function killAgainAndAgain(root: string): Promise<number> {
  await writeSet(root, oddities);
  let saved = 0;
  for (let turn = 0; turn < kills / lanes; turn++) {
    const name = `w${String(turn)}x`;
    const writer = startWriter(root, article, name, 1000);
    await writer.started;
    await new Promise((resolve) => setTimeout(resolve, Math.random() * longest));
    writer.kill();
    const { rounds, complaints } = await writer.end;
    assert.equal(complaints, '');
    await everyFileIsWhole(root);
    const { set } = await loadSet(root);
    assert.deepEqual([...set.problems.values()], []);
    const actors = [...set.actors.keys()].filter((id) => id.startsWith(name));
    const mentions = set
      .mentionsIn(article)
      .sorted()
      .filter(({ by }) => by === name);
    assert.ok(actors.length >= rounds && mentions.length >= rounds, `${name}: ${String(rounds)} rounds`);
    saved += rounds;
  }
  const left = (await readdir(root)).filter((file) => file.endsWith('.tmp'));
  assert.deepEqual(left, []);
  return saved;
}

async function everyFileIsWhole(root: string): Promise<void> {
  for (const file of await readdir(root)) {
    const kind = kindOf(file);
    if (kind === undefined) continue;
    const read = readContent(kind, file, await readFile(path.join(root, file), 'utf8'));
    assert.ok(read.ok, `${file} is not whole`);
  }
}
