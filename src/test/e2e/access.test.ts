import assert from 'node:assert/strict';
import { colour, contrast } from '../unit/support/contrast.js';
import { assertAccessible, inEveryTheme } from './accessible.js';
import { Workbench } from './workbench.js';

/** The colours of VS Code's themes that the panels draw marks and lines in. */
const drawnIn = ['blue', 'green', 'yellow', 'red', 'purple', 'foreground'].map((name) => `charts-${name}`);

describe('Panels in every theme', () => {
  let workbench: Workbench;

  before(async () => {
    workbench = await Workbench.open({ size: { width: 1600, height: 900 } });
  });

  after(async () => {
    await workbench.close();
  });

  it('have a timeline that everybody can use', async () => {
    await workbench.runCommand('Hashiya: Show Timeline');
    const options = workbench.panel.getByRole('listbox').getByRole('option');
    await options.first().waitFor();
    await inEveryTheme(workbench, async (theme) => {
      await options.first().focus();
      await workbench.panel.getByRole('tooltip').waitFor();
      await workbench.screenshot(`access-timeline-${theme}`);
      await assertAccessible(workbench.panel);
    });
  });

  it('have a network that everybody can use', async () => {
    await workbench.runCommand('Hashiya: Show Network');
    const { panel } = workbench;
    await panel.locator('.stage:not([aria-busy])').waitFor();
    await panel.locator('.nodes [data-actor="russia"]').press('Enter');
    await panel.locator('aside .ties').waitFor();
    await inEveryTheme(workbench, async (theme) => {
      await workbench.screenshot(`access-network-${theme}`);
      await assertAccessible(panel);
    });
    await panel.getByRole('button', { name: 'Table', exact: true }).click();
    await assertAccessible(panel);
    await panel.getByRole('button', { name: 'Graph', exact: true }).click();
  });

  it('draw their marks in colours that stand out', async () => {
    await inEveryTheme(workbench, async (theme) => {
      const names = ['editor-background', ...drawnIn];
      const values = await workbench.panel.locator('html').evaluate<string[], unknown>(
        `(() => {
          const style = getComputedStyle(document.documentElement);
          return ${JSON.stringify(names)}.map((name) => style.getPropertyValue('--vscode-' + name));
        })()`,
      );
      const [background, ...colours] = values.map(colour);
      assert.ok(background);
      const faint = colours
        .map((one, i) => `${drawnIn[i] ?? ''}: ${contrast(one, background).toFixed(2)}`)
        .filter((line) => Number(line.split(' ')[1]) < 3);
      assert.deepEqual(faint, [], theme);
    });
  });

  it('have a network whose focus is never lost', async () => {
    const { panel } = workbench;
    await panel.locator('.nodes [data-actor="russia"]').press('Enter');
    await panel.locator('aside .ties button').first().press('Enter');
    await panel.locator('aside .sentence').first().waitFor();
    assert.equal(await panel.locator('aside :focus').count(), 1);
    await panel.getByRole('button', { name: 'Close' }).press('Enter');
    assert.equal(await panel.locator('.nodes button:focus').count(), 1);
  });
});

describe('Panels in Arabic', () => {
  it('are laid out from right to left, but time runs from left to right', async () => {
    const workbench = await Workbench.open({ language: 'ar', size: { width: 2200, height: 900 } });
    try {
      const { panel } = workbench;
      const left = async (selector: string): Promise<number> =>
        (await panel.locator(selector).first().boundingBox())?.x ?? NaN;
      await workbench.runCommand('حاشية: إظهار الخط الزمني');
      await panel.getByRole('listbox').getByRole('option').first().waitFor();
      await workbench.screenshot('access-timeline-ar');
      assert.equal(await panel.locator('html:dir(rtl)').count(), 1);
      assert.ok((await left('.undated')) < (await left('.chart')));
      assert.ok((await left('.tick')) < (await left('.tick:last-of-type')));
      await assertAccessible(panel);
      await workbench.runCommand('حاشية: إظهار الشبكة');
      await panel.locator('.stage:not([aria-busy])').waitFor();
      await panel.locator('.nodes [data-actor="russia"]').press('Enter');
      await panel.locator('aside .ties').waitFor();
      await workbench.screenshot('access-network-ar');
      assert.ok((await left('aside')) < (await left('.stage')));
      await assertAccessible(panel);
    } finally {
      await workbench.close();
    }
  });
});
