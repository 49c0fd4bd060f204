import * as vscode from 'vscode';
import type { Change, ChangeName } from '../core/set/change.js';
import type { Articles } from './articles.js';
import { saying } from './carryOut.js';
import { chooseSet } from './chooseSet.js';
import { deleteImported, restoreImported } from './interchange/importedArticles.js';
import type { OpenSet, Sets } from './sets.js';
import { registerCommand } from './log.js';

/**
 * Undo and redo of annotations: the changes of one set, whichever article they are in. It is the set of the tree's row
 * in which the key was pressed, else that of the active article, else the one that was changed last.
 */
export function registerUndo(sets: Sets, articles: Articles): vscode.Disposable {
  let changedLast: OpenSet | undefined;
  const meant = async (argument: unknown): Promise<OpenSet | undefined> => {
    const all = await sets.loaded();
    const [row] = Array.isArray(argument) ? (argument as unknown[]) : [];
    const isMeant = (open: OpenSet): boolean => isOf(open, row);
    return (
      all.find(isMeant) ??
      articles.active?.article.open ??
      all.find((open) => open === changedLast) ??
      chooseSet(all)
    );
  };
  const command = (id: string, act: (open: OpenSet) => Promise<void>): vscode.Disposable =>
    registerCommand(id, async (argument?: unknown) => {
      const open = await meant(argument);
      if (open) await act(open);
    });
  return vscode.Disposable.from(
    sets.onDidChange(({ open, touched }) => {
      if (!touched.everything) changedLast = open;
    }),
    command('hashiya.undo', async (current) => {
      const undone = await undoLast(current);
      if (undone === 'refused') return;
      say(
        undone ? vscode.l10n.t('Undone: {0}', describe(undone)) : vscode.l10n.t('There is nothing to undo.'),
      );
    }),
    command('hashiya.redo', async (current) => {
      const redone = await redoNext(current);
      if (redone === 'refused') return;
      say(
        redone
          ? vscode.l10n.t('Done again: {0}', describe(redone))
          : vscode.l10n.t('There is nothing to redo.'),
      );
    }),
  );
}

/**
 * Takes the last change of a set back, with the articles that came with it.
 * @returns the change, undefined when there is none, or `refused`, after saying why
 */
export async function undoLast(open: OpenSet): Promise<Change | undefined | 'refused'> {
  const { last } = open.history;
  if (!saying(open, () => open.history.undo())) return 'refused';
  if (last) await deleteImported(open, last);
  return last;
}

/** Does again what was taken back last, with the articles that came with it. @returns as `undoLast` */
export async function redoNext(open: OpenSet): Promise<Change | undefined | 'refused'> {
  const { next } = open.history;
  if (next) await restoreImported(open, next);
  return saying(open, () => open.history.redo()) ? next : 'refused';
}

/** Whether a row of a tree belongs to a set. */
function isOf(open: OpenSet, row: unknown): boolean {
  return typeof row === 'object' && row !== null && 'open' in row && row.open === open;
}

function say(message: string): void {
  vscode.window.setStatusBarMessage(message, 4000);
}

/** What a change does, and where if that is in one article. */
function describe({ name, edits }: Change): string {
  const places = new Set(edits.map((edit) => ('article' in edit ? edit.article : undefined)));
  places.delete(undefined);
  const [article] = places;
  const what = changeNames()[name];
  return places.size === 1 && article !== undefined ? vscode.l10n.t('{0} ({1})', what, article) : what;
}

function changeNames(): Record<ChangeName, string> {
  return {
    tag: vscode.l10n.t('tag'),
    retarget: vscode.l10n.t('change what a mention refers to'),
    reshape: vscode.l10n.t('change the words of a mention'),
    form: vscode.l10n.t('set the form'),
    note: vscode.l10n.t('edit a note'),
    remove: vscode.l10n.t('remove a mention'),
    create: vscode.l10n.t('create'),
    rename: vscode.l10n.t('rename'),
    edit: vscode.l10n.t('edit'),
    merge: vscode.l10n.t('merge'),
    delete: vscode.l10n.t('delete'),
    accept: vscode.l10n.t('accept suggestions'),
    reject: vscode.l10n.t('reject suggestions'),
    reanchor: vscode.l10n.t('find the mentions again'),
    decide: vscode.l10n.t('settle a conflict'),
    attach: vscode.l10n.t('attach mentions to their places'),
    detach: vscode.l10n.t('say that a mention is not there'),
    about: vscode.l10n.t('say when an article was written'),
    claim: vscode.l10n.t('change what a mention tells'),
    split: vscode.l10n.t('split an event'),
    nest: vscode.l10n.t('change what an event is part of'),
    import: vscode.l10n.t('import'),
    settle: vscode.l10n.t('settle what an event is'),
  };
}
