import { join } from 'node:path';
import { SetStore } from '../../storage/setStore.js';
import { NodeFolder } from '../../storage/nodeFolder.js';
import { cache } from '../host/paths.js';
import { compare, duration, memoryInUse } from './measure.js';
import { writeSyntheticSet } from './syntheticSet.js';

const sidecars = 10_000;
const mentionsEach = 50;
const repetitions = 5;
const readsAtOnce = 32;

/** Loading a large set, against reading and `JSON.parse`-ing its files. */
export async function benchLoad(): Promise<void> {
  const root = join(cache, 'bench', `load-${String(sidecars)}x${String(mentionsEach)}`);
  await writeSyntheticSet(root, sidecars, mentionsEach);
  const mentions = sidecars * mentionsEach;

  const before = memoryInUse();
  const store = await load(root);
  const loaded = memoryInUse();
  console.log(`  ${String(sidecars)} sidecars, ${String(mentions)} mentions`);
  console.log(`  memory per mention, set loaded: ${((loaded - before) / mentions).toFixed(0)} bytes`);
  store.set.quotes.precedents('');
  const indexed = memoryInUse();
  console.log(`  … with the index of quotes made: ${((indexed - before) / mentions).toFixed(0)} bytes`);

  const times = await compare(repetitions, {
    kept: () => parseAll(root, true),
    dropped: () => parseAll(root, false),
    load: () => load(root),
  });
  const [kept, dropped, all] = ['kept', 'dropped', 'load'].map((name) => times.get(name) ?? Number.NaN);
  if (kept === undefined || dropped === undefined || all === undefined) return;
  console.log(`  loading the set: ${duration(all)}`);
  console.log(
    `  reading and JSON.parse, values kept: ${duration(kept)}; ratio ${(all / kept).toFixed(2)} (aim: 2)`,
  );
  console.log(`  … each value dropped at once: ${duration(dropped)}; ratio ${(all / dropped).toFixed(2)}`);
}

async function load(root: string): Promise<SetStore> {
  const store = new SetStore(new NodeFolder(root), { mayWrite: () => false, onWriteFailed: () => undefined });
  await store.load();
  return store;
}

/** Reads and parses the same files, as many at once; with `keep` it holds on to what they say, as loading does. */
async function parseAll(root: string, keep: boolean): Promise<unknown[]> {
  const folder = new NodeFolder(root);
  const files = (await folder.list()).filter((file) => file.endsWith('.json')).values();
  const parsed: unknown[] = [];
  const worker = async (): Promise<void> => {
    for (const file of files) {
      const value: unknown = JSON.parse(new TextDecoder().decode(await folder.read(file)));
      if (keep) parsed.push(value);
    }
  };
  await Promise.all(Array.from({ length: readsAtOnce }, worker));
  return parsed;
}
