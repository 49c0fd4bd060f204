import assert from 'node:assert/strict';
import { eventually } from './eventually.js';
import { Workbench } from './workbench.js';

describe('The workbench in Arabic', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ language: 'ar', openFile: '2016/kerry-in-moscow.txt' });
  });

  after(async () => {
    await workbench.close();
  });

  /** Without bidi isolates, which nobody sees. */
  const seen = (texts: readonly string[]): string[] =>
    texts.map((text) => text.replace(/[\u2066-\u2069]/g, ''));

  it('names the views and counts in the forms of Arabic', async () => {
    await workbench.showContainer('حاشية');
    const rows = await eventually(async () => {
      const all = seen(await workbench.treeRows('الفاعلون'));
      assert.ok(all.some((row) => row.includes('شخص')));
      return all;
    });
    await workbench.screenshot('arabic');
    assert.deepEqual(
      rows.filter((row) => /[A-Za-z]/.test(row)),
      [],
    );
  });

  it('offers the commands in Arabic', async () => {
    await workbench.press('F1');
    await workbench.quickPick.type('>حاشية');
    await eventually(async () => {
      const labels = seen(await workbench.quickPick.labels());
      assert.ok(labels.includes('حاشية: إظهار الخط الزمني'), labels.join('\n'));
    });
    await workbench.screenshot('arabic-palette');
    await workbench.press('Escape');
  });
});
