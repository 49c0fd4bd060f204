import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** Keeps what has nothing to do with annotating out of sight. */
const quiet = {
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
};

/** Writes the user's settings of the server that keeps its data in a folder, on top of the quiet ones. */
export async function writeUserSettings(dataDir: string, settings: Record<string, unknown>): Promise<void> {
  const file = settingsFile(dataDir);
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify({ ...quiet, ...settings }, undefined, 2)}\n`);
}

/** Writes the quiet settings unless the user has settings already. */
export async function ensureUserSettings(dataDir: string): Promise<void> {
  if (!existsSync(settingsFile(dataDir))) {
    await writeUserSettings(dataDir, {});
  }
}

function settingsFile(dataDir: string): string {
  return path.join(dataDir, 'data', 'User', 'settings.json');
}
