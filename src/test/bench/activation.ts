import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { workbenchAddress } from '../host/address.js';
import { undoAll } from '../host/cleanup.js';
import { copyFixture } from '../host/fixture.js';
import { root } from '../host/paths.js';
import { sharedBrowser, sharedServer } from '../host/shared.js';
import { duration, median } from './measure.js';

const repetitions = 7;

/** Measures inside the extension host, which holds one of the two extensions. */
const probe = `
exports.run = async () => {
  const { extensions } = require('vscode');
  const extension = ['bench.empty', 'hashiya.hashiya'].map((id) => extensions.getExtension(id)).find(Boolean);
  const start = performance.now();
  await extension.activate();
  require('fs').writeFileSync(__dirname + '/milliseconds', String(performance.now() - start));
};`;

/** Time to load and activate the extension in VS Code's Node extension host, against an extension that does nothing. */
export async function benchActivation(): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'hashiya-activation-'));
  try {
    await writeEmptyExtension(folder);
    const tests = path.join(folder, 'probe.js');
    await writeFile(tests, probe);
    const ours: number[] = [];
    const empty: number[] = [];
    for (let run = 0; run < repetitions; run++) {
      empty.push(await activateOnce(tests, folder));
      ours.push(await activateOnce(tests, root));
    }
    console.log(`  an empty extension   ${duration(median(empty))}`);
    console.log(`  this extension       ${duration(median(ours))}`);
  } finally {
    await rm(folder, { recursive: true });
    await undoAll();
  }
}

async function writeEmptyExtension(folder: string): Promise<void> {
  const manifest = {
    name: 'empty',
    publisher: 'bench',
    version: '1.0.0',
    engines: { vscode: '^1.100.0' },
    main: './main.js',
    activationEvents: [],
  };
  await writeFile(path.join(folder, 'package.json'), JSON.stringify(manifest));
  await writeFile(path.join(folder, 'main.js'), 'exports.activate = () => {};');
}

/** Milliseconds; in a folder without a set, so that nothing is activated before the probe does it. */
async function activateOnce(tests: string, extension: string): Promise<number> {
  const fixture = await copyFixture('plain');
  const { origin } = await sharedServer();
  const page = await (await sharedBrowser()).newPage();
  try {
    const ended = new Promise<void>((resolve) => {
      void page.exposeFunction('codeAutomationExit', resolve);
      void page.exposeFunction('codeAutomationLog', () => undefined);
    });
    await page.goto(workbenchAddress(origin, fixture.folder, { extension, tests }));
    await ended;
    return Number(await readFile(path.join(path.dirname(tests), 'milliseconds'), 'utf8'));
  } finally {
    await page.close();
    await fixture.remove();
  }
}
