import { writeUserSettings } from '../host/server-settings.js';
import type { Server } from '../host/server.js';

/** The themes that screenshots are looked at in. */
export type Theme = 'light' | 'dark' | 'hc-dark' | 'hc-light';

/** Each theme's name in the list of themes, and the class that the workbench has while it is shown. */
export const themes: Record<Theme, { label: string; shown: string }> = {
  light: { label: 'Light 2026', shown: 'vs' },
  dark: { label: 'Dark 2026', shown: 'vs-dark' },
  'hc-dark': { label: 'Dark High Contrast', shown: 'hc-black' },
  'hc-light': { label: 'Light High Contrast', shown: 'hc-light' },
};

/** Most tests drive VS Code's text editor, and type into it; those of how articles open say so. */
const inTextEditor = { 'hashiya.reading.openArticles': false, 'hashiya.protectText': false };

/**
 * Sets the user's settings that a workbench opened next starts with. They belong to the server, so the workbenches
 * that are open at the same time share them.
 */
export async function setUserSettings(server: Server, settings: Record<string, unknown>): Promise<void> {
  await writeUserSettings(server.dataDir, {
    'extensions.ignoreRecommendations': true,
    ...inTextEditor,
    'git.openRepositoryInParentFolders': 'never',
    'window.autoDetectColorScheme': false,
    'workbench.reduceMotion': 'on',
    'workbench.tips.enabled': false,
    ...settings,
  });
}
