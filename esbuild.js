/**
 * Builds the extension, the pages of its panels, the command line, the JSON schemas, the sample set and the licences of
 * what is bundled into `dist`.
 *
 *   node esbuild.js [--production] [--tests] [--watch] [--out FOLDER]
 *
 * --production minifies and leaves the source maps out; --tests builds the tests, the benches and their host too; --out builds
 * into another folder than `dist`.
 */
const { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } = require('node:fs');
const path = require('node:path');
const { parseArgs } = require('node:util');
const esbuild = require('esbuild');
const { bundledPackages, packageName, thirdPartyNotices } = require('./packaging/bundled.js');
const { devDependencies } = require('./package.json');

const { values } = parseArgs({
  options: {
    production: { type: 'boolean', default: false },
    tests: { type: 'boolean', default: false },
    watch: { type: 'boolean', default: false },
    out: { type: 'string', default: path.join(__dirname, 'dist') },
  },
});
const { production, tests, watch } = values;
const out = path.resolve(values.out);

/** @type {esbuild.BuildOptions} */
const common = {
  bundle: true,
  minify: production,
  // Arabic as it is, not in escapes of six characters a letter.
  charset: 'utf8',
  sourcemap: !production,
  sourcesContent: false,
  logLevel: 'warning',
  metafile: true,
  target: 'es2022',
};

/** One bundle for all extension hosts, Node's and the web worker's: nothing of Node in it. */
/** @type {esbuild.BuildOptions} */
const extensionHosts = { ...common, platform: 'browser', format: 'cjs', external: ['vscode'] };

/** The files below a folder of `src` whose names end in a given way. */
function sources(folder, ending) {
  const base = path.join('src', folder);
  const files = existsSync(base) ? readdirSync(base, { recursive: true }) : [];
  return files
    .map((file) => `./${path.join(base, file).replaceAll('\\', '/')}`)
    .filter((file) => file.endsWith(ending))
    .sort();
}

/** Each folder with a page has one script and one style, which are loaded when its panel opens. */
const pages = sources('panels/pages', '/page.ts').map((file) => path.dirname(file));

/** @type {esbuild.BuildOptions[]} */
const builds = [
  { ...extensionHosts, entryPoints: ['src/extension.ts'], outfile: path.join(out, 'extension.js') },
  {
    ...common,
    platform: 'node',
    format: 'cjs',
    mainFields: ['module', 'main'],
    entryPoints: ['src/cli/index.ts'],
    outfile: path.join(out, 'cli.js'),
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...common,
    platform: 'browser',
    format: 'iife',
    entryPoints: pages.flatMap((folder) =>
      ['page.ts', 'page.css'].map((file) => ({ in: `${folder}/${file}`, out: path.basename(folder) })),
    ),
    outdir: path.join(out, 'panels'),
  },
];

/**
 * The builds of the tests. What the product bundles they bundle too, so that it is tested as it is shipped.
 *
 * @param bundled the names of the packages that the product bundles
 * @returns {esbuild.BuildOptions[]}
 */
function testBuilds(bundled) {
  const integration = sources('test/integration', '.test.ts');
  return [
    {
      ...extensionHosts,
      stdin: {
        // The entry comes first: it makes `describe` and `it` known to the test files.
        contents: [
          'export { run } from "./src/test/integration/index";',
          ...integration.map((file) => `import "${file}";`),
        ].join('\n'),
        resolveDir: __dirname,
      },
      outfile: path.join(out, 'test/integration.js'),
      // mocha's browser build, seen as an ES module, sets `module.exports` itself: ours must come after it.
      format: 'iife',
      globalName: 'tests',
      footer: { js: 'module.exports = tests;' },
    },
    {
      ...common,
      platform: 'node',
      format: 'esm',
      splitting: true,
      mainFields: ['module', 'main'],
      external: Object.keys(devDependencies).filter((name) => !bundled.includes(name)),
      entryPoints: [
        'src/test/host/start.ts',
        'src/test/host/test.ts',
        ...sources('test/unit', '.test.ts'),
        ...sources('test/unit', '.process.ts'),
        ...sources('test/e2e', '.test.ts'),
        ...sources('test/bench', '.ts'),
      ],
      outbase: 'src/test',
      outdir: path.join(out, 'test'),
      outExtension: { '.js': '.mjs' },
      banner: {
        js: 'import { createRequire } from "node:module"; const require = createRequire(import.meta.url);',
      },
    },
  ];
}

/** Builds the product, and tells which packages are in it. */
async function buildProduct() {
  rmSync(out, { recursive: true, force: true });
  const results = await Promise.all(builds.map((build) => esbuild.build(build)));
  const folders = bundledPackages(results.map(({ metafile }) => metafile));
  writeFileSync(path.join(out, 'THIRD-PARTY-NOTICES.txt'), thirdPartyNotices(folders));
  return folders.map(packageName);
}

/** Writes the JSON schemas of the set's files, which the model's definitions give, and holds the codebooks to them. */
async function writeSchemas() {
  const { outputFiles } = await esbuild.build({
    ...common,
    sourcemap: false,
    format: 'esm',
    entryPoints: ['src/core/model/schemas.ts'],
    write: false,
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  const { checkBuiltInCodebooks, jsonSchemas } = await import(`data:text/javascript;base64,${code}`);
  checkBuiltInCodebooks();
  mkdirSync(path.join(out, 'schemas'), { recursive: true });
  for (const [name, schema] of Object.entries(jsonSchemas())) {
    writeFileSync(path.join(out, 'schemas', name), `${JSON.stringify(schema, undefined, 2)}\n`);
  }
}

/** Writes the sample set as one file, which the extension can read wherever it runs: each text by its path. */
function writeSample() {
  const folder = 'test-fixtures/sample';
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const texts = files.map((file) => {
    const full = path.join(file.parentPath, file.name);
    return [path.relative(folder, full).replaceAll('\\', '/'), readFileSync(full, 'utf8')];
  });
  writeFileSync(path.join(out, 'sample.json'), JSON.stringify(Object.fromEntries(texts.sort())));
}

async function main() {
  process.chdir(__dirname);
  const bundled = await buildProduct();
  const rest = tests ? testBuilds(bundled) : [];
  if (watch) {
    const contexts = await Promise.all(
      [...builds, ...rest].map((build) => esbuild.context({ ...build, logLevel: 'info' })),
    );
    await Promise.all(contexts.map((context) => context.watch()));
  } else {
    await Promise.all(rest.map((build) => esbuild.build(build)));
  }
  await writeSchemas();
  writeSample();
}

main().catch((error) => {
  // What esbuild finds it has said already.
  if (!('errors' in error)) console.error(error.message);
  process.exitCode = 1;
});
