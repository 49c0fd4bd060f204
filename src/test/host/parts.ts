import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { screenshotOpen } from '../e2e/workbench.js';
import { desktopForTests } from './desktop.js';
import { runInDesktop, runInServer } from './integration.js';
import { built } from './paths.js';
import type { Listener } from './progress.js';
import type { Counts } from './results.js';
import { runMocha } from './run-mocha.js';

/** A part of the tests: what one process runs, one thing after the other. */
export type Group = 'unit' | 'integration' | 'e2e';

/** One line of the summary. */
export interface Part {
  name: string;
  group: Group;
  /** How many seconds it takes on two idle cores, for the first run; later ones know better. */
  typical: number;
  run: (listener: Listener, grep?: string) => Promise<Counts>;
}

export const parts: readonly Part[] = [
  {
    group: 'unit',
    name: 'unit tests',
    typical: 120,
    run: (listener, grep) => runMocha({ files: testFiles('unit'), timeout: 120_000, grep, listener }),
  },
  {
    group: 'integration',
    name: 'integration tests, Node extension host',
    typical: 90,
    run: async (listener, grep) => {
      const desktop = await desktopForTests();
      return desktop === undefined ? runInServer('node', listener, grep) : runInDesktop(desktop, grep);
    },
  },
  {
    group: 'integration',
    name: 'integration tests, web-worker extension host',
    typical: 90,
    run: (listener, grep) => runInServer('web', listener, grep),
  },
  {
    group: 'e2e',
    name: 'end-to-end tests',
    typical: 420,
    run: (listener, grep) =>
      runMocha({
        files: testFiles('e2e'),
        timeout: 300_000,
        grep,
        listener,
        onFailure: (title) => screenshotOpen(`failed ${title}`),
      }),
  },
];

/** The built test files of a folder. */
function testFiles(folder: string): string[] {
  const base = built('test', folder);
  return !existsSync(base)
    ? []
    : readdirSync(base, { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.test.mjs'))
        .sort()
        .map((file) => path.join(base, file));
}
