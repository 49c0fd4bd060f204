import { messageOf, type Problem } from '../model/problem.js';
import { decodeUtf8 } from '../text/normalise.js';
import type { SourceFile } from './reading.js';

/** A problem of a source as a whole, or at a line of it. */
export function sourceProblem(path: string, message: string, line = 1): Problem {
  return { path, line, column: 1, severity: 'error', message };
}

/** The text of a file of a source, byte order mark and line ends included, or why there is none. */
export async function readSource({ path, read }: SourceFile): Promise<string | Problem> {
  try {
    return decodeUtf8(await read()) ?? sourceProblem(path, 'This file is not in UTF-8; convert it first.');
  } catch (error) {
    return sourceProblem(path, `Cannot be read: ${messageOf(error)}`);
  }
}

/** The files of a source with one of these endings; a single file that was chosen is taken whatever its name. */
export function filesEnding(files: readonly SourceFile[], ...endings: string[]): readonly SourceFile[] {
  return files.length === 1
    ? files
    : files.filter(({ path }) => endings.some((ending) => path.toLowerCase().endsWith(ending)));
}
