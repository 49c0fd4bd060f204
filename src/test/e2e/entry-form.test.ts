import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import type { FrameLocator, Locator } from 'playwright-core';
import { actorsFile, eventsFile } from '../../core/set/files.js';
import { assertAccessible, inEveryTheme } from './accessible.js';
import { eventually } from './eventually.js';
import { Workbench } from './workbench.js';

describe('The form of an actor or event', () => {
  let workbench: Workbench;
  let form: FrameLocator;

  before(async () => {
    workbench = await Workbench.open({
      openFile: '2016/kerry-in-moscow.txt',
      size: { width: 1280, height: 1000 },
    });
    await workbench.languageIs('Arabic Article');
  });

  after(async () => {
    await workbench.close();
  });

  const field = (name: string): Locator => form.getByRole('textbox', { name, exact: true });

  const onDisk = async (file: string): Promise<string> => readFile(workbench.fixture.path(file), 'utf8');

  const entry = async (file: string, id: string): Promise<string> => {
    const line = (await onDisk(file)).split('\n').find((one) => one.trim().startsWith(`"${id}":`));
    return line ?? '';
  };

  it('is where F12 leads from a mention', async () => {
    await workbench.putCursorBefore('لافروف');
    await workbench.press('F12');
    form = workbench.panel;
    await form.getByRole('heading', { name: 'سيرغي لافروف' }).waitFor();
    assert.equal(await field('Label in Arabic').inputValue(), 'سيرغي لافروف');
    await workbench.screenshot('form of an actor');
  });

  it('changes the entry on Enter, and says at the field why a value cannot be', async () => {
    await field('Label in Latin letters').fill('Sergei Lavrov');
    await field('Label in Latin letters').press('Enter');
    await eventually(async () => {
      assert.match(await entry(actorsFile, 'sergey-lavrov'), /"en": "Sergei Lavrov"/);
    });
    const before = await onDisk(actorsFile);
    await field('Label in Latin letters').fill('لافروف');
    await field('Label in Latin letters').press('Enter');
    await form.getByRole('alert').filter({ hasText: 'Write it in Latin letters.' }).waitFor();
    assert.equal(await onDisk(actorsFile), before);
    await field('Label in Latin letters').press('Escape');
    assert.equal(await field('Label in Latin letters').inputValue(), 'Sergei Lavrov');
    await eventually(async () => {
      assert.equal(await form.getByRole('alert').filter({ visible: true }).count(), 0);
    });
  });

  it('adds and removes aliases one after the other by keys', async () => {
    const aliases = form.getByRole('list', { name: 'Aliases' });
    const add = aliases.getByRole('textbox', { name: 'Add' });
    for (const alias of ['الوزير "لافروف"', 'رئيس الدبلوماسية\\الروسية']) {
      await add.focus();
      await workbench.type(alias);
      await workbench.press('Enter');
      await aliases.getByRole('textbox', { name: alias, exact: true }).waitFor();
      await aliases.locator('input:focus[placeholder="Add"]').waitFor();
    }
    const aliasesOnDisk = async (): Promise<string[]> =>
      (JSON.parse(await onDisk(actorsFile)) as { actors: Record<string, { aliases: string[] }> }).actors[
        'sergey-lavrov'
      ]?.aliases ?? [];
    await eventually(async () => {
      assert.deepEqual((await aliasesOnDisk()).slice(-2), ['الوزير "لافروف"', 'رئيس الدبلوماسية\\الروسية']);
    });
    await aliases.getByRole('button', { name: 'Remove الوزير "لافروف"' }).click();
    await eventually(async () => {
      assert.equal((await aliasesOnDisk()).includes('الوزير "لافروف"'), false);
    });
  });

  it('completes codes from words and tells what a code stands for', async () => {
    const code = form.getByRole('combobox', { name: 'Code' });
    await code.fill('روسيا جيش');
    const option = form.locator('datalist option[value="RUSMIL"]');
    await option.waitFor({ state: 'attached' });
    await code.fill('RUSMIL');
    await code.press('Enter');
    await form.getByText('Russia · Military').waitFor();
    await eventually(async () => {
      assert.match(await entry(actorsFile, 'sergey-lavrov'), /"code": "RUSMIL"/);
    });
  });

  it('follows what is changed elsewhere without taking away what is being typed', async () => {
    const note = field('Note');
    await note.focus();
    await workbench.type('ملاحظة لم تكتمل');
    const text = await onDisk(actorsFile);
    await writeFile(workbench.fixture.path(actorsFile), text.replace('Sergei Lavrov', 'S. Lavrov'));
    await form.getByRole('heading', { name: 'سيرغي لافروف' }).waitFor();
    await eventually(async () => {
      assert.equal(await field('Label in Latin letters').inputValue(), 'S. Lavrov');
    });
    assert.equal(await note.inputValue(), 'ملاحظة لم تكتمل');
  });

  it('enters what was typed when the field is left, and undo takes that back', async () => {
    await workbench.runCommand('Hashiya: Undo');
    await eventually(async () => {
      assert.equal(await field('Note').inputValue(), '');
    });
    await eventually(async () => {
      assert.doesNotMatch(await entry(actorsFile, 'sergey-lavrov'), /ملاحظة/);
    });
  });

  it('is one click from the line in the registry', async () => {
    await form.getByRole('button', { name: 'Line in the Registry' }).click();
    await workbench.page.locator('.tab.active', { hasText: actorsFile }).waitFor();
    assert.match(await workbench.visibleText(), /"sergey-lavrov"/);
  });

  it('edits an event: its type, mode, date in words and contexts', async () => {
    await workbench.runCommand('Hashiya: Edit Event…');
    await workbench.quickPick.type('مذكرة');
    await workbench.press('Enter');
    form = workbench.panel;
    await form.getByRole('textbox', { name: 'Settled date' }).waitFor();
    await field('Settled date').fill('14 تموز 2016');
    await field('Settled date').press('Enter');
    await eventually(async () => {
      assert.match(await onDisk(eventsFile), /"date": "2016-07-14"/);
    });
    await eventually(async () => {
      assert.equal(await field('Settled date').inputValue(), '2016-07-14');
    });
    await field('Settled date').fill('ذات يوم');
    await field('Settled date').press('Tab');
    await form.getByRole('alert').filter({ hasText: 'Write a date as in' }).waitFor();
    await workbench.screenshot('form of an event');
  });

  it('can be read in every theme', async () => {
    await inEveryTheme(workbench, async (theme) => {
      await assertAccessible(form);
      await workbench.screenshot(`form ${theme}`);
    });
  });
});
