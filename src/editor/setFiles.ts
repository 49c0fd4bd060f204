import * as vscode from 'vscode';
import { addAll } from '../core/lists.js';
import { actorsFile, articleOf, eventsFile, isArticle, settingsFile, sidecarOf } from '../core/set/files.js';
import { isPassing } from '../storage/temporary.js';
import { observe } from './log.js';
import type { OpenSet } from './openSet.js';
import { isIgnored, WorkspaceFolder } from './workspaceFolder.js';

const setFiles: readonly string[] = [settingsFile, actorsFile, eventsFile];

/** Whom a set's files tell of what happened to them. */
export interface SetFilesListener {
  /** The set's settings are no longer there. */
  onGone(): void;
  /** An article's own file appeared, was written or deleted. */
  onArticle(path: string): void;
}

/** Keeps a set in step with what others do to its files: VS Code, and other programs. */
export class SetFiles implements vscode.Disposable {
  private readonly subscriptions: vscode.Disposable;
  /** The files that something happened to while the set was being loaded. */
  private waiting: vscode.Uri[] | undefined = [];

  /**
   * Watches from now on, and takes over what happened from `start` on.
   * @param pathOf the path of a file relative to the set; undefined when the file is not one of its own
   */
  constructor(
    private readonly open: OpenSet,
    private readonly pathOf: (uri: vscode.Uri) => string | undefined,
    private readonly listener: SetFilesListener,
  ) {
    const watcher = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(open.root, '**/*'));
    const look = (files: readonly vscode.Uri[]): void => {
      if (this.waiting) addAll(this.waiting, files);
      else for (const uri of files) observe(this.reload(uri));
    };
    const lookAt = (uri: vscode.Uri): void => {
      look([uri]);
    };
    this.subscriptions = vscode.Disposable.from(
      watcher,
      watcher.onDidChange(lookAt),
      watcher.onDidCreate(lookAt),
      watcher.onDidDelete(lookAt),
      // A watcher that is busy, or new to a folder, tells nothing of a file that comes and goes within a moment.
      vscode.workspace.onDidCreateFiles(({ files }) => {
        look(files);
      }),
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        look(files);
      }),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        look(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri]));
      }),
    );
  }

  start(): void {
    const { waiting = [] } = this;
    this.waiting = undefined;
    for (const uri of waiting) observe(this.reload(uri));
  }

  dispose(): void {
    this.subscriptions.dispose();
  }

  /** Takes over what is on disk now of a file, or of all in a folder. */
  async reload(uri: vscode.Uri): Promise<void> {
    const path = this.pathOf(uri);
    if (path === undefined || isPassing(path)) return;
    const { store, set } = this.open;
    if (articleOf(path) !== undefined || setFiles.includes(path)) {
      await store.reload(path);
      // What was merged with what others wrote.
      if (store.hasUnsaved) await store.flush();
      if (path === settingsFile && !store.hasSettings) this.listener.onGone();
    } else if (isArticle(set.settings, path)) {
      this.listener.onArticle(path);
      await store.reloadArticle(path);
    } else await this.reloadBelow(path);
  }

  /** A folder that appears, is moved or deleted is told of in one event, without its files. */
  private async reloadBelow(folder: string): Promise<void> {
    const { open } = this;
    const isIgnoredHere = folder.split('/').some(isIgnored);
    const found = isIgnoredHere ? [] : await filesIn(open.uri(folder));
    const files = new Set(found.map((file) => `${folder}/${file}`));
    for (const article of open.set.articles.filter((path) => path.startsWith(`${folder}/`))) {
      files.add(article).add(sidecarOf(article));
    }
    if (files.size === 0) return;
    await open.set.loading(async () => {
      await Promise.all([...files].map((file) => this.reload(open.uri(file))));
    });
  }
}

/** The files below a folder, relative to it; none when there is no such folder. */
async function filesIn(folder: vscode.Uri): Promise<string[]> {
  try {
    const { type } = await vscode.workspace.fs.stat(folder);
    return (type & vscode.FileType.Directory) === 0
      ? []
      : await new WorkspaceFolder(folder).list(() => undefined);
  } catch {
    return [];
  }
}
