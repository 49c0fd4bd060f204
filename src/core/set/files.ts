import { minimatch } from 'minimatch';
import type { Settings } from '../model/types.js';

// The names of a set's files. Paths are relative to the set's folder, with `/`.

export const settingsFile = 'hashiya.json';
export const actorsFile = 'hashiya.actors.json';
export const eventsFile = 'hashiya.events.json';
const sidecarEnding = '.hashiya.json';

export function sidecarOf(article: string): string {
  return article + sidecarEnding;
}

/** The article that a file is the sidecar of, or undefined for a file that is no sidecar. */
export function articleOf(file: string): string | undefined {
  return file.endsWith(sidecarEnding) && !/(?:^|\/)\.hashiya\.json$/.test(file)
    ? file.slice(0, -sidecarEnding.length)
    : undefined;
}

/** Folders that hold no articles, whatever `sources` says; nor do hidden ones. */
export const ignoredFolders: readonly string[] = ['node_modules'];

/** The articles of a set that names none. */
export const defaultSources = ['**/*.txt'];

/** Whether a file of the set's folder is one of its articles. */
export function isArticle(settings: Settings, file: string): boolean {
  const matches = (glob: string): boolean => minimatch(file, glob, { dot: false });
  return (settings.sources ?? defaultSources).some(matches) && !(settings.exclude ?? []).some(matches);
}

const collator = new Intl.Collator('en', { numeric: true });

/** Reading order of articles: by path, numbers by their value. */
export function compareArticles(a: string, b: string): number {
  return collator.compare(a, b) || (a < b ? -1 : a > b ? 1 : 0);
}
