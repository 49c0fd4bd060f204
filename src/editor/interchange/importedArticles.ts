import type { NewArticle, Progress, SettledImport } from '../../core/import/index.js';
import type { Change } from '../../core/set/change.js';
import { settingsFile, sidecarOf } from '../../core/set/files.js';
import { decodeUtf8 } from '../../core/text/normalise.js';
import { writeText } from '../../storage/folder.js';
import { carryOutImport } from '../../storage/importing.js';
import { carryOut } from '../carryOut.js';
import type { OpenSet } from '../sets.js';

/** The articles that came with an import's change: when that is taken back they go, when it is done again they come. */
const cameWith = new WeakMap<Change, readonly NewArticle[]>();

/**
 * Brings what an import holds into a set, so that one undo takes all of it back.
 * @returns false, after saying why, when the set refuses it; then nothing is changed
 */
export async function bring(open: OpenSet, settled: SettledImport, progress?: Progress): Promise<boolean> {
  const { store } = open;
  if (store.isUnwritten) store.markUnsaved(settingsFile);
  cameWith.set(settled.change, settled.newArticles);
  return carryOutImport(store, settled, (change) => carryOut(open, change), progress);
}

/** After a change was taken back: deletes the articles that came with it, where they are as they came. */
export async function deleteImported(open: OpenSet, change: Change): Promise<void> {
  const articles = cameWith.get(change) ?? [];
  if (articles.length === 0) return;
  const { set, store } = open;
  await store.flush();
  await Promise.all(
    articles.map(async ({ article, text }) => {
      const isAsItCame = (await articleFile(open, article)) === text;
      if (!isAsItCame || set.mentionsIn(article).size > 0) return;
      await store.folder.delete(article);
      if ((await store.folder.read(sidecarOf(article))) !== undefined) {
        await store.folder.delete(sidecarOf(article));
        await store.reload(sidecarOf(article));
      }
      await store.reloadArticle(article);
    }),
  );
}

/** Before a change is done again: writes the articles that came with it, where they are gone. */
export async function restoreImported({ store, set }: OpenSet, change: Change): Promise<void> {
  const articles = cameWith.get(change) ?? [];
  for (const { article, text } of articles) {
    if ((await store.folder.read(article)) === undefined) await writeText(store.folder, article, text);
  }
  await set.loading(async () => {
    for (const { article } of articles) await store.reloadArticle(article);
  });
}

/** An article's file, byte order mark and line ends included. */
async function articleFile({ store }: OpenSet, article: string): Promise<string | undefined> {
  const bytes = await store.folder.read(article);
  return bytes && decodeUtf8(bytes);
}
