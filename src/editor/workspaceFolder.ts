import * as vscode from 'vscode';
import { ignoredFolders } from '../core/set/files.js';
import type { Folder, OnUnreadable } from '../storage/folder.js';
import { acquire, lockFile, type Lock } from '../storage/lock.js';
import { isMissing } from './fileErrors.js';
import { temporaryName } from '../storage/temporary.js';

/** Milliseconds in which another window that found no lock has made its own. */
const lockSettles = 100;

/** A folder of the workspace, on whatever file system it is. */
export class WorkspaceFolder implements Folder {
  constructor(private readonly root: vscode.Uri) {}

  async read(path: string): Promise<Uint8Array | undefined> {
    try {
      return await vscode.workspace.fs.readFile(this.uri(path));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  /** Whether there is a file or a folder of this name. @throws what the file system throws besides */
  async isThere(path: string): Promise<boolean> {
    try {
      await vscode.workspace.fs.stat(this.uri(path));
      return true;
    } catch (error) {
      if (isMissing(error)) return false;
      throw error;
    }
  }

  async write(path: string, bytes: Uint8Array, lastLook?: () => Promise<void>): Promise<void> {
    const target = this.uri(path);
    const temporary = this.uri(temporaryName(path));
    const wasThere = await this.isThere(path);
    await vscode.workspace.fs.writeFile(temporary, bytes);
    try {
      await lastLook?.();
      await vscode.workspace.fs.rename(temporary, target, { overwrite: true });
    } catch (error) {
      // Where replacing is not one step the old file may be gone: then this one is all there is.
      if (!wasThere || (await this.isThere(path).catch(() => false))) await this.deleteQuietly(temporary);
      throw error;
    }
  }

  lock(): Promise<Lock> {
    const uri = this.uri(lockFile);
    const write = (text: string): Thenable<void> =>
      vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    return acquire({
      owner: `vscode ${vscode.env.sessionId}`,
      settles: lockSettles,
      read: async () => {
        const bytes = await this.read(lockFile);
        return bytes && new TextDecoder().decode(bytes);
      },
      create: async (text) => {
        if (await this.isThere(lockFile)) return false;
        await write(text);
        return true;
      },
      overwrite: async (text) => {
        await write(text);
      },
      delete: async () => {
        await vscode.workspace.fs.delete(uri);
      },
      hasEnded: () => false,
    });
  }

  async delete(path: string): Promise<void> {
    await vscode.workspace.fs.delete(this.uri(path));
  }

  async rename(from: string, to: string): Promise<void> {
    await vscode.workspace.fs.rename(this.uri(from), this.uri(to));
  }

  async list(onUnreadable?: OnUnreadable): Promise<string[]> {
    const files: string[] = [];
    const entriesOf = async (folder: string): Promise<[string, vscode.FileType][]> => {
      try {
        return await vscode.workspace.fs.readDirectory(this.uri(folder));
      } catch (error) {
        if (folder === '' || !onUnreadable) throw error;
        onUnreadable(folder, error);
        return [];
      }
    };
    const visit = async (folder: string): Promise<void> => {
      for (const [name, type] of await entriesOf(folder)) {
        const path = folder === '' ? name : `${folder}/${name}`;
        const isLink = (type & vscode.FileType.SymbolicLink) !== 0;
        if ((type & vscode.FileType.File) !== 0) files.push(path);
        else if (!isLink && (type & vscode.FileType.Directory) !== 0 && !isIgnored(name)) await visit(path);
      }
    };
    await visit('');
    return files;
  }

  private async deleteQuietly(uri: vscode.Uri): Promise<void> {
    try {
      await vscode.workspace.fs.delete(uri);
    } catch {
      // It is a leftover; the set is put in order when it is loaded again.
    }
  }

  uri(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.root, path);
  }
}

/** Whether a folder of this name holds no articles. */
export function isIgnored(name: string): boolean {
  return name.startsWith('.') || ignoredFolders.includes(name);
}
