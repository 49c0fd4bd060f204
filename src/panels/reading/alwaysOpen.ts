import * as vscode from 'vscode';
import { isolate } from '../../core/model/label.js';
import { defaultSources } from '../../core/set/files.js';
import type { Articles } from '../../editor/articles.js';
import { readingView } from '../../editor/articleEditors.js';
import { chooseSet } from '../../editor/chooseSet.js';
import type { OpenSet, Sets } from '../../editor/sets.js';
import { registerCommand } from '../../editor/log.js';

/** VS Code's own setting for which files open in which editor, by patterns; the longest that fits decides. */
const setting = 'workbench.editorAssociations';
type Associations = Readonly<Record<string, string>>;

interface Services {
  readonly sets: Sets;
  readonly articles: Articles;
}

/** Has the articles of a set open in the reading view, or no longer, for everybody who opens the folder. */
export function registerAlwaysOpen({ sets, articles }: Services): vscode.Disposable {
  const command = (
    id: string,
    change: (before: Associations, open: OpenSet) => Associations,
    said: (title: string) => string,
  ): vscode.Disposable =>
    registerCommand(id, async () => {
      const open = articles.active?.article.open ?? (await chooseSet(await sets.loaded()));
      if (!open) return;
      const settings = vscode.workspace.getConfiguration();
      const isWorkspace = vscode.workspace.workspaceFolders !== undefined;
      const kept = settings.inspect<Associations>(setting);
      const before = (isWorkspace ? kept?.workspaceValue : kept?.globalValue) ?? {};
      const after = change(before, open);
      const target = isWorkspace ? vscode.ConfigurationTarget.Workspace : vscode.ConfigurationTarget.Global;
      await settings.update(setting, Object.keys(after).length > 0 ? after : undefined, target);
      const title = open.set.settings.title ?? open.root.path.split('/').pop() ?? '';
      vscode.window.setStatusBarMessage(said(isolate(title)), 6000);
    });
  return vscode.Disposable.from(
    command(
      'hashiya.reading.always',
      (before, open) => ({ ...before, ...associationsOf(open) }),
      (title) => vscode.l10n.t('Articles of {0} now open in the reading view.', title),
    ),
    command(
      'hashiya.reading.notAlways',
      (before, open) => {
        const own = associationsOf(open);
        return Object.fromEntries(Object.entries(before).filter(([pattern, as]) => own[pattern] !== as));
      },
      (title) => vscode.l10n.t('Articles of {0} now open in the text editor.', title),
    ),
  );
}

/** Which files of a set open in what: its articles in the reading view, what it excludes in the text editor. */
function associationsOf(open: OpenSet): Associations {
  const { sources = defaultSources, exclude = [] } = open.set.settings;
  const folder = folderPattern(open.root);
  const pattern = (glob: string): string => `${folder}${glob}`.replace(/^(\*\*\/)+/, '**/');
  const associations: Record<string, string> = {};
  for (const glob of sources) associations[pattern(glob)] = readingView;
  for (const glob of exclude) associations[pattern(glob)] = 'default';
  return associations;
}

/** What paths below a folder begin with: as little of the path as will do, since others have the folder elsewhere. */
function folderPattern({ path }: vscode.Uri): string {
  const { workspaceFolders = [] } = vscode.workspace;
  const folder = workspaceFolders.find(({ uri }) => `${path}/`.startsWith(`${uri.path}/`))?.uri.path;
  const parent =
    folder === undefined || workspaceFolders.length === 1 ? folder : folder.replace(/\/[^/]*$/, '');
  return `**${path.slice(parent?.length ?? 0)}/`;
}
