import * as vscode from 'vscode';
import { articlesWithin, formats } from '../../core/formats/index.js';
import { isolate } from '../../core/model/label.js';
import type { Articles } from '../articles.js';
import { chooseSet } from '../chooseSet.js';
import type { OpenSet, Sets } from '../sets.js';
import { areArticlesSaved } from './areArticlesSaved.js';
import { chooseFormat } from './chooseFormat.js';
import { ExportDraft, lastFormat } from './exportDraft.js';
import { exportRows } from './exportRows.js';
import { formatTexts } from './formatTexts.js';
import { askForChoices } from './listOfChoices.js';
import { mayWrite, shortPath } from './target.js';
import { exportAsDecided } from './writeExport.js';
import { observe, registerCommand } from '../log.js';

/**
 * The command that exports a set, or the article or folder that it is called on, in a format of the person's choice.
 * What was chosen is remembered in `state`.
 */
export function registerExport(sets: Sets, articles: Articles, state: vscode.Memento): vscode.Disposable {
  return registerCommand('hashiya.export', async (on?: unknown) => {
    const scope = on instanceof vscode.Uri ? await scopeOf(sets, on) : await currentSet(sets, articles);
    if (!scope || !(await areArticlesSaved(scope.open, sets))) return;
    const format = await chooseFormat(vscode.l10n.t('Export as'), formats, lastFormat(state));
    if (!format) return;
    const draft = new ExportDraft(scope.open, format, scope.only, state);
    const active = articles.active?.article;
    const activePath = active?.open === scope.open ? active.path : undefined;
    do {
      const row = await askForChoices({
        title: vscode.l10n.t('Export as {0}', isolate(formatTexts(format)[0])),
        placeholder: vscode.l10n.t('Enter exports; choose a row to change it'),
        rows: () => exportRows(draft, activePath),
      });
      if (!row) return;
    } while (!(await mayWrite(draft)));
    await draft.remember();
    await exportAsDecided(draft);
  });
}

interface Scope {
  readonly open: OpenSet;
  readonly only?: string;
}

async function currentSet(sets: Sets, articles: Articles): Promise<Scope | undefined> {
  const open = articles.active?.article.open ?? (await chooseSet(await sets.loaded()));
  return open && { open };
}

/** The set and the part of it that a file or folder is, or after a message undefined when it is none. */
async function scopeOf(sets: Sets, uri: vscode.Uri): Promise<Scope | undefined> {
  const placed = sets.find(uri);
  if (placed && articlesWithin(placed.open.set, placed.path).length > 0) {
    return { open: placed.open, only: placed.path };
  }
  const below = sets.all.filter(({ root }) => `${root.path}/`.startsWith(`${uri.path}/`));
  if (below.length > 0) {
    const open = await chooseSet(below);
    return open && { open };
  }
  const message = vscode.l10n.t('{0} holds no articles of an annotation set.', isolate(shortPath(uri)));
  observe(vscode.window.showWarningMessage(message));
  return undefined;
}
