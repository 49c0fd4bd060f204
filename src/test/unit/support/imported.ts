import { formatById, Losses, type Imported, type SourceFile } from '../../../core/formats/index.js';
import {
  planImport,
  settleImport,
  type Decisions,
  type ImportPlan,
  type SettledImport,
} from '../../../core/import/index.js';
import { readArticleText } from '../../../storage/folder.js';
import { carryOutImport } from '../../../storage/importing.js';
import type { SetStore } from '../../../storage/setStore.js';

/** Files to import, by path. */
export type Sources = Readonly<Record<string, string | Uint8Array>>;

export function sourceFiles(sources: Sources): SourceFile[] {
  return Object.entries(sources).map(([path, content]) => sourceFile(path, content));
}

export function sourceFile(path: string, content: string | Uint8Array): SourceFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  return { path, size: () => Promise.resolve(bytes.length), read: () => Promise.resolve(bytes) };
}

/** What the reader of a format makes of files, and what it says that it cannot carry. */
export async function read(
  format: string,
  sources: Sources,
): Promise<{ imported: Imported; losses: Readonly<Record<string, number>> }> {
  const reader = await formatById(format)?.reader?.();
  if (!reader) throw new Error(`There is no reader of ${format}.`);
  const losses = new Losses();
  const imported = await reader(sourceFiles(sources), losses);
  return { imported, losses: Object.fromEntries(losses.list().map(({ kind, count }) => [kind, count])) };
}

/** What an import of something read would do to a set. */
export function plan(store: SetStore, imported: Imported): Promise<ImportPlan> {
  return planImport(
    { set: store.set, readText: (article) => readArticleText(store.folder, article) },
    imported,
  );
}

/** Imports files into a set, on disk too. */
export async function importInto(
  store: SetStore,
  format: string,
  sources: Sources,
  decisions?: Decisions,
): Promise<SettledImport & Pick<ImportPlan, 'problems'>> {
  const { imported } = await read(format, sources);
  const planned = await plan(store, imported);
  const settled = settleImport(store.set, planned, decisions);
  await carryOutImport(store, settled, (change) => {
    store.set.apply(change);
    return true;
  });
  return { ...settled, problems: planned.problems };
}
