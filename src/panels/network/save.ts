import * as vscode from 'vscode';
import { offerReveal, writeWhole } from '../../editor/interchange/writeExport.js';
import type { OpenSet } from '../../editor/sets.js';
import { reasonOf } from '../../editor/inWords.js';
import { observe } from '../../editor/log.js';

/** Asks where to save a text that stands for a set's network, and saves it as a whole or not at all. */
export async function saveAs(open: OpenSet, extension: string, text: string): Promise<void> {
  const name = open.root.path.split('/').pop() ?? 'set';
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(open.root, '..', `${name}-network${extension}`),
    saveLabel: vscode.l10n.t('Save'),
  });
  if (!target) return;
  try {
    await writeWhole(target, new TextEncoder().encode(text));
  } catch (error) {
    const reason = reasonOf(error);
    observe(
      vscode.window.showErrorMessage(vscode.l10n.t('The export failed; nothing was replaced. {0}', reason)),
    );
    return;
  }
  await offerReveal(target);
}
