import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { formatById, formats, Losses, type Imported, type Reader } from '../core/formats/index.js';
import {
  likeliest,
  planImport,
  settleImport,
  type ImportCounts,
  type ImportPlan,
} from '../core/import/index.js';
import { labelIn } from '../core/model/label.js';
import { messageOf } from '../core/model/problem.js';
import { settingsFile } from '../core/set/files.js';
import { readArticleText } from '../storage/folder.js';
import { carryOutImport } from '../storage/importing.js';
import { NodeFolder } from '../storage/nodeFolder.js';
import { SetStore, type StoreHost } from '../storage/setStore.js';
import { exitCodes, Failure } from './failure.js';
import { counted, print, printError, printJson, printProblem } from './output.js';
import { ReadOnlyFolder } from './readOnlyFolder.js';
import { sourceFiles } from './sourceFiles.js';

export interface ImportOptions {
  readonly format: string;
  readonly into: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
  /** Whether what may be an actor or event of the set is taken for the likeliest one; else it is taken as new. */
  readonly match?: boolean;
}

/** Imports files into a set, which is made when there is none. @returns the exit code */
export async function importInto(given: readonly string[], options: ImportOptions): Promise<number> {
  const { format, into, dryRun = false, json = false } = options;
  const read = await knownReader(format);
  const { files, folders } = await sourceFiles(given);
  const losses = new Losses();
  const imported = await read(files, losses);
  const failed: string[] = [];
  const store = await openOrBegin(into, imported, dryRun, (file, error) => {
    failed.push(file);
    printError(`${file}:1: Cannot be written: ${messageOf(error)}`);
  });
  const target = { set: store.set, readText: (article: string) => readArticleText(store.folder, article) };
  const plan = await planImport(target, imported);
  for (const problem of plan.problems) printProblem(folders.get(problem.path) ?? into, problem);
  const decisions = options.match ? likeliest(plan) : new Map<string, string>();
  const settled = settleImport(store.set, plan, decisions);
  if (!dryRun) {
    if (!store.hasSettings) store.markUnsaved(settingsFile);
    await carryOutImport(store, settled, (change) => {
      store.set.apply(change);
      return true;
    });
  }
  for (const { kind, count } of losses.list()) printError(`not carried from ${format}: ${count} × ${kind}`);
  if (json)
    printJson({ format, into, dryRun, ...settled.counts, doubtful: doubtful(plan), lost: losses.list() });
  else printCounts(settled.counts, plan, options);
  const hasErrors = plan.problems.some(({ severity }) => severity === 'error');
  return hasErrors || failed.length > 0 ? exitCodes.problems : exitCodes.fine;
}

async function knownReader(id: string): Promise<Reader> {
  const reader = formatById(id)?.reader;
  if (reader) return reader();
  const readable = formats.filter((format) => format.reader).map((format) => format.id);
  throw new Failure(`There is no format "${id}" to import from; known: ${readable.join(', ')}.`);
}

/** The set in a folder; where there is none, a new one with the settings of what is imported. */
async function openOrBegin(
  dir: string,
  { settings }: Imported,
  isDryRun: boolean,
  onWriteFailed: StoreHost['onWriteFailed'],
): Promise<SetStore> {
  const found = await stat(dir).catch(() => undefined);
  if (found && !found.isDirectory()) throw new Failure(`${dir} is not a folder.`);
  if (!found && !isDryRun) await mkdir(dir, { recursive: true });
  const disk = new NodeFolder(dir);
  const store = new SetStore(isDryRun ? new ReadOnlyFolder(disk) : disk, {
    mayWrite: () => !isDryRun,
    onWriteFailed,
  });
  if (found || !isDryRun) await store.load();
  if (!store.hasSettings && !store.set.problems.has(settingsFile)) {
    store.begin(settings ?? { version: 1, title: path.basename(path.resolve(dir)) });
  }
  return store;
}

function doubtful({ matches }: ImportPlan): object[] {
  return matches.flatMap(({ referent, verdict, candidates }) =>
    verdict === 'doubtful' ? [{ [referent.kind]: referent.id, candidates }] : [],
  );
}

function printCounts(counts: ImportCounts, plan: ImportPlan, { match, dryRun }: ImportOptions): void {
  const { articles, actors, events, mentions } = counts;
  for (const { referent, verdict, candidates } of plan.matches) {
    if (verdict !== 'doubtful') continue;
    const { kind, id } = referent;
    const entry = kind === 'actor' ? plan.imported.actors.get(id) : plan.imported.events.get(id);
    const taken = match ? `taken for ${candidates[0] ?? ''}` : 'taken as new';
    print(`${kind} ${id} (${labelIn('ar', entry?.label, id)}) may be ${candidates.join(' or ')}: ${taken}`);
  }
  print(`${counted(articles.new, 'article')} new, ${articles.known} known`);
  for (const [noun, of] of [
    ['actor', actors],
    ['event', events],
  ] as const) {
    print(`${counted(of.new + of.doubtful, noun)} new (${of.doubtful} doubtful), ${of.known} known`);
  }
  const doubts = `${mentions.uncertain} uncertain, ${mentions.orphaned} orphaned`;
  print(`${counted(mentions.new, 'mention')} new (${doubts}), ${mentions.known} known`);
  if (dryRun) print('Nothing was written.');
}
