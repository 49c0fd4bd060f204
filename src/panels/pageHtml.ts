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
  const script = `<script nonce="${nonce}" src="${address(webview, extension, `${name}.js`)}"></script>`;
  return documentHtml(webview, extension, name, title, shown, `'nonce-${nonce}'`, [script]);
}

/**
 * A document in the place of a page, with the page's style but without its script.
 * @param content lines of HTML
 */
export function messageHtml(
  webview: vscode.Webview,
  extension: vscode.Uri,
  name: string,
  title: string,
  shown: vscode.Uri,
  content: readonly string[],
): string {
  return documentHtml(webview, extension, name, title, shown, `'none'`, content);
}

function documentHtml(
  webview: vscode.Webview,
  extension: vscode.Uri,
  name: string,
  title: string,
  shown: vscode.Uri,
  scripts: string,
  content: readonly string[],
): string {
  const policy = [
    `default-src 'none'`,
    `script-src ${scripts}`,
    `style-src ${webview.cspSource}`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ');
  const direction = displayLanguage() === 'ar' ? 'rtl' : 'ltr';
  return `<!DOCTYPE html>
<html lang="${escapedHtml(textLanguage)}" dir="${direction}">
<head>
  <meta charset="utf-8">
  <meta http-equiv="Content-Security-Policy" content="${escapedHtml(policy)}">
  <title>${escapedHtml(title)}</title>
  <link rel="stylesheet" href="${address(webview, extension, `${name}.css`)}">
</head>
<body data-shown="${escapedHtml(shown.toString())}">
  ${content.join('\n  ')}
</body>
</html>`;
}

function address(webview: vscode.Webview, extension: vscode.Uri, file: string): string {
  return escapedHtml(webview.asWebviewUri(vscode.Uri.joinPath(pagesFolder(extension), file)).toString());
}

function randomNonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

/** A text as it stands in HTML. */
export function escapedHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
