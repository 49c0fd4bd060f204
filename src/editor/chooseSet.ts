import * as vscode from 'vscode';
import type { OpenSet, Sets } from './sets.js';

/** The one set of the workspace, or the one that a person picks where there are several. */
export async function chooseSet(sets: Sets): Promise<OpenSet | undefined> {
  if (sets.all.length <= 1) return sets.all[0];
  const items = sets.all.map((open) => ({
    label: open.set.settings.title ?? vscode.workspace.asRelativePath(open.root),
    description: vscode.workspace.asRelativePath(open.root),
    open,
  }));
  return (await vscode.window.showQuickPick(items, { title: vscode.l10n.t('Which annotation set?') }))?.open;
}
