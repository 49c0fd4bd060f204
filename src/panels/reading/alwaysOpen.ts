import * as vscode from 'vscode';
import { isolate } from '../../core/model/label.js';
import type { Services } from '../../editor/services.js';
import { chooseSet } from '../../editor/chooseSet.js';
import { registerCommand } from '../../editor/log.js';

const section = 'hashiya.reading';
const setting = 'openArticles';

/** Has the articles of a set open in the reading view, or in the text editor, for everybody who opens the folder. */
export function registerAlwaysOpen({ sets, articles }: Services): vscode.Disposable {
  const command = (id: string, isWanted: boolean, said: (title: string) => string): vscode.Disposable =>
    registerCommand(id, async () => {
      const open = articles.active?.article.open ?? (await chooseSet(await sets.loaded()));
      if (!open) return;
      const { workspaceFolders = [], getWorkspaceFolder } = vscode.workspace;
      const folder = workspaceFolders.length > 1 ? getWorkspaceFolder(open.root) : undefined;
      const target = folder
        ? vscode.ConfigurationTarget.WorkspaceFolder
        : workspaceFolders.length > 0
          ? vscode.ConfigurationTarget.Workspace
          : vscode.ConfigurationTarget.Global;
      await vscode.workspace.getConfiguration(section, folder?.uri).update(setting, isWanted, target);
      const title = open.set.settings.title ?? open.root.path.split('/').pop() ?? '';
      vscode.window.setStatusBarMessage(said(isolate(title)), 6000);
    });
  return vscode.Disposable.from(
    command('hashiya.reading.always', true, (title) =>
      vscode.l10n.t('Articles of {0} now open in the reading view.', title),
    ),
    command('hashiya.reading.notAlways', false, (title) =>
      vscode.l10n.t('Articles of {0} now open in the text editor.', title),
    ),
  );
}
