import * as vscode from 'vscode';
import { messageOf } from '../core/model/problem.js';
import { reasonOf } from './inWords.js';

let channel: vscode.LogOutputChannel | undefined;
/** The faults that were shown. */
const shown = new Set<string>();

/** The output channel “Hashiya”. */
export function log(): vscode.LogOutputChannel {
  channel ??= vscode.window.createOutputChannel('Hashiya', { log: true });
  return channel;
}

/** Lets go of the output channel in the end. */
export function registerLog(): vscode.Disposable {
  return new vscode.Disposable(() => {
    channel?.dispose();
    channel = undefined;
    shown.clear();
  });
}

/** Sees to it that a failure of what nobody waits for does not go unnoticed. */
export function observe(promise: Thenable<unknown>): void {
  promise.then(undefined, reportFault);
}

/** `vscode.commands.registerCommand`, where what goes wrong is reported as any other fault. */
export function registerCommand(id: string, run: (...args: never[]) => unknown): vscode.Disposable {
  return vscode.commands.registerCommand(id, async (...args: never[]) => {
    try {
      return await run(...args);
    } catch (error) {
      reportFault(error);
      return undefined;
    }
  });
}

/** Logs what should not have happened, and shows it unless it was shown before. */
export function reportFault(error: unknown): void {
  if (isCancellation(error)) return;
  log().error(error instanceof Error ? error : messageOf(error));
  const reason = reasonOf(error);
  if (shown.has(reason)) return;
  shown.add(reason);
  observe(showWithLog(vscode.l10n.t('Something went wrong in Hashiya. {0}', reason)));
}

/** Shows an error of which more is in the log. @returns the action that the person chose */
export async function showWithLog(message: string, ...actions: string[]): Promise<string | undefined> {
  const showLog = vscode.l10n.t('Show Log');
  const chosen = await vscode.window.showErrorMessage(message, ...actions, showLog);
  if (chosen === showLog) log().show();
  return chosen;
}

/** Also what VS Code rejects when a window closes. */
function isCancellation(error: unknown): boolean {
  return error instanceof vscode.CancellationError || (error instanceof Error && error.name === 'Canceled');
}
