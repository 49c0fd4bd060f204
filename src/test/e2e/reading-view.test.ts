import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { eventually } from './eventually.js';
import { Workbench } from './workbench.js';

const article = '2016/kerry-in-moscow.txt';

describe('A reading view in the workbench', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ openFile: article });
    await workbench.languageIs('Arabic Article');
  });

  after(() => workbench.close());

  const page = () => workbench.panel;
  const text = () => page().getByRole('textbox');
  const tabs = () => workbench.page.locator('.part.editor .tab');
  /** What is selected in the page's text. */
  const selected = (): Promise<unknown> => text().evaluate('String(getSelection())');
  const statusIs = (what: string) =>
    eventually(async () => {
      const bar = (await workbench.statusBar()).join('\n').replace(/[\u2066-\u2069]/g, '');
      assert.ok(bar.includes(what), bar);
    });

  it('opens by the button in the title bar, in the place of the text editor', async () => {
    await workbench.page.getByRole('button', { name: /^Open in Reading View/ }).click();
    await text().waitFor();
    await eventually(async () => {
      assert.equal(await tabs().count(), 1);
      assert.ok((await text().innerText()).includes('غادر وزير الخارجية'));
    });
    await workbench.screenshot('reading-view');
  });

  it('takes the keys of the text editor: steps, tags with a list in place, undoes', async () => {
    await workbench.press('ControlOrMeta+Home', 'F7');
    await statusIs('جون كيري 1 of 7');
    assert.equal(await selected(), 'كيري');
    await workbench.press('Alt+a');
    await workbench.quickPick.activeIs('جون كيري');
    await workbench.press('Escape');
    await workbench.quickPick.hidden();
    await workbench.press('Alt+Delete');
    await eventually(async () => {
      assert.ok(!(await workbench.statusBar()).join('\n').includes('جون كيري'));
    });
    await workbench.press('ControlOrMeta+z');
    await statusIs('جون كيري 1 of 7');
  });

  it('shows the card of the mention at the cursor by a key, with what can be done', async () => {
    await workbench.press('ControlOrMeta+k', 'ControlOrMeta+i');
    const card = page().getByRole('dialog');
    await card.getByText('John Kerry').first().waitFor();
    await workbench.screenshot('reading-view-card');
    await card.getByRole('button', { name: 'Next' }).click();
    await statusIs('جون كيري 2 of 7');
  });

  it('lists all mentions to go to one of them', async () => {
    await workbench.press('Shift+F12');
    await workbench.quickPick.shown();
    await workbench.screenshot('reading-view-all-mentions');
    await workbench.press('Escape');
    await workbench.quickPick.hidden();
  });

  it('dims what is not about one actor, until Escape', async () => {
    await workbench.press('Alt+l');
    await eventually(async () => {
      assert.ok((await page().locator('[data-only], .only, .dimmed').count()) > 0);
    });
    await workbench.screenshot('reading-view-only');
    await workbench.press('Escape');
    await eventually(async () => {
      assert.equal(await page().locator('[data-only], .only, .dimmed').count(), 0);
    });
  });

  it('has VS Code’s own field to find words', async () => {
    await workbench.press('ControlOrMeta+f');
    await workbench.page.locator('.simple-find-part.visible').waitFor();
    await workbench.press('Escape');
    await workbench.page.locator('.simple-find-part.visible').waitFor({ state: 'hidden' });
    // What it finds is up to the browser; the one that drives these tests finds nothing on any page.
  });

  it('offers what can be done with the words at the pointer', async () => {
    await text().locator('.mark').first().click({ button: 'right' });
    await workbench.page.getByRole('menuitem', { name: /Tag as Actor/ }).waitFor();
    await workbench.screenshot('reading-view-menu');
    await workbench.press('Escape');
  });

  it('shows at once what another program writes, and keeps the cursor with its words', async () => {
    await text().click();
    await workbench.press('ControlOrMeta+Home', 'F7');
    await eventually(async () => {
      assert.equal(await selected(), 'كيري');
    });
    await statusIs('جون كيري 1 of 7');
    const file = workbench.fixture.path(article);
    const before = await readFile(file, 'utf8');
    await writeFile(file, `سطر جديد في البداية.\n${before}`);
    await eventually(async () => {
      assert.ok((await text().innerText()).startsWith('سطر جديد'));
    });
    assert.equal(await selected(), 'كيري');
    await statusIs('جون كيري 1 of 7');
  });

  it('comes back where it was when its tab was hidden', async () => {
    await text().click();
    await workbench.press('ControlOrMeta+Home', 'F7', 'F7', 'F7');
    await statusIs('جون كيري 3 of 7');
    await workbench.openFile('geneva-truce.txt');
    await workbench.page
      .locator('iframe.webview.ready')
      .filter({ visible: true })
      .waitFor({ state: 'detached' });
    await workbench.page.locator('.part.editor .editor-group-container.active .tab').first().click();
    await text().waitFor();
    await statusIs('جون كيري 3 of 7');
    await eventually(async () => {
      assert.equal(await selected(), 'كيري');
    });
  });

  it('gives way to the text editor, with the cursor where it is', async () => {
    await workbench.page.getByRole('button', { name: /^Open in Text Editor/ }).click();
    await workbench.editor.locator('.view-line').first().waitFor();
    await statusIs('جون كيري 3 of 7');
    assert.equal(await tabs().count(), 2);
  });

  it('stands beside the text editor, and scrolls with it on request', async () => {
    await workbench.runCommand('Hashiya: Open in Reading View to the Side');
    await text().waitFor();
    await workbench.runCommand('Hashiya: Scroll Reading View and Text Editor Together, or No Longer');
    await statusIs('now scroll together');
    const lines = workbench.page.locator('.monaco-editor[role="code"] .view-lines');
    const top = async () => (await text().boundingBox())?.y ?? 0;
    await text().click();
    await workbench.press('ControlOrMeta+End');
    await eventually(async () => {
      assert.ok(!(await lines.innerText()).includes('سطر'));
    });
    await workbench.screenshot('reading-view-beside');
    const below = await top();
    await workbench.press('ControlOrMeta+1');
    await eventually(async () => {
      // Right after the view was scrolled, what the editor does counts as its answer.
      await workbench.press('ControlOrMeta+End', 'ControlOrMeta+Home');
      assert.ok((await lines.innerText()).includes('سطر'));
      assert.ok((await top()) > below + 200);
    });
  });
});
