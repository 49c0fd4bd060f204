import { Workbench } from './workbench.js';
describe('probe', () => {
  for (const t of ['dark', 'hc-dark', 'hc-light', 'light'] as const) it(t, async () => {
    const t0 = Date.now(); 
    const w = await Workbench.open({ theme: t, openFile: 'hashiya.actors.json' });
    console.log(Date.now() - t0);
    await w.screenshot(`theme-${t}`);
    await w.page.waitForTimeout(2000);
    console.log(await w.page.locator('.monaco-workbench').first().getAttribute('class'));
    await w.close();
  });
});
