import * as vscode from 'vscode';
import type { Article } from '../../editor/article.js';
import type { Api } from '../../extension.js';

/** The extension, activated, with all sets of the workspace loaded. */
export async function extension(): Promise<Api> {
  const api = await vscode.extensions.getExtension<Api>('hashiya.hashiya')?.activate();
  if (!api) throw new Error('The extension is not there');
  await api.ready;
  return api;
}

/** Tries until it no longer throws, and gives what it then gives. */
export async function eventually<T>(attempt: () => T | Promise<T>, milliseconds = 60_000): Promise<T> {
  const end = Date.now() + milliseconds;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      if (Date.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }
}

/** A file of the workspace. */
export function fileUri(path: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('No folder is open');
  return vscode.Uri.joinPath(folder.uri, path);
}

export async function readFile(path: string): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(fileUri(path)));
}

export async function writeFile(path: string, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(fileUri(path), new TextEncoder().encode(text));
}

/** Closes all editors, removes a folder of the workspace and waits until no set has an article of it. */
export async function removeFolder(path: string): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  await vscode.workspace.fs.delete(fileUri(path), { recursive: true });
  const { sets } = await extension();
  await eventually(() => {
    const left = sets.all
      .flatMap(({ set }) => set.articles)
      .filter((article) => article.startsWith(`${path}/`));
    if (left.length > 0) throw new Error(`The set still has ${left.join(', ')}`);
  });
}

/** Opens an article in an editor and waits until it is known as one. */
export async function openArticle(path: string): Promise<{ article: Article; editor: vscode.TextEditor }> {
  const { articles } = await extension();
  const editor = await vscode.window.showTextDocument(fileUri(path), { preview: false });
  return eventually(() => {
    const article = articles.get(editor.document);
    if (!article || editor.document.languageId !== 'arabic-article') throw new Error(`${path} is no article`);
    return { article, editor };
  });
}

/** Selects the nth occurrence of a text. */
export function select(editor: vscode.TextEditor, text: string, occurrence = 1): vscode.Selection {
  let at = -1;
  for (let i = 0; i < occurrence; i++) at = editor.document.getText().indexOf(text, at + 1);
  if (at < 0) throw new Error(`The article does not say “${text}”`);
  const start = editor.document.positionAt(at);
  const end = editor.document.positionAt(at + text.length);
  return (editor.selection = new vscode.Selection(start, end));
}

/** Puts the cursor into the nth occurrence of a text, one unit after its start. */
export function putCursorIn(editor: vscode.TextEditor, text: string, occurrence = 1): vscode.Position {
  const { start } = select(editor, text, occurrence);
  const position = start.translate(0, 1);
  editor.selection = new vscode.Selection(position, position);
  return position;
}
