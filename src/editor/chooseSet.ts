import * as vscode from 'vscode';
import type { OpenSet } from './sets.js';
import { chooseFrom } from './list.js';

/** The one set that there is, or the one that a person picks of several. */
export async function chooseSet(sets: readonly OpenSet[]): Promise<OpenSet | undefined> {
  if (sets.length <= 1) return sets[0];
  const items = sets.map((open) => ({
    label: open.set.settings.title ?? vscode.workspace.asRelativePath(open.root),
    description: vscode.workspace.asRelativePath(open.root),
    open,
  }));
  return (await chooseFrom(items, { title: vscode.l10n.t('Which annotation set?') }))?.open;
}
