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
import { actorsFile, articleOf, eventsFile, settingsFile } from '../core/set/files.js';
import { exportSource } from '../storage/exporting.js';
import { ExportTarget } from './exportTarget.js';
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
  refuseOwnFile(opened, out);
  if (printUnreadable(opened)) {
    printError('Nothing was exported, since it would lack what is in these files. Mend them first.');
    return exitCodes.problems;
  }
  const source = selected(opened, request.selection);
  const losses = new Losses();
  await write(source, format, request, losses);
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

/** An export never replaces an article or another file of the set, not even with --force. */
function refuseOwnFile({ dir, store }: OpenSet, out: string): void {
  const file = path.relative(dir, out).split(path.sep).join('/');
  const isOwn =
    [settingsFile, actorsFile, eventsFile].includes(file) ||
    store.set.hasArticle(file) ||
    store.set.hasArticle(articleOf(file) ?? '');
  if (isOwn) throw new Failure(`${out} is a file of the set; export to another place.`);
}

async function write(
  source: ExportSource,
  format: Format,
  { out, force, options }: ExportRequest,
  losses: Losses,
): Promise<void> {
  const writer = await format.writer();
  const target = await ExportTarget.create(out, format.extension === undefined, force);
  const interruption = new AbortController();
  const stop = (): void => {
    interruption.abort(new Failure('Interrupted; nothing was exported.', exitCodes.interrupted));
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    for await (const chunk of writer(source, options, losses)) {
      interruption.signal.throwIfAborted();
      await target.write(chunk.file, 'bytes' in chunk ? chunk.bytes : chunk.text);
    }
    interruption.signal.throwIfAborted();
    await target.commit();
  } finally {
    process.off('SIGINT', stop).off('SIGTERM', stop);
    await target.discard();
  }
}
