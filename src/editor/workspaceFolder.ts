import * as vscode from 'vscode';
import { ignoredFolders } from '../core/set/files.js';
import type { Folder } from '../storage/folder.js';
import { temporaryName } from '../storage/temporary.js';

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

  async write(path: string, bytes: Uint8Array): Promise<void> {
    const target = this.uri(path);
    const temporary = this.uri(temporaryName(path));
    await vscode.workspace.fs.writeFile(temporary, bytes);
    try {
      await vscode.workspace.fs.rename(temporary, target, { overwrite: true });
    } catch (error) {
      await vscode.workspace.fs.delete(temporary);
      throw error;
    }
  }

  async delete(path: string): Promise<void> {
    await vscode.workspace.fs.delete(this.uri(path));
  }

  async rename(from: string, to: string): Promise<void> {
    await vscode.workspace.fs.rename(this.uri(from), this.uri(to));
  }

  async list(): Promise<string[]> {
    const files: string[] = [];
    const visit = async (folder: vscode.Uri, prefix: string): Promise<void> => {
      for (const [name, type] of await vscode.workspace.fs.readDirectory(folder)) {
        const isLink = (type & vscode.FileType.SymbolicLink) !== 0;
        if ((type & vscode.FileType.File) !== 0) files.push(prefix + name);
        else if (!isLink && (type & vscode.FileType.Directory) !== 0 && !isIgnored(name)) {
          await visit(vscode.Uri.joinPath(folder, name), `${prefix}${name}/`);
        }
      }
    };
    await visit(this.root, '');
    return files;
  }

  uri(path: string): vscode.Uri {
    return vscode.Uri.joinPath(this.root, path);
  }
}

function isIgnored(name: string): boolean {
  return name.startsWith('.') || ignoredFolders.includes(name);
}

function isMissing(error: unknown): boolean {
  return error instanceof vscode.FileSystemError && error.code === 'FileNotFound';
}
