import * as vscode from 'vscode';
import { isolate } from '../core/model/label.js';
import { sidecarOf } from '../core/set/files.js';
import { stampOf } from '../core/text/stamp.js';
import { mentionCount } from './counts.js';
import type { PlacedFile, Sets } from './sets.js';
import { textOnDisk } from './textOnDisk.js';
import { observe } from './log.js';

/**
 * Takes the sidecar of an article along when the article is renamed, moved, copied or deleted in VS Code; undoing that
 * takes it back. What is in a folder goes along by itself.
 */
export function registerArticleFiles(sets: Sets): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.onWillRenameFiles((event) => {
      event.waitUntil(renameSidecars(sets, event.files));
    }),
    vscode.workspace.onWillDeleteFiles((event) => {
      event.waitUntil(deleteSidecars(sets, event.files));
    }),
    vscode.workspace.onDidCreateFiles(({ files }) => {
      for (const uri of files) observe(copySidecar(sets, uri));
    }),
  );
}

async function renameSidecars(
  sets: Sets,
  files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[],
): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const renamed = new Set(files.map(({ oldUri }) => oldUri.toString()));
  // What was tagged a moment ago is to come along too.
  await sets.flush();
  for (const { oldUri, newUri } of files) {
    const sidecar = sidecarUri(oldUri);
    if (renamed.has(sidecar.toString()) || !(await isFile(sidecar)) || !(await isFile(oldUri))) continue;
    edit.renameFile(sidecar, sidecarUri(newUri), { ignoreIfExists: true });
  }
  return edit;
}

async function deleteSidecars(sets: Sets, files: readonly vscode.Uri[]): Promise<vscode.WorkspaceEdit> {
  const edit = new vscode.WorkspaceEdit();
  const deleted = new Set(files.map((uri) => uri.toString()));
  await sets.flush();
  for (const uri of files) {
    const found = sets.findArticle(uri);
    const sidecar = sidecarUri(uri);
    if (!found || deleted.has(sidecar.toString()) || !(await isFile(sidecar))) continue;
    edit.deleteFile(sidecar, { ignoreIfNotExists: true });
    const { size } = found.open.set.mentionsIn(found.path);
    if (size > 0) {
      say(
        vscode.l10n.t(
          '{0} deleted with {1}; undo brings both back.',
          mentionCount(size),
          isolate(found.path),
        ),
      );
    }
  }
  return edit;
}

/** VS Code does not tell what a new file is a copy of: it is the article with the same text. */
async function copySidecar(sets: Sets, uri: vscode.Uri): Promise<void> {
  const found = sets.findArticle(uri);
  if (!found || (await isFile(sidecarUri(uri)))) return;
  const text = await textOnDisk(uri);
  const original = text === undefined ? undefined : originalOf(found, stampOf(text).sha256);
  if (original === undefined) return;
  const { open, path } = found;
  await open.store.flush();
  const source = open.uri(sidecarOf(original));
  if (!(await isFile(source)) || (await isFile(sidecarUri(uri)))) return;
  await vscode.workspace.fs.copy(source, sidecarUri(uri));
  await open.store.reload(sidecarOf(path));
  const { size } = open.set.mentionsIn(path);
  say(vscode.l10n.t('{0} of {1} copied to {2}.', mentionCount(size), isolate(original), isolate(path)));
}

/** The annotated article of the same set with a text; of several the one that is nearest by its path. */
function originalOf({ open, path }: PlacedFile, sha256: string): string | undefined {
  const { set } = open;
  const same = set.articles.filter(
    (article) =>
      article !== path &&
      set.mentionsIn(article).stamp?.sha256 === sha256 &&
      set.mentionsIn(article).size > 0,
  );
  const shared = (article: string): number => {
    let length = 0;
    while (length < path.length && article[length] === path[length]) length++;
    return length;
  };
  return same.sort((a, b) => shared(b) - shared(a))[0];
}

function sidecarUri(uri: vscode.Uri): vscode.Uri {
  return uri.with({ path: sidecarOf(uri.path) });
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.File) !== 0;
  } catch {
    return false;
  }
}

function say(message: string): void {
  vscode.window.setStatusBarMessage(message, 8000);
}
