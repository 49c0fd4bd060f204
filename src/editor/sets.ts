import * as vscode from 'vscode';
import { actorsFile, articleOf, eventsFile, isArticle, settingsFile, sidecarOf } from '../core/set/files.js';
import type { AnnotationSet } from '../core/set/annotationSet.js';
import { History } from '../core/set/history.js';
import type { Touched } from '../core/set/touched.js';
import { SetStore } from '../storage/setStore.js';
import { isPassing } from '../storage/temporary.js';
import { isIgnored, WorkspaceFolder } from './workspaceFolder.js';
import { reasonOf } from './inWords.js';

const setFiles: readonly string[] = [settingsFile, actorsFile, eventsFile];

/** An annotation set of the workspace, with its files kept in step. */
export interface OpenSet {
  readonly root: vscode.Uri;
  readonly store: SetStore;
  readonly set: AnnotationSet;
  readonly history: History;
  /** The address of a file of the set. */
  uri(path: string): vscode.Uri;
}

/** A file of a set. */
export interface PlacedFile {
  readonly open: OpenSet;
  /** Relative to the set, with `/`. */
  readonly path: string;
}

export interface SetChange {
  readonly open: OpenSet;
  readonly touched: Touched;
}

/** The annotation sets of the workspace: finds, loads, watches and saves them. */
export class Sets implements vscode.Disposable {
  private readonly opened = new Map<string, OpenSet>();
  private readonly watchers = new Map<OpenSet, vscode.Disposable>();
  private readonly changed = new vscode.EventEmitter<SetChange>();
  private readonly listChanged = new vscode.EventEmitter<void>();
  private readonly watcher: vscode.FileSystemWatcher;

  /** Something in a set changed. */
  readonly onDidChange = this.changed.event;
  /** A set was found or has gone. */
  readonly onDidChangeSets = this.listChanged.event;

  constructor() {
    this.watcher = vscode.workspace.createFileSystemWatcher(`**/${settingsFile}`);
    this.watcher.onDidCreate((uri) => this.open(parent(uri)));
    this.watcher.onDidDelete((uri) => void this.closeIfGone(parent(uri)));
  }

  /** Finds and loads the sets of the workspace. */
  async start(): Promise<void> {
    const found = await vscode.workspace.findFiles(`**/${settingsFile}`, '**/node_modules/**');
    await Promise.all(found.map((uri) => this.open(parent(uri))));
  }

  get all(): readonly OpenSet[] {
    return [...this.opened.values()].sort((a, b) => (a.root.path < b.root.path ? -1 : 1));
  }

  /** The set that a file belongs to: the nearest above it. */
  find(uri: vscode.Uri): PlacedFile | undefined {
    let nearest: PlacedFile | undefined;
    for (const open of this.opened.values()) {
      const path = pathBelow(open.root, uri);
      if (path !== undefined && (!nearest || path.length < nearest.path.length)) nearest = { open, path };
    }
    return nearest;
  }

  /** The set that an article belongs to; undefined for any other file. */
  findArticle(uri: vscode.Uri): PlacedFile | undefined {
    const found = this.find(uri);
    return found && isArticle(found.open.set.settings, found.path) ? found : undefined;
  }

  /** Begins a set in a folder, with default settings; nothing is written before its first change. */
  async begin(root: vscode.Uri): Promise<OpenSet> {
    const open = await this.open(root);
    open.store.begin({ version: 1, title: root.path.split('/').pop() ?? '', sources: ['**/*.txt'] });
    this.listChanged.fire();
    return open;
  }

  /** Lets go of a set that was begun and of which nothing was written. */
  abandon(open: OpenSet): void {
    if (open.store.isUnwritten) this.close(open.root);
  }

  /** Writes everything that is not on disk yet. */
  async flush(): Promise<void> {
    await Promise.all(this.all.map(({ store }) => store.flush()));
  }

  dispose(): void {
    this.watcher.dispose();
    for (const watcher of this.watchers.values()) watcher.dispose();
    this.changed.dispose();
    this.listChanged.dispose();
  }

  private async open(root: vscode.Uri): Promise<OpenSet> {
    const key = root.toString();
    const existing = this.opened.get(key);
    if (existing) return existing;
    const folder = new WorkspaceFolder(root);
    const store = new SetStore(folder, {
      mayWrite: (article) => !hasUnsavedEdits(folder.uri(article)),
      onWriteFailed: (file, error) => void this.reportFailure(open, file, error),
      later: (milliseconds, work) => setTimeout(work, milliseconds),
    });
    const open: OpenSet = {
      root,
      store,
      set: store.set,
      history: new History(store.set),
      uri: (path) => folder.uri(path),
    };
    this.opened.set(key, open);
    this.watch(open);
    await store.load();
    store.set.onDidChange((touched) => {
      this.changed.fire({ open, touched });
      if (!touched.everything) void store.flush();
    });
    this.listChanged.fire();
    return open;
  }

  private watch(open: OpenSet): void {
    const files = vscode.workspace.createFileSystemWatcher(new vscode.RelativePattern(open.root, '**/*'));
    const reload = (uri: vscode.Uri): void => void this.reload(uri, open);
    files.onDidChange(reload);
    files.onDidCreate(reload);
    files.onDidDelete(reload);
    this.watchers.set(open, files);
  }

  /** Closes the set when its settings stay away; many programs replace a file by deleting it first. */
  private async closeIfGone(root: vscode.Uri): Promise<void> {
    const open = this.opened.get(root.toString());
    await open?.store.reload(settingsFile);
    if (open && !open.store.hasSettings) this.close(root);
  }

  private close(root: vscode.Uri): void {
    const open = this.opened.get(root.toString());
    if (!open) return;
    this.watchers.get(open)?.dispose();
    this.watchers.delete(open);
    this.opened.delete(root.toString());
    this.listChanged.fire();
  }

  private async reload(uri: vscode.Uri, open: OpenSet): Promise<void> {
    const found = this.find(uri);
    if (found?.open !== open || isPassing(found.path)) return;
    const { store, set } = open;
    if (articleOf(found.path) !== undefined || setFiles.includes(found.path)) {
      await store.reload(found.path);
      // What was merged with what others wrote.
      if (store.hasUnsaved) await store.flush();
    } else if (isArticle(set.settings, found.path)) await store.reloadArticle(found.path);
    else await this.reloadBelow(open, found.path);
  }

  /** A folder that appears, is moved or deleted is told of in one event, without its files. */
  private async reloadBelow(open: OpenSet, folder: string): Promise<void> {
    const { set } = open;
    const isIgnoredHere = folder.split('/').some(isIgnored);
    const found = isIgnoredHere ? [] : await filesIn(open.uri(folder));
    const files = new Set(found.map((file) => `${folder}/${file}`));
    for (const article of set.articles.filter((path) => path.startsWith(`${folder}/`))) {
      files.add(article).add(sidecarOf(article));
    }
    if (files.size === 0) return;
    await set.loading(async () => {
      await Promise.all([...files].map((file) => this.reload(open.uri(file), open)));
    });
  }

  private async reportFailure(open: OpenSet, file: string, error: unknown): Promise<void> {
    const again = vscode.l10n.t('Try Again');
    const reason = reasonOf(error);
    const message = vscode.l10n.t('Could not save {0}; nothing is lost. {1}', file, reason);
    if ((await vscode.window.showErrorMessage(message, again)) === again) await open.store.tryAgain();
  }
}

/** The files below a folder, relative to it; none when there is no such folder. */
async function filesIn(folder: vscode.Uri): Promise<string[]> {
  try {
    const { type } = await vscode.workspace.fs.stat(folder);
    return (type & vscode.FileType.Directory) === 0 ? [] : await new WorkspaceFolder(folder).list();
  } catch {
    return [];
  }
}

/** Whether a file is open with edits that are not on disk. */
function hasUnsavedEdits(uri: vscode.Uri): boolean {
  const key = uri.toString();
  return vscode.workspace.textDocuments.some(
    (document) => document.isDirty && document.uri.toString() === key,
  );
}

function parent(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}

/** The path of `uri` relative to `root`, or undefined when it is not below it. */
function pathBelow(root: vscode.Uri, uri: vscode.Uri): string | undefined {
  const base = root.path.endsWith('/') ? root.path : `${root.path}/`;
  const isBelow = uri.scheme === root.scheme && uri.authority === root.authority && uri.path.startsWith(base);
  return isBelow ? uri.path.slice(base.length) : undefined;
}
