import { assertAccessible, inEveryTheme } from './accessible.js';
import { Workbench } from './workbench.js';

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
    await workbench.panel.getByRole('listbox').getByRole('option').first().waitFor();
    await inEveryTheme(workbench, async (theme) => {
      await workbench.screenshot(`access-timeline-${theme}`);
      await assertAccessible(workbench.panel);
    });
  });

  it('have a network that everybody can use', async () => {
    await workbench.runCommand('Hashiya: Show Network');
    await workbench.panel.locator('.stage:not([aria-busy])').waitFor();
    await inEveryTheme(workbench, async (theme) => {
      await workbench.screenshot(`access-network-${theme}`);
      await assertAccessible(workbench.panel);
    });
  });
});
