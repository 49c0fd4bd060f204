import Mocha from 'mocha';
import type { Listener } from './progress.js';
import type { Counts } from './results.js';

export interface MochaRun {
  files: string[];
  /** Milliseconds that one test or hook may take. */
  timeout: number;
  /** Runs only the tests whose full title contains this. */
  grep?: string | undefined;
  listener: Listener;
  /** Called at once when a test or hook fails, with its full title. */
  onFailure?: (title: string) => Promise<void>;
}

/** Runs test files with mocha in this process. */
export async function runMocha({ files, timeout, grep, listener, onFailure }: MochaRun): Promise<Counts> {
  const counts: Counts = { passed: 0, skipped: 0, failures: [] };
  const reports: Promise<void>[] = [];
  const mocha = new Mocha({
    timeout,
    reporter: Mocha.reporters.Base,
    ...(grep === undefined ? {} : { fgrep: grep }),
    rootHooks: {
      async afterEach() {
        await Promise.all(reports);
      },
    },
  });
  files.forEach((file) => mocha.addFile(file));
  await mocha.loadFilesAsync();
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      resolve(counts);
    });
    let done = 0;
    runner.on('test end', (test) => {
      listener.progress(++done, runner.total, test.titlePath()[0] ?? '');
    });
    runner.on('pass', () => counts.passed++);
    runner.on('pending', () => counts.skipped++);
    runner.on('fail', (test, error: Error) => {
      if (onFailure) reports.push(onFailure(test.fullTitle()).catch(console.error));
      const failure = { test: test.fullTitle(), error: error.stack ?? error.message };
      counts.failures.push(failure);
      listener.failure(failure.test, failure.error);
    });
  });
}
