import * as vscode from 'vscode';
import { isolate } from '../../core/model/label.js';
import type { Kind, Referent } from '../../core/model/types.js';
import { mainLabel, otherLabel, typeLabel } from '../labels.js';
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
      .map(({ open, id }) => itemOf(open, { kind, id }));
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

function itemOf(open: OpenSet, referent: Referent): Item {
  const { set } = open;
  const { kind, id } = referent;
  const other = otherLabel(set, referent);
  const type = kind === 'actor' ? set.actors.get(id)?.type : set.events.get(id)?.type;
  const types = kind === 'actor' ? set.codebook.actorTypes : set.codebook.eventTypes;
  const details = [
    ...(other === undefined ? [] : [isolate(other)]),
    typeLabel(types, type ?? ''),
    String(set.usesOf(referent).total),
  ];
  // What is shown was filtered here, with Arabic folding; the list must not filter it again.
  const shown = {
    label: isolate(mainLabel(set, referent)),
    description: details.join(' · '),
    alwaysShow: true,
  };
  return { ...shown, open, referent };
}
