import { stat } from 'node:fs/promises';
import path from 'node:path';
import { settingsFile } from '../core/set/files.js';
import { NodeFolder } from '../storage/nodeFolder.js';
import type { Folder } from '../storage/folder.js';
import { SetStore, type StoreHost } from '../storage/setStore.js';
import { Failure } from './failure.js';
import { printProblem } from './output.js';
import { ReadOnlyFolder } from './readOnlyFolder.js';

/** An annotation set of the local disk. */
export interface OpenSet {
  /** As the person gave it. */
  readonly dir: string;
  readonly folder: Folder;
  readonly store: SetStore;
}

/**
 * Opens a set to read it; nothing is ever written.
 * @throws Failure when the folder is no annotation set
 */
export function openSet(dir: string): Promise<OpenSet> {
  return open(dir, (disk) => new ReadOnlyFolder(disk), {
    mayWrite: () => false,
    onWriteFailed: () => undefined,
  });
}

/**
 * Opens a set to change it: what is applied to it is written by `store.flush`.
 * @param onWriteFailed told of each file that could not be written
 * @throws Failure when the folder is no annotation set
 */
export function openSetToWrite(dir: string, onWriteFailed: StoreHost['onWriteFailed']): Promise<OpenSet> {
  return open(dir, (disk) => disk, { mayWrite: () => true, onWriteFailed });
}

async function open(dir: string, over: (disk: Folder) => Folder, host: StoreHost): Promise<OpenSet> {
  if (!(await isThere(dir, 'folder'))) throw new Failure(`${dir} is not a folder.`);
  if (!(await isThere(path.join(dir, settingsFile), 'file'))) {
    throw new Failure(`${dir} is not an annotation set: there is no ${settingsFile} in it.`);
  }
  const folder = over(new NodeFolder(dir));
  const store = new SetStore(folder, host);
  await store.load();
  return { dir, folder, store };
}

/** Prints what is wrong with the set's files. @returns whether there is anything */
export function printUnreadable({ dir, store }: OpenSet): boolean {
  const problems = [...store.set.problems.values()].flat();
  for (const problem of problems) printProblem(dir, problem);
  return problems.length > 0;
}

async function isThere(target: string, kind: 'file' | 'folder'): Promise<boolean> {
  try {
    const found = await stat(target);
    return kind === 'file' ? found.isFile() : found.isDirectory();
  } catch {
    return false;
  }
}
