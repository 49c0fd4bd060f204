import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { eventually } from './eventually.js';
import { Workbench } from './workbench.js';

describe('The workbench in Arabic', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ language: 'ar', openFile: '2016/kerry-in-moscow.txt' });
    await workbench.showContainer('حاشية');
  });

  after(async () => {
    await workbench.close();
  });

  /** Without bidi isolates and marks, which nobody sees. */
  const seen = (text: string): string => text.replace(/[\u2066-\u2069\u200F]/g, '');

  const hasNoEnglish = (texts: readonly string[]): void => {
    assert.deepEqual(
      texts.filter((text) => /[A-Za-z]/.test(text)),
      [],
    );
  };

  /** Runs a command by its Arabic title; the palette also knows its English one. */
  const run = async (title: string): Promise<void> => {
    await workbench.press('F1');
    await workbench.quickPick.type(`>${title}`);
    await workbench.quickPick.choose(title);
  };

  const textOf = async (element: Locator): Promise<string> => seen(await element.innerText());

  it('names the views, and the types of actors', async () => {
    const rows = await eventually(async () => {
      const all = (await workbench.treeRows('الفاعلون')).map(seen);
      assert.ok(all.some((row) => row.includes('شخص')));
      return all;
    });
    hasNoEnglish(rows);
    await workbench.screenshot('arabic');
  });

  it('counts in the forms that Arabic has for numbers', async () => {
    await workbench.tree('الفاعلون').getByRole('treeitem').filter({ hasText: 'مكان' }).first().click();
    await eventually(async () => {
      const rows = (await workbench.treeRows('الفاعلون')).map(seen).join('\n');
      assert.match(rows, /17 إشارة في 6 مقالات/);
      assert.match(rows, /10 إشارات في مقالين/);
    });
  });

  it('offers the commands', async () => {
    await workbench.press('F1');
    await workbench.quickPick.type('>حاشية: إظهار');
    await eventually(async () => {
      const labels = (await workbench.quickPick.labels()).map(seen);
      assert.ok(labels.includes('حاشية: إظهار الشبكة'), labels.join('\n'));
    });
    await workbench.screenshot('arabic-palette');
    await workbench.press('Escape');
  });

  it('tells what a mention is, and asks and answers', async () => {
    const card = await workbench.hoverAt('واشنطن');
    assert.match(await textOf(card), /هنا إشارة واحدة، والمجموع 3 في 3 مقالات/);
    assert.match(await textOf(card), /السابقة · التالية · كل الإشارات · تغيير · إزالة · تعديل الفاعل/);
    await workbench.screenshot('arabic-card');
    await workbench.putCursorBefore('كيري في موسكو');
    await workbench.press('Alt+a');
    await workbench.quickPick.shown();
    assert.match(seen(await workbench.quickPick.title()), /^من هو .+؟/u);
    await workbench.screenshot('arabic-pick');
    await workbench.press('Escape');
    await run('تراجع عن تغيير في الحواشي');
    await eventually(async () => {
      assert.ok((await workbench.statusBar()).map(seen).some((text) => text.includes('لا شيء للتراجع عنه.')));
    });
  });

  it('says what is wrong with the files of the set', async () => {
    const problems = (await workbench.problems()).map(seen);
    assert.ok(
      problems.some((problem) => /[؛،]/.test(problem)),
      problems.join('\n'),
    );
    await workbench.screenshot('arabic-problems');
  });

  it('shows the timeline from right to left', async () => {
    await run('إظهار الخط الزمني');
    const page = workbench.panel;
    await page.getByRole('status').waitFor();
    assert.equal(await page.locator('html').getAttribute('dir'), 'rtl');
    assert.match(await textOf(page.getByRole('status')), /^\d+ (?:حدث|حدثاً|أحداث)$/u);
    await workbench.screenshot('arabic-timeline');
  });

  it('shows the network from right to left', async () => {
    await run('إظهار الشبكة');
    const page = workbench.panel;
    await page.locator('.nodes button').first().waitFor();
    assert.match(await textOf(page.locator('.counts')), /^\d+ فاعل\S*، \d+ صل\S*$/u);
    await workbench.screenshot('arabic-network');
  });
});
