import * as vscode from 'vscode';
import { decodeArticle } from '../core/text/normalise.js';

/** The text of an article as it is on disk, normalised; undefined when it cannot be read as UTF-8. */
export async function textOnDisk(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return decodeArticle(await vscode.workspace.fs.readFile(uri));
  } catch {
    return undefined;
  }
}
