/**
 * Opens VS Code with the extension on a copy of the sample set: on the desktop where there is one, otherwise in the
 * browser, from VS Code's own server, at a printed address. `--open` also opens that address.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { workbenchAddress } from './address.js';
import { runMain } from './cleanup.js';
import { desktopForPeople } from './desktop.js';
import { firstArticle, keptSample } from './fixture.js';
import { cache, root } from './paths.js';
import { startServer } from './server.js';

async function main(): Promise<number> {
  const folder = await keptSample();
  const article = await firstArticle(folder);
  console.log(`The sample set is in ${path.relative(root, folder)}; delete it to start afresh.`);
  const desktop = await desktopForPeople();
  return desktop === undefined ? openInBrowser(folder, article) : openOnDesktop(desktop, folder, article);
}

async function openOnDesktop(
  executable: string,
  folder: string,
  article: string | undefined,
): Promise<number> {
  const args = [`--extensionDevelopmentPath=${root}`, '--new-window', '--wait', folder];
  const child = spawn(executable, [...args, ...(article === undefined ? [] : [article])], {
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  await once(child, 'close');
  return child.exitCode ?? 1;
}

async function openInBrowser(folder: string, openFile: string | undefined): Promise<number> {
  const server = await startServer({ dataDir: path.join(cache, 'server-data') });
  const address = workbenchAddress(server.origin, folder, { extension: root, openFile });
  console.log(`\nOpen this address in a browser (Ctrl+C here ends VS Code):\n\n  ${address}\n`);
  if (process.argv.includes('--open')) {
    openAddress(address);
  }
  await server.ended;
  return 0;
}

function openAddress(address: string): void {
  const [command, args] =
    process.platform === 'win32'
      ? ['rundll32', ['url.dll,FileProtocolHandler', address]]
      : [process.platform === 'darwin' ? 'open' : 'xdg-open', [address]];
  spawn(command, args, { stdio: 'ignore', detached: true }).on('error', () => {
    console.log('No browser could be started.');
  });
}

await runMain(main);
