import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { atEnd } from './cleanup.js';
import { root } from './paths.js';

/** Packages the extension as `npm run package` does. @returns the file, in a temporary folder removed at the end */
export async function packagedExtension(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hashiya-vsix-'));
  atEnd(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'hashiya.vsix');
  await promisify(execFile)(process.execPath, [path.join(root, 'packaging/package.mjs'), '--out', file]);
  return file;
}
