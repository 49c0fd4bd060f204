import * as vscode from 'vscode';
import { formats, Losses, type Format } from '../../core/formats/index.js';
import { planImport, settleImport, type ImportPlan, type SettledImport } from '../../core/import/index.js';
import { isolate } from '../../core/model/label.js';
import { readArticleText } from '../../storage/folder.js';
import type { Articles } from '../articles.js';
import { chooseSet } from '../chooseSet.js';
import { offerUndo } from '../commands/offerUndo.js';
import { articleCount } from '../counts.js';
import { counted, number } from '../plural.js';
import type { OpenSet, Sets } from '../sets.js';
import { areArticlesSaved } from './areArticlesSaved.js';
import { chooseFormat } from './chooseFormat.js';
import { formatTexts } from './formatTexts.js';
import { bring } from './importedArticles.js';
import { reviewImport } from './importReview.js';
import { showProblems, type FindSource } from './problems.js';
import { chooseSources, sourceFiles, type FoundFile } from './sourceFiles.js';
import { inWords, reasonOf } from '../inWords.js';
import { observe, registerCommand } from '../log.js';

const lastFormatKey = 'hashiya.import.format';

/**
 * The command that imports files into a set, after showing what would come. Where there is no set yet, one is begun in the
 * workspace's folder. The format is remembered in `state`.
 */
export function registerImport(sets: Sets, articles: Articles, state: vscode.Memento): vscode.Disposable {
  return registerCommand('hashiya.import', async () => {
    const all = await sets.loaded();
    const isFirst = all.length === 0;
    const open = isFirst ? await beginSet(sets) : (articles.active?.article.open ?? (await chooseSet(all)));
    if (!open) return;
    try {
      if (!(await areArticlesSaved(open, sets))) return;
      const readable = formats.filter(({ reader }) => reader);
      const last = state.get<string>(lastFormatKey);
      const format = await chooseFormat(vscode.l10n.t('Import from'), readable, last);
      const chosen = format && (await chooseSources(format));
      if (!chosen) return;
      await state.update(lastFormatKey, format.id);
      await importFiles(open, format, chosen);
    } finally {
      if (isFirst) await sets.abandon(open);
    }
  });
}

async function beginSet(sets: Sets): Promise<OpenSet | undefined> {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const folder = folders.length <= 1 ? folders[0] : await vscode.window.showWorkspaceFolderPick();
  return folder && sets.begin(folder.uri);
}

/** Imports files and folders into a set once the person has seen what would come and agreed. */
export async function importFiles(
  open: OpenSet,
  format: Format,
  chosen: readonly vscode.Uri[],
): Promise<void> {
  try {
    const losses = new Losses();
    const files = await sourceFiles(chosen);
    const findSource: FindSource = (path) => files.find((file) => file.path === path)?.uri;
    const plan = await withProgress(
      vscode.l10n.t('Reading {0}', isolate(formatTexts(format)[0])),
      2,
      (progress) => planOf(open, format, files, losses, progress),
    );
    if (isNothingNew(settleImport(open.set, plan))) {
      await sayNothing(plan, format, findSource);
      return;
    }
    const decisions = await reviewImport(open, plan, losses, findSource);
    if (!decisions) return;
    const settled = settleImport(open.set, plan, decisions);
    const isDone = await withProgress(vscode.l10n.t('Importing'), 1, (progress) =>
      bring(open, settled, progress),
    );
    if (isDone) observe(offerUndo(open, summaryOf(settled)));
  } catch (error) {
    if (error instanceof vscode.CancellationError) return;
    observe(
      vscode.window.showErrorMessage(
        vscode.l10n.t('The import failed; nothing was changed. {0}', reasonOf(error)),
      ),
    );
  }
}

/** Called with what is done and how much there is of it; throws when the person cancelled. */
type Report = (done: number, all: number) => void;

/** @param phases how often `work` counts from nothing to all */
function withProgress<T>(title: string, phases: number, work: (report: Report) => Promise<T>): Thenable<T> {
  const location = vscode.ProgressLocation.Notification;
  return vscode.window.withProgress({ location, title, cancellable: true }, (progress, cancel) =>
    work((done, all) => {
      if (cancel.isCancellationRequested) throw new vscode.CancellationError();
      progress.report({ increment: 100 / all / phases, message: `${number(done)} / ${number(all)}` });
    }),
  );
}

async function planOf(
  open: OpenSet,
  format: Format,
  files: readonly FoundFile[],
  losses: Losses,
  report: Report,
): Promise<ImportPlan> {
  const read = await format.reader?.();
  if (!read) throw new Error(vscode.l10n.t('{0} cannot be read.', format.id));
  const counting = files.map((file, index) => ({
    ...file,
    read: () => {
      report(index, files.length);
      return file.read();
    },
  }));
  const imported = await read(counting, losses);
  // A reader takes what stops it for a file that cannot be read.
  report(files.length, files.length);
  if (open.store.isUnwritten && imported.settings) open.store.begin(imported.settings);
  const target = {
    set: open.set,
    readText: (article: string) => readArticleText(open.store.folder, article),
  };
  return planImport(target, imported, report);
}

function isNothingNew({ change, newArticles }: SettledImport): boolean {
  return change.edits.length === 0 && newArticles.length === 0;
}

/** Says why there is nothing to import. */
async function sayNothing(plan: ImportPlan, format: Format, findSource: FindSource): Promise<void> {
  const { problems, imported } = plan;
  const errors = problems.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  if (first) {
    const show = vscode.l10n.t('Show Problems');
    const message = vscode.l10n.t(
      'Nothing was imported. {0}: {1}',
      isolate(`${first.path}:${String(first.line)}`),
      inWords(first.message),
    );
    if ((await vscode.window.showErrorMessage(message, show)) === show)
      await showProblems(problems, findSource);
    return;
  }
  const isEmpty = imported.articles.length + imported.actors.size + imported.events.size === 0;
  observe(
    vscode.window.showInformationMessage(
      isEmpty
        ? vscode.l10n.t('Nothing of the format {0} was found there.', isolate(formatTexts(format)[0]))
        : vscode.l10n.t('There is nothing new in it: the set has all of that already.'),
    ),
  );
}

function summaryOf({ counts: { mentions, articles } }: SettledImport): string {
  return vscode.l10n.t(
    'Imported {0} in {1}.',
    counted(mentions.new, '1 new mention', '{0} new mentions'),
    articleCount(articles.new + articles.known),
  );
}
