import { existsSync } from 'node:fs';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { download, SilentReporter } from '@vscode/test-electron';
import { onPath } from './on-path.js';
import { cache } from './paths.js';

const failure = path.join(cache, 'no-desktop');
const rememberFor = 6 * 60 * 60 * 1000;

/**
 * The executable of a desktop VS Code to run tests in: the one that VSCODE_EXECUTABLE names, else a download kept
 * in `.vscode-test`. When there is none, says so in one line; a failed download is not tried again for six hours.
 */
export async function desktopForTests(): Promise<string | undefined> {
  const found = await desktop();
  if ('missing' in found) {
    console.log(`No desktop VS Code (${found.missing}): using VS Code's server and a browser instead.`);
    return undefined;
  }
  return found.executable;
}

/** Like `desktopForTests`, but prefers the VS Code that is installed on the machine. */
export async function desktopForPeople(): Promise<string | undefined> {
  return canShowWindows() && !isNamed() ? (onPath('code') ?? desktopForTests()) : desktopForTests();
}

async function desktop(): Promise<{ executable: string } | { missing: string }> {
  const named = process.env['VSCODE_EXECUTABLE'];
  if (named !== undefined && isNamed()) {
    if (!existsSync(named)) {
      throw new Error(`VSCODE_EXECUTABLE names no file: ${named}`);
    }
    return { executable: named };
  }
  if (!canShowWindows()) {
    return { missing: 'there is no display' };
  }
  const remembered = await rememberedFailure();
  if (remembered !== undefined) {
    return { missing: remembered };
  }
  try {
    return { executable: await downloadDesktop() };
  } catch (error) {
    const reason = `it cannot be downloaded: ${error instanceof Error ? error.message : String(error)}`;
    await mkdir(cache, { recursive: true });
    await writeFile(failure, reason);
    return { missing: reason };
  }
}

/** Downloads desktop VS Code unless a copy is there; gives up when no data comes for ten seconds. */
async function downloadDesktop(): Promise<string> {
  return download({ version: 'stable', cachePath: cache, timeout: 10_000, reporter: new SilentReporter() });
}

async function rememberedFailure(): Promise<string | undefined> {
  try {
    return Date.now() - (await stat(failure)).mtimeMs < rememberFor
      ? await readFile(failure, 'utf8')
      : undefined;
  } catch {
    return undefined;
  }
}

function isNamed(): boolean {
  return (process.env['VSCODE_EXECUTABLE'] ?? '') !== '';
}

/** Whether a window can be opened: on Linux that takes a display. */
function canShowWindows(): boolean {
  return (
    process.platform !== 'linux' || [process.env['DISPLAY'], process.env['WAYLAND_DISPLAY']].some(Boolean)
  );
}
