import * as vscode from 'vscode';
import { matching } from '../core/find/matchLevel.js';

// All lists in which a person types. VS Code sorts the rows that fit what is typed by the alphabet, with the active row
// anywhere among them. Here the order is ours and the active row the first, whatever is typed.

export interface ListOptions<T extends vscode.QuickPickItem> {
  readonly title: string;
  readonly placeHolder?: string;
  /** The row that is active at first; the first unless given. */
  readonly active?: T;
  /** The row that what was typed takes at once, such as that of a type's key. */
  readonly atOnce?: (typed: string) => T | undefined;
}

/** A list without rows, for lists with rules of their own: rows stay in the order that they are given in. */
export function createList<T extends vscode.QuickPickItem>(): vscode.QuickPick<T> {
  const pick = vscode.window.createQuickPick<T>();
  // Not in the published typings, but VS Code's own extensions set it too. Where it is not known the rows would be
  // sorted again; which of them is active does not depend on it.
  return Object.assign(pick, { sortByLabel: false });
}

/**
 * Shows rows in the order that they are given in, with one active: that one, else the first that can be.
 * @param rows all to be shown: VS Code filters none
 */
export function showRows<T extends vscode.QuickPickItem>(
  pick: vscode.QuickPick<T>,
  rows: readonly T[],
  active?: T,
): void {
  const first = active ?? rows.find(isRow);
  pick.items = rows;
  pick.activeItems = first ? [first] : [];
}

/** The row that Enter means: the active one, or the first while VS Code has not told which that is. */
export function chosenRow<T extends vscode.QuickPickItem>(pick: vscode.QuickPick<T>): T | undefined {
  const [active] = pick.activeItems;
  return active && isRow(active) ? active : pick.items.find(isRow);
}

/**
 * Asks for one row of a list.
 * @param rows all of them, which are filtered by what is typed; or those for what was typed
 * @returns undefined when the person left the list
 */
export function chooseFrom<T extends vscode.QuickPickItem>(
  rows: readonly T[] | ((typed: string) => readonly T[]),
  { title, placeHolder, active, atOnce }: ListOptions<T>,
): Promise<T | undefined> {
  const pick = createList<T>();
  pick.title = title;
  if (placeHolder !== undefined) pick.placeholder = placeHolder;
  /** What VS Code is given is a copy that it does not filter. */
  const originals = new Map<T, T>();
  const rowsFor = (typed: string): T[] => {
    originals.clear();
    const all = typeof rows === 'function' ? rows(typed) : fitting(rows, typed);
    for (const row of all) originals.set({ ...row, alwaysShow: true }, row);
    return [...originals.keys()];
  };
  const first = rowsFor('');
  showRows(pick, first, active && first.find((row) => originals.get(row) === active));
  return new Promise((resolve) => {
    const choose = (row: T | undefined): void => {
      resolve(row);
      pick.hide();
    };
    pick.onDidChangeValue((typed) => {
      const meant = atOnce?.(typed);
      if (meant) choose(meant);
      else showRows(pick, rowsFor(typed.trim()));
    });
    pick.onDidAccept(() => {
      const row = chosenRow(pick);
      if (row) choose(originals.get(row));
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/**
 * Asks for any number of rows, those chosen at first that are `picked`.
 * @returns undefined when the person left the list
 */
export function chooseSeveral<T extends vscode.QuickPickItem>(
  rows: readonly T[],
  { title, placeHolder }: Omit<ListOptions<T>, 'active' | 'atOnce'>,
): Promise<readonly T[] | undefined> {
  const pick = createList<T>();
  pick.title = title;
  if (placeHolder !== undefined) pick.placeholder = placeHolder;
  pick.canSelectMany = true;
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  pick.items = rows;
  pick.selectedItems = rows.filter(({ picked }) => picked === true);
  return new Promise((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.selectedItems);
      pick.hide();
    });
    pick.onDidHide(() => {
      resolve(undefined);
      pick.dispose();
    });
    pick.show();
  });
}

/** The rows that fit what was typed, without the headings between them. */
export function fitting<T extends vscode.QuickPickItem>(rows: readonly T[], typed: string): readonly T[] {
  if (typed === '') return rows;
  return matching(typed, rows.filter(isRow), ({ label, description = '', detail = '' }) => [
    label.replace(/\$\([a-z-]+\)/g, '').trim(),
    description,
    detail,
  ]);
}

function isRow({ kind }: vscode.QuickPickItem): boolean {
  return kind !== vscode.QuickPickItemKind.Separator;
}
