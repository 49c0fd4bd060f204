import * as vscode from 'vscode';
import type { Kind, Referent } from '../../core/model/types.js';
import { referentItem } from '../referentItem.js';
import { found } from '../search.js';
import type { OpenSet } from '../sets.js';

interface Item extends vscode.QuickPickItem {
  readonly open: OpenSet;
  readonly referent: Referent;
}

/** More than anyone scrolls through; typing finds the rest. */
const shownAtMost = 200;

/**
 * Asks for an actor or event of the given sets, the most mentioned first.
 * @param except left out of the list
 * @returns undefined when the person changed their mind
 */
export function pickReferent(
  sets: readonly OpenSet[],
  kind: Kind,
  title: string,
  except?: string,
): Promise<{ open: OpenSet; referent: Referent } | undefined> {
  const pick = vscode.window.createQuickPick<Item>();
  pick.title = title;
  pick.placeholder = vscode.l10n.t('Type a name in Arabic or Latin letters, a code or an id');
  const show = (): void => {
    pick.items = sets
      .flatMap((open) => found(open, kind, pick.value).map((id) => ({ open, id })))
      .filter(({ id }) => id !== except)
      .map(({ open, id }) => ({ open, id, uses: open.set.usesOf({ kind, id }).total }))
      .sort((a, b) => b.uses - a.uses)
      .slice(0, shownAtMost)
      .map(({ open, id }) => {
        const referent = { kind, id };
        return { ...referentItem(open.set, referent), open, referent };
      });
  };
  show();
  return new Promise((resolve) => {
    pick.onDidChangeValue(show);
    pick.onDidAccept(() => {
      const item = pick.activeItems[0];
      resolve(item && { open: item.open, referent: item.referent });
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}
