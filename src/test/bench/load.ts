import { join } from 'node:path';
import { SetStore } from '../../storage/setStore.js';
import { NodeFolder } from '../../storage/nodeFolder.js';
import { cache } from '../host/paths.js';
import { compareCosts, duration, memoryInUse, type Cost } from './measure.js';
import { writeSyntheticSet } from './syntheticSet.js';

const sidecars = 10_000;
const mentionsEach = 50;
const repetitions = 3;
const readsAtOnce = 32;

/** Loading a large set, against reading and `JSON.parse`-ing its files. */
export async function benchLoad(): Promise<void> {
  const root = join(cache, 'bench', `set-${sidecars}x${mentionsEach}`);
  await writeSyntheticSet(root, sidecars, mentionsEach);
  const mentions = sidecars * mentionsEach;

  const before = memoryInUse();
  const store = await load(root);
  const loaded = memoryInUse();
  console.log(`  ${sidecars} sidecars, ${mentions} mentions`);
  console.log(`  memory per mention, set loaded: ${((loaded - before) / mentions).toFixed(0)} bytes`);
  store.set.quotes.precedents('');
  const indexed = memoryInUse();
  console.log(`  … with the index of quotes made: ${((indexed - before) / mentions).toFixed(0)} bytes`);

  const [load1, kept] = await compareCosts(repetitions, [() => load(root), () => parseAll(root, true)]);
  const [load2, dropped] = await compareCosts(repetitions, [() => load(root), () => parseAll(root, false)]);
  console.log(`  against reading and JSON.parse, values kept: ${ratio(load1, kept)} (aim: 2)`);
  console.log(`  … each value dropped at once: ${ratio(load2, dropped)}`);
}

function ratio(one: Cost, other: Cost): string {
  const clock = `× ${(one.clock / other.clock).toFixed(2)} (${duration(one.clock)} to ${duration(other.clock)})`;
  return `${clock}, processor time × ${(one.processor / other.processor).toFixed(2)}`;
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
