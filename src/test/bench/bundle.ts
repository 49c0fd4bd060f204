import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { root } from '../host/paths.js';

const entries = { 'dist/extension.js': 'src/extension.ts', 'dist/cli.js': 'src/cli/index.ts' };

/** Sizes of the minified bundles, what they are made of, and what of it runs only when it is needed. */
export async function benchBundle(): Promise<void> {
  for (const [name, entry] of Object.entries(entries)) {
    const { outputFiles, metafile } = await esbuild.build({
      absWorkingDir: root,
      entryPoints: [entry],
      bundle: true,
      minify: true,
      write: false,
      metafile: true,
      format: 'cjs',
      target: 'es2022',
      ...(name.includes('cli')
        ? { platform: 'node', mainFields: ['module', 'main'] }
        : { platform: 'browser' }),
      external: ['vscode'],
      logLevel: 'error',
    });
    const [file] = outputFiles;
    const [output] = Object.values(metafile.outputs);
    if (!file || !output) continue;
    console.log(
      `  ${name}, minified: ${kilobytes(file.contents.length)}, gzipped ${kilobytes(gzipSync(file.contents).length)}`,
    );
    const sizes = new Map<string, number>();
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      const part = partOf(input);
      sizes.set(part, (sizes.get(part) ?? 0) + bytesInOutput);
    }
    for (const [part, size] of [...sizes].sort(([, a], [, b]) => b - a).slice(0, 12)) {
      console.log(`    ${kilobytes(size).padStart(9)}  ${part}`);
    }
    const late = Object.entries(metafile.inputs)
      .flatMap(([, { imports }]) => imports)
      .filter(({ kind, external }) => kind === 'dynamic-import' && external !== true)
      .map(({ path: imported }) => imported);
    console.log(`    runs only when used: ${[...new Set(late)].sort().join(', ') || 'nothing'}`);
  }
  const built = await readFile(path.join(root, 'dist/extension.js')).catch(() => undefined);
  if (built) console.log(`  dist/extension.js as built last: ${kilobytes(built.length)}`);
}

/** The package, or the folder of ours, that a bundled file belongs to. */
function partOf(input: string): string {
  const [, rest] = input.split('node_modules/');
  const parts = (rest ?? input).split('/');
  if (rest !== undefined) return parts.slice(0, rest.startsWith('@') ? 2 : 1).join('/');
  return parts.slice(0, parts[1] === 'core' ? 3 : 2).join('/');
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1000).toFixed(0)} kB`;
}
