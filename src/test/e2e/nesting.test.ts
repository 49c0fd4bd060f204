import assert from 'node:assert/strict';
import { copyFile } from 'node:fs/promises';
import { eventually } from './eventually.js';
import { Workbench } from './workbench.js';

const article = '2016/kerry-in-moscow.txt';

describe('The Explorer', () => {
  let workbench: Workbench | undefined;

  after(() => workbench?.close());

  it('keeps sidecars under their articles, and the registries under the settings', async () => {
    workbench = await Workbench.open({ openFile: article });
    const { page, fixture } = workbench;
    const sidecar = fixture.path(`${article}.hashiya.json`);
    await copyFile(sidecar, fixture.path(`${article}.second.hashiya.json`));
    await workbench.runCommand('View: Show Explorer');
    const explorer = page.locator('.explorer-folders-view');
    const row = (name: string) => explorer.locator(`.monaco-list-row[aria-label^="${name}"]`);
    await row('hashiya.json').waitFor();
    // The defaults come with the extension, which may not be there yet.
    await eventually(async () => {
      assert.equal(await row('hashiya.actors.json').count(), 0);
    });
    await row('hashiya.json').locator('.monaco-tl-twistie').click();
    await row('hashiya.actors.json').waitFor();
    await row('hashiya.events.json').waitFor();
    await row('kerry-in-moscow.txt').first().waitFor();
    assert.equal(await row('kerry-in-moscow.txt.hashiya.json').count(), 0);
    await row('kerry-in-moscow.txt').first().locator('.monaco-tl-twistie').click();
    await row('kerry-in-moscow.txt.hashiya.json').waitFor();
    await row('kerry-in-moscow.txt.second.hashiya.json').waitFor();
    await workbench.screenshot('nesting');
  });
});
