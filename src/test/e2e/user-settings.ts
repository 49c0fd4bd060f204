import type { Page } from 'playwright-core';

/** The themes that screenshots are looked at in. */
export type Theme = 'light' | 'dark' | 'hc-dark' | 'hc-light';

const themes: Record<Theme, string> = {
  light: 'Light 2026',
  dark: 'Dark 2026',
  'hc-dark': 'Default High Contrast',
  'hc-light': 'Default High Contrast Light',
};

/** What every test starts from: nothing but the workbench and the extension in sight. */
const defaults = {
  'chat.disableAIFeatures': true,
  'extensions.ignoreRecommendations': true,
  'files.simpleDialog.enable': true,
  'git.openRepositoryInParentFolders': 'never',
  'window.autoDetectColorScheme': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/**
 * Writes the user's settings where the workbench in a browser keeps them, which is the origin's IndexedDB. To be
 * called before the workbench is opened in the page's context.
 */
export async function seedUserSettings(
  page: Page,
  origin: string,
  theme: Theme,
  settings: Record<string, unknown>,
): Promise<void> {
  const all = { ...defaults, 'workbench.colorTheme': themes[theme], ...settings };
  await page.goto(`${origin}/version`);
  await page.evaluate(writeUserSettings, JSON.stringify(all, undefined, 2));
}

/** Runs in the page. The database's name, version and stores are those of VS Code's web workbench. */
function writeUserSettings(text: string): Promise<void> {
  const settings = 'vscode-userdata-store';
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open('vscode-web-db', 3);
    opening.onerror = () => {
      reject(new Error('The settings could not be written'));
    };
    opening.onupgradeneeded = () => {
      for (const store of [settings, 'vscode-logs-store', 'vscode-filehandles-store']) {
        opening.result.createObjectStore(store);
      }
    };
    opening.onsuccess = () => {
      const database = opening.result;
      const writing = database.transaction([settings], 'readwrite');
      writing.objectStore(settings).put(new TextEncoder().encode(text), '/User/settings.json');
      writing.oncomplete = () => {
        database.close();
        resolve();
      };
    };
  });
}
