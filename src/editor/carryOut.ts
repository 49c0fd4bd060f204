import * as vscode from 'vscode';
import { ChangeRefused } from '../core/set/annotationSet.js';
import type { Change } from '../core/set/change.js';
import type { Provenance } from '../core/set/mentionChanges.js';
import { reasonOf } from './inWords.js';
import type { OpenSet } from './sets.js';
import { isolate } from '../core/model/label.js';
import { observe } from './log.js';

/** Applies a change with undo. @returns false, after saying why, when the set refuses it */
export function carryOut(open: OpenSet, change: Change): boolean {
  return saying(open, () => {
    open.history.apply(change);
  });
}

/** Runs `act`, and tells the person why if the set refuses what it does. */
export function saying(open: OpenSet, act: () => void): boolean {
  if (open.store.isDisposed) {
    observe(vscode.window.showErrorMessage(vscode.l10n.t('This annotation set is no longer open.')));
    return false;
  }
  try {
    act();
    return true;
  } catch (error) {
    if (!(error instanceof ChangeRefused)) throw error;
    if (error.file === undefined) observe(vscode.window.showErrorMessage(reasonOf(error)));
    else observe(sayBlocked(open, error.file));
    return false;
  }
}

/** Who annotates, and when: now. */
export function provenance(): Provenance {
  const by = vscode.workspace.getConfiguration('hashiya').get<string>('annotator', '').trim();
  return { ...(by === '' ? {} : { by }), at: `${new Date().toISOString().slice(0, 19)}Z` };
}

/** Says which file must be mended before anything can be tagged. */
export async function sayBlocked(open: OpenSet, file: string): Promise<void> {
  const openFile = vscode.l10n.t('Open {0}', isolate(file));
  const message = vscode.l10n.t(
    '{0} cannot be read, so nothing can be tagged here until it is mended.',
    isolate(file),
  );
  if ((await vscode.window.showErrorMessage(message, openFile)) === openFile) {
    await vscode.window.showTextDocument(open.uri(file));
    await vscode.commands.executeCommand('workbench.actions.view.problems');
  }
}
