import * as vscode from 'vscode';
import { isolate } from '../../core/model/label.js';
import type { ExportDraft } from './exportDraft.js';

/** Asks where an export is to go. */
export async function chooseTarget(draft: ExportDraft): Promise<void> {
  const { target, targetName, format } = draft;
  if (format.extension !== undefined) {
    const file = await vscode.window.showSaveDialog({
      defaultUri: target,
      saveLabel: vscode.l10n.t('Export'),
    });
    // The dialog has asked whether a file that is there may be replaced.
    if (file) draft.goTo(file, { mayReplace: true });
    return;
  }
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      defaultUri: vscode.Uri.joinPath(target, '..'),
      title: vscode.l10n.t('Folder in which {0} is to be', targetName),
      openLabel: vscode.l10n.t('Export Here'),
    })) ?? [];
  if (folder) draft.goTo(vscode.Uri.joinPath(folder, targetName), { mayReplace: false });
}

/** Whether an export may be written where it is to go: where something stands already, the person is asked. */
export async function mayWrite({ target, format, mayReplace }: ExportDraft): Promise<boolean> {
  if (mayReplace || !(await isThere(target))) return true;
  const place = isolate(shortPath(target));
  const message =
    format.extension === undefined
      ? vscode.l10n.t('{0} is there already. Replace the files of the export in it?', place)
      : vscode.l10n.t('{0} is there already. Replace it?', place);
  const replace = vscode.l10n.t('Replace');
  return (await vscode.window.showWarningMessage(message, { modal: true }, replace)) === replace;
}

export async function isThere(uri: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(uri);
    return true;
  } catch {
    return false;
  }
}

/** A path as it is shown: relative to the workspace where it is inside. */
export function shortPath(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}
