import { decodeArticle } from '../core/text/normalise.js';
import type { Lock } from './lock.js';

/** The files below one folder. Paths are relative to it, with `/`. */
export interface Folder {
  /** @returns undefined when there is no such file */
  read(path: string): Promise<Uint8Array | undefined>;
  /**
   * Replaces the whole file or leaves it as it was; never half of it.
   * @param lastLook called when all is ready; when it throws, the file stays as it was
   */
  write(path: string, bytes: Uint8Array, lastLook?: () => Promise<void>): Promise<void>;
  /** Waits for the right to write to the set in this folder, which one program at a time has. */
  lock(): Promise<Lock>;
  delete(path: string): Promise<void>;
  /** Gives a file another name, which must be free. */
  rename(from: string, to: string): Promise<void>;
  /**
   * Every file below the folder, hidden folders and `node_modules` left out.
   * @param onUnreadable told of a folder within that cannot be read, whose files are left out
   * @throws what the file system throws for the folder itself, and for those within where nobody is told
   */
  list(onUnreadable?: OnUnreadable): Promise<string[]>;
}

/** Told of a folder, by its path, that cannot be read. */
export type OnUnreadable = (folder: string, error: unknown) => void;

/**
 * `read`, as text without byte order mark.
 * @throws TypeError when the bytes are not UTF-8: what was replaced in them would be written back
 */
export async function readText(folder: Folder, path: string): Promise<string | undefined> {
  const bytes = await folder.read(path);
  return bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

/** The text of an article, normalised; undefined when there is no such file or it is not UTF-8. */
export async function readArticleText(folder: Folder, article: string): Promise<string | undefined> {
  const bytes = await folder.read(article);
  return bytes && decodeArticle(bytes);
}

export async function writeText(
  folder: Folder,
  path: string,
  text: string,
  lastLook?: () => Promise<void>,
): Promise<void> {
  await folder.write(path, new TextEncoder().encode(text), lastLook);
}
