import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import type { SourceFile } from '../core/formats/index.js';
import { Failure } from './failure.js';
import { addAll } from '../core/lists.js';

export interface Sources {
  readonly files: readonly SourceFile[];
  /** The folder that each file's path is relative to. */
  readonly folders: ReadonlyMap<string, string>;
}

/**
 * The files that a person gave: those given, and those below the folders given, by their paths relative to each. Hidden
 * ones are left out.
 * @throws Failure when there is no such file or folder
 */
export async function sourceFiles(given: readonly string[]): Promise<Sources> {
  const files: SourceFile[] = [];
  const folders = new Map<string, string>();
  const add = (folder: string, file: string): void => {
    const where = path.join(folder, file);
    files.push({ path: file, size: async () => (await stat(where)).size, read: () => readFile(where) });
    folders.set(file, folder);
  };
  for (const target of given) {
    const found = await stat(target).catch(() => undefined);
    if (!found) throw new Failure(`There is no file or folder ${target}.`);
    if (!found.isDirectory()) add(path.dirname(target), path.basename(target));
    else for (const file of await filesBelow(target)) add(target, file);
  }
  return { files, folders };
}

async function filesBelow(folder: string, prefix = ''): Promise<string[]> {
  const files: string[] = [];
  const entries = await readdir(path.join(folder, prefix), { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    if (entry.isFile()) files.push(prefix + entry.name);
    else if (entry.isDirectory()) addAll(files, await filesBelow(folder, `${prefix}${entry.name}/`));
  }
  return files;
}
