import * as vscode from 'vscode';
import type { Change } from '../../core/set/change.js';
import type { OpenSet } from '../sets.js';
import { undoLast } from '../undo.js';
import { observe } from '../log.js';

/** Says what was done last, with a button that takes it back as long as nothing else was done after it. */
export async function offerUndo(open: OpenSet, message: string): Promise<void> {
  const change = open.history.last;
  const undo = vscode.l10n.t('Undo');
  if ((await vscode.window.showInformationMessage(message, undo)) === undo && change)
    await takeBack(open, change);
}

/** Takes a change back unless something else was done after it. */
export async function takeBack(open: OpenSet, change: Change): Promise<void> {
  if (open.history.last === change) await undoLast(open);
  else {
    const text = vscode.l10n.t(
      'Something else was changed since; take it back first with “Undo Annotation”.',
    );
    observe(vscode.window.showWarningMessage(text));
  }
}
