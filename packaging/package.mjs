/**
 * Makes `hashiya-<version>.vsix`, the extension as it is installed: `node packaging/package.mjs [--out FILE]`. The same
 * sources give the same bytes on any machine.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { packagedManifest, packagedReadme, readmePictures } from './contents.js';

const root = path.resolve(import.meta.dirname, '..');

/** Builds into a folder, as it is published. */
function build(folder) {
  const args = [path.join(root, 'esbuild.js'), '--production', '--out', folder];
  if (spawnSync(process.execPath, args, { stdio: 'inherit' }).status !== 0) {
    throw new Error('The build failed');
  }
}

/** Puts all that is shipped, and nothing else, into an empty folder; gives the manifest. */
function stage(folder) {
  const text = (file) => readFileSync(path.join(root, file), 'utf8');
  const manifest = packagedManifest(JSON.parse(text('package.json')));
  const readme = text('README.md');
  build(path.join(folder, 'dist'));
  // The command line is installed by npm.
  rmSync(path.join(folder, 'dist', 'cli.js'));
  const notices = 'THIRD-PARTY-NOTICES.txt';
  renameSync(path.join(folder, 'dist', notices), path.join(folder, notices));
  const texts = readdirSync(root).filter((name) => /^package\.nls.*\.json$/.test(name));
  const pictures = readmePictures(readme).map((picture) => path.join(root, picture));
  for (const place of ['media', 'syntaxes', 'l10n', 'LICENSE', 'CHANGELOG.md', ...texts]) {
    cpSync(path.join(root, place), path.join(folder, place), {
      recursive: true,
      filter: (source) => !pictures.includes(source),
    });
  }
  writeFileSync(path.join(folder, 'package.json'), `${JSON.stringify(manifest, undefined, 2)}\n`);
  writeFileSync(path.join(folder, 'README.md'), packagedReadme(readme, manifest.repository !== undefined));
  // The packager asks for a list of what to leave out: nothing.
  writeFileSync(path.join(folder, '.vscodeignore'), '');
  // Modes are in the package too, and would follow the umask.
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isFile()) {
      chmodSync(path.join(entry.parentPath, entry.name), 0o644);
    }
  }
  return manifest;
}

const { values } = parseArgs({ options: { out: { type: 'string', short: 'o' } } });
// A zip file keeps times in the zone of whoever made it, and none before 1980.
process.env.TZ = 'UTC';
process.env.SOURCE_DATE_EPOCH ??= String(Date.UTC(1980, 0, 1) / 1000);
const folder = mkdtempSync(path.join(tmpdir(), 'hashiya-package-'));
try {
  const { name, version } = stage(folder);
  const packagePath = path.resolve(values.out ?? path.join(root, `${name}-${version}.vsix`));
  await createVSIX({ cwd: folder, packagePath, dependencies: false, allowMissingRepository: true });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
