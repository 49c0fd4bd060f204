import * as vscode from 'vscode';
import { displayLanguage } from '../editor/labels.js';
import { textLanguage } from '../editor/plural.js';

/** The folder of the pages' scripts and styles. */
export function pagesFolder(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'panels');
}

/**
 * The document of a page, which its script fills.
 * @param name of its script and style
 * @param shown the set's root, or the article, that it shows
 */
export function pageHtml(
  webview: vscode.Webview,
  extension: vscode.Uri,
  name: string,
  title: string,
  shown: vscode.Uri,
): string {
  const nonce = randomNonce();
  const address = (file: string): string =>
    escaped(webview.asWebviewUri(vscode.Uri.joinPath(pagesFolder(extension), file)).toString());
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  const direction = displayLanguage() === 'ar' ? 'rtl' : 'ltr';
  return `<!DOCTYPE html>
<html lang="${escaped(textLanguage)}" dir="${direction}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
  <title>${escaped(title)}</title>
  <link rel="stylesheet" href="${address(`${name}.css`)}">
</head>
<body data-shown="${escaped(shown.toString())}">
  <script nonce="${nonce}" src="${address(`${name}.js`)}"></script>
</body>
</html>`;
}

function randomNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
