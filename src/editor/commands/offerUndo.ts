import * as vscode from 'vscode';
import { saying } from '../carryOut.js';
import type { OpenSet } from '../sets.js';

/** Says what was done, with a button that takes it back as long as nothing else was done after it. */
export async function offerUndo(open: OpenSet, message: string): Promise<void> {
  const later: unknown[] = [];
  const stop = open.set.onDidChange((touched) => {
    if (touched.referents.size > 0) later.push(touched);
  });
  const undo = vscode.l10n.t('Undo');
  const chosen = await vscode.window.showInformationMessage(message, undo);
  stop();
  if (chosen !== undo) return;
  if (later.length === 0) {
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
