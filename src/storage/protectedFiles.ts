import { kindOf, readContent } from '../core/set/content.js';
import { isArticle, settingsFile, sidecarOf } from '../core/set/files.js';
import type { Settings } from '../core/model/types.js';
import { say, ToldError } from '../core/text/message.js';

/** The files that no export may write over: those of annotation sets, of whatever set. Paths are absolute, with `/`. */
export class ProtectedFiles {
  private readonly settings = new Map<string, Promise<Settings | undefined>>();

  /** @param read the text of a file; undefined when there is none */
  constructor(private readonly read: (path: string) => Promise<string | undefined>) {}

  /**
   * Whether a file at a path is, or would be, an article or another file of the nearest set above it.
   * @param path without links, where the file system can tell
   */
  async include(path: string): Promise<boolean> {
    for (let folder = above(path); folder !== undefined; folder = above(folder)) {
      const settings = await this.settingsIn(folder);
      if (!settings) continue;
      const file = path.slice(folder.length + 1);
      return kindOf(file) !== undefined || isArticle(settings, file) || (await this.hasSidecar(path));
    }
    return this.hasSidecar(path);
  }

  /** @throws ToldError when it is */
  async refuse(path: string): Promise<void> {
    if (await this.include(path)) {
      throw new ToldError(say`${path} would be a file of the annotation set; choose a place outside of it.`);
    }
  }

  private async hasSidecar(path: string): Promise<boolean> {
    return (await this.read(sidecarOf(path))) !== undefined;
  }

  private settingsIn(folder: string): Promise<Settings | undefined> {
    const known = this.settings.get(folder) ?? this.readSettings(`${folder}/${settingsFile}`);
    this.settings.set(folder, known);
    return known;
  }

  private async readSettings(path: string): Promise<Settings | undefined> {
    const text = await this.read(path);
    if (text === undefined) return undefined;
    const content = readContent('settings', path, text);
    // Of a set that cannot be read, what it would be without settings is protected.
    return content.ok && content.value.kind === 'settings' ? content.value.value : { version: 1 };
  }
}

/** The folder that a file or folder is in; undefined for the outermost. */
function above(path: string): string | undefined {
  const end = path.lastIndexOf('/');
  return end < 0 || path === '' ? undefined : path.slice(0, end);
}
