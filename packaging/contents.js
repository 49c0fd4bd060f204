/** The manifest and the README as they are in a package, made from those of the repository. */

const { URL } = require('node:url');

/** What of the manifest is for those who build the extension, or for the command line's package. */
const notPackaged = ['private', 'bin', 'files', 'scripts', 'devDependencies'];

/** The manifest of a package: without what is for other uses; `bugs` and `homepage` follow from `repository`. */
function packagedManifest(manifest) {
  const kept = Object.fromEntries(Object.entries(manifest).filter(([key]) => !notPackaged.includes(key)));
  const { repository, ...rest } = kept;
  const address = webAddress(typeof repository === 'object' ? repository.url : repository);
  return address === undefined
    ? rest
    : {
        ...rest,
        repository: { type: 'git', url: `${address}.git` },
        bugs: rest.bugs ?? { url: `${address}/issues` },
        homepage: rest.homepage ?? `${address}#readme`,
      };
}

/** Where a repository is seen in a browser: `OWNER/NAME` and `github:OWNER/NAME` are GitHub's, as npm has it. */
function webAddress(repository) {
  if (repository === undefined || repository === '') return undefined;
  const [, host, place] = /^(?:(github|gitlab|bitbucket):)?([\w.-]+\/[\w.-]+)$/.exec(repository) ?? [];
  if (place !== undefined) return `https://${hosts[host ?? 'github']}/${place}`;
  const url = new URL(repository.replace(/^git\+/, ''));
  if (!url.protocol.startsWith('http')) throw new Error(`\`repository\` in package.json: not a web address`);
  return url.href.replace(/(\.git)?\/*$/, '');
}

const hosts = { github: 'github.com', gitlab: 'gitlab.com', bitbucket: 'bitbucket.org' };

const relative = '(?![a-z][a-z0-9+.-]*:|#)([^)\\s]+)';
const picture = new RegExp(`^!\\[[^\\]]*\\]\\(${relative}\\)\n+`, 'gm');
const link = new RegExp(`(?<!!)\\[([^\\]]*)\\]\\(${relative}\\)`, 'g');

/** The paths of the README's pictures, which are not shipped. */
function readmePictures(readme) {
  return [...readme.matchAll(picture)].map(([, file]) => file);
}

/**
 * The README of a package. The packager turns relative links into addresses in the repository; without one, pictures
 * are left out and other links are their text alone.
 */
function packagedReadme(readme, hasRepository) {
  return hasRepository ? readme : readme.replace(picture, '').replace(link, '$1');
}

module.exports = { packagedManifest, packagedReadme, readmePictures };
