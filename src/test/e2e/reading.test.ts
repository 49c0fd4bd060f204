import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { firstArticle } from '../host/fixture.js';
import { eventually } from './eventually.js';
import { Workbench } from './workbench.js';

describe('An article in the workbench', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open();
  });

  after(() => workbench.close());

  it('opens by its name and shows its text', async () => {
    const article = await firstArticle(workbench.fixture.folder);
    assert.ok(article !== undefined, 'the set has articles');
    const text = await readFile(article, 'utf8');
    const words = text.replace('\ufeff', '').split(/\s+/).slice(0, 3).join(' ');
    await workbench.openFile(article.slice(workbench.fixture.folder.length + 1));
    await eventually(async () => {
      assert.ok((await workbench.visibleText()).includes(words));
    });
    await workbench.select(words);
    await workbench.screenshot('reading');
  });
});
