import * as vscode from 'vscode';
import { Losses } from '../../core/formats/index.js';
import { isolate } from '../../core/model/label.js';
import { actorsFile, articleOf, eventsFile, isArticle, settingsFile } from '../../core/set/files.js';
import { exportSource } from '../../storage/exporting.js';
import { temporaryName } from '../../storage/temporary.js';
import { number } from '../plural.js';
import type { Sets } from '../sets.js';
import type { ExportDraft } from './exportDraft.js';
import { formatTexts } from './formatTexts.js';
import { lossesText, showLosses } from './losses.js';
import { isThere, shortPath } from './target.js';
import { reasonOf } from '../inWords.js';

type Progress = vscode.Progress<{ message?: string; increment?: number }>;
/** The bytes of each file in parts, by its path in the exported folder; empty for a format of one file. */
type ExportedFiles = ReadonlyMap<string, readonly Uint8Array[]>;

/** Exports as a person decided, with progress. When it fails or is cancelled, everything stays as it was. */
export async function exportAsDecided(draft: ExportDraft, sets: Sets): Promise<void> {
  const losses = new Losses();
  const title = vscode.l10n.t('Exporting {0}', isolate(formatTexts(draft.format)[0]));
  try {
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      async (progress, cancel) => {
        const files = await collect(draft, losses, progress, cancel);
        refuseFilesOfSets(sets, draft.target, files);
        await writeFiles(draft.target, files, () => {
          throwIfCancelled(cancel);
        });
      },
    );
  } catch (error) {
    if (error instanceof vscode.CancellationError) return;
    void vscode.window.showErrorMessage(
      vscode.l10n.t('The export failed; nothing was replaced. {0}', reasonOf(error)),
    );
    return;
  }
  await offerReveal(draft.target, losses);
}

/** @throws CancellationError */
async function collect(
  { open, format, selection, options }: ExportDraft,
  losses: Losses,
  progress: Progress,
  cancel: vscode.CancellationToken,
): Promise<ExportedFiles> {
  const write = await format.writer();
  const source = exportSource(open.store, selection);
  const files = new Map<string, Uint8Array[]>();
  const encoder = new TextEncoder();
  const articles = source.set.articles.length;
  let reported = 0;
  for await (const chunk of write(source, options, losses)) {
    throwIfCancelled(cancel);
    const { file, done } = chunk;
    const bytes = 'bytes' in chunk ? chunk.bytes : encoder.encode(chunk.text);
    const parts = files.get(file);
    if (parts) parts.push(bytes);
    else files.set(file, [bytes]);
    if (done > reported) {
      progress.report({
        increment: (100 * (done - reported)) / articles,
        message: `${number(done)} / ${number(articles)}`,
      });
      reported = done;
    }
  }
  return files;
}

/** @throws Error when an exported file would be one of a set, or become an article of it */
function refuseFilesOfSets(sets: Sets, target: vscode.Uri, files: ExportedFiles): void {
  for (const file of files.keys()) {
    const found = sets.find(file === '' ? target : vscode.Uri.joinPath(target, file));
    if (!found) continue;
    const { open, path } = found;
    const isOwn = [settingsFile, actorsFile, eventsFile].includes(path) || articleOf(path) !== undefined;
    if (isOwn || isArticle(open.set.settings, path)) {
      throw new Error(
        vscode.l10n.t(
          '{0} would be a file of the annotation set; choose a place outside of it.',
          isolate(path),
        ),
      );
    }
  }
}

/**
 * Writes everything beside its place first, and then puts it there.
 * @param mayGoOn called until then; when it throws, everything stays as it was
 */
async function writeFiles(
  target: vscode.Uri,
  files: ExportedFiles,
  mayGoOn: () => void = () => undefined,
): Promise<void> {
  const { fs } = vscode.workspace;
  const temporary = target.with({ path: temporaryName(target.path) });
  const placeOf = (folder: vscode.Uri, file: string): vscode.Uri =>
    file === '' ? folder : vscode.Uri.joinPath(folder, file);
  try {
    for (const [file, parts] of files) {
      mayGoOn();
      await fs.writeFile(placeOf(temporary, file), joined(parts));
    }
    mayGoOn();
    if (!(await isThere(target))) {
      await fs.rename(temporary, target);
      return;
    }
    for (const file of files.keys()) {
      const place = placeOf(target, file);
      await fs.createDirectory(vscode.Uri.joinPath(place, '..'));
      await fs.rename(placeOf(temporary, file), place, { overwrite: true });
    }
  } finally {
    if (await isThere(temporary)) await fs.delete(temporary, { recursive: true });
  }
}

/** Writes a file in one step, so that there is never a part of it. */
export async function writeWhole(target: vscode.Uri, bytes: Uint8Array): Promise<void> {
  await writeFiles(target, new Map([['', [bytes]]]));
}

function throwIfCancelled({ isCancellationRequested }: vscode.CancellationToken): void {
  if (isCancellationRequested) throw new vscode.CancellationError();
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Says what was written, and what could not be carried over, and offers to show both. */
export async function offerReveal(target: vscode.Uri, losses = new Losses()): Promise<void> {
  const reveal = vscode.l10n.t('Reveal');
  const details = vscode.l10n.t('What Was Lost');
  const done = vscode.l10n.t('Exported to {0}.', isolate(shortPath(target)));
  const lost = lossesText(losses);
  const chosen =
    lost === undefined
      ? await vscode.window.showInformationMessage(done, reveal)
      : await vscode.window.showInformationMessage(`${done} ${lost}`, reveal, details);
  if (chosen === details) await showLosses(losses);
  if (chosen !== reveal) return;
  const isInside = vscode.workspace.getWorkspaceFolder(target) !== undefined;
  await vscode.commands.executeCommand(isInside ? 'revealInExplorer' : 'revealFileInOS', target);
}
