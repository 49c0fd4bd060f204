import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, rmdir, stat, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from './failure.js';

/**
 * A file or folder being exported. It is written beside its place under another name and moved there when it is
 * complete, so that there never is half an export.
 */
export class ExportTarget {
  private readonly temporary: string;
  private current: { readonly file: string; readonly handle: FileHandle } | undefined;
  private readonly files: string[] = [];

  private constructor(
    private readonly out: string,
    private readonly isFolder: boolean,
  ) {
    this.temporary = `${out}.${randomBytes(4).toString('hex')}.tmp`;
  }

  /**
   * @param force whether what stands at `out` may be replaced; of a folder only the files that are exported
   * @throws Failure when something stands there that may not be
   */
  static async create(out: string, isFolder: boolean, force: boolean): Promise<ExportTarget> {
    const found = await stat(out).catch(() => undefined);
    if (found && found.isDirectory() !== isFolder) {
      throw new Failure(
        `${out} is a ${isFolder ? 'file' : 'folder'}; this format writes a ${isFolder ? 'folder' : 'file'}.`,
      );
    }
    const isFree = !found || (found.isDirectory() && (await readdir(out)).length === 0);
    if (!isFree && !force) throw new Failure(`${out} is there already; --force replaces it.`);
    const target = new ExportTarget(out, isFolder);
    await mkdir(isFolder ? target.temporary : path.dirname(out), { recursive: true });
    return target;
  }

  /** @param file path in the exported folder, or empty for the one exported file; those of one file come in a row */
  async write(file: string, content: string | Uint8Array): Promise<void> {
    const handle = this.current?.file === file ? this.current.handle : await this.begin(file);
    await handle.writeFile(content);
  }

  /** Puts the export in its place. */
  async commit(): Promise<void> {
    // An empty set may make no piece at all.
    if (!this.isFolder && this.files.length === 0) await this.begin('');
    await this.close();
    if (!this.isFolder) {
      await rename(this.temporary, this.out);
      return;
    }
    if (await isEmptyOrMissing(this.out)) {
      await rmdir(this.out).catch(() => undefined);
      await rename(this.temporary, this.out);
      return;
    }
    for (const file of this.files) {
      const place = path.join(this.out, file);
      await mkdir(path.dirname(place), { recursive: true });
      await rename(path.join(this.temporary, file), place);
    }
    await rm(this.temporary, { recursive: true });
  }

  /** Leaves everything as it was before. */
  async discard(): Promise<void> {
    await this.current?.handle.close();
    this.current = undefined;
    await rm(this.temporary, { recursive: true, force: true });
  }

  private async begin(file: string): Promise<FileHandle> {
    await this.close();
    const place = path.join(this.temporary, file);
    if (this.isFolder) await mkdir(path.dirname(place), { recursive: true });
    const handle = await open(place, 'wx');
    this.files.push(file);
    this.current = { file, handle };
    return handle;
  }

  private async close(): Promise<void> {
    const handle = this.current?.handle;
    this.current = undefined;
    if (!handle) return;
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  }
}

async function isEmptyOrMissing(folder: string): Promise<boolean> {
  return (await readdir(folder).catch(() => [])).length === 0;
}
