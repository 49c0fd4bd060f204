import { existsSync } from 'node:fs';
import path from 'node:path';

/** The nearest folder at or above `from` that holds a `package.json`. */
function packageRoot(from: string): string {
  const parent = path.dirname(from);
  return existsSync(path.join(from, 'package.json')) || parent === from ? from : packageRoot(parent);
}

/** The repository's root, which is also the extension's folder. */
export const root = packageRoot(import.meta.dirname);

/** Everything that the host downloads, unpacks or keeps; never committed, safe to delete. */
export const cache = path.join(root, '.vscode-test');

/** A path below the repository's `dist`. */
export function built(...parts: string[]): string {
  return path.join(root, 'dist', ...parts);
}
