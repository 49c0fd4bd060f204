import { existsSync } from 'node:fs';
import path from 'node:path';

/** Where a command is found on PATH; on Windows with one of its usual endings. */
export function onPath(command: string): string | undefined {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  return (process.env['PATH'] ?? '')
    .split(path.delimiter)
    .flatMap((folder) => endings.map((ending) => path.join(folder, command + ending)))
    .find((file) => existsSync(file));
}
