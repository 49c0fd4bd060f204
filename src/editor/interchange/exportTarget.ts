import * as vscode from 'vscode';
import { ExportTarget, type ExportDisk, type ExportSink, type PathKind } from '../../storage/exportTarget.js';
import { ProtectedFiles } from '../../storage/protectedFiles.js';
import { isMissing } from '../fileErrors.js';

/** Begins an export to a place of any file system that VS Code has. */
export function exportTo(place: vscode.Uri, isFolder: boolean): Promise<ExportTarget> {
  const name = place.path.split('/').pop() ?? '';
  return ExportTarget.create(new WorkspaceExportDisk(vscode.Uri.joinPath(place, '..')), name, isFolder);
}

/**
 * VS Code tells which files are links, yet not where they lead: within a workspace no link is written through, since it
 * may lead to an article.
 */
class WorkspaceExportDisk implements ExportDisk {
  readonly owner = `vscode ${vscode.env.sessionId}`;
  private readonly protectedFiles: ProtectedFiles;

  constructor(private readonly root: vscode.Uri) {
    this.protectedFiles = new ProtectedFiles((path) => readText(root.with({ path })));
  }

  /** Programs cannot be asked from here: what another left is taken to be over. */
  hasEnded(owner: string): boolean {
    return owner !== this.owner;
  }

  async kindOf(path: string): Promise<PathKind> {
    return kindOf(this.at(path));
  }

  async namesIn(folder: string): Promise<string[]> {
    try {
      const entries = await vscode.workspace.fs.readDirectory(this.at(folder));
      return entries.map(([name]) => name);
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  async readText(path: string): Promise<string> {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(this.at(path)));
  }

  create(path: string): Promise<ExportSink> {
    const parts: Uint8Array[] = [];
    const encoder = new TextEncoder();
    return Promise.resolve({
      write: (content) => {
        parts.push(typeof content === 'string' ? encoder.encode(content) : content);
        return Promise.resolve();
      },
      abandon: () => Promise.resolve(),
      close: async () => {
        await vscode.workspace.fs.writeFile(this.at(path), joined(parts));
      },
    });
  }

  async makeFolder(path: string): Promise<void> {
    await vscode.workspace.fs.createDirectory(this.at(path));
  }

  async keep(path: string, as: string): Promise<void> {
    await vscode.workspace.fs.rename(this.at(path), this.at(as));
  }

  async move(from: string, to: string): Promise<void> {
    await vscode.workspace.fs.rename(this.at(from), this.at(to), { overwrite: true });
  }

  async remove(path: string): Promise<void> {
    try {
      await vscode.workspace.fs.delete(this.at(path), { recursive: true });
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  }

  async check(path: string): Promise<void> {
    const place = this.at(path);
    await this.protectedFiles.refuse(place.path);
    const folder = vscode.workspace.getWorkspaceFolder(place);
    for (let above = parentOf(place); folder && isWithin(above, folder.uri); above = parentOf(above)) {
      if ((await kindOf(above)) === 'other') {
        throw new Error(vscode.l10n.t('{0} is a link; choose a place that is none.', above.path));
      }
    }
  }

  private at(path: string): vscode.Uri {
    return path === '' ? this.root : vscode.Uri.joinPath(this.root, path);
  }
}

async function kindOf(uri: vscode.Uri): Promise<PathKind> {
  try {
    const { type } = await vscode.workspace.fs.stat(uri);
    if (type === vscode.FileType.File) return 'file';
    return type === vscode.FileType.Directory ? 'folder' : 'other';
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  } catch {
    // Above a place there are folders that may not be looked into.
    return undefined;
  }
}

function parentOf(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}

function isWithin(uri: vscode.Uri, folder: vscode.Uri): boolean {
  return uri.path.startsWith(`${folder.path}/`);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
