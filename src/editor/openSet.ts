import * as vscode from 'vscode';
import type { AnnotationSet } from '../core/set/annotationSet.js';
import { History } from '../core/set/history.js';
import { SetStore } from '../storage/setStore.js';
import { reasonOf } from './inWords.js';
import { log, observe, showWithLog } from './log.js';
import { WorkspaceFolder } from './workspaceFolder.js';

/** An annotation set of the workspace, with its files kept in step. */
export interface OpenSet {
  readonly root: vscode.Uri;
  readonly store: SetStore;
  readonly set: AnnotationSet;
  readonly history: History;
  /** The address of a file of the set. */
  uri(path: string): vscode.Uri;
}

/** The set in a folder, with nothing loaded yet. */
export function openSetIn(root: vscode.Uri): OpenSet {
  const folder = new WorkspaceFolder(root);
  const store = new SetStore(folder, {
    mayWrite: (article) => !hasUnsavedEdits(folder.uri(article)),
    onWriteFailed: (file, error) => {
      observe(reportFailure(store, file, error));
    },
    later: (milliseconds, work) =>
      setTimeout(() => {
        observe(work());
      }, milliseconds),
  });
  return { root, store, set: store.set, history: new History(store.set), uri: (path) => folder.uri(path) };
}

async function reportFailure(store: SetStore, file: string, error: unknown): Promise<void> {
  const reason = reasonOf(error);
  log().warn(`${file} could not be saved: ${reason}`);
  const again = vscode.l10n.t('Try Again');
  const message = vscode.l10n.t('Could not save {0}; nothing is lost. {1}', file, reason);
  if ((await showWithLog(message, again)) === again) await store.tryAgain();
}

/** Whether a file is open with edits that are not on disk. */
function hasUnsavedEdits(uri: vscode.Uri): boolean {
  const key = uri.toString();
  return vscode.workspace.textDocuments.some(
    (document) => document.isDirty && document.uri.toString() === key,
  );
}
