import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cache } from './paths.js';

/**
 * Installs one package from the npm registry into `.vscode-test/packages`, unless it is there already.
 * Install scripts are not run. A stamp is written last, so that an interrupted install is done again.
 *
 * @param inner folders inside the package whose own dependencies are installed too
 * @returns the package's folder
 */
export async function installPackage(name: string, version: string, inner: string[] = []): Promise<string> {
  const prefix = path.join(cache, 'packages', `${name.replaceAll('/', '+')}-${version}`);
  const folder = path.join(prefix, 'node_modules', ...name.split('/'));
  const stamp = path.join(prefix, 'installed');
  if (existsSync(stamp)) {
    return folder;
  }
  console.log(`Installing ${name} ${version} into .vscode-test (once) …`);
  await rm(prefix, { recursive: true, force: true });
  await mkdir(prefix, { recursive: true });
  await npmInstall(prefix, ['--prefix', prefix, `${name}@${version}`]);
  for (const part of inner) {
    await npmInstall(path.join(folder, part), ['--omit=dev']);
  }
  await writeFile(stamp, '');
  return folder;
}

/** Runs `npm install` quietly in a folder; its output is shown only when it fails. */
async function npmInstall(cwd: string, args: string[]): Promise<void> {
  const all = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', ...args];
  const npm = process.env['npm_execpath'];
  const child = npm
    ? spawn(process.execPath, [npm, ...all], { cwd })
    : spawn('npm', all, { cwd, shell: process.platform === 'win32' });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0) {
    throw new Error(`npm ${all.join(' ')} failed:\n${output}`);
  }
}
