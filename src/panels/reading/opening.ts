import * as vscode from 'vscode';
import { readingView, type TextTabs } from '../../editor/textTabs.js';
import type { ReadingViews } from './views.js';
import { registerCommand } from '../../editor/log.js';

/** The commands that open an article in a reading view, and from there in a text editor. */
export function registerOpening(views: ReadingViews, texts: TextTabs): vscode.Disposable {
  const command = (id: string, beside: boolean, open: typeof openReadingView): vscode.Disposable =>
    registerCommand(id, (uri: unknown) => open(views, uri instanceof vscode.Uri ? uri : undefined, beside));
  const inText: typeof openReadingView = (_, uri, beside) => openTextEditor(views, texts, uri, beside);
  return vscode.Disposable.from(
    command('hashiya.openReadingView', false, openReadingView),
    command('hashiya.openReadingViewBeside', true, openReadingView),
    command('hashiya.openTextEditor', false, inText),
    command('hashiya.openTextEditorBeside', true, inText),
  );
}

/** Shows a file, or else that of the active text editor, for reading, with the cursor where it is there. */
async function openReadingView(
  views: ReadingViews,
  uri: vscode.Uri | undefined,
  beside: boolean,
): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  const wanted = uri ?? editor?.document.uri;
  if (!wanted) return;
  const from = isOf(editor, wanted) ? editor : undefined;
  if (from && !beside && !from.document.isDirty) await reopenAs(readingView);
  else {
    const viewColumn = beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active;
    await vscode.commands.executeCommand('vscode.openWith', wanted, readingView, { viewColumn });
  }
  const view = views.active;
  if (!from || !view || !isOf(view, wanted)) return;
  view.selection = from.selection;
  view.revealRange(from.selection);
}

/** Shows a file, or else that of the active reading view, in a text editor, with the cursor where it is there. */
async function openTextEditor(
  views: ReadingViews,
  texts: TextTabs,
  uri: vscode.Uri | undefined,
  beside: boolean,
): Promise<void> {
  const view = views.active;
  const wanted = uri ?? view?.document.uri;
  if (!wanted) return;
  texts.want(wanted);
  const selection = isOf(view, wanted) ? view?.selection : undefined;
  if (selection && !beside && !view?.document.isDirty) await reopenAs('default');
  await vscode.window.showTextDocument(wanted, {
    viewColumn: beside ? vscode.ViewColumn.Beside : vscode.ViewColumn.Active,
    ...(selection ? { selection } : {}),
  });
}

function isOf(editor: { readonly document: vscode.TextDocument } | undefined, uri: vscode.Uri): boolean {
  return editor?.document.uri.toString() === uri.toString();
}

/** Puts another kind of editor in the place of the active one; with unsaved edits VS Code would ask about them. */
function reopenAs(viewType: string): Thenable<unknown> {
  return vscode.commands.executeCommand('reopenActiveEditorWith', viewType);
}
