import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { eventually } from './eventually.js';
import { Workbench } from './workbench.js';

const article = '2016/kerry-in-moscow.txt';

describe('Reading an annotated article', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ openFile: article });
    await workbench.languageIs('Arabic Article');
  });

  after(async () => {
    await workbench.close();
  });

  it('shows a card for the mention under the mouse', async () => {
    await workbench.showContainer('Hashiya');
    await workbench.treeRow('Actors', 'Person').waitFor();
    const hover = await workbench.hoverAt('واشنطن بوست');
    await eventually(async () => {
      const text = await hover.innerText();
      assert.ok(text.includes('The Washington Post'), text);
    });
    await workbench.screenshot('hover');
    await workbench.press('Escape');
  });

  it('goes from mention to mention of one actor, and says which of how many', async () => {
    const barSays = (text: string): Promise<void> =>
      eventually(async () => {
        const bar = (await workbench.statusBar()).join(' | ').replace(/[\u2066-\u2069]/g, '');
        assert.ok(bar.includes(text), bar);
      });
    await workbench.putCursorBefore('كيري');
    await barSays('جون كيري 1 of 7');
    await workbench.press('F7');
    await barSays('جون كيري 2 of 7');
    await workbench.press('Shift+F7', 'Shift+F7');
    await barSays('جون كيري 7 of 7');
    await workbench.screenshot('jump');
  });

  it('lists actors and events in its own view', async () => {
    await workbench.showContainer('Hashiya');
    await workbench.treeRow('Actors', 'Person').waitFor();
    await workbench.treeRow('Actors', 'Person').click();
    await workbench.treeRow('Actors', 'Sergey Lavrov').waitFor();
    await workbench.screenshot('tree');
  });

  it('renames in the tree whomever the arrows have gone to, not who was clicked', async () => {
    await workbench.treeRow('Actors', 'Sergey Lavrov').click();
    await workbench.press('ArrowDown');
    const focused = workbench.tree('Actors').locator('.monaco-list-row.focused');
    const name = await eventually(async () => {
      const [first = ''] = ((await focused.getAttribute('aria-label')) ?? '').split('،');
      assert.doesNotMatch(first, /Lavrov|لافروف/);
      return first.split(',')[0] ?? '';
    });
    await workbench.press('F2');
    const input = workbench.page.locator('.quick-input-widget input');
    await eventually(async () => {
      assert.equal(await input.inputValue(), name);
    });
    await workbench.press('Escape');
  });

  it('exports the set as a folder of tables', async () => {
    await workbench.runCommand('Hashiya: Export Annotations…');
    await workbench.quickPick.choose('CSV tables');
    await workbench.quickPick.shown();
    await workbench.screenshot('export-place');
    const parent = path.dirname(workbench.fixture.folder);
    await workbench.quickPick.activeIs('Export');
    await workbench.quickPick.accept();
    await eventually(async () => {
      assert.ok((await readdir(parent)).includes('sample-csv'));
    });
    const table = await eventually(() => readFile(path.join(parent, 'sample-csv', 'mentions.csv'), 'utf8'));
    assert.ok(table.includes('سيرغي لافروف'));
    await workbench.notification('Exported');
    await workbench.screenshot('exported');
  });
});
