import * as vscode from 'vscode';
import { isolate } from '../../core/model/label.js';
import { temporaryName } from '../../storage/temporary.js';
import { isThere, shortPath } from './target.js';

/**
 * A file or folder being exported. Each file of it is written under a hidden name beside its place as soon as it is
 * complete, and all are put into their places at the end, so that there never is a part of an export.
 */
export class ExportTarget {
  private readonly temporary: vscode.Uri;
  /** Those that are written. */
  private readonly files: string[] = [];
  private current: { readonly file: string; readonly parts: Uint8Array[] } | undefined;

  private constructor(
    private readonly place: vscode.Uri,
    private readonly isFolder: boolean,
  ) {
    this.temporary = besides(place);
  }

  /** @throws Error when a folder stands where a file is to be, or the other way round */
  static async create(place: vscode.Uri, isFolder: boolean): Promise<ExportTarget> {
    if ((await isThere(place)) && (await isDirectory(place)) !== isFolder) {
      const path = isolate(shortPath(place));
      throw new Error(
        isFolder
          ? vscode.l10n.t('{0} is a file; this format writes a folder.', path)
          : vscode.l10n.t('{0} is a folder; this format writes a file.', path),
      );
    }
    return new ExportTarget(place, isFolder);
  }

  /**
   * Adds to a file.
   * @param file path in the exported folder, or empty for the one exported file; the pieces of one file come in a row
   */
  async write(file: string, bytes: Uint8Array): Promise<void> {
    if (this.current?.file !== file) await this.finishFile();
    this.current ??= { file, parts: [] };
    this.current.parts.push(bytes);
  }

  /** Writes what is left of the last file; from then on there is nothing to do but to put the export into its place. */
  async finish(): Promise<void> {
    // An empty set may make no piece at all.
    if (!this.isFolder && !this.current) await this.write('', new Uint8Array());
    await this.finishFile();
    if (this.isFolder) await vscode.workspace.fs.createDirectory(this.temporary);
  }

  /** Puts the export into its place. When that fails, what was there before is there again. */
  async commit(): Promise<void> {
    if (await isThere(this.place)) await this.replace();
    else await vscode.workspace.fs.rename(this.temporary, this.place);
  }

  /** Removes what has not come into its place. */
  async discard(): Promise<void> {
    await removeIfThere(this.temporary);
  }

  private async finishFile(): Promise<void> {
    if (!this.current) return;
    const { file, parts } = this.current;
    this.current = undefined;
    this.files.push(file);
    await vscode.workspace.fs.writeFile(within(this.temporary, file), joined(parts));
  }

  private async replace(): Promise<void> {
    const { fs } = vscode.workspace;
    const before = besides(this.place);
    const wayBack: (() => Thenable<void>)[] = [];
    try {
      for (const file of this.files) {
        const place = within(this.place, file);
        if (await isThere(place)) {
          const old = within(before, file);
          await fs.rename(place, old);
          wayBack.unshift(() => fs.rename(old, place, { overwrite: true }));
        } else wayBack.unshift(() => removeIfThere(place));
        await fs.rename(within(this.temporary, file), place);
      }
    } catch (error) {
      for (const step of wayBack) await step();
      await removeIfThere(before);
      throw error;
    }
    await removeIfThere(before);
  }
}

/** A name beside a place that no set takes for one of its articles, since these are never hidden. */
function besides(place: vscode.Uri): vscode.Uri {
  const name = place.path.split('/').pop() ?? '';
  return vscode.Uri.joinPath(place, '..', `.${temporaryName(name)}`);
}

function within(place: vscode.Uri, file: string): vscode.Uri {
  return file === '' ? place : vscode.Uri.joinPath(place, file);
}

async function isDirectory(uri: vscode.Uri): Promise<boolean> {
  const { type } = await vscode.workspace.fs.stat(uri);
  return (type & vscode.FileType.Directory) !== 0;
}

async function removeIfThere(uri: vscode.Uri): Promise<void> {
  if (await isThere(uri)) await vscode.workspace.fs.delete(uri, { recursive: true });
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
