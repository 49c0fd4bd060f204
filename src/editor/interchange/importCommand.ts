import * as vscode from 'vscode';
import { formats, Losses, type Format, type SourceFile } from '../../core/formats/index.js';
import {
  planImport,
  settleImport,
  type Decisions,
  type ImportPlan,
  type Match,
} from '../../core/import/index.js';
import { isolate, labelIn } from '../../core/model/label.js';
import { referentKey } from '../../core/model/mention.js';
import { formatProblem, messageOf } from '../../core/model/problem.js';
import { readArticleText } from '../../storage/folder.js';
import { carryOutImport } from '../../storage/importing.js';
import type { Articles } from '../articles.js';
import { carryOut } from '../carryOut.js';
import { chooseSet } from '../chooseSet.js';
import { areArticlesSaved } from './areArticlesSaved.js';
import { formatTexts } from './formatTexts.js';
import type { OpenSet, Sets } from '../sets.js';
import { WorkspaceFolder } from '../workspaceFolder.js';

/** The command that imports files into a set, after showing what would come. */
export function registerImport(sets: Sets, articles: Articles): vscode.Disposable {
  return vscode.commands.registerCommand('hashiya.import', async () => {
    const open = articles.active?.article.open ?? (await chooseSet(sets.all));
    if (!open || !(await areArticlesSaved(open, sets))) return;
    const format = await chooseFormat();
    const chosen = format && (await chooseFiles());
    if (chosen) await importFiles(open, format, chosen);
  });
}

async function chooseFormat(): Promise<Format | undefined> {
  const items = formats
    .filter(({ reader }) => reader)
    .map((format) => {
      const [label, detail] = formatTexts(format);
      return { label, detail, format };
    });
  const title = vscode.l10n.t('Import from');
  return (await vscode.window.showQuickPick(items, { title, matchOnDetail: true }))?.format;
}

async function chooseFiles(): Promise<vscode.Uri[] | undefined> {
  const files = vscode.l10n.t('Files…');
  const folder = vscode.l10n.t('A folder…');
  const which = await vscode.window.showQuickPick([files, folder], { title: vscode.l10n.t('Import what?') });
  if (which === undefined) return undefined;
  return vscode.window.showOpenDialog({
    canSelectFiles: which === files,
    canSelectFolders: which === folder,
    canSelectMany: which === files,
    openLabel: vscode.l10n.t('Import'),
  });
}

/** Imports files and folders into a set once the person has seen what would come and agreed. */
export async function importFiles(
  open: OpenSet,
  format: Format,
  chosen: readonly vscode.Uri[],
): Promise<void> {
  const losses = new Losses();
  const title = vscode.l10n.t('Reading {0}', isolate(formatTexts(format)[0]));
  try {
    const plan = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (progress, cancel) => planOf(open, format, chosen, losses, progress, cancel),
    );
    const decisions = plan && (await review(open, plan, losses));
    if (!decisions) return;
    const settled = settleImport(open.set, plan, decisions);
    const isDone = await carryOutImport(open.store, settled, (change) => carryOut(open, change));
    const { mentions, articles } = settled.counts;
    if (isDone) {
      void vscode.window.showInformationMessage(
        vscode.l10n.t('Imported: {0} mentions, {1} new articles.', mentions.new, articles.new),
      );
    }
  } catch (error) {
    const reason = messageOf(error);
    void vscode.window.showErrorMessage(vscode.l10n.t('The import failed; nothing was changed. {0}', reason));
  }
}

/** @returns undefined when the person cancelled */
async function planOf(
  open: OpenSet,
  format: Format,
  chosen: readonly vscode.Uri[],
  losses: Losses,
  progress: vscode.Progress<{ message?: string; increment?: number }>,
  cancel: vscode.CancellationToken,
): Promise<ImportPlan | undefined> {
  const read = await format.reader?.();
  if (!read) return undefined;
  const imported = await read(await sourceFiles(chosen), losses);
  if (cancel.isCancellationRequested) return undefined;
  const target = {
    set: open.set,
    readText: (article: string) => readArticleText(open.store.folder, article),
  };
  try {
    return await planImport(target, imported, (done, all) => {
      if (cancel.isCancellationRequested) throw new vscode.CancellationError();
      progress.report({ increment: 100 / all, message: `${String(done)} / ${String(all)}` });
    });
  } catch (error) {
    if (error instanceof vscode.CancellationError) return undefined;
    throw error;
  }
}

async function sourceFiles(chosen: readonly vscode.Uri[]): Promise<SourceFile[]> {
  const files: SourceFile[] = [];
  for (const uri of chosen) {
    const { type } = await vscode.workspace.fs.stat(uri);
    const isFolder = (type & vscode.FileType.Directory) !== 0;
    const paths = isFolder ? await new WorkspaceFolder(uri).list() : [uri.path.split('/').pop() ?? ''];
    for (const path of paths.sort()) {
      const file = isFolder ? vscode.Uri.joinPath(uri, path) : uri;
      files.push({ path, read: async () => vscode.workspace.fs.readFile(file) });
    }
  }
  return files;
}

interface Row extends vscode.QuickPickItem {
  readonly act?: 'apply' | 'problems';
  readonly match?: Match;
}

/** Shows what would come and lets the person decide on what is doubtful. @returns undefined when nothing is to be done */
async function review(open: OpenSet, plan: ImportPlan, losses: Losses): Promise<Decisions | undefined> {
  const decisions = new Map<string, string | null>();
  for (;;) {
    const rows = rowsOf(open, plan, losses, decisions);
    const title = vscode.l10n.t('What the import would bring');
    const row = await vscode.window.showQuickPick(rows, {
      title,
      matchOnDescription: true,
      ignoreFocusOut: true,
    });
    if (!row) return undefined;
    if (row.act === 'apply') return decisions;
    if (row.act === 'problems') {
      const content = plan.problems.map(formatProblem).join('\n');
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ content }));
      return undefined;
    }
    if (row.match) await decide(open, plan, row.match, decisions);
  }
}

function rowsOf(open: OpenSet, plan: ImportPlan, losses: Losses, decisions: Decisions): Row[] {
  const { articles, actors, events, mentions } = settleImport(open.set, plan, decisions).counts;
  const lost = losses.list().map(({ kind, count }) => `${String(count)} ${kind}`);
  const rows: Row[] = [
    {
      label: `$(check) ${vscode.l10n.t('Import')}`,
      description: vscode.l10n.t(
        '{0} mentions, {1} articles, {2} actors, {3} events are new',
        mentions.new,
        articles.new,
        actors.new + actors.doubtful,
        events.new + events.doubtful,
      ),
      detail: vscode.l10n.t(
        'There already: {0} mentions. Of the new ones {1} are uncertain, {2} orphaned.',
        mentions.known,
        mentions.uncertain,
        mentions.orphaned,
      ),
      act: 'apply',
    },
  ];
  if (plan.problems.length > 0) {
    const label = vscode.l10n.t(
      '{0} problems; nothing of what they concern is imported',
      plan.problems.length,
    );
    rows.push({ label: `$(warning) ${label}`, act: 'problems' });
  }
  if (lost.length > 0) {
    rows.push({ label: `$(info) ${vscode.l10n.t('Not carried over: {0}.', lost.join(', '))}` });
  }
  for (const match of plan.matches) {
    if (match.verdict !== 'doubtful') continue;
    const decided = decisions.get(referentKey(match.referent));
    const description =
      typeof decided === 'string'
        ? vscode.l10n.t('is {0}', isolate(nameOf(open, match, decided)))
        : vscode.l10n.t(
            'is new; may be {0}',
            match.candidates.map((id) => isolate(nameOf(open, match, id))).join(', '),
          );
    rows.push({ label: `$(question) ${isolate(importedName(plan, match))}`, description, match });
  }
  return rows;
}

async function decide(
  open: OpenSet,
  plan: ImportPlan,
  match: Match,
  decisions: Map<string, string | null>,
): Promise<void> {
  const known = match.candidates.map((id) => ({
    label: isolate(nameOf(open, match, id)),
    description: id,
    id,
  }));
  const fresh = { label: vscode.l10n.t('A new one'), description: '', id: null };
  const title = vscode.l10n.t('Who or what is {0}?', isolate(importedName(plan, match)));
  const chosen = await vscode.window.showQuickPick([...known, fresh], { title, ignoreFocusOut: true });
  if (chosen) decisions.set(referentKey(match.referent), chosen.id);
}

function importedName({ imported }: ImportPlan, { referent: { kind, id } }: Match): string {
  const entry = kind === 'actor' ? imported.actors.get(id) : imported.events.get(id);
  return labelIn('ar', entry?.label, id);
}

function nameOf({ set }: OpenSet, { referent: { kind } }: Match, id: string): string {
  const entry = kind === 'actor' ? set.actors.get(id) : set.events.get(id);
  return labelIn('ar', entry?.label, id);
}
