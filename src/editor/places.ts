import type * as vscode from 'vscode';
import type { OpenSet } from './openSet.js';
import type { SetFiles } from './setFiles.js';

/** A set that is loaded, and what keeps it in step with its files. */
export interface Loaded {
  readonly open: OpenSet;
  readonly files: SetFiles;
}

/** A folder that is an annotation set, or is being looked at as one. */
export interface Place {
  readonly root: vscode.Uri;
  /** The set, from when others may have it until it is closed. */
  shown: Loaded | undefined;
}

/** The folders of annotation sets. In each one thing is done after the other: no set is opened while it is closed. */
export class Places {
  private readonly byRoot = new Map<string, Place>();
  private readonly busy = new WeakMap<Place, Promise<void>>();

  /** The sets that others may have, in the order of their paths. */
  get shown(): readonly Loaded[] {
    return [...this.byRoot.values()]
      .sort((a, b) => (a.root.path < b.root.path ? -1 : 1))
      .flatMap(({ shown }) => shown ?? []);
  }

  /** Does something with a folder when all that was asked for before is done. */
  inTurn<T>(root: vscode.Uri, work: (place: Place) => Promise<T>): Promise<T> {
    const key = root.toString();
    const place = this.byRoot.get(key) ?? { root, shown: undefined };
    this.byRoot.set(key, place);
    const turn = (this.busy.get(place) ?? Promise.resolve()).then(() => work(place));
    const end = (): void => {
      if (this.busy.get(place) === ended && !place.shown) this.byRoot.delete(key);
    };
    const ended = turn.then(end, end);
    this.busy.set(place, ended);
    return turn;
  }

  /** The nearest of the folders that a file is in, with its path in it. */
  of(uri: vscode.Uri): { readonly place: Place; readonly path: string } | undefined {
    let nearest: { readonly place: Place; readonly path: string } | undefined;
    for (const place of this.byRoot.values()) {
      const path = pathBelow(place.root, uri);
      if (path !== undefined && (!nearest || path.length < nearest.path.length)) nearest = { place, path };
    }
    return nearest;
  }
}

/** The path of `uri` relative to `root`, or undefined when it is not below it. */
export function pathBelow(root: vscode.Uri, uri: vscode.Uri): string | undefined {
  const base = root.path.endsWith('/') ? root.path : `${root.path}/`;
  const isBelow = uri.scheme === root.scheme && uri.authority === root.authority && uri.path.startsWith(base);
  return isBelow ? uri.path.slice(base.length) : undefined;
}

/** Whether `uri` is `root` or below it. */
export function isWithin(root: vscode.Uri, uri: vscode.Uri): boolean {
  return uri.toString() === root.toString() || pathBelow(root, uri) !== undefined;
}
