import type { Folder, OnUnreadable } from '../storage/folder.js';
import type { Lock } from '../storage/lock.js';

/**
 * A folder that is read and never changed, since a program that checks or exports must not interfere with an editor at
 * work. What is renamed is read under its new name as if it had been.
 */
export class ReadOnlyFolder implements Folder {
  private readonly renamed = new Map<string, string>();

  constructor(private readonly inner: Folder) {}

  read(path: string): Promise<Uint8Array | undefined> {
    return this.inner.read(this.renamed.get(path) ?? path);
  }

  list(onUnreadable?: OnUnreadable): Promise<string[]> {
    return this.inner.list(onUnreadable);
  }

  rename(from: string, to: string): Promise<void> {
    this.renamed.set(to, from);
    return Promise.resolve();
  }

  lock(): Promise<Lock> {
    return Promise.resolve({ isHeld: () => Promise.resolve(true), release: () => Promise.resolve() });
  }

  delete(): Promise<void> {
    return Promise.resolve();
  }

  write(path: string): Promise<void> {
    return Promise.reject(new Error(`${path} is only read.`));
  }
}
