import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { csvRows } from '../unit/support/exported.js';
import { eventually } from './eventually.js';
import { Workbench } from './workbench.js';

describe('Exporting', () => {
  let workbench: Workbench;
  let folder: string;

  before(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'hashiya-export-'));
    workbench = await Workbench.open({ openFile: '2015/deconfliction-memo.txt' });
    await workbench.languageIs('Arabic Article');
  });

  after(async () => {
    await workbench.close();
    await rm(folder, { recursive: true });
  });

  const row = (text: string): Promise<void> =>
    eventually(async () => {
      const rows = await workbench.quickPick.items();
      assert.ok(
        // Nothing stands between label and description but their distance.
        rows.some((one) => one.replaceAll(' ', '').includes(text.replaceAll(' ', ''))),
        rows.join('\n'),
      );
    });

  /** Opens the list of choices for a format. */
  async function exportAs(format: string): Promise<void> {
    await workbench.runCommand('Hashiya: Export Annotations…');
    await workbench.quickPick.type(format);
    await workbench.quickPick.activeIs(format);
    await workbench.quickPick.accept();
    await row('Export');
  }

  it('lets a person choose what, how and where in one list, and Enter export', async () => {
    await exportAs('CSV tables');
    await row('Articles the whole set');
    await row('Mentions confirmed ones only');
    for (const [name, now] of [
      ['Boundaries', 'Boundaries whole written words'],
      ['Nisba', 'Nisba adjectives without'],
      ['Byte order', 'Byte order mark with, for Excel'],
    ] as const) {
      await workbench.quickPick.type(name);
      await workbench.quickPick.choose(name);
      await row(now);
    }
    await workbench.quickPick.choose('Articles');
    await workbench.quickPick.type('2015/deconfliction');
    await workbench.quickPick.choose('2015/deconfliction-memo.txt');
    await row('Articles 2015/deconfliction-memo.txt');
    await workbench.quickPick.choose('Place');
    await workbench.chooseInDialog(`${folder}/`);
    await row(`1 article to ${path.join(folder, 'deconfliction-memo-csv')}`);
    await workbench.screenshot('export-choices');
    await workbench.quickPick.accept();
    await workbench.notification('Exported to');

    const text = await readFile(path.join(folder, 'deconfliction-memo-csv', 'mentions.csv'), 'utf8');
    assert.ok(text.startsWith('\uFEFF'));
    const rows = csvRows(text);
    assert.deepEqual([...new Set(rows.map((one) => one['article']))], ['2015/deconfliction-memo.txt']);
    assert.ok(!rows.some((one) => one['form'] === 'nisba'));
    assert.deepEqual(await readdir(folder), ['deconfliction-memo-csv']);
  });

  it('remembers what was chosen, but not the part of the set', async () => {
    await exportAs('CSV tables');
    await row('Articles the whole set');
    await row('Nisba adjectives without');
    await row('Byte order mark with, for Excel');
    await eventually(async () => {
      // The first may close no more than the hover card of the field.
      await workbench.press('Escape');
      assert.ok(await workbench.quickPick.widget.isHidden());
    });
  });
});
