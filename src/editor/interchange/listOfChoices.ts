import { observe } from '../log.js';
import type * as vscode from 'vscode';
import { chosenRow, createList, fitting, showRows } from '../list.js';

/** A row of a list of choices. */
export interface ChoiceRow extends vscode.QuickPickItem {
  /** Makes the choice, perhaps after asking; then the rows are shown anew. A row without it ends the list. */
  readonly choose?: () => void | Promise<void>;
}

interface ListOfChoices<Row extends ChoiceRow> {
  readonly title: string;
  readonly placeholder: string;
  /** The rows as they are now. The first is what is done in the end, and the active one after each choice. */
  readonly rows: () => readonly Row[];
}

/**
 * Shows choices in one list in which they are changed in place, until one of the rows that end it is taken.
 * @returns that row, or undefined when the person left the list
 */
export function askForChoices<Row extends ChoiceRow>(list: ListOfChoices<Row>): Promise<Row | undefined> {
  const pick = createList<Row>();
  pick.title = list.title;
  pick.placeholder = list.placeholder;
  pick.ignoreFocusOut = true;
  const showFitting = (typed: string): void => {
    showRows(
      pick,
      fitting(list.rows(), typed.trim()).map((row) => ({ ...row, alwaysShow: true })),
    );
  };
  const show = (): void => {
    pick.value = '';
    showFitting('');
    pick.show();
  };
  return new Promise((resolve, reject) => {
    let isAsking = false;
    const choose = async (choice: () => void | Promise<void>): Promise<void> => {
      isAsking = true;
      try {
        await choice();
      } catch (error) {
        reject(error instanceof Error ? error : new Error(String(error)));
        pick.dispose();
        return;
      } finally {
        isAsking = false;
      }
      show();
    };
    pick.onDidChangeValue(showFitting);
    pick.onDidAccept(() => {
      const row = chosenRow(pick);
      if (!row || isAsking) return;
      if (row.choose) {
        observe(choose(row.choose));
        return;
      }
      resolve(row);
      pick.dispose();
    });
    pick.onDidHide(() => {
      if (isAsking) return;
      resolve(undefined);
      pick.dispose();
    });
    show();
  });
}
