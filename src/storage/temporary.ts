import { newMentionId } from '../core/model/ids.js';
import { readText, type Folder, type OnUnreadable } from './folder.js';
import { lockFile, type Lock } from './lock.js';

// Files are written under a temporary name and then renamed. Where renaming is not one step (VS Code's file service
// deletes the old file first), a crash in between leaves only the temporary file, which is complete: it is taken back.
// One that is not complete was never renamed, so that the file it was to replace is as it was.

const temporary = /^(.*hashiya(?:\.actors|\.events)?\.json)\.[a-z0-9]{8}\.tmp$/;

/** A name beside `path` to write it under at first. */
export function temporaryName(path: string): string {
  return `${path}.${newMentionId(new Set())}.tmp`;
}

/** Whether a file is one that a program of ours makes and removes while it writes. */
export function isPassing(path: string): boolean {
  return temporary.test(path) || path === lockFile;
}

/**
 * The files of a folder after those that an interrupted write left behind were put in place, or removed.
 * @param onUnreadable as for `Folder.list`
 */
export async function recovered(folder: Folder, onUnreadable: OnUnreadable): Promise<string[]> {
  const found = await folder.list(onUnreadable);
  if (!found.some((file) => temporary.test(file))) return found;
  let lock: Lock;
  try {
    lock = await folder.lock();
  } catch {
    // Where nothing can be written, nothing can be put in order.
    return found.filter((file) => !temporary.test(file));
  }
  try {
    // While nobody else writes, every temporary file that is there was left behind.
    return await inOrder(folder, await folder.list(onUnreadable));
  } finally {
    await lock.release();
  }
}

async function inOrder(folder: Folder, found: readonly string[]): Promise<string[]> {
  const files = new Set(found);
  for (const file of found) {
    const target = temporary.exec(file)?.[1];
    if (target === undefined) continue;
    files.delete(file);
    if (files.has(target) || !(await isComplete(folder, file))) await folder.delete(file);
    else {
      await folder.rename(file, target);
      files.add(target);
    }
  }
  return [...files];
}

async function isComplete(folder: Folder, file: string): Promise<boolean> {
  try {
    JSON.parse((await readText(folder, file)) ?? '');
    return true;
  } catch {
    return false;
  }
}
