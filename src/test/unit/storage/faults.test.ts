import assert from 'node:assert/strict';
import { mkdir, readFile, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { newActor } from '../../../core/set/actorChanges.js';
import { setMentionNote } from '../../../core/set/mentionChanges.js';
import type { Lock } from '../../../storage/lock.js';
import { acquire, type LockStorage } from '../../../storage/lock.js';
import { NodeFolder } from '../../../storage/nodeFolder.js';
import { SetStore } from '../../../storage/setStore.js';
import { oddities, writeSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

const sidecar = 'edges.txt.hashiya.json';

/** A disk on which one step of writing fails while there is an obstacle. */
class BadDisk extends NodeFolder {
  obstacle: 'lock' | 'write' | 'rename' | undefined;

  override async lock(): Promise<Lock> {
    if (this.obstacle === 'lock') throw new Error('EROFS: read-only file system');
    return super.lock();
  }

  override async write(file: string, bytes: Uint8Array, lastLook?: () => Promise<void>): Promise<void> {
    if (this.obstacle === 'write') throw new Error('ENOSPC: no space left on device');
    await super.write(file, bytes, async () => {
      await lastLook?.();
      if (this.obstacle === 'rename') throw new Error('EPERM: operation not permitted');
    });
  }
}

describe('What could not be saved', () => {
  const root = useTemporaryFolder();
  let disk: BadDisk;
  let store: SetStore;
  let told: string[];
  let waiting: { readonly milliseconds: number; readonly work: () => Promise<void> }[];

  beforeEach(async () => {
    await writeSet(root(), oddities);
    disk = new BadDisk(root());
    told = [];
    waiting = [];
    store = new SetStore(disk, {
      mayWrite: () => true,
      onWriteFailed: (file, error) => told.push(`${file}: ${String(error)}`),
      later: (milliseconds: number, work: () => Promise<void>) => {
        waiting.push({ milliseconds, work });
      },
    });
    await store.load();
  });

  const textOf = (file: string): Promise<string> => readFile(path.join(root(), file), 'utf8');

  function note(): void {
    const mention = store.set.mentionsIn('edges.txt').get('edg1');
    assert.ok(mention);
    store.set.apply(setMentionNote(store.set, 'edges.txt', mention, 'ملاحظة'));
  }

  async function retry(): Promise<number> {
    const next = waiting.shift();
    assert.ok(next);
    await next.work();
    await store.flush();
    return next.milliseconds;
  }

  for (const obstacle of ['lock', 'write', 'rename'] as const) {
    it(`is tried again at growing intervals, told once, and saved in the end: ${obstacle}`, async () => {
      const before = await textOf(sidecar);
      disk.obstacle = obstacle;
      note();
      await store.flush();
      assert.equal(told.length, 1);
      const first = await retry();
      const second = await retry();
      assert.ok(second > first);
      assert.equal(told.length, 1);
      assert.equal(await textOf(sidecar), before);
      assert.equal(store.hasUnsaved, true);
      disk.obstacle = undefined;
      await retry();
      assert.match(await textOf(sidecar), /ملاحظة/);
      assert.equal(store.hasUnsaved, false);
      assert.deepEqual(waiting, []);
      assert.deepEqual(
        (await readdir(root())).filter((file) => /\.(tmp|lock)$/.test(file)),
        [],
      );
    });
  }

  it('is told again to a person who tries again', async () => {
    disk.obstacle = 'write';
    note();
    await store.flush();
    await store.tryAgain();
    assert.equal(told.length, 2);
  });

  it('keeps no other file from being saved', async () => {
    await rm(path.join(root(), sidecar));
    await mkdir(path.join(root(), sidecar, 'taken'), { recursive: true });
    note();
    store.set.apply({
      name: 'create',
      edits: [newActor(store.set, { type: 'person', label: { en: 'New One' } })],
    });
    await store.flush();
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /edges\.txt\.hashiya\.json: .*EISDIR/);
    assert.match(await textOf('hashiya.actors.json'), /new-one/);
    await rm(path.join(root(), sidecar), { recursive: true });
    await retry();
    assert.match(await textOf(sidecar), /ملاحظة/);
  });
});

describe('The lock of a set', () => {
  it('is held by one at a time where files cannot be made exclusively', async () => {
    let file: string | undefined;
    const step = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, Math.random() * 4));
    const storage = (owner: string): LockStorage => ({
      owner,
      settles: 40,
      read: async () => (await step(), file),
      create: async (text) => {
        await step();
        if (file !== undefined) return false;
        await step();
        file = text;
        return true;
      },
      overwrite: async (text) => {
        await step();
        file = text;
      },
      delete: async () => {
        await step();
        file = undefined;
      },
      hasEnded: () => false,
    });
    let holders = 0;
    let turns = 0;
    const contend = async (owner: string): Promise<void> => {
      for (let i = 0; i < 5; i++) {
        const lock = await acquire(storage(owner));
        assert.equal(++holders, 1);
        await step();
        assert.equal(await lock.isHeld(), true);
        holders--;
        turns++;
        await lock.release();
      }
    };
    await Promise.all(['a', 'b', 'c'].map(contend));
    assert.equal(turns, 15);
    assert.equal(file, undefined);
  });
});
