import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { isSameStamp, type KnownTexts } from '../core/set/merge/anchors.js';
import type { TextStamp } from '../core/model/types.js';
import { decodeArticle } from '../core/text/normalise.js';
import { stampOf } from '../core/text/stamp.js';

/** The commits that git may be merging, and for `git merge` those that it names in the environment. */
function commits(): string[] {
  const merged = Object.keys(process.env).flatMap(
    (name) => /^GITHEAD_([0-9a-f]{40,64})$/.exec(name)?.[1] ?? [],
  );
  return ['HEAD', 'MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'REBASE_HEAD', ...merged];
}

/**
 * The versions of an article, in the working tree and in the commits being merged, that the stamps of a sidecar are of.
 * Looked for only when the stamps differ, which is when the article was changed.
 * @param article its path from the current folder, which git makes the root of the repository
 */
export async function textsOfArticle(article: string, stamps: readonly TextStamp[]): Promise<KnownTexts> {
  if (stamps.every((stamp) => isSameStamp(stamp, stamps[0]))) return {};
  const sources = [
    () => readFile(article).catch(() => undefined),
    ...commits().map((commit) => () => show(`${commit}:./${article}`)),
  ];
  const known = new Map<string, string>();
  for (const source of sources) {
    if (stamps.every(({ sha256 }) => known.has(sha256))) break;
    const bytes = await source();
    const text = bytes && decodeArticle(bytes);
    if (text !== undefined) known.set(stampOf(text).sha256, text);
  }
  return { of: ({ sha256 }) => known.get(sha256) };
}

function show(object: string): Promise<Buffer | undefined> {
  return new Promise((resolve) => {
    execFile('git', ['show', object], { encoding: 'buffer', maxBuffer: 2 ** 28 }, (error, stdout) => {
      resolve(error ? undefined : stdout);
    });
  });
}
