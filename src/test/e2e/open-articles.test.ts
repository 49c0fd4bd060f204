import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { eventually } from './eventually.js';
import { Workbench } from './workbench.js';

const asTheyAre = { 'hashiya.reading.openArticles': true, 'hashiya.protectText': true };
const article = 'kerry-in-moscow.txt';
const other = 'geneva-truce.txt';
/** Opened in one test only. */
const fresh = 'hasakah-patrols.txt';
const unread = 'vienna-chiefs-of-staff.txt';
/** What only this article says. */
const words: Readonly<Record<string, string>> = {
  [article]: 'وصفقة لم تكتمل',
  [other]: 'كيف انهارت هدنة جنيف',
  [fresh]: 'دوريتان وطريق واحد',
};

describe('Articles of a set', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ settings: asTheyAre });
    await workbench.showContainer('Hashiya');
    await workbench.treeRow('Actors', 'Person').waitFor({ timeout: 60_000 });
    await workbench.showContainer('Explorer');
  });
  after(() => workbench.close());
  beforeEach(async () => {
    await workbench.runCommand('View: Close All Editors');
    await eventually(async () => {
      assert.deepEqual(await tabs(), []);
    });
  });

  const tabs = async (): Promise<(string | null)[]> => {
    const all = await workbench.page.locator('.part.editor .tab').all();
    return Promise.all(all.map((tab) => tab.getAttribute('data-resource-name')));
  };
  const text = () => workbench.panel.getByRole('textbox');
  const isRead = (name: string): Promise<void> =>
    eventually(async () => {
      const active = workbench.page.locator('.part.editor .tab.active');
      assert.equal(await active.getAttribute('data-resource-name'), name);
      assert.ok((await text().innerText({ timeout: 2_000 })).includes(words[name] ?? ''));
      assert.equal(await workbench.page.locator('.part.editor .monaco-editor').count(), 0);
    }, 20_000);
  const quickOpen = async (name: string, place = ''): Promise<void> => {
    await workbench.press('ControlOrMeta+P');
    await workbench.quickPick.type(`${name}${place}`);
    await workbench.quickPick.choose(name);
  };
  const isInTextEditor = (name: string): Promise<void> =>
    workbench.page
      .locator(`.part.editor .tab.active[data-resource-name="${name}"]`)
      .waitFor()
      .then(() => workbench.editor.locator('.view-line').first().waitFor());

  it('open in the reading view by quick open, in one tab', async () => {
    await quickOpen(article);
    await isRead(article);
    assert.deepEqual(await tabs(), [article]);
    await workbench.screenshot('opened-for-reading');
  });

  it('open in the reading view by a click and a double click in the Explorer', async () => {
    const row = (name: string) =>
      workbench.page.locator('.explorer-folders-view').getByRole('treeitem', { name, exact: true });
    if ((await row(article).count()) === 0) await row('2016').click();
    await row(article).click();
    await isRead(article);
    // A preview, in whose place the next one comes.
    await row(other).dblclick();
    await isRead(other);
    await eventually(async () => {
      assert.deepEqual(await tabs(), [other]);
    });
    await row(article).click();
    await isRead(article);
    await eventually(async () => {
      assert.deepEqual(await tabs(), [other, article]);
    });
    // The tab that it has already.
    await row(other).click();
    await isRead(other);
    assert.deepEqual(
      (await tabs()).filter((name) => name === other),
      [other],
    );
  });

  it('open at the place that was asked for', async () => {
    // Not one that was read before: to that VS Code goes back without a word of the place.
    await quickOpen(fresh, ':2:1');
    await isRead(fresh);
    await text().focus();
    await eventually(async () => {
      await workbench.press('Shift+End');
      assert.equal(await text().evaluate('String(getSelection())'), '28 آب/أغسطس 2020');
    });
  });

  it('open in the reading view where another file is in the text editor', async () => {
    await quickOpen('hashiya.actors.json');
    await isInTextEditor('hashiya.actors.json');
    await workbench.showContainer('Hashiya');
    await workbench.treeRow('Actors', 'Person').click();
    await workbench.treeRow('Actors', 'John Kerry').click();
    await workbench.press('F7');
    await text().waitFor();
    await eventually(async () => {
      assert.match(String(await text().evaluate('String(getSelection())')), /كيري/);
    });
    await workbench.showContainer('Explorer');
  });

  it('stay out of other text files, and of comparisons', async () => {
    await writeFile(workbench.fixture.path('.hidden.txt'), 'ليس مقالاً\n');
    await quickOpen('hashiya.json');
    await isInTextEditor('hashiya.json');
    await eventually(() => quickOpen('.hidden.txt'));
    await isInTextEditor('.hidden.txt');
    await workbench.type('كلمة ');
    await eventually(async () => {
      assert.match(await workbench.visibleText(), /كلمة/);
    });
    await workbench.save();
  });

  it('stay in the text editor where the person wants that, and are protected there until a key', async () => {
    const { page } = workbench;
    const isProtected = page.getByRole('button', { name: /^Edit the Article’s Text/ });
    const refused = page.locator('.monaco-editor-overlaymessage').getByText(/read-only/);
    await quickOpen(article);
    await isRead(article);
    await page.getByRole('button', { name: /^Open in Text Editor/ }).click();
    await isInTextEditor(article);
    await workbench.languageIs('Arabic Article');
    await isProtected.waitFor();
    const before = await workbench.visibleText();
    await workbench.focusEditor();
    await workbench.press('ControlOrMeta+Home', 'x');
    await refused.waitFor();
    await workbench.screenshot('protected-text');
    assert.equal(await workbench.visibleText(), before);
    await workbench.press('Alt+m');
    await isProtected.waitFor({ state: 'hidden' });
    await workbench.press('x');
    await eventually(async () => {
      assert.match(await workbench.visibleText(), /^x/);
    });
    await workbench.press('ControlOrMeta+z');
    await eventually(async () => {
      assert.equal(await workbench.visibleText(), before);
    });
    await workbench.press('Alt+m');
    await isProtected.waitFor();
    await workbench.press('x');
    await refused.waitFor();
    assert.equal(await workbench.visibleText(), before);
  });

  it('stay in the text editor when VS Code is told to reopen them there', async () => {
    await quickOpen(article);
    await isRead(article);
    await workbench.runCommand('View: Reopen Editor with Text Editor');
    await isInTextEditor(article);
    await workbench.languageIs('Arabic Article');
    assert.deepEqual(await tabs(), [article]);
  });

  it('open to be edited by the key in the reading view', async () => {
    await quickOpen(article);
    await isRead(article);
    await text().focus();
    await workbench.press('Alt+m');
    await isInTextEditor(article);
    await workbench.languageIs('Arabic Article');
    await workbench.focusEditor();
    await workbench.press('ControlOrMeta+Home');
    await eventually(async () => {
      await workbench.press('x');
      assert.match(await workbench.visibleText(), /^x/);
    });
    await workbench.runCommand('File: Revert File');
  });

  it('open in the text editor when the set’s settings say so', async () => {
    await quickOpen(article);
    await isRead(article);
    await workbench.runCommand('Hashiya: Open This Set’s Articles in Text Editor Again');
    await eventually(async () => {
      const settings = await readFile(workbench.fixture.path('.vscode/settings.json'), 'utf8');
      assert.match(settings, /"hashiya\.reading\.openArticles": false/);
    });
    await eventually(async () => {
      assert.ok((await workbench.statusBar()).some((item) => item.includes('now open in the text editor')));
    });
    await quickOpen(unread);
    await isInTextEditor(unread);
    await workbench.languageIs('Arabic Article');
    assert.equal(await workbench.page.locator('iframe.webview.ready').count(), 0);
    await workbench.runCommand('Hashiya: Always Open This Set’s Articles in Reading View');
  });
});
