import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import { workbenchAddress } from '../host/address.js';
import { undoAll } from '../host/cleanup.js';
import { copyFixture } from '../host/fixture.js';
import { root } from '../host/paths.js';
import { sharedBrowser, sharedServer } from '../host/shared.js';
import { duration, median } from './measure.js';

const repetitions = 7;
const timesShape = z.record(z.string(), z.number());

/** Measures inside the extension host: loads and activates one extension after the other. */
const probe = `
exports.run = async () => {
  const { extensions } = require('vscode');
  const times = {};
  for (const id of ['bench.first', 'bench.empty', 'hashiya.hashiya']) {
    const start = performance.now();
    await extensions.getExtension(id).activate();
    times[id] = performance.now() - start;
  }
  console.log('[activation] ' + JSON.stringify(times));
};`;

/** Time to load and activate the extension in VS Code's Node extension host, against an extension that does nothing. */
export async function benchActivation(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hashiya-activation-'));
  try {
    // What comes first pays for warming the extension host up; it is not counted.
    const others = await Promise.all(['first', 'empty'].map((name) => writeExtension(folder, name)));
    const tests = path.join(folder, 'probe.js');
    await writeFile(tests, probe);
    const runs: Record<string, number>[] = [];
    for (let run = 0; run < repetitions; run++) runs.push(await activateOnce(tests, others));
    const time = (id: string): number => median(runs.map((times) => times[id] ?? Number.NaN));
    console.log(`  an empty extension   ${duration(time('bench.empty'))}`);
    console.log(`  this extension       ${duration(time('hashiya.hashiya'))}`);
  } finally {
    await rm(folder, { recursive: true });
    await undoAll();
  }
}

async function writeExtension(parent: string, name: string): Promise<string> {
  const folder = path.join(parent, name);
  await mkdir(folder);
  const manifest = {
    name,
    publisher: 'bench',
    version: '1.0.0',
    engines: { vscode: '*' },
    main: './main.js',
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(folder, 'main.js'), 'exports.activate = () => {};');
  return folder;
}

/** In a folder without a set, so that nothing is activated before the probe does it. */
async function activateOnce(tests: string, others: readonly string[]): Promise<Record<string, number>> {
  const fixture = await copyFixture('plain');
  const { origin } = await sharedServer();
  const page = await (await sharedBrowser()).newPage();
  try {
    const times = new Promise<Record<string, number>>((resolve) => {
      void page.exposeFunction('codeAutomationExit', () => undefined);
      void page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => {
        const [, json] = /\[activation\] (\{.*\})/.exec(args.map(String).join(' ')) ?? [];
        if (json !== undefined) resolve(timesShape.parse(JSON.parse(json)));
      });
    });
    await page.goto(workbenchAddress(origin, fixture.folder, { extensions: [root, ...others], tests }));
    return await times;
  } finally {
    await page.close();
    await fixture.remove();
  }
}
