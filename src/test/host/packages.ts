import { existsSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { npm } from './npm.js';
import { cache } from './paths.js';

const quietly = ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];

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
  await npm(prefix, [...quietly, '--prefix', prefix, `${name}@${version}`]);
  for (const part of inner) {
    await npm(path.join(folder, part), [...quietly, '--omit=dev']);
  }
  await writeFile(stamp, '');
  return folder;
}
