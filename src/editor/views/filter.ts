import * as vscode from 'vscode';
import type { ReferentTree } from './referentTree.js';

const pause = 120;

/** Asks for a filter and filters while it is typed; Escape brings back what was before. */
export function askForFilter(tree: ReferentTree): void {
  const before = tree.query;
  const input = vscode.window.createInputBox();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let accepted = false;
  input.title = tree.kind === 'actor' ? vscode.l10n.t('Filter Actors') : vscode.l10n.t('Filter Events');
  input.placeholder = vscode.l10n.t('A name in Arabic or Latin letters, a code or an id');
  input.value = before;
  input.onDidChangeValue((value) => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      tree.query = value.trim();
    }, pause);
  });
  input.onDidAccept(() => {
    accepted = true;
    input.hide();
  });
  input.onDidHide(() => {
    clearTimeout(timer);
    tree.query = accepted ? input.value.trim() : before;
    input.dispose();
  });
  input.show();
}
