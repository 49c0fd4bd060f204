import * as vscode from 'vscode';
import type { OpenSet, Sets } from '../sets.js';

/** Offsets count in the text on disk, so edits must be there first. */
export async function areArticlesSaved(open: OpenSet, sets: Sets): Promise<boolean> {
  const unsaved = vscode.workspace.textDocuments.filter(
    (document) => document.isDirty && sets.findArticle(document.uri)?.open === open,
  );
  if (unsaved.length === 0) return true;
  const save = vscode.l10n.t('Save and Continue');
  const message = vscode.l10n.t('Some articles have unsaved edits. They must be saved first.');
  if ((await vscode.window.showWarningMessage(message, { modal: true }, save)) !== save) return false;
  const saved = await Promise.all(unsaved.map((document) => document.save()));
  await open.store.flush();
  return saved.every((isSaved) => isSaved);
}
