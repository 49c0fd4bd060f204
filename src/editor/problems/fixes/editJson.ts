import { applyEdits, modify } from 'jsonc-parser';
import * as vscode from 'vscode';

const options = { formattingOptions: { tabSize: 2, insertSpaces: true, eol: '\n' } };

/**
 * Changes a JSON file of a set as a person would who writes in it, and saves it; the editor's own undo takes it back.
 * @param edits one after the other: where, and what is to stand there; undefined removes it
 */
export async function editJson(
  uri: vscode.Uri,
  edits: readonly (readonly [path: readonly (string | number)[], value: unknown])[],
): Promise<void> {
  const document = await vscode.workspace.openTextDocument(uri);
  const text = document.getText();
  const changed = edits.reduce(
    (now, [path, value]) => applyEdits(now, modify(now, [...path], value, options)),
    text,
  );
  const edit = new vscode.WorkspaceEdit();
  edit.replace(uri, new vscode.Range(new vscode.Position(0, 0), document.positionAt(text.length)), changed);
  if (await vscode.workspace.applyEdit(edit)) await document.save();
}
