import * as vscode from 'vscode';
import type { Kind, Referent } from '../../core/model/types.js';
import { referentItem } from '../referentItem.js';
import { chooseFrom } from '../list.js';
import { found, searchedForms } from '../search.js';
import { matching } from '../../core/find/matchLevel.js';
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
export async function pickReferent(
  sets: readonly OpenSet[],
  kind: Kind,
  title: string,
  except?: string,
): Promise<{ open: OpenSet; referent: Referent } | undefined> {
  const rows = (typed: string): Item[] => {
    const all = sets
      .flatMap((open) => found(open, kind, typed).map((id) => ({ open, id })))
      .filter(({ id }) => id !== except)
      .map(({ open, id }) => ({ open, id, uses: open.set.usesOf({ kind, id }).total }))
      .sort((a, b) => b.uses - a.uses);
    return matching(typed, all, ({ open, id }) => searchedForms(open.set, { kind, id }))
      .slice(0, shownAtMost)
      .map(({ open, id }) => {
        const referent = { kind, id };
        return { ...referentItem(open.set, referent), open, referent };
      });
  };
  const placeHolder = vscode.l10n.t('Type a name in Arabic or Latin letters, a code or an id');
  return chooseFrom(rows, { title, placeHolder });
}
