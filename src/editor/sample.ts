import * as vscode from 'vscode';
import * as z from 'zod';
import { settingsFile } from '../core/set/files.js';
import type { Sets } from './sets.js';
import { WorkspaceFolder } from './workspaceFolder.js';
import { observe, registerCommand } from './log.js';
import { chooseFrom } from './list.js';

/** The name of the folder with a copy of the sample set. */
const folderName = 'hashiya-sample';

/** A name that nobody has tagged in the sample set, though two of its articles have it. */
const untagged = { article: '2019/vienna-chiefs-of-staff.txt', name: 'أوروبا' };

/** The texts of the set's files by their paths. One file holds them all: in the web there are no folders to list. */
const textsShape = z.record(z.string(), z.string());

/** The commands with which one tries Hashiya: on a copy of the sample set that the extension brings. */
export function registerSample(extension: vscode.Uri, sets: Sets): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand('hashiya.openSample', () => openSample(extension)),
    registerCommand('hashiya.goToUntagged', () => goToUntagged(sets)),
  );
}

/** Asks where the sample set is to be, puts a copy there unless there is one, and opens it. */
async function openSample(extension: vscode.Uri): Promise<void> {
  const place = await vscode.window.showOpenDialog({
    title: vscode.l10n.t('A Folder for the Sample Set'),
    openLabel: vscode.l10n.t('Put It Here'),
    canSelectFiles: false,
    canSelectFolders: true,
  });
  const target = place?.[0] && (await chooseTarget(place[0]));
  const show = target && (await chooseShowing(target.root));
  if (!show) return;
  try {
    if (!target.isThere) await copySample(extension, target.root);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    observe(vscode.window.showErrorMessage(vscode.l10n.t('The sample set could not be copied. {0}', reason)));
    return;
  }
  await show();
}

interface Target {
  readonly root: vscode.Uri;
  /** Whether what is there is to be opened as it is. */
  readonly isThere: boolean;
}

/** The folder to copy to: never one that is there. */
async function chooseTarget(place: vscode.Uri): Promise<Target | undefined> {
  const parent = new WorkspaceFolder(place);
  if (!(await parent.isThere(folderName))) return { root: parent.uri(folderName), isThere: false };
  const open = vscode.l10n.t('Open It');
  const copy = vscode.l10n.t('Make Another Copy');
  const message = vscode.l10n.t('There is a folder {0} already.', folderName);
  const detail = vscode.l10n.t('Nothing in it is changed or replaced.');
  const choice = await vscode.window.showInformationMessage(message, { modal: true, detail }, open, copy);
  if (choice === open) return { root: parent.uri(folderName), isThere: true };
  if (choice !== copy) return undefined;
  let number = 2;
  while (await parent.isThere(`${folderName}-${number}`)) number++;
  return { root: parent.uri(`${folderName}-${number}`), isThere: false };
}

/** How a folder will be shown; asked for where that would put another folder away. */
async function chooseShowing(root: vscode.Uri): Promise<(() => Thenable<unknown>) | undefined> {
  const { workspaceFolders = [], getWorkspaceFolder, updateWorkspaceFolders } = vscode.workspace;
  const openFolder = (options: object) => (): Thenable<unknown> =>
    vscode.commands.executeCommand('vscode.openFolder', root, options);
  if (workspaceFolders.length === 0) return openFolder({ forceReuseWindow: true });
  const showArticle = (): Thenable<unknown> =>
    vscode.window.showTextDocument(vscode.Uri.joinPath(root, untagged.article));
  if (getWorkspaceFolder(root)) return showArticle;
  const ways = [
    { label: vscode.l10n.t('Open in a New Window'), show: openFolder({ forceNewWindow: true }) },
    { label: vscode.l10n.t('Open in This Window'), show: openFolder({ forceReuseWindow: true }) },
    {
      label: vscode.l10n.t('Add to the Workspace'),
      show: () => {
        updateWorkspaceFolders(workspaceFolders.length, 0, { uri: root });
        return showArticle();
      },
    },
  ];
  const title = vscode.l10n.t('The Sample Set');
  return (await chooseFrom(ways, { title }))?.show;
}

/**
 * Copies the sample set, byte for byte as it was written.
 * @param root of the copy, which must not be there; when copying fails it is not there either
 * @throws what the file system throws
 */
export async function copySample(extension: vscode.Uri, root: vscode.Uri): Promise<void> {
  const { fs } = vscode.workspace;
  const source = await fs.readFile(vscode.Uri.joinPath(extension, 'dist', 'sample.json'));
  const texts = textsShape.parse(JSON.parse(new TextDecoder().decode(source)));
  // The settings come last, so that the set is whole when it is found.
  const { [settingsFile]: settings = '', ...others } = texts;
  try {
    for (const [path, text] of [...Object.entries(others), [settingsFile, settings] as const]) {
      await fs.writeFile(vscode.Uri.joinPath(root, path), new TextEncoder().encode(text));
    }
  } catch (error) {
    await fs.delete(root, { recursive: true }).then(undefined, () => undefined);
    throw error;
  }
}

/** Selects a name to tag in the sample set. */
async function goToUntagged(sets: Sets): Promise<void> {
  const { article, name } = untagged;
  const open = sets.all.find(({ set }) => set.articles.includes(article));
  if (!open) {
    const openIt = vscode.l10n.t('Open the Sample Set');
    const message = vscode.l10n.t('The sample set is not open.');
    if ((await vscode.window.showInformationMessage(message, openIt)) === openIt)
      await vscode.commands.executeCommand('hashiya.openSample');
    return;
  }
  const document = await vscode.workspace.openTextDocument(open.uri(article));
  const at = Math.max(0, document.getText().indexOf(name));
  const selection = new vscode.Range(document.positionAt(at), document.positionAt(at + name.length));
  await vscode.window.showTextDocument(document, { selection });
}
