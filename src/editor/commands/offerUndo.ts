import * as vscode from 'vscode';
import type { Change } from '../../core/set/change.js';
import { saying } from '../carryOut.js';
import type { OpenSet } from '../sets.js';

/** Says what was done last, with a button that takes it back as long as nothing else was done after it. */
export async function offerUndo(open: OpenSet, message: string): Promise<void> {
  const change = open.history.last;
  const undo = vscode.l10n.t('Undo');
  if ((await vscode.window.showInformationMessage(message, undo)) === undo && change) takeBack(open, change);
}

/** Takes a change back unless something else was done after it. */
export function takeBack(open: OpenSet, change: Change): void {
  if (open.history.last === change) {
    saying(open, () => {
      open.history.undo();
    });
  } else {
    const text = vscode.l10n.t(
      'Something else was changed since; take it back first with “Undo Annotation”.',
    );
    void vscode.window.showWarningMessage(text);
  }
}
