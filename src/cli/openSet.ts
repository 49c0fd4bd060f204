import { stat } from 'node:fs/promises';
import path from 'node:path';
import { settingsFile } from '../core/set/files.js';
import { NodeFolder } from '../storage/nodeFolder.js';
import type { Folder } from '../storage/folder.js';
import { SetStore } from '../storage/setStore.js';
import { Failure } from './failure.js';
import { printProblem } from './output.js';
import { ReadOnlyFolder } from './readOnlyFolder.js';

/** An annotation set that is read and never written. */
export interface OpenSet {
  /** As the person gave it. */
  readonly dir: string;
  readonly folder: Folder;
  readonly store: SetStore;
}

/** @throws Failure when the folder is no annotation set */
export async function openSet(dir: string): Promise<OpenSet> {
  if (!(await isThere(dir, 'folder'))) throw new Failure(`${dir} is not a folder.`);
  if (!(await isThere(path.join(dir, settingsFile), 'file'))) {
    throw new Failure(`${dir} is not an annotation set: there is no ${settingsFile} in it.`);
  }
  const folder = new ReadOnlyFolder(new NodeFolder(dir));
  const store = new SetStore(folder, { mayWrite: () => false, onWriteFailed: () => undefined });
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
