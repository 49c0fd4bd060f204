import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import {
  formatById,
  formats,
  articlesWithin,
  Losses,
  type ExportOptions,
  type ExportSource,
  type Format,
  type Selection,
} from '../core/formats/index.js';
import { exportSource } from '../storage/exporting.js';
import { ExportTarget } from '../storage/exportTarget.js';
import { NodeExportDisk } from '../storage/nodeExportDisk.js';
import { exitCodes, Failure } from './failure.js';
import { openSet, printUnreadable, type OpenSet } from './openSet.js';
import { counted, print, printError, printJson } from './output.js';

export interface ExportRequest {
  readonly format: string;
  readonly out: string;
  readonly force: boolean;
  readonly json: boolean;
  readonly options: ExportOptions;
  /** The options that the person gave. */
  readonly given: readonly (keyof ExportOptions)[];
  readonly selection: Selection;
}

/** Writes a set in one of the formats. @returns the exit code */
export async function exportSet(dir: string, request: ExportRequest): Promise<number> {
  const { out, json } = request;
  const format = knownFormat(request);
  const opened = await openSet(dir);
  if (printUnreadable(opened)) {
    printError('Nothing was exported, since it would lack what is in these files. Mend them first.');
    return exitCodes.problems;
  }
  const source = selected(opened, request.selection);
  const losses = new Losses();
  await write(source, format, request.options, losses, () => targetOf(opened, request, format));
  for (const { kind, count } of losses.list()) printError(`not carried by ${format.id}: ${count} × ${kind}`);
  const articles = source.set.articles.length;
  if (json) printJson({ format: format.id, out, articles, lost: losses.list() });
  else print(`${counted(articles, 'article')} exported to ${out}`);
  return exitCodes.fine;
}

function knownFormat({ format: id, given, selection }: ExportRequest): Format {
  const format = formatById(id);
  if (!format) {
    throw new Failure(
      `There is no format "${id}" to export to; known: ${formats.map((one) => one.id).join(', ')}.`,
    );
  }
  const useless = given.find((option) => !format.options.includes(option));
  if (useless !== undefined) throw new Failure(`The format ${id} has no option ${useless}.`);
  if (format.isWhole === true && selection.annotator !== undefined) {
    throw new Failure(`The format ${id} holds everything that there is; it has no option annotator.`);
  }
  return format;
}

/** @throws Failure when there is no such article or folder */
function selected({ store }: OpenSet, selection: Selection): ExportSource {
  const { only } = selection;
  if (only !== undefined && articlesWithin(store.set, only).length === 0) {
    throw new Failure(`There is no article "${only}" in the set, nor one in a folder of this name.`);
  }
  return exportSource(store, selection);
}

/**
 * Where an export goes. A link to a folder is followed; any other link stands in the way.
 * @throws Failure when something stands there that may not be replaced
 */
async function targetOf(
  { dir, store }: OpenSet,
  { out, force }: ExportRequest,
  format: Format,
): Promise<ExportTarget> {
  const isFolder = format.extension === undefined;
  const found = await stat(out).catch(() => undefined);
  const isFree = !found || (found.isDirectory() && (await readdir(out)).length === 0);
  if (!isFree && !force && found.isDirectory() === isFolder) {
    throw new Failure(`${out} is there already; --force replaces it.`);
  }
  const place = isFolder && found?.isDirectory() ? await realpath(out) : path.resolve(out);
  const articles = await linkedArticles(dir, store.set.articles);
  return ExportTarget.create(
    new NodeExportDisk(path.dirname(place), articles),
    path.basename(place),
    isFolder,
  );
}

/** The real paths of articles that links lead to, out of the set perhaps. */
async function linkedArticles(dir: string, articles: readonly string[]): Promise<Set<string>> {
  const root = await realpath(dir);
  const real = new Set<string>();
  for (const article of articles) {
    const file = path.join(root, article);
    const place = await realpath(file).catch(() => file);
    if (place !== file) real.add(place.split(path.sep).join('/'));
  }
  return real;
}

async function write(
  source: ExportSource,
  format: Format,
  options: ExportOptions,
  losses: Losses,
  begin: () => Promise<ExportTarget>,
): Promise<void> {
  const writer = await format.writer();
  const interruption = new AbortController();
  const stop = (): void => {
    interruption.abort(new Failure('Interrupted; nothing was exported.', exitCodes.interrupted));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  let target: ExportTarget | undefined;
  try {
    target = await begin();
    for await (const chunk of writer(source, options, losses)) {
      interruption.signal.throwIfAborted();
      await target.write(chunk.file, 'bytes' in chunk ? chunk.bytes : chunk.text);
    }
    await target.finish();
    interruption.signal.throwIfAborted();
    await target.commit();
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await target?.discard();
  }
}
