/**
 * Runs the tests: `node dist/test/host/test.mjs [unit] [integration] [e2e] [--grep TEXT]`. Without a part, all of
 * them. Ends with the plain line `N passed, N failed`.
 */
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { screenshotOpen } from '../e2e/workbench.js';
import { runMain } from './cleanup.js';
import { desktopForTests } from './desktop.js';
import { runInDesktop, runInServer } from './integration.js';
import { built } from './paths.js';
import { type Counts, crashed, executed, sum } from './results.js';
import { runMocha } from './run-mocha.js';

/** One line of the summary. */
interface Part {
  name: string;
  group: string;
  run: () => Promise<Counts>;
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { grep: { type: 'string', short: 'g' } },
});
const { grep } = values;

const parts: Part[] = [
  {
    group: 'unit',
    name: 'unit tests',
    run: async () => runMocha({ files: testFiles('unit'), timeout: 120_000, grep, reporter: 'dot' }),
  },
  {
    group: 'integration',
    name: 'integration tests, Node extension host',
    run: async () => {
      const desktop = await desktopForTests();
      return desktop === undefined ? runInServer('node', grep) : runInDesktop(desktop, grep);
    },
  },
  {
    group: 'integration',
    name: 'integration tests, web-worker extension host',
    run: () => runInServer('web', grep),
  },
  {
    group: 'e2e',
    name: 'end-to-end tests',
    run: async () =>
      runMocha({
        files: testFiles('e2e'),
        timeout: 300_000,
        grep,
        reporter: 'spec',
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

async function main(): Promise<number> {
  const unknown = positionals.filter((name) => parts.every(({ group }) => group !== name));
  if (unknown.length > 0) {
    console.error(`Unknown: ${unknown.join(', ')}. Parts: unit, integration, e2e`);
    return 2;
  }
  const all: Counts[] = [];
  const summary: string[] = [];
  for (const { group, name, run } of parts) {
    if (positionals.length > 0 && !positionals.includes(group)) {
      continue;
    }
    console.log(`\n${name}`);
    const start = Date.now();
    let counts = await run().catch(crashed);
    if (executed(counts) === 0 && grep === undefined) {
      counts = crashed('No test was run');
    }
    const seconds = ((Date.now() - start) / 1000).toFixed(1);
    all.push(counts);
    summary.push(
      `${counts.failures.length === 0 ? '✓' : '✗'} ${name}: ${counts.passed} of ${executed(counts)} in ${seconds} s`,
    );
    counts.failures.forEach(({ test, error }) => {
      summary.push(`    ${test}\n${error.replace(/^/gm, '      ')}`);
    });
  }
  const total = sum(all);
  console.log(`\n${summary.join('\n')}\n`);
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  console.log(`${total.passed} passed, ${total.failures.length} failed${skipped}`);
  return total.failures.length === 0 && total.passed > 0 ? 0 : 1;
}

process.setSourceMapsEnabled(true);
await runMain(main);
