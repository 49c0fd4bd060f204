import * as vscode from 'vscode';
import { settingsFile } from '../core/set/files.js';
import type { Sets } from './sets.js';
import { observe, registerCommand } from './log.js';

/** The command that makes a folder an annotation set, and the context key that says whether there is one. */
export function registerNewSet(sets: Sets): vscode.Disposable {
  const tellContext = (): void => {
    observe(vscode.commands.executeCommand('setContext', 'hashiya.hasSets', sets.all.length > 0));
  };
  tellContext();
  return vscode.Disposable.from(
    sets.onDidChangeSets(tellContext),
    registerCommand('hashiya.newSet', async (folder?: vscode.Uri) => {
      const root = folder ?? (await chooseFolder());
      if (!root) return;
      const { store } = await sets.begin(root);
      if (store.isUnwritten) {
        store.markUnsaved(settingsFile);
        await store.flush();
      }
      const openSettings = vscode.l10n.t('Open {0}', settingsFile);
      const message = vscode.l10n.t(
        'The folder is an annotation set. Its text files (.txt) are the articles.',
      );
      if ((await vscode.window.showInformationMessage(message, openSettings)) === openSettings) {
        await vscode.window.showTextDocument(vscode.Uri.joinPath(root, settingsFile));
      }
    }),
  );
}

async function chooseFolder(): Promise<vscode.Uri | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (folders.length <= 1) return folders[0]?.uri;
  return (await vscode.window.showWorkspaceFolderPick())?.uri;
}
