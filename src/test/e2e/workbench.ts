import path from 'node:path';
import type { BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';
import { workbenchAddress } from '../host/address.js';
import { copyFixture, type Fixture } from '../host/fixture.js';
import { cache, root } from '../host/paths.js';
import type { Server } from '../host/server.js';
import { sharedBrowser, sharedServer } from '../host/shared.js';
import { eventually } from './eventually.js';
import { QuickPick } from './quick-pick.js';
import { textPosition } from './text-position.js';
import { setUserSettings, type Theme, themes } from './user-settings.js';

export interface OpenOptions {
  /** The folder of `test-fixtures` to open a copy of; the sample set unless given. */
  fixture?: string;
  /** Opens no folder; the copy of the fixture is there all the same. */
  noFolder?: boolean;
  /** A file to open at once, relative to the folder. */
  openFile?: string;
  /** The user's settings. */
  settings?: Record<string, unknown>;
  /** Light unless given. */
  theme?: Theme;
  /** VS Code's display language, such as `ar`; English unless given. VS Code's own texts stay English without a pack. */
  language?: string;
  /** Runs the extension in the web-worker extension host. */
  web?: boolean;
  /** A server of the test's own, with the extension installed in it, instead of the one that all share. */
  server?: Server;
  /** The window's size in pixels. */
  size?: { width: number; height: number };
}

const open = new Set<Workbench>();
let screenshots: Promise<unknown> = Promise.resolve();

/** Takes a screenshot of every workbench that is open; none closes before. */
export async function screenshotOpen(name: string): Promise<void> {
  screenshots = Promise.all([...open].map((workbench) => workbench.screenshot(name)));
  await screenshots;
}

/**
 * A workbench in the browser with the extension loaded, on its own copy of a fixture, driven as a person would
 * drive it. Every method waits until what it needs is there, and fails after a while if it never is.
 */
export class Workbench {
  readonly page: Page;
  readonly fixture: Fixture;
  readonly quickPick: QuickPick;
  readonly #context: BrowserContext;

  private constructor(context: BrowserContext, page: Page, fixture: Fixture) {
    this.#context = context;
    this.page = page;
    this.fixture = fixture;
    this.quickPick = new QuickPick(page);
  }

  /** Opens a fresh workbench; `close` it at the end. */
  static async open(options: OpenOptions = {}): Promise<Workbench> {
    const [server, browser] = await Promise.all([options.server ?? sharedServer(), sharedBrowser()]);
    const fixture = await copyFixture(options.fixture);
    const context = await browser.newContext({
      viewport: options.size ?? { width: 1280, height: 800 },
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    if (options.language !== undefined) {
      // What a language pack's messages set; the workbench and the extension host take it from there.
      await context.addInitScript((language) => {
        Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: language });
      }, options.language);
    }
    const page = await context.newPage();
    page.setDefaultTimeout(60_000);
    await setUserSettings(server, options.settings ?? {});
    const openFile = options.openFile === undefined ? undefined : fixture.path(options.openFile);
    await page.goto(
      workbenchAddress(server.origin, options.noFolder ? undefined : fixture.folder, {
        extension: options.server === undefined ? root : undefined,
        openFile,
        web: options.web ?? false,
      }),
    );
    const workbench = new Workbench(context, page, fixture);
    open.add(workbench);
    await page.locator('.monaco-workbench .statusbar').waitFor();
    if (!options.noFolder) {
      await page.getByRole('treeitem').first().waitFor();
    }
    if (options.theme !== undefined && options.theme !== 'light') {
      await workbench.setTheme(options.theme);
    }
    if (openFile !== undefined) {
      await workbench.#shows(path.basename(openFile));
    }
    return workbench;
  }

  /** Closes the page and removes the copied folder. */
  async close(): Promise<void> {
    open.delete(this);
    await screenshots.catch(() => undefined);
    await this.#context.close();
    await this.fixture.remove();
  }

  /** Presses keys one after the other, in Playwright's notation: `F12`, `Shift+F12`, `ControlOrMeta+S`. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
    }
  }

  /** Types text where the focus is. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.insertText(text);
  }

  /** Runs a command from the palette, by its whole title (`Category: Title`); waits until it is offered. */
  async runCommand(title: string): Promise<void> {
    const row = this.quickPick.rows.filter({ has: this.page.getByText(title, { exact: true }) }).first();
    await eventually(async () => {
      await this.press('F1');
      // What opens meanwhile takes the focus, and the palette with it: then it is asked for again.
      await this.quickPick.type(`>${title}`, 5_000);
      try {
        await row.waitFor({ timeout: 5_000 });
      } catch {
        await this.press('Escape');
        throw new Error(
          `The palette offers no command “${title}”: ${(await this.quickPick.labels()).join(', ')}`,
        );
      }
    });
    await row.click();
  }

  /** Changes the colour theme, as a person does: at its start the workbench does not heed the setting yet. */
  async setTheme(theme: Theme): Promise<void> {
    const { label, shown } = themes[theme];
    await this.page.locator('.monaco-workbench[class*="vscode-theme-"]').waitFor();
    await this.runCommand('Preferences: Color Theme');
    await this.quickPick.type(label);
    await this.quickPick.choose(label);
    await this.page.locator(`.monaco-workbench.${shown}[class*="vscode-theme-"]`).waitFor();
    await this.quickPick.hidden();
  }

  /** Opens a file of the folder by a part of its path, through quick open. */
  async openFile(name: string): Promise<void> {
    const file = path.basename(name);
    await eventually(async () => {
      await this.press('ControlOrMeta+P');
      await this.quickPick.type(name);
      await this.quickPick.chooseExactly(file);
      // The search goes on in the list: another row may have come under the mouse.
      await this.#tab(file).waitFor({ timeout: 5_000 });
    });
    await this.#shows(file);
  }

  /** The text editor that has, or last had, the focus. */
  get editor(): Locator {
    return this.page
      .locator('.part.editor .editor-group-container.active .monaco-editor[role="code"]')
      .first();
  }

  /** The text of the active editor's lines in sight, one string a line. */
  async visibleText(): Promise<string> {
    const lines = await this.editor.locator('.view-lines > .view-line').allTextContents();
    return lines.join('\n').replaceAll('\u00a0', ' ');
  }

  /** Gives the active editor the focus. */
  async focusEditor(): Promise<void> {
    await this.press('ControlOrMeta+1');
  }

  /** Selects an occurrence of a text in the active editor, counted from the file's beginning, by the find widget. */
  async select(text: string, occurrence = 1): Promise<void> {
    await this.focusEditor();
    await this.press('ControlOrMeta+Home', 'ControlOrMeta+F');
    const widget = this.page.locator('.find-widget.visible');
    await widget.locator('.find-part textarea, .find-part input').first().fill(text);
    for (let at = 1; at <= occurrence; at++) {
      if (at > 1) {
        await this.press('Enter');
      }
      await widget.locator('.matchesCount', { hasText: new RegExp(`^${at} of `) }).waitFor();
    }
    await eventually(async () => {
      // The first may close a notification or a card.
      await widget
        .locator('.find-part textarea, .find-part input')
        .first()
        .press('Escape', { timeout: 5_000 });
      await widget.waitFor({ state: 'hidden', timeout: 5_000 });
    });
  }

  /** Accepts a path in the dialog for files and folders, which is a quick pick here. */
  async chooseInDialog(file: string): Promise<void> {
    await this.quickPick.shown();
    // While it reads its first folder it puts that in place of what is typed.
    await eventually(async () => {
      if ((await this.quickPick.input.inputValue()) === '') throw new Error('The dialog is not ready');
    });
    await this.quickPick.settled();
    await eventually(async () => {
      if ((await this.quickPick.input.inputValue()) !== file) await this.quickPick.type(file);
      await this.quickPick.settled();
      if ((await this.quickPick.input.inputValue()) !== file) {
        throw new Error('The dialog changed what was typed');
      }
    });
    const accept = this.quickPick.widget.getByRole('button', {
      name: /^(OK|Save|Export|Export Here|Import|Put It Here)$/,
    });
    await eventually(async () => {
      // The dialog heeds no click while it reads a folder.
      if (await accept.isVisible()) await accept.click({ timeout: 5_000 });
      await accept.waitFor({ state: 'hidden', timeout: 5_000 });
    });
  }

  /** Puts the cursor before an occurrence of a text in the active editor. */
  async putCursorBefore(text: string, occurrence = 1): Promise<void> {
    await this.select(text, occurrence);
    await this.press('ArrowLeft');
  }

  /** Moves the mouse on a text in sight and gives the hover that appears. */
  async hoverAt(text: string, occurrence = 1): Promise<Locator> {
    const { x, y } = await this.#positionOf(text, occurrence);
    const hover = this.page
      .locator('.monaco-hover:not(.hidden) .monaco-hover-content')
      .filter({ visible: true });
    await this.page.mouse.move(x - 2, y);
    await this.page.mouse.move(x, y, { steps: 4 });
    await hover.first().waitFor();
    return hover.first();
  }

  /** Clicks on a text in sight. */
  async clickOn(
    text: string,
    options: { occurrence?: number; button?: 'left' | 'right'; modifier?: string } = {},
  ) {
    const { x, y } = await this.#positionOf(text, options.occurrence ?? 1);
    if (options.modifier !== undefined) {
      await this.page.keyboard.down(options.modifier);
    }
    await this.page.mouse.click(x, y, { button: options.button ?? 'left' });
    if (options.modifier !== undefined) {
      await this.page.keyboard.up(options.modifier);
    }
  }

  /** Waits until a notification contains a text, and gives it (for its buttons). */
  async notification(text: string): Promise<Locator> {
    const center = this.page.locator('.notifications-center.visible');
    const notification = this.page.locator('.notification-list-item').filter({ hasText: text }).first();
    // Toasts do not show under the smoke-test driver; the center behind the bell does.
    await eventually(async () => {
      if (!(await center.isVisible())) await this.page.locator('#status\\.notifications').click();
      await notification.waitFor({ timeout: 1_000 });
    });
    // The bell's own hint lies over the buttons as long as the mouse rests on it.
    await this.page.mouse.move(0, 0);
    await this.page.locator('.monaco-hover[role="tooltip"]').first().waitFor({ state: 'hidden' });
    return notification;
  }

  /** A modal dialog that contains a text, once it is shown. */
  async dialog(text: string): Promise<Locator> {
    const dialog = this.page.locator('.monaco-dialog-box').filter({ hasText: text });
    await dialog.waitFor();
    return dialog;
  }

  /** Shows a view container by its name in the activity bar. */
  async showContainer(name: string): Promise<void> {
    const tab = this.page.locator('.activitybar').getByRole('tab', { name });
    await tab.waitFor();
    if ((await tab.getAttribute('aria-selected')) !== 'true') {
      await tab.click();
    }
  }

  /** The tree of a view by its title; it must be in sight. */
  tree(view: string): Locator {
    return this.page.locator(`.monaco-list[role="tree"][aria-label="${view}"]`);
  }

  /** A tree's row whose text contains this. */
  treeRow(view: string, text: string): Locator {
    return this.tree(view).getByRole('treeitem').filter({ hasText: text }).first();
  }

  /** The rows of a view's tree in sight, as they are read to a blind person. */
  async treeRows(view: string): Promise<string[]> {
    await this.tree(view).waitFor();
    const rows = await this.tree(view).getByRole('treeitem').all();
    return Promise.all(
      rows.map(async (row) => (await row.getAttribute('aria-label')) ?? (await row.innerText())),
    );
  }

  /** The page of the panel in sight; with several of them, of the one that was opened last. */
  get panel(): FrameLocator {
    return this.page.locator('iframe.webview.ready').last().contentFrame().frameLocator('#active-frame');
  }

  /** Waits until the active editor has a language, by its name in the status bar. */
  async languageIs(name: string): Promise<void> {
    await this.page
      .locator('.statusbar-item')
      .filter({ hasText: new RegExp(`^${name}$`) })
      .waitFor();
  }

  /** The texts in the status bar. */
  async statusBar(): Promise<string[]> {
    const texts = await this.page.locator('.statusbar-item:visible').allInnerTexts();
    return texts.map((text) => text.trim()).filter((text) => text !== '');
  }

  /** The rows of the Problems view, which it shows. */
  async problems(): Promise<string[]> {
    await this.runCommand('Problems: Focus on Problems View');
    const panel = this.page.locator('.markers-panel-container');
    await panel.waitFor();
    return (await panel.locator('.monaco-list-row').allInnerTexts()).map((text) =>
      text.replace(/\s+/g, ' ').trim(),
    );
  }

  /** Saves the active editor and waits until it is no longer dirty. */
  async save(): Promise<void> {
    await this.press('ControlOrMeta+S');
    await this.page.locator('.part.editor .tab.active:not(.dirty)').waitFor();
  }

  /** Takes a screenshot, kept as `.vscode-test/screenshots/NAME.png`. */
  async screenshot(name: string): Promise<string> {
    const file = path.join(cache, 'screenshots', `${name.replace(/[^\p{L}\p{N} _.-]+/gu, '_')}.png`);
    await this.page.screenshot({ path: file });
    return file;
  }

  async #positionOf(text: string, occurrence: number): Promise<{ x: number; y: number }> {
    return eventually(async () => {
      const position = await textPosition(this.editor, text, occurrence);
      if (!position) {
        throw new Error(`Not in sight: ${text}`);
      }
      return position;
    });
  }

  #tab(name: string): Locator {
    return this.page.locator(`.part.editor .tab.active[data-resource-name="${name}"]`);
  }

  /** Waits until a file is shown in the active editor. */
  async #shows(name: string): Promise<void> {
    await this.#tab(name).waitFor();
    await this.editor.locator('.view-line').first().waitFor();
  }
}
