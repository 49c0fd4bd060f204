import * as vscode from 'vscode';
import { formats, defaultOptions, Losses, type ExportSource, type Format } from '../core/formats/index.js';
import { isolate } from '../core/model/label.js';
import { messageOf } from '../core/model/problem.js';
import { decodeUtf8 } from '../core/text/normalise.js';
import type { Articles } from './articles.js';
import type { OpenSet, Sets } from './sets.js';
import { chooseSet } from './chooseSet.js';

/** The command that exports a set in a format of the person's choice. */
export function registerExport(sets: Sets, articles: Articles): vscode.Disposable {
  return vscode.commands.registerCommand('hashiya.export', async () => {
    const open = articles.active?.article.open ?? (await chooseSet(sets));
    if (!open || !(await areArticlesSaved(open, sets))) return;
    const format = await chooseFormat();
    const target = format && (await chooseTarget(open, format));
    if (target) await exportTo(open, format, target);
  });
}

/** Offsets count in the text on disk, so edits must be there first. */
export async function areArticlesSaved(open: OpenSet, sets: Sets): Promise<boolean> {
  const unsaved = vscode.workspace.textDocuments.filter(
    (document) => document.isDirty && sets.findArticle(document.uri)?.open === open,
  );
  if (unsaved.length === 0) return true;
  const save = vscode.l10n.t('Save and Continue');
  const message = vscode.l10n.t('Some articles have unsaved edits. They must be saved first.');
  if ((await vscode.window.showWarningMessage(message, { modal: true }, save)) !== save) return false;
  const saved = await Promise.all(unsaved.map((document) => document.save()));
  await open.store.flush();
  return saved.every((isSaved) => isSaved);
}

async function chooseFormat(): Promise<Format | undefined> {
  const items = formats.map((format) => {
    const [label, detail] = formatTexts(format);
    return { label, detail, format };
  });
  const title = vscode.l10n.t('Export as');
  return (await vscode.window.showQuickPick(items, { title, matchOnDetail: true }))?.format;
}

/** What a format is called, and what it is, in the reader's language. */
export function formatTexts({ id, title, extension }: Format): [label: string, detail: string] {
  const texts = new Map([
    [
      'hashiya',
      [vscode.l10n.t('Hashiya bundle'), vscode.l10n.t('One JSON file with everything, without loss')],
    ],
    [
      'csv',
      [vscode.l10n.t('CSV tables'), vscode.l10n.t('A folder with a table of mentions and one of events')],
    ],
    [
      'plover',
      [
        vscode.l10n.t('PLOVER coded events'),
        vscode.l10n.t('JSON Lines: one line for each mention of an event, with its sentence'),
      ],
    ],
    [
      'jsonl',
      [
        vscode.l10n.t('JSON Lines'),
        vscode.l10n.t('One line for each article with its spans, for spaCy, Prodigy and doccano'),
      ],
    ],
    [
      'conll',
      [vscode.l10n.t('CoNLL'), vscode.l10n.t('One file of tokens with IOB2 tags, for training taggers')],
    ],
    [
      'graphml',
      [
        vscode.l10n.t('GraphML network'),
        vscode.l10n.t('One file with the actors and what ties them, for Gephi, yEd or NetworkX'),
      ],
    ],
    [
      'brat',
      [
        vscode.l10n.t('brat'),
        vscode.l10n.t('A folder with texts, annotations and configuration for the brat annotation tool'),
      ],
    ],
    [
      'webannotation',
      [
        vscode.l10n.t('W3C Web Annotation'),
        vscode.l10n.t('A folder with texts and one JSON-LD file of annotations'),
      ],
    ],
    [
      'parquet',
      [
        vscode.l10n.t('Parquet tables'),
        vscode.l10n.t('A folder with four tables that join, for DuckDB, Spark or Polars'),
      ],
    ],
  ]);
  const [label = title, detail = extension ?? ''] = texts.get(id) ?? [];
  return [label, detail];
}

async function chooseTarget(open: OpenSet, { id, extension }: Format): Promise<vscode.Uri | undefined> {
  const name = open.root.path.split('/').pop() ?? 'annotations';
  if (extension !== undefined) {
    return vscode.window.showSaveDialog({
      defaultUri: vscode.Uri.joinPath(open.root, '..', `${name}-${id}${extension}`),
      saveLabel: vscode.l10n.t('Export'),
    });
  }
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFiles: false,
      canSelectFolders: true,
      defaultUri: vscode.Uri.joinPath(open.root, '..'),
      openLabel: vscode.l10n.t('Export Here'),
    })) ?? [];
  const target = folder && vscode.Uri.joinPath(folder, `${name}-${id}`);
  return target && (await mayReplace(target)) ? target : undefined;
}

async function mayReplace(target: vscode.Uri): Promise<boolean> {
  try {
    await vscode.workspace.fs.stat(target);
  } catch {
    return true;
  }
  const replace = vscode.l10n.t('Replace');
  const message = vscode.l10n.t(
    '{0} is there already. Replace the files of the export in it?',
    shortPath(target),
  );
  return (await vscode.window.showWarningMessage(message, { modal: true }, replace)) === replace;
}

async function exportTo(open: OpenSet, format: Format, target: vscode.Uri): Promise<void> {
  const losses = new Losses();
  const title = vscode.l10n.t('Exporting {0}', isolate(formatTexts(format)[0]));
  try {
    const files = await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (progress, cancel) => collect(open, format, losses, progress, cancel),
    );
    if (!files) return;
    for (const [file, parts] of files) {
      await writeWhole(file === '' ? target : vscode.Uri.joinPath(target, file), parts);
    }
  } catch (error) {
    const reason = messageOf(error);
    void vscode.window.showErrorMessage(
      vscode.l10n.t('The export failed; nothing was replaced. {0}', reason),
    );
    return;
  }
  await offerReveal(target, losses);
}

type Progress = vscode.Progress<{ message?: string; increment?: number }>;

/** @returns the bytes of each file in parts, or undefined when the person cancelled: then nothing is written. */
async function collect(
  open: OpenSet,
  format: Format,
  losses: Losses,
  progress: Progress,
  cancel: vscode.CancellationToken,
): Promise<Map<string, Uint8Array[]> | undefined> {
  const write = await format.writer();
  const files = new Map<string, Uint8Array[]>();
  const encoder = new TextEncoder();
  const articles = open.set.articles.length;
  let reported = 0;
  for await (const chunk of write(sourceOf(open), defaultOptions, losses)) {
    if (cancel.isCancellationRequested) return undefined;
    const { file, done } = chunk;
    const bytes = 'bytes' in chunk ? chunk.bytes : encoder.encode(chunk.text);
    const parts = files.get(file);
    if (parts) parts.push(bytes);
    else files.set(file, [bytes]);
    if (done > reported) {
      progress.report({
        increment: (100 * (done - reported)) / articles,
        message: `${String(done)} / ${String(articles)}`,
      });
      reported = done;
    }
  }
  return files;
}

function sourceOf({ set, store }: OpenSet): ExportSource {
  return {
    set,
    readFile: (file) => store.textOf(file),
    readArticle: async (article) => {
      const bytes = await store.folder.read(article);
      return bytes && decodeUtf8(bytes);
    },
  };
}

/** Writes a file in one step, so that there is never a part of it. */
export async function writeWhole(target: vscode.Uri, parts: readonly Uint8Array[]): Promise<void> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  const temporary = target.with({ path: `${target.path}.tmp` });
  await vscode.workspace.fs.writeFile(temporary, whole);
  await vscode.workspace.fs.rename(temporary, target, { overwrite: true });
}

/** Says what was written, and what could not be carried over, and offers to show it. */
export async function offerReveal(target: vscode.Uri, losses = new Losses()): Promise<void> {
  const reveal = vscode.l10n.t('Reveal');
  const done = vscode.l10n.t('Exported to {0}.', shortPath(target));
  const lost = losses.list().map(({ kind, count }) => `${String(count)} ${kind}`);
  const left = lost.length === 0 ? '' : ` ${vscode.l10n.t('Not carried over: {0}.', lost.join(', '))}`;
  if ((await vscode.window.showInformationMessage(done + left, reveal)) !== reveal) return;
  const isInside = vscode.workspace.getWorkspaceFolder(target) !== undefined;
  await vscode.commands.executeCommand(isInside ? 'revealInExplorer' : 'revealFileInOS', target);
}

function shortPath(uri: vscode.Uri): string {
  return isolate(vscode.workspace.asRelativePath(uri));
}
