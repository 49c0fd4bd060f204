/**
 * The module that an extension host runs: mocha over all integration tests, which the build adds to this bundle.
 * The same bundle runs in the Node and in the web-worker extension host, so it uses mocha's browser build.
 */
import 'mocha/mocha.js';
import * as vscode from 'vscode';

interface Report {
  passed: number;
  skipped: number;
  failures: { test: string; error: string }[];
}

const mocha = new Mocha({ ui: 'bdd', timeout: 180_000, reporter: Mocha.reporters.Base });
// Makes `describe` and `it` known to the test files, which are evaluated after this one.
mocha.suite.emit('pre-require', globalThis, '', mocha);

/** Runs the tests, writes a report beside the workspace folder, and fails when a test failed. */
export async function run(): Promise<void> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (!folder) {
    throw new Error('The tests need a workspace folder');
  }
  // Most tests work in text editors, and type into them; those of how articles open say so. In the user's settings, since
  // tests take away the workspace's.
  const settings = vscode.workspace.getConfiguration('hashiya');
  await settings.update('reading.openArticles', false, vscode.ConfigurationTarget.Global);
  await settings.update('protectText', false, vscode.ConfigurationTarget.Global);
  const grep = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, '../grep.txt'));
  mocha.fgrep(new TextDecoder().decode(grep));
  const report = await runMocha();
  await vscode.workspace.fs.writeFile(
    vscode.Uri.joinPath(folder, '../report.json'),
    new TextEncoder().encode(JSON.stringify(report)),
  );
  if (report.failures.length > 0) {
    throw new Error(`${report.failures.length} tests failed`);
  }
}

/** Runs the tests; each says on the console, behind `[test] `, that it is through: there the host picks it up. */
function runMocha(): Promise<Report> {
  const report: Report = { passed: 0, skipped: 0, failures: [] };
  return new Promise((resolve) => {
    const runner = mocha.run(() => {
      resolve(report);
    });
    let done = 0;
    runner.on('test end', (test) => {
      console.log(`[test] ${++done}/${runner.total} ${test.titlePath()[0] ?? ''}`);
    });
    runner.on('pass', (test) => {
      report.passed++;
      console.log(`✓ ${test.fullTitle()} (${test.duration ?? 0} ms)`);
    });
    runner.on('pending', (test) => {
      report.skipped++;
      console.log(`- ${test.fullTitle()}`);
    });
    runner.on('fail', (test, error: Error) => {
      const text = error.stack ?? error.message;
      report.failures.push({ test: test.fullTitle(), error: text });
      console.log(`✗ ${test.fullTitle()}: ${text}`);
    });
  });
}
