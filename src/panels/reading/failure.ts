import * as vscode from 'vscode';
import { registerCommand, log } from '../../editor/log.js';
import { escapedHtml, messageHtml } from '../pageHtml.js';
import type { ReadingViews } from './views.js';

const again = 'hashiya.reading.tryAgain';
const showLog = 'hashiya.reading.showLog';
const asText = 'hashiya.openTextEditor';

/** What a page that tells of a failure may run. */
export const waysOn: readonly string[] = [asText, again, showLog];

/** The page of a reading view that could not be built: says why, and how to go on. */
export function failureHtml(
  webview: vscode.Webview,
  extension: vscode.Uri,
  title: string,
  shown: vscode.Uri,
  reason: string,
): string {
  const way = (command: string, text: string): string =>
    `<p><a href="command:${command}">${escapedHtml(text)}</a></p>`;
  return messageHtml(webview, extension, 'reading', title, shown, [
    `<main class="failed" role="alert">`,
    `<p>${escapedHtml(vscode.l10n.t('This article could not be shown for reading.'))}</p>`,
    `<p dir="auto"><code>${escapedHtml(reason)}</code></p>`,
    way(asText, vscode.l10n.t('Open in Text Editor')),
    way(again, vscode.l10n.t('Try Again')),
    way(showLog, vscode.l10n.t('Show Log')),
    `</main>`,
  ]);
}

/** The commands of that page. */
export function registerWaysOn(views: ReadingViews): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand(again, () => {
      views.active?.load();
    }),
    registerCommand(showLog, () => {
      log().show();
    }),
  );
}
