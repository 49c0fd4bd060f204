import assert from 'node:assert/strict';
import axe from 'axe-core';
import type { FrameLocator, Page } from 'playwright-core';
import { eventually } from './eventually.js';
import { type Theme, themes } from './user-settings.js';
import type { Workbench } from './workbench.js';

/** What axe finds wrong with a page: a rule, how bad that is, and the elements that break it. */
interface Violation {
  id: string;
  impact: string | null;
  help: string;
  nodes: { html: string; failureSummary?: string }[];
}

/** How bad a finding must be to fail a test. */
const grave = ['serious', 'critical'];

/**
 * Fails when axe finds something serious or critical in the page of a panel as it is now.
 *
 * @param frame the page, as `workbench.panel` gives it, or without a workbench around it
 */
export async function assertAccessible(frame: FrameLocator | Page): Promise<void> {
  const violations = await frame
    .locator('html')
    .evaluate<Violation[], unknown>(
      `(async () => { ${axe.source}; return (await axe.run({ resultTypes: ['violations'] })).violations; })()`,
    );
  const found = violations
    .filter(({ impact }) => impact !== null && grave.includes(impact))
    .map(({ id, help, nodes }) => [
      `${id}: ${help}`,
      ...nodes.map(({ html, failureSummary }) => `  ${html}\n    ${failureSummary ?? ''}`),
    ]);
  assert.deepEqual(found, [], found.flat().join('\n'));
}

/** The kinds of themes as the page of a panel knows them. */
const kinds: Record<Theme, string> = {
  light: 'vscode-light',
  dark: 'vscode-dark',
  'hc-dark': 'vscode-high-contrast',
  'hc-light': 'vscode-high-contrast-light',
};

/** Does something in each of the four themes, once the page of the panel in sight wears it; ends in the light one. */
export async function inEveryTheme(
  workbench: Workbench,
  act: (theme: Theme) => Promise<void>,
): Promise<void> {
  for (const theme of ['dark', 'hc-dark', 'hc-light', 'light'] as const) {
    await workbench.setTheme(theme);
    await eventually(async () => {
      const kind = await workbench.panel.locator('body').getAttribute('data-vscode-theme-kind');
      assert.equal(kind, kinds[theme], `The page does not wear ${themes[theme].label}`);
    });
    await act(theme);
  }
}
