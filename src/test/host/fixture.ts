import { existsSync } from 'node:fs';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atEnd } from './cleanup.js';
import { cache, root } from './paths.js';

/** A copy of a folder of `test-fixtures`, in a temporary folder of its own that is removed at the end. */
export interface Fixture {
  folder: string;
  /** A path below the copy. */
  path: (...parts: string[]) => string;
  remove: () => Promise<void>;
}

/** Copies a fixture, so that tests never modify the repository. Beside the copy there is room for a report. */
export async function copyFixture(name = 'sample'): Promise<Fixture> {
  const parent = await mkdtemp(path.join(tmpdir(), 'hashiya-'));
  const folder = path.join(parent, name);
  await cp(fixturePath(name), folder, { recursive: true });
  return {
    folder,
    path: (...parts) => path.join(folder, ...parts),
    remove: atEnd(() => rm(parent, { recursive: true, force: true, maxRetries: 5 })),
  };
}

/** A copy of the sample set below `.vscode-test` that is made once and then keeps what a person does in it. */
export async function keptSample(): Promise<string> {
  const folder = path.join(cache, 'sample');
  if (!existsSync(folder)) {
    await cp(fixturePath('sample'), folder, { recursive: true });
  }
  return folder;
}

/** The first article of a set, in reading order, if there is one. */
export async function firstArticle(folder: string): Promise<string | undefined> {
  const files = await readdir(folder, { recursive: true });
  const article = files.filter((file) => file.endsWith('.txt')).sort()[0];
  return article === undefined ? undefined : path.join(folder, article);
}

function fixturePath(name: string): string {
  return path.join(root, 'test-fixtures', name);
}
