import {
  copyFile,
  link,
  lstat,
  mkdir,
  open,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
} from 'node:fs/promises';
import path from 'node:path';
import type { ExportDisk, ExportSink, PathKind } from './exportTarget.js';
import { hasEnded, isMissing, processOwner } from './nodeProcess.js';
import { ProtectedFiles } from './protectedFiles.js';
import { say, ToldError } from '../core/text/message.js';

/** A folder of the local disk to export into. */
export class NodeExportDisk implements ExportDisk {
  readonly owner = processOwner;
  readonly hasEnded = hasEnded;
  private readonly protectedFiles = new ProtectedFiles(async (file) => {
    try {
      return await readFile(file, 'utf8');
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  });

  /** @param others real paths of files that are not to be replaced besides those of sets */
  constructor(
    private readonly root: string,
    private readonly others: ReadonlySet<string> = new Set(),
  ) {}

  async kindOf(file: string): Promise<PathKind> {
    try {
      const found = await lstat(this.at(file));
      return found.isFile() ? 'file' : found.isDirectory() ? 'folder' : 'other';
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  async namesIn(folder: string): Promise<string[]> {
    try {
      return await readdir(this.at(folder));
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  readText(file: string): Promise<string> {
    return readFile(this.at(file), 'utf8');
  }

  async create(file: string): Promise<ExportSink> {
    await this.makeFolder(path.dirname(file));
    const handle = await open(this.at(file), 'wx');
    return {
      write: (content) => handle.writeFile(content),
      abandon: () => handle.close(),
      close: async () => {
        try {
          await handle.sync();
        } finally {
          await handle.close();
        }
      },
    };
  }

  async makeFolder(folder: string): Promise<void> {
    await mkdir(this.at(folder), { recursive: true });
  }

  async keep(file: string, as: string): Promise<void> {
    await this.makeFolder(path.dirname(as));
    // Not all file systems have hard links.
    await link(this.at(file), this.at(as)).catch(() => copyFile(this.at(file), this.at(as)));
  }

  async move(from: string, to: string): Promise<void> {
    await this.makeFolder(path.dirname(to));
    await rename(this.at(from), this.at(to));
  }

  async remove(file: string): Promise<void> {
    await rm(this.at(file), { recursive: true, force: true });
  }

  async check(file: string): Promise<void> {
    const real = (await realPath(this.at(file))).split(path.sep).join('/');
    await this.protectedFiles.refuse(real);
    if (this.others.has(real)) {
      throw new ToldError(say`${real} would be a file of the annotation set; choose a place outside of it.`);
    }
  }

  private at(file: string): string {
    return path.join(this.root, file);
  }
}

/** Where a path leads that need not be there: all that is there of it without links. */
export async function realPath(file: string): Promise<string> {
  try {
    return await realpath(file);
  } catch (error) {
    const folder = path.dirname(file);
    if (!isMissing(error) || folder === file) throw error;
    return path.join(await realPath(folder), path.basename(file));
  }
}
