import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { anchoredText } from '../../../core/anchor/anchor.js';
import { editClaim, tellingsOf } from '../../../core/set/claimChanges.js';
import { newEvent } from '../../../core/set/eventChanges.js';
import { tag } from '../../../core/set/mentionChanges.js';
import { NodeFolder } from '../../../storage/nodeFolder.js';
import { SetStore } from '../../../storage/setStore.js';
import { loadSet, oddities, writeSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

const article = 'edges.txt';
const sidecar = `${article}.hashiya.json`;
const raw = oddities.articles?.[article]?.raw ?? '';

/** A disk whose every step takes as long as it is told to. */
class SlowDisk extends NodeFolder {
  /** Waited for before each step. */
  step: (what: 'read' | 'write' | 'replace') => Promise<void> = () => Promise.resolve();

  override async read(file: string): Promise<Uint8Array | undefined> {
    await this.step('read');
    const bytes = await super.read(file);
    await this.step('read');
    return bytes;
  }

  override async write(file: string, bytes: Uint8Array, lastLook?: () => Promise<void>): Promise<void> {
    await this.step('write');
    await super.write(file, bytes, async () => {
      await lastLook?.();
      await this.step('replace');
    });
    await this.step('write');
  }
}

describe('A set on a slow disk', () => {
  const root = useTemporaryFolder();
  let disk: SlowDisk;
  let store: SetStore;

  async function open(): Promise<void> {
    await writeSet(root(), oddities);
    disk = new SlowDisk(root());
    store = new SetStore(disk, {
      mayWrite: () => true,
      onWriteFailed: (file, error) => {
        throw new Error(`${file} could not be written`, { cause: error });
      },
    });
    await store.load();
  }

  beforeEach(open);

  /** Tags a new event, as a person does who then claims something of it. @returns its id */
  function tagEvent(): string {
    const { set } = store;
    const created = newEvent(set, { type: 'CONSULT', label: { ar: 'رد' } });
    const places = { article, text: anchoredText(raw), mentions: [[[6, 9] as const]] };
    const referent = { kind: 'event', id: created.id } as const;
    const { change } = tag(set, places, referent, { at: '2026-01-01T00:00:00Z' }, { created });
    set.apply(change);
    return created.id;
  }

  function claim(event: string, date: string): void {
    const [telling] = tellingsOf(store.set, event);
    assert.ok(telling);
    store.set.apply(editClaim(store.set, telling, { date, participants: [{ role: 'actor', actor: 'russia' }] })); // prettier-ignore
  }

  async function onDisk(event: string): Promise<string | undefined> {
    const { set } = await loadSet(root());
    return tellingsOf(set, event)[0]?.mention.date;
  }

  for (const moment of ['read', 'write', 'replace'] as const) {
    it(`saves a claim made while its tag is being saved, at any step: ${moment}`, async () => {
      for (let nth = 0, steps = 1; nth < steps; nth++) {
        const event = tagEvent();
        const second: Promise<void>[] = [];
        steps = 0;
        disk.step = (what) => {
          if (what === moment && second.length === 0 && steps++ === nth) {
            claim(event, '2020');
            second.push(store.flush());
          }
          return new Promise((resolve) => setImmediate(resolve));
        };
        await store.flush();
        await Promise.all(second);
        disk.step = () => Promise.resolve();
        assert.equal(await onDisk(event), second.length > 0 ? '2020' : undefined, `step ${String(nth)}`);
        assert.equal(store.hasUnsaved, false);
        steps = second.length > 0 ? nth + 2 : nth;
      }
    });
  }

  it('ends with what was claimed last, however reads, writes and changes follow each other', async () => {
    const action = fc.constantFrom('claim', 'flush', 'reload', 'wait');
    await fc.assert(
      fc.asyncProperty(
        fc.array(action, { maxLength: 14 }),
        fc.infiniteStream(fc.nat(3)),
        async (actions, delays) => {
          // prettier-ignore
          await open();
          disk.step = async () => {
            for (let left = Number(delays.next().value); left > 0; left--)
              await new Promise((resolve) => setImmediate(resolve));
          };
          const event = tagEvent();
          const running = [store.flush()];
          let year = 2000;
          for (const one of actions) {
            if (one === 'claim') claim(event, String(++year));
            else if (one === 'flush') running.push(store.flush());
            else if (one === 'reload')
              running.push(store.reload(sidecar), store.reload('hashiya.events.json'));
            else await new Promise((resolve) => setImmediate(resolve));
          }
          await Promise.all([...running, store.flush()]);
          assert.equal(await onDisk(event), year === 2000 ? undefined : String(year));
          const file = await readFile(path.join(root(), sidecar), 'utf8');
          assert.equal(file, await store.textOf(sidecar));
        },
      ),
      { numRuns: 40 },
    );
  });
});
