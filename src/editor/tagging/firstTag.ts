import * as vscode from 'vscode';
import type { Article } from '../article.js';
import type { ArticleEditor } from '../articleEditor.js';
import type { Services } from '../services.js';
import { observe } from '../log.js';

/**
 * The article in the active editor. A text file that belongs to no set becomes one with the first tag: a set is begun in
 * the workspace folder it is in, or else in its own folder, and is written when the tag is.
 */
export async function articleForTagging({
  sets,
  articles,
  editors,
}: Pick<Services, 'sets' | 'articles' | 'editors'>): Promise<
  { article: Article; editor: ArticleEditor } | undefined
> {
  if (!articles.active) {
    // It may be of a set that was still being loaded.
    await sets.loaded();
    await articles.addAll();
  }
  const { active } = articles;
  if (active) return active;
  const editor = editors.active;
  if (!editor) return undefined;
  const { uri } = editor.document;
  if (articles.isRefused(editor.document)) return undefined;
  if (sets.find(uri)) {
    const message = vscode.l10n.t('This file is not one of the articles that hashiya.json names.');
    observe(vscode.window.showWarningMessage(message));
    return undefined;
  }
  if (uri.scheme === 'untitled' || !uri.path.endsWith('.txt')) {
    observe(
      vscode.window.showWarningMessage(vscode.l10n.t('Only text files (.txt) that are saved can be tagged.')),
    );
    return undefined;
  }
  const open = await sets.begin(
    vscode.workspace.getWorkspaceFolder(uri)?.uri ?? vscode.Uri.joinPath(uri, '..'),
  );
  await articles.addAll();
  const article = articles.get(editor.document);
  if (article) return { article, editor };
  await sets.abandon(open);
  return undefined;
}
