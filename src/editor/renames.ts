import * as vscode from 'vscode';
import { sidecarOf } from '../core/set/files.js';
import type { Sets } from './sets.js';

/** Takes the sidecar of an article along when the article is renamed or moved in VS Code, in the same step. */
export function registerRenames(sets: Sets): vscode.Disposable {
  return vscode.workspace.onWillRenameFiles((event) => {
    const edit = new vscode.WorkspaceEdit();
    for (const { oldUri, newUri } of event.files) {
      const found = sets.findArticle(oldUri);
      // Without a stamp the article never had a sidecar.
      if (found?.open.set.mentionsIn(found.path).stamp === undefined) continue;
      const target = newUri.with({ path: sidecarOf(newUri.path) });
      edit.renameFile(found.open.uri(sidecarOf(found.path)), target, { ignoreIfExists: true });
    }
    event.waitUntil(Promise.resolve(edit));
  });
}
