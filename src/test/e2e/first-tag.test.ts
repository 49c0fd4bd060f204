import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { eventually } from './eventually.js';
import { Workbench } from './workbench.js';

describe('The first tag in a folder that is no annotation set', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ fixture: 'plain', openFile: 'envoy.txt' });
  });

  after(async () => {
    await workbench.close();
  });

  const json = async (file: string): Promise<unknown> =>
    JSON.parse(await readFile(workbench.fixture.path(file), 'utf8'));

  it('leaves the text file alone until then', async () => {
    await workbench.languageIs('Plain Text');
  });

  it('still does when the person changes their mind', async () => {
    await workbench.select('غير بيدرسن');
    await workbench.runCommand('Hashiya: Tag as Actor…');
    await workbench.quickPick.activeIs('New actor');
    await workbench.press('Escape');
    await workbench.languageIs('Plain Text');
    assert.deepEqual(await readdir(workbench.fixture.folder), ['envoy.txt']);
  });

  it('makes the set and the actor, and tags the name', async () => {
    await workbench.select('غير بيدرسن');
    await workbench.press('Alt+a');
    await workbench.quickPick.activeIs('New actor');
    await workbench.screenshot('first-tag');
    await workbench.quickPick.accept();
    await workbench.quickPick.activeIs('Person');
    await workbench.screenshot('first-tag-type');
    await workbench.quickPick.accept();
    await eventually(async () => {
      assert.deepEqual(await json('hashiya.actors.json'), {
        version: 1,
        actors: { 'ghir-bidrasn': { type: 'person', label: { ar: 'غير بيدرسن' } } },
      });
    });
    await workbench.languageIs('Arabic Article');
    const sidecar = await eventually(() => json('envoy.txt.hashiya.json'));
    assert.ok(JSON.stringify(sidecar).includes('"quote":["غير بيدرسن"]'));
  });

  it('then knows the name, so that a part of it costs two keys, and its next one one', async () => {
    await workbench.select('بيدرسن', 2);
    await workbench.press('Alt+a');
    await workbench.quickPick.activeIs('غير بيدرسن');
    await workbench.quickPick.accept();
    await eventually(async () => {
      assert.ok(JSON.stringify(await json('hashiya.actors.json')).includes('"aliases":["بيدرسن"]'));
    });
  });
});
