import * as vscode from 'vscode';
import { isArticle, settingsFile } from '../core/set/files.js';
import type { Touched } from '../core/set/touched.js';
import { reasonOf } from './inWords.js';
import { isolate } from '../core/model/label.js';
import { log, observe, reportFault, showWithLog } from './log.js';
import { openSetIn, type OpenSet } from './openSet.js';
import { isWithin, pathBelow, Places, type Loaded, type Place } from './places.js';
import { SetFiles } from './setFiles.js';
import { isIgnored } from './workspaceFolder.js';

export type { OpenSet } from './openSet.js';

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

/** A set is about to be closed, which waits for what `waitUntil` is given. */
export interface SetWillClose {
  readonly open: OpenSet;
  waitUntil(work: Promise<void>): void;
}

/**
 * The annotation sets of the workspace: finds, loads and closes them. Others have a set from when it is loaded until it
 * is closed; `onDidChangeSets` tells of both.
 */
export class Sets implements vscode.Disposable {
  private readonly places = new Places();
  private readonly changed = new vscode.EventEmitter<SetChange>();
  private readonly listChanged = new vscode.EventEmitter<void>();
  private readonly willClose = new vscode.EventEmitter<SetWillClose>();
  private readonly articleWritten = new vscode.EventEmitter<PlacedFile>();
  private readonly subscriptions: vscode.Disposable;
  private started = Promise.resolve();

  /** Something in a set changed. */
  readonly onDidChange = this.changed.event;
  /** A set was loaded or has gone. */
  readonly onDidChangeSets = this.listChanged.event;
  readonly onWillClose = this.willClose.event;
  /** An article's own file appeared, was written or deleted, by whomever. */
  readonly onDidWriteArticle = this.articleWritten.event;

  constructor() {
    const openIfSettings = (uri: vscode.Uri): void => {
      if (uri.path.endsWith(`/${settingsFile}`)) observe(this.openOrTell(parent(uri)));
    };
    const watcher = vscode.workspace.createFileSystemWatcher('**/*', false, true, false);
    this.subscriptions = vscode.Disposable.from(
      this.changed,
      this.listChanged,
      this.willClose,
      this.articleWritten,
      watcher,
      watcher.onDidCreate(openIfSettings),
      // Of a folder that goes with all that is in it only the folder is told of.
      watcher.onDidDelete((uri) => {
        this.closeGone([uri]);
      }),
      vscode.workspace.onDidCreateFiles(({ files }) => {
        for (const uri of files) openIfSettings(uri);
      }),
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        this.closeGone(files);
      }),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        this.closeGone(files.map(({ oldUri }) => oldUri));
        for (const { newUri } of files) observe(this.openBelow(newUri));
      }),
      vscode.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        for (const { uri } of added) observe(this.openBelow(uri));
        observe(this.leave(removed.map(({ uri }) => uri)));
      }),
    );
  }

  /** Finds and loads the sets of the workspace; one that cannot be loaded is told of and keeps no other from it. */
  start(): Promise<void> {
    // Settings that hide files from view hide no set.
    this.started = this.openFound(`**/${settingsFile}`);
    return this.started;
  }

  /** The sets, in the order of their paths. */
  get all(): readonly OpenSet[] {
    return this.places.shown.map(({ open }) => open);
  }

  /** `all`, once those are loaded that were there when the window opened. */
  async loaded(): Promise<readonly OpenSet[]> {
    await this.started;
    return this.all;
  }

  /**
   * Attaches something to every set that is there or comes; it is disposed of when the set goes.
   * @returns what ends all of that
   */
  each(attach: (open: OpenSet) => vscode.Disposable): vscode.Disposable {
    const attached = new Map<OpenSet, vscode.Disposable>();
    const follow = (): void => {
      const { all } = this;
      for (const [open, disposable] of attached) {
        if (all.includes(open)) continue;
        attached.delete(open);
        disposable.dispose();
      }
      for (const open of all) if (!attached.has(open)) attached.set(open, attach(open));
    };
    follow();
    const subscription = this.onDidChangeSets(follow);
    return new vscode.Disposable(() => {
      subscription.dispose();
      for (const disposable of attached.values()) disposable.dispose();
    });
  }

  /** The set that a file belongs to: the nearest above it, unless that is still being loaded. */
  find(uri: vscode.Uri): PlacedFile | undefined {
    const found = this.places.of(uri);
    return found?.place.shown && { open: found.place.shown.open, path: found.path };
  }

  /** The set that an article belongs to; undefined for any other file. */
  findArticle(uri: vscode.Uri): PlacedFile | undefined {
    const found = this.find(uri);
    return found && isArticle(found.open.set.settings, found.path) ? found : undefined;
  }

  /** The set in a folder; where there is none a new one, of which nothing is written before its first change. */
  begin(root: vscode.Uri): Promise<OpenSet> {
    return this.places.inTurn(root, async (place) => {
      if (place.shown) return place.shown.open;
      const loaded = await this.load(root);
      const { open } = loaded;
      if (!open.store.hasSettings) {
        open.store.begin({ version: 1, title: root.path.split('/').pop() ?? '', sources: ['**/*.txt'] });
      }
      this.show(place, loaded);
      return open;
    });
  }

  /** Lets go of a set that was begun and in which nothing was done. */
  async abandon({ root, store }: OpenSet): Promise<void> {
    if (!store.isUnwritten) return;
    await this.places.inTurn(root, async (place) => {
      if (store.isUnwritten && !store.hasUnsaved) await this.close(place);
    });
  }

  /** Writes everything that is not on disk yet. */
  async flush(): Promise<void> {
    await Promise.all(this.all.map(({ store }) => store.flush()));
  }

  dispose(): void {
    this.subscriptions.dispose();
    for (const loaded of this.places.shown) letGo(loaded);
  }

  private async openFound(pattern: vscode.GlobPattern): Promise<void> {
    const found = await vscode.workspace.findFiles(pattern, null);
    await Promise.all(found.map((uri) => this.openOrTell(parent(uri))));
  }

  private openBelow(folder: vscode.Uri): Promise<void> {
    return this.openFound(new vscode.RelativePattern(folder, `**/${settingsFile}`));
  }

  private async openOrTell(root: vscode.Uri): Promise<void> {
    const settings = vscode.Uri.joinPath(root, settingsFile);
    if (vscode.workspace.asRelativePath(settings, false).split('/').some(isIgnored)) return;
    try {
      await this.places.inTurn(root, async (place) => {
        if (place.shown) return;
        const loaded = await this.load(root);
        if (loaded.open.store.hasSettings) this.show(place, loaded);
        else letGo(loaded);
      });
    } catch (error) {
      log().error(`The set in ${root.toString()} could not be loaded.`, error);
      observe(this.sayNotLoaded(root, error));
    }
  }

  private async sayNotLoaded(root: vscode.Uri, error: unknown): Promise<void> {
    const again = vscode.l10n.t('Try Again');
    const folder = isolate(vscode.workspace.asRelativePath(root));
    const message = vscode.l10n.t('The annotation set in {0} cannot be loaded. {1}', folder, reasonOf(error));
    if ((await showWithLog(message, again)) === again) await this.openOrTell(root);
  }

  private async load(root: vscode.Uri): Promise<Loaded> {
    // What is annotated there so far belongs to the set that the folder was part of.
    await Promise.all(this.around(root).map(({ open }) => open.store.flush()));
    const open = openSetIn(root);
    const files = new SetFiles(
      open,
      (uri) => {
        const found = this.find(uri);
        return found?.open === open ? found.path : undefined;
      },
      {
        onGone: () => {
          this.closeGone([root]);
        },
        onArticle: (path) => {
          this.articleWritten.fire({ open, path });
        },
      },
    );
    try {
      await open.store.load();
    } catch (error) {
      letGo({ open, files });
      throw error;
    }
    log().info(`Loaded ${root.toString()}: ${String(open.set.articles.length)} articles.`);
    return { open, files };
  }

  /** From here on others have the set. */
  private show(place: Place, loaded: Loaded): void {
    const { open, files } = loaded;
    place.shown = loaded;
    open.set.onDidChange((touched) => {
      this.changed.fire({ open, touched });
      if (!touched.everything) observe(open.store.flush());
    });
    for (const outer of this.around(place.root)) {
      outer.open.store.forgetBelow(pathBelow(outer.open.root, place.root) ?? '');
    }
    this.listChanged.fire();
    files.start();
  }

  /** The sets in whose folders a folder lies. */
  private around(root: vscode.Uri): Loaded[] {
    return this.places.shown.filter(({ open }) => pathBelow(open.root, root) !== undefined);
  }

  /** Closes the sets at or below what is gone when their settings stay away: many programs replace a file by deleting it first. */
  private closeGone(gone: readonly vscode.Uri[]): void {
    for (const { open } of this.places.shown) {
      const settings = open.uri(settingsFile);
      if (!gone.some((uri) => isWithin(uri, settings))) continue;
      observe(
        this.places.inTurn(open.root, async (place) => {
          if (place.shown?.open !== open || open.store.isUnwritten) return;
          await open.store.reload(settingsFile);
          if (!open.store.hasSettings) await this.close(place);
        }),
      );
    }
  }

  /** Closes the sets of folders that are no longer part of the workspace. */
  private async leave(folders: readonly vscode.Uri[]): Promise<void> {
    const left = this.all.filter(
      ({ root }) =>
        folders.some((folder) => isWithin(folder, root)) && !vscode.workspace.getWorkspaceFolder(root),
    );
    await Promise.all(left.map(({ root }) => this.places.inTurn(root, (place) => this.close(place))));
  }

  private async close(place: Place): Promise<void> {
    const { shown, root } = place;
    if (!shown) return;
    const { open } = shown;
    const works: Promise<void>[] = [];
    this.willClose.fire({ open, waitUntil: (work) => works.push(work) });
    for (const done of await Promise.allSettled(works))
      if (done.status === 'rejected') reportFault(done.reason);
    // With its folder goes what was still to be written there.
    if (await isThere(root)) await open.store.flush();
    letGo(shown);
    place.shown = undefined;
    log().info(`Closed ${root.toString()}.`);
    this.listChanged.fire();
    for (const outer of this.around(root)) observe(outer.files.reload(root));
  }
}

function letGo({ open, files }: Loaded): void {
  files.dispose();
  open.store.dispose();
}

function parent(uri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..');
}

async function isThere(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}
