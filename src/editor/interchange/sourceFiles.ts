import * as vscode from 'vscode';
import type { Format, SourceFile } from '../../core/formats/index.js';
import { formatTexts } from './formatTexts.js';
import { WorkspaceFolder } from '../workspaceFolder.js';
import { chooseFrom } from '../list.js';

/** A file that is imported, with where it is. */
export interface FoundFile extends SourceFile {
  readonly uri: vscode.Uri;
}

/** Asks for files, or a folder with files; what the format usually is comes first. */
export async function chooseSources(format: Format): Promise<readonly vscode.Uri[] | undefined> {
  const files = { label: `$(files) ${vscode.l10n.t('Files…')}`, isFolder: false };
  const folder = { label: `$(folder) ${vscode.l10n.t('A folder…')}`, isFolder: true };
  const [name, detail] = formatTexts(format);
  const title = vscode.l10n.t('Import {0} from', name);
  const ways = format.extension === undefined ? [folder, files] : [files, folder];
  const way = await chooseFrom(ways, { title, placeHolder: detail });
  if (!way) return undefined;
  return vscode.window.showOpenDialog({
    canSelectFiles: !way.isFolder,
    canSelectFolders: way.isFolder,
    canSelectMany: !way.isFolder,
    openLabel: vscode.l10n.t('Import'),
    title,
  });
}

/** The chosen files, and those below chosen folders, by their paths relative to each. */
export async function sourceFiles(chosen: readonly vscode.Uri[]): Promise<FoundFile[]> {
  const files: FoundFile[] = [];
  for (const uri of chosen) {
    const { type } = await vscode.workspace.fs.stat(uri);
    const isFolder = (type & vscode.FileType.Directory) !== 0;
    const paths = isFolder ? await new WorkspaceFolder(uri).list() : [uri.path.split('/').pop() ?? ''];
    for (const path of paths.sort()) {
      const file = isFolder ? vscode.Uri.joinPath(uri, path) : uri;
      files.push({
        path,
        uri: file,
        size: async () => (await vscode.workspace.fs.stat(file)).size,
        read: async () => vscode.workspace.fs.readFile(file),
      });
    }
  }
  return files;
}
