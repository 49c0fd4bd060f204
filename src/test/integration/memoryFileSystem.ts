import * as vscode from 'vscode';

/** A virtual file system in memory, on which a rename or a write can be made to fail. */
export class MemoryFileSystem implements vscode.FileSystemProvider {
  /** Contents by path; a folder is there when something is in it. */
  readonly files = new Map<string, Uint8Array>();
  /** Paths that are links. */
  readonly links = new Set<string>();
  /** Called before each rename and write; what it throws, they throw. */
  before: (operation: 'rename' | 'write', path: string) => void = () => undefined;
  private readonly changes = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  readonly onDidChangeFile = this.changes.event;

  watch(): vscode.Disposable {
    return new vscode.Disposable(() => undefined);
  }

  stat({ path }: vscode.Uri): vscode.FileStat {
    const bytes = this.files.get(path);
    const link = this.links.has(path) ? vscode.FileType.SymbolicLink : vscode.FileType.Unknown;
    if (bytes) return { type: vscode.FileType.File | link, ctime: 0, mtime: Date.now(), size: bytes.length };
    if (this.below(path).length === 0) throw vscode.FileSystemError.FileNotFound(path);
    return { type: vscode.FileType.Directory | link, ctime: 0, mtime: 0, size: 0 };
  }

  readDirectory({ path }: vscode.Uri): [string, vscode.FileType][] {
    const entries = new Map<string, vscode.FileType>();
    for (const rest of this.below(path)) {
      const [name = '', inner] = rest.split('/');
      entries.set(name, inner === undefined ? vscode.FileType.File : vscode.FileType.Directory);
    }
    return [...entries];
  }

  createDirectory(): void {
    // Folders come with what is in them.
  }

  readFile({ path }: vscode.Uri): Uint8Array {
    const bytes = this.files.get(path);
    if (!bytes) throw vscode.FileSystemError.FileNotFound(path);
    return bytes;
  }

  writeFile({ path }: vscode.Uri, bytes: Uint8Array): void {
    this.before('write', path);
    this.files.set(path, bytes);
  }

  delete({ path }: vscode.Uri): void {
    if (this.files.delete(path)) return;
    const below = this.below(path);
    if (below.length === 0) throw vscode.FileSystemError.FileNotFound(path);
    for (const file of below) this.files.delete(`${path}/${file}`);
  }

  rename({ path: from }: vscode.Uri, { path: to }: vscode.Uri): void {
    this.before('rename', to);
    const moved = this.files.has(from) ? [''] : this.below(from).map((file) => `/${file}`);
    if (moved.length === 0) throw vscode.FileSystemError.FileNotFound(from);
    for (const file of moved) {
      const bytes = this.files.get(from + file);
      if (bytes) this.files.set(to + file, bytes);
      this.files.delete(from + file);
    }
  }

  private below(path: string): string[] {
    const prefix = path.endsWith('/') ? path : `${path}/`;
    return [...this.files.keys()]
      .filter((file) => file.startsWith(prefix))
      .map((file) => file.slice(prefix.length));
  }
}
