import * as vscode from 'vscode';
import { isolate } from '../core/model/label.js';
import { decodeArticle, normaliseText } from '../core/text/normalise.js';

/** What VS Code calls UTF-8, without and with a byte order mark. */
const utf8: readonly string[] = ['utf8', 'utf8bom'];

/** What stands for bytes that are no UTF-8. */
export const undecoded = '\uFFFD';

/** Whether VS Code reads and writes a document as UTF-8. */
export function isUtf8(document: vscode.TextDocument): boolean {
  return utf8.includes(document.encoding);
}

/**
 * The text of a document's file, normalised.
 * @returns `undecodable` when it is not in UTF-8, or VS Code reads it as something else; undefined when there is no file
 */
export async function readArticle(
  document: vscode.TextDocument,
): Promise<{ readonly text: string } | 'undecodable' | undefined> {
  let bytes: Uint8Array;
  try {
    bytes = await vscode.workspace.fs.readFile(document.uri);
  } catch {
    return undefined;
  }
  const text = decodeArticle(bytes);
  if (text === undefined) return 'undecodable';
  const shown = normaliseText(document.getText());
  // What was undecodable a moment ago is still shown so until VS Code has read it again.
  const mayBeMisread = !document.isDirty && (!isUtf8(document) || shown.includes(undecoded));
  const isMisread = mayBeMisread && shown !== text;
  return isMisread ? 'undecodable' : { text };
}

/** Says that an article is not in UTF-8, and how to make it so. */
export async function sayNotUtf8(document: vscode.TextDocument): Promise<void> {
  const reopen = vscode.l10n.t('Change Encoding…');
  const message = vscode.l10n.t(
    '{0} is not read as UTF-8: nothing is highlighted or tagged in it, and its annotations stay as they are. Choose “Reopen with Encoding” and the one it is in, such as Arabic (Windows 1256), then “Save with Encoding” and UTF-8.',
    isolate(vscode.workspace.asRelativePath(document.uri)),
  );
  if ((await vscode.window.showWarningMessage(message, reopen)) !== reopen) return;
  await vscode.window.showTextDocument(document);
  await vscode.commands.executeCommand('workbench.action.editor.changeEncoding');
}
