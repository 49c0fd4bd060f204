import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import type { FrameLocator } from 'playwright-core';
import { Workbench } from './workbench.js';

describe('The timeline', () => {
  let workbench: Workbench;
  let page: FrameLocator;

  before(async () => {
    workbench = await Workbench.open({ openFile: '2015/deconfliction-memo.txt' });
    await workbench.languageIs('Arabic Article');
    await workbench.runCommand('Hashiya: Show Timeline');
    page = workbench.panel;
  });

  after(async () => {
    await workbench.close();
  });

  it('shows every event of the set', async () => {
    const registry = JSON.parse(await readFile(workbench.fixture.path('hashiya.events.json'), 'utf8')) as {
      events: Record<string, { date?: string }>;
    };
    await page.getByRole('button').first().waitFor();
    assert.equal(await page.getByRole('button').count(), Object.keys(registry.events).length);
    await workbench.screenshot('timeline');
  });
});
