import type { Dirent } from 'node:fs';
import { mkdir, open, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ignoredFolders } from '../core/set/files.js';
import type { Folder, OnUnreadable } from './folder.js';
import { acquire, lockFile, type Lock } from './lock.js';
import { hasCode, hasEnded, isMissing, processOwner } from './nodeProcess.js';
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

  async write(path: string, bytes: Uint8Array, lastLook?: () => Promise<void>): Promise<void> {
    const target = join(this.root, path);
    const temporary = temporaryName(target);
    await mkdir(dirname(target), { recursive: true });
    try {
      const file = await open(temporary, 'wx');
      try {
        const mode = await modeOf(target);
        if (mode !== undefined) await file.chmod(mode);
        await file.writeFile(bytes);
        await file.sync();
      } finally {
        await file.close();
      }
      await lastLook?.();
      await rename(temporary, target);
    } catch (error) {
      await rm(temporary, { force: true });
      throw error;
    }
  }

  lock(): Promise<Lock> {
    const path = join(this.root, lockFile);
    return acquire({
      owner: processOwner,
      settles: 0,
      read: async () => {
        const bytes = await this.read(lockFile);
        return bytes && new TextDecoder().decode(bytes);
      },
      create: async (text) => {
        try {
          await writeFile(path, text, { flag: 'wx' });
          return true;
        } catch (error) {
          if (hasCode(error, 'EEXIST')) return false;
          throw error;
        }
      },
      overwrite: (text) => writeFile(path, text),
      delete: () => rm(path, { force: true }),
      hasEnded,
    });
  }

  async delete(path: string): Promise<void> {
    await rm(join(this.root, path));
  }

  async rename(from: string, to: string): Promise<void> {
    await rename(join(this.root, from), join(this.root, to));
  }

  async list(onUnreadable?: OnUnreadable): Promise<string[]> {
    const files: string[] = [];
    const entriesOf = async (folder: string): Promise<Dirent[]> => {
      try {
        return await readdir(join(this.root, folder), { withFileTypes: true });
      } catch (error) {
        if (folder === '' || !onUnreadable) throw error;
        onUnreadable(folder, error);
        return [];
      }
    };
    const visit = async (folder: string): Promise<void> => {
      for (const entry of await entriesOf(folder)) {
        const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
        if (entry.isFile()) files.push(path);
        else if (entry.isDirectory() && !isIgnored(entry.name)) await visit(path);
      }
    };
    await visit('');
    return files;
  }
}

/** Who may read and write a file; undefined when there is none. */
async function modeOf(file: string): Promise<number | undefined> {
  try {
    return (await stat(file)).mode & 0o7777;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

function isIgnored(name: string): boolean {
  return name.startsWith('.') || ignoredFolders.includes(name);
}
