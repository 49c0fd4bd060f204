import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { workbenchAddress } from './address.js';
import { copyFixture, type Fixture } from './fixture.js';
import { built, cache, root } from './paths.js';
import type { Listener } from './progress.js';
import { type Counts, countsShape } from './results.js';
import { sharedBrowser, sharedServer } from './shared.js';

/** How long the tests in an extension host may go without a word, in milliseconds. */
const silence = 300_000;

/** Runs the integration tests in desktop VS Code, in its Node extension host. */
export async function runInDesktop(executable: string, grep?: string): Promise<Counts> {
  const fixture = await prepare(grep);
  await runTests({
    vscodeExecutablePath: executable,
    extensionDevelopmentPath: root,
    extensionTestsPath: built('test', 'integration.js'),
    cachePath: cache,
    launchArgs: [fixture.folder, '--disable-extensions'],
  }).catch((error: unknown) => {
    console.log(String(error));
  });
  return report(fixture);
}

/** Runs the integration tests in VS Code's server, in the Node or in the web-worker extension host. */
export async function runInServer(host: 'node' | 'web', listener: Listener, grep?: string): Promise<Counts> {
  const fixture = await prepare(grep);
  const { origin } = await sharedServer();
  const page = await (await sharedBrowser()).newPage();
  const log = createWriteStream(path.join(cache, `integration-${host}.log`));
  try {
    const ended = new Promise<void>((resolve, reject) => {
      const watchdog = setTimeout(() => {
        reject(new Error(`No word from the tests for ${silence / 1000} s`));
      }, silence);
      const end = (error?: Error): void => {
        clearTimeout(watchdog);
        if (error) {
          reject(error);
        } else {
          resolve();
        }
      };
      page.on('crash', () => {
        end(new Error('The page crashed'));
      });
      void page.exposeFunction('codeAutomationExit', () => {
        end();
      });
      void page.exposeFunction('codeAutomationLog', (type: string, args: unknown[]) => {
        const line = args.map(String).join(' ');
        log.write(`${type}: ${line}\n`);
        const [, done, total, subject] = /^\[test\] (\d+)\/(\d+) (.*)$/.exec(line) ?? [];
        if (subject !== undefined) {
          listener.progress(Number(done), Number(total), subject);
          watchdog.refresh();
        }
      });
    });
    const tests = built('test', 'integration.js');
    await page.goto(
      workbenchAddress(origin, fixture.folder, { extension: root, tests, web: host === 'web' }),
    );
    await ended;
  } finally {
    await page.close();
    log.end();
  }
  return report(fixture);
}

/** Makes the folder that the tests run on; what they are to run is written beside it. */
async function prepare(grep: string | undefined): Promise<Fixture> {
  const fixture = await copyFixture();
  await writeFile(fixture.path('../grep.txt'), grep ?? '');
  return fixture;
}

/** Reads what the tests wrote beside their folder (see `src/test/integration/index.ts`). */
async function report(fixture: Fixture): Promise<Counts> {
  const text = await readFile(fixture.path('../report.json'), 'utf8').catch(() => {
    throw new Error('The tests ended without a report; see the logs in .vscode-test');
  });
  await fixture.remove();
  return countsShape.parse(JSON.parse(text));
}
