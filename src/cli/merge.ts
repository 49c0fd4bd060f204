import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { conflictsInFile } from '../core/check/conflicts.js';
import { locate } from '../core/check/finding.js';
import { levelOf } from '../core/model/rules.js';
import { messageOf, type Problem } from '../core/model/problem.js';
import {
  kindOf,
  mergeContents,
  readContent,
  writeContent,
  type Content,
  type ContentKind,
} from '../core/set/content.js';
import { articleOf } from '../core/set/files.js';
import { decodeUtf8 } from '../core/text/normalise.js';
import { NodeFolder } from '../storage/nodeFolder.js';
import { writeText } from '../storage/folder.js';
import { textsOfArticle } from './articleVersions.js';
import { exitCodes, Failure } from './failure.js';
import { printJson, printProblem } from './output.js';

export interface MergeOptions {
  readonly json?: boolean;
}

/**
 * Merges two versions of one of a set's files, as a merge driver of git: writes the result over `ours`.
 * @param file the path that the file has in the repository, where git gives it
 * @returns the exit code: whether something is left to settle in the file, which is valid in any case
 * @throws Failure when a version cannot be read; nothing is written then
 */
export async function merge(
  paths: { readonly base: string; readonly ours: string; readonly theirs: string },
  file: string | undefined,
  { json }: MergeOptions,
): Promise<number> {
  const [base, ours, theirs] = [await read(paths.base), await read(paths.ours), await read(paths.theirs)];
  const name = file ?? path.basename(paths.ours);
  const kind = kindOf(name) ?? kindBySight(ours);
  if (kind === undefined) {
    throw new Failure(`${name} is none of an annotation set's files; give its path as the fourth argument.`);
  }
  // Git gives an empty file for the base of one that both sides added.
  const versions = {
    base: base.trim() === '' ? undefined : parsed(kind, paths.base, base),
    ours: parsed(kind, paths.ours, ours),
    theirs: parsed(kind, paths.theirs, theirs),
  };
  const article = file === undefined ? undefined : articleOf(file);
  const stamps = Object.values(versions).flatMap((version) =>
    version?.kind === 'sidecar' ? [version.value.text] : [],
  );
  const texts = article === undefined ? {} : await textsOfArticle(article, stamps);
  const { value, conflicts } = mergeContents(versions, texts);
  const text = writeContent(value);
  try {
    await writeText(new NodeFolder(path.dirname(paths.ours)), path.basename(paths.ours), text);
  } catch (error) {
    throw new Failure(`${paths.ours} cannot be written: ${messageOf(error)}`);
  }
  if (conflicts === 0) return exitCodes.fine;
  for (const problem of locate(conflictsInFile(name, value), text, () => levelOf('merge-conflict'))) {
    printProblem('', problem);
    if (json) printJson(problem);
  }
  return exitCodes.problems;
}

async function read(file: string): Promise<string> {
  let bytes: Uint8Array;
  try {
    bytes = await readFile(file);
  } catch (error) {
    throw new Failure(`${file} cannot be read: ${messageOf(error)}`);
  }
  const text = decodeUtf8(bytes);
  if (text === undefined) throw new Failure(`${file}:1: Not UTF-8.`);
  return text;
}

function parsed(kind: ContentKind, file: string, text: string): Content {
  const content = readContent(kind, file, text);
  if (content.ok) return content.value;
  const problems = content.problems.map(
    ({ line, message }: Problem) => `${file}:${line}: ${String(message)}`,
  );
  throw new Failure(`Nothing was merged.\n${problems.join('\n')}`);
}

/** Without a path: the kind of file whose entries it has. */
function kindBySight(text: string): ContentKind | undefined {
  const found = /"(mentions|actors|events|sources|codebook|title)"\s*:/.exec(text)?.[1];
  if (found === undefined) return undefined;
  return found === 'mentions' ? 'sidecar' : found === 'actors' || found === 'events' ? found : 'settings';
}
