import type { NewArticle, Progress, SettledImport } from '../core/import/index.js';
import { writeText } from './folder.js';
import type { SetStore } from './setStore.js';
import { say, ToldError } from '../core/text/message.js';

/**
 * Writes the articles that an import brings and then lets `apply` change the set; all of it, or nothing when something
 * fails. A file that is there already is never written over.
 * @param progress called between articles until then; when it throws, the articles are taken away again
 * @param apply applies the change; when it throws or says false, the articles are taken away again
 * @throws Error when an article cannot be written
 */
export async function carryOutImport(
  store: SetStore,
  { newArticles, change }: SettledImport,
  apply: (change: SettledImport['change']) => boolean,
  progress: Progress = () => undefined,
): Promise<boolean> {
  const written: string[] = [];
  let isDone = false;
  try {
    for (const [index, article] of newArticles.entries()) {
      await progress(index, newArticles.length);
      await writeArticle(store, article);
      written.push(article.article);
    }
    await store.set.loading(async () => {
      for (const article of written) await store.reloadArticle(article);
    });
    isDone = (change.edits.length === 0 && newArticles.length === 0) || apply(change);
  } finally {
    if (!isDone) {
      for (const article of written) {
        await store.folder.delete(article);
        await store.reloadArticle(article);
      }
    }
  }
  await store.flush();
  return isDone;
}

async function writeArticle({ folder }: SetStore, { article, text }: NewArticle): Promise<void> {
  await writeText(folder, article, text, async () => {
    if ((await folder.read(article)) !== undefined) throw new ToldError(say`${article} is there already.`);
  });
}
