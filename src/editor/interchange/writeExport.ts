import * as vscode from 'vscode';
import { Losses } from '../../core/formats/index.js';
import { isolate } from '../../core/model/label.js';
import { exportSource } from '../../storage/exporting.js';
import { number } from '../plural.js';
import { Slices } from '../slices.js';
import type { ExportDraft } from './exportDraft.js';
import { exportTo } from './exportTarget.js';
import { formatTexts } from './formatTexts.js';
import { lossesText, showLosses } from './losses.js';
import { shortPath } from './target.js';
import { reasonOf } from '../inWords.js';
import { observe } from '../log.js';

type Progress = vscode.Progress<{ message?: string; increment?: number }>;

/** Exports as a person decided, with progress. When it fails or is cancelled, everything stays as it was. */
export async function exportAsDecided(draft: ExportDraft): Promise<void> {
  const losses = new Losses();
  const title = vscode.l10n.t('Exporting {0}', isolate(formatTexts(draft.format)[0]));
  try {
    await vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title, cancellable: true },
      (progress, cancel) => writeExport(draft, losses, progress, cancel),
    );
  } catch (error) {
    if (error instanceof vscode.CancellationError) return;
    observe(
      vscode.window.showErrorMessage(
        vscode.l10n.t('The export failed; nothing was replaced. {0}', reasonOf(error)),
      ),
    );
    return;
  }
  await offerReveal(draft.target, losses);
}

/**
 * Writes an export, in slices, so that it can be cancelled until its last piece is written.
 * @throws CancellationError
 */
export async function writeExport(
  { open, format, selection, options, target: place }: ExportDraft,
  losses: Losses,
  progress: Progress,
  cancel: vscode.CancellationToken,
): Promise<void> {
  const write = await format.writer();
  const source = exportSource(open.store, selection);
  const target = await exportTo(place, format.extension === undefined);
  const articles = source.set.articles.length;
  const slices = new Slices();
  let reported = 0;
  try {
    for await (const chunk of write(source, options, losses)) {
      const { file, done } = chunk;
      await target.write(file, 'bytes' in chunk ? chunk.bytes : chunk.text);
      if (done > reported) {
        progress.report({
          increment: (100 * (done - reported)) / articles,
          message: `${number(done)} / ${number(articles)}`,
        });
        reported = done;
      }
      await slices.next();
      throwIfCancelled(cancel);
    }
    await target.finish();
    throwIfCancelled(cancel);
    await target.commit();
  } finally {
    await target.discard();
  }
}

/** Writes a file in one step, so that there is never a part of it. */
export async function writeWhole(place: vscode.Uri, bytes: Uint8Array): Promise<void> {
  const target = await exportTo(place, false);
  try {
    await target.write('', bytes);
    await target.finish();
    await target.commit();
  } finally {
    await target.discard();
  }
}

function throwIfCancelled({ isCancellationRequested }: vscode.CancellationToken): void {
  if (isCancellationRequested) throw new vscode.CancellationError();
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
