/** The packages that the bundles hold, as esbuild's metafiles tell it, and their licences. */
const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');

/** The folders of the packages of which at least a byte is in a bundle, in the order of their names. */
function bundledPackages(metafiles) {
  const folders = metafiles
    .flatMap(({ outputs }) => Object.values(outputs))
    .flatMap(({ inputs }) => Object.entries(inputs))
    .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
    .map(([file]) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0])
    .filter((folder) => folder !== undefined);
  return [...new Set(folders)].sort();
}

/** The name of a package, by its folder below `node_modules`. */
function packageName(folder) {
  return folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** Name, version and licence of each package with the text of its licence. */
function thirdPartyNotices(folders) {
  const notices = folders.map((folder) => {
    const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
    const head = `${manifest.name} ${manifest.version} (${manifest.license})`;
    return [head, ...licenceTexts(folder, manifest)].join('\n\n');
  });
  const intro = 'Hashiya contains the following packages, each under its own licence.';
  return `${[intro, ...notices].join(`\n\n${'-'.repeat(80)}\n\n`)}\n`;
}

/** The licence as a package brings it; MIT, where a package only names it, with the author that it names. */
function licenceTexts(folder, { name, license, author }) {
  const files = readdirSync(folder).filter((file) => /^(licen[cs]e|copying|notice)/i.test(file));
  if (files.length > 0) {
    const texts = files.sort().map((file) => readFileSync(path.join(folder, file), 'utf8'));
    return texts.map((text) => text.replace(/\r\n?/g, '\n').trim());
  }
  const holder = typeof author === 'object' ? author.name : author;
  if (license !== 'MIT' || holder === undefined) {
    throw new Error(`${name} is bundled, but its package holds no licence`);
  }
  const own = readFileSync(path.join(__dirname, '..', 'LICENSE'), 'utf8');
  return [own.replace(/^Copyright .*$/m, `Copyright (c) ${holder}`).trim()];
}

module.exports = { bundledPackages, packageName, thirdPartyNotices };
