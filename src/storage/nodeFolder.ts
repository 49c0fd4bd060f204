import { mkdir, open, readFile, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ignoredFolders } from '../core/set/files.js';
import type { Folder } from './folder.js';
import { temporaryName } from './temporary.js';

/** A folder of the local disk, for programs that run in Node. */
export class NodeFolder implements Folder {
  constructor(private readonly root: string) {}

  async read(path: string): Promise<Uint8Array | undefined> {
    try {
      return await readFile(join(this.root, path));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    const target = join(this.root, path);
    const temporary = temporaryName(target);
    await mkdir(dirname(target), { recursive: true });
    try {
      const file = await open(temporary, 'wx');
      try {
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  async delete(path: string): Promise<void> {
    await rm(join(this.root, path));
  }

  async rename(from: string, to: string): Promise<void> {
    await rename(join(this.root, from), join(this.root, to));
  }

  async list(): Promise<string[]> {
    const files: string[] = [];
    const visit = async (folder: string): Promise<void> => {
      for (const entry of await readdir(join(this.root, folder), { withFileTypes: true })) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isFile()) files.push(path);
        else if (entry.isDirectory() && !isIgnored(entry.name)) await visit(path);
      }
    };
    await visit('');
    return files;
  }
}

function isIgnored(name: string): boolean {
  return name.startsWith('.') || ignoredFolders.includes(name);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');
}
