import { newMentionId } from '../core/model/ids.js';
import { readText, type Folder } from './folder.js';

// Files are written under a temporary name and then renamed. Where renaming is not one step (VS Code's file service
// deletes the old file first), a crash in between leaves only the temporary file, which is complete: it is taken back.
// One that is not complete was never renamed, so that the file it was to replace is as it was.

const temporary = /^(.*hashiya(?:\.actors|\.events)?\.json)\.[a-z0-9]{8}\.tmp$/;

/** A name beside `path` to write it under at first. */
export function temporaryName(path: string): string {
  return `${path}.${newMentionId(new Set())}.tmp`;
}

/** The files of a folder after those that an interrupted write left behind were put in place, or removed. */
export async function recovered(folder: Folder): Promise<string[]> {
  const files = new Set(await folder.list());
  for (const file of [...files]) {
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
