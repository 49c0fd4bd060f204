import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { root } from '../host/paths.js';
import { eventually } from './eventually.js';
import { Workbench } from './workbench.js';

/** Every file below a folder with its bytes, in hexadecimal digits. */
async function contents(folder: string): Promise<Record<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => `${parentPath}/${name}`);
  const read = files.sort().map(async (file) => [path.relative(folder, file), await readFile(file, 'hex')]);
  return Object.fromEntries(await Promise.all(read)) as Record<string, string>;
}

describe('A person who uses Hashiya for the first time', () => {
  let workbench: Workbench;
  /** A folder of the person's own. */
  let folder: string;

  beforeEach(async () => {
    workbench = await Workbench.open({
      noFolder: true,
      fixture: 'plain',
      size: { width: 1600, height: 900 },
    });
    folder = workbench.fixture.folder;
  });

  afterEach(async () => {
    await workbench.close();
  });

  const step = (title: string): Locator =>
    workbench.page.locator('.gettingStartedContainer .getting-started-step').filter({ hasText: title });

  /** An article may have opened over the steps, which stand still then. */
  const bringToFront = async (): Promise<void> => {
    const tab = workbench.page.getByRole('tab', { name: 'Welcome' });
    if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
  };

  /** Opens a step, unless it opened by itself when the one before was done. */
  const openStep = (title: string): Promise<void> =>
    eventually(async () => {
      await bringToFront();
      // An article may open over the steps even now: look again soon.
      const isOpen = await step(title).getAttribute('aria-expanded', { timeout: 5_000 });
      if (isOpen === 'true') return;
      await step(title).locator('h3').click({ timeout: 5_000 });
      throw new Error(`“${title}” does not open`);
    });

  const isDone = (title: string): Promise<void> =>
    eventually(async () => {
      await bringToFront();
      assert.equal(await step(title).locator('.codicon.complete').count(), 1, `“${title}” is not done`);
    });

  it('is led from the empty view through the first steps', async () => {
    await workbench.showContainer('Hashiya');
    await workbench.screenshot('first-steps-welcome');
    await workbench.page.locator('.welcome-view').getByRole('button', { name: 'First Steps' }).click();
    await step('Open the sample set').waitFor();
    await workbench.screenshot('first-steps-1');

    await step('Open the sample set').getByRole('button', { name: 'Open the Sample Set' }).click();
    await workbench.chooseInDialog(folder);
    await workbench.page.getByRole('treeitem', { name: 'hashiya.actors.json' }).waitFor();
    assert.deepEqual(
      await contents(path.join(folder, 'hashiya-sample')),
      await contents(path.join(root, 'test-fixtures/sample')),
    );
    await isDone('Open the sample set');

    await openStep('Tag a name');
    await workbench.screenshot('first-steps-2');
    await step('Tag a name').getByRole('button', { name: 'Go to the Name' }).click();
    await workbench.languageIs('Arabic Article');
    await eventually(async () => {
      assert.ok((await workbench.statusBar()).some((text) => text.includes('(6 selected)')));
    });
    await workbench.press('Alt+a');
    await workbench.quickPick.activeIs('New actor');
    await workbench.quickPick.accept();
    await workbench.quickPick.choose('Place');
    await isDone('Tag a name');

    await openStep('Find it everywhere');
    await workbench.screenshot('first-steps-3');
    await step('Find it everywhere').getByRole('button', { name: 'Show the Suggestions' }).click();
    const actor = workbench.treeRow('Suggestions', 'أوروبا');
    await actor.click();
    await workbench.press('Alt+Shift+Enter');
    await isDone('Find it everywhere');

    await openStep('See who did what to whom');
    await workbench.screenshot('first-steps-4');
    await step('See who did what to whom').getByRole('button', { name: 'Show Timeline' }).click();
    await workbench.panel.getByRole('listbox').getByRole('option').first().waitFor();
    await workbench.screenshot('first-steps-done');
  });

  it('keeps what they did when they ask for the sample set again', async () => {
    await workbench.runCommand('Hashiya: Open the Sample Set…');
    await workbench.chooseInDialog(folder);
    const own = path.join(folder, 'hashiya-sample', 'own.txt');
    await workbench.page.getByRole('treeitem', { name: 'hashiya.actors.json' }).waitFor();
    await writeFile(own, 'نص');
    const before = await contents(folder);
    await workbench.runCommand('Hashiya: Open the Sample Set…');
    await workbench.chooseInDialog(folder);
    const dialog = await workbench.dialog('There is a folder hashiya-sample already.');
    await dialog.getByRole('button', { name: 'Make Another Copy' }).click();
    await workbench.quickPick.choose('Add to the Workspace');
    await eventually(async () => {
      assert.deepEqual(
        await contents(path.join(folder, 'hashiya-sample-2')),
        await contents(path.join(root, 'test-fixtures/sample')),
      );
    });
    const after = await contents(folder);
    for (const [file, content] of Object.entries(before)) assert.equal(after[file], content, file);
  });
});

describe('The sample set in the web', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ fixture: 'plain', web: true });
  });

  after(async () => {
    await workbench.close();
  });

  it('goes into the folder that is open', async () => {
    await workbench.showContainer('Hashiya');
    await workbench.page
      .locator('.welcome-view')
      .getByRole('button', { name: 'Open the Sample Set' })
      .click();
    await workbench.chooseInDialog(workbench.fixture.folder);
    await workbench.languageIs('Arabic Article');
    await workbench.treeRow('Actors', 'State').waitFor();
    assert.deepEqual(
      await contents(workbench.fixture.path('hashiya-sample')),
      await contents(path.join(root, 'test-fixtures/sample')),
    );
    assert.ok((await readdir(workbench.fixture.folder)).includes('envoy.txt'));
  });
});
