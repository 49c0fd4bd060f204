import * as vscode from 'vscode';
import { readingView } from '../../editor/articleEditors.js';
import type { ReadingViews } from './views.js';

/** The commands that open an article in a reading view, and from there in a text editor. */
export function registerOpening(views: ReadingViews): vscode.Disposable {
  const command = (id: string, beside: boolean, open: typeof openReadingView): vscode.Disposable =>
    vscode.commands.registerCommand(id, (uri: unknown) =>
      open(views, uri instanceof vscode.Uri ? uri : undefined, beside),
    );
  return vscode.Disposable.from(
    command('hashiya.openReadingView', false, openReadingView),
    command('hashiya.openReadingViewBeside', true, openReadingView),
    command('hashiya.openTextEditor', false, openTextEditor),
    command('hashiya.openTextEditorBeside', true, openTextEditor),
  );
}

/** Opens a file, or else that of the active text editor, with the cursor where it is there. */
async function openReadingView(
  views: ReadingViews,
  uri: vscode.Uri | undefined,
  beside: boolean,
): Promise<void> {
  const { activeTextEditor } = vscode.window;
  const wanted = uri ?? activeTextEditor?.document.uri;
  if (!wanted) return;
  const editor =
    activeTextEditor?.document.uri.toString() === wanted.toString() ? activeTextEditor : undefined;
  const viewColumn = beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
  await vscode.commands.executeCommand('vscode.openWith', wanted, readingView, { viewColumn });
  const view = views.active;
  if (!editor || view?.document !== editor.document) return;
  view.selection = editor.selection;
  view.revealRange(editor.selection);
}

/** Opens the text of the active reading view, or of a file, in a text editor, with the cursor where it is there. */
async function openTextEditor(
  views: ReadingViews,
  uri: vscode.Uri | undefined,
  beside: boolean,
): Promise<void> {
  const view = views.active;
  const wanted = uri ?? view?.document.uri;
  if (!wanted) return;
  const isOfView = view?.document.uri.toString() === wanted.toString();
  await vscode.window.showTextDocument(wanted, {
    viewColumn: beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
    ...(isOfView ? { selection: view.selection } : {}),
  });
}
