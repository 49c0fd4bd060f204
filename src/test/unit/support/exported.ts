import Papa from 'papaparse';
import {
  defaultOptions,
  formatById,
  Losses,
  type ExportOptions,
  type ExportSource,
} from '../../../core/formats/index.js';
import { exportSource } from '../../../storage/exporting.js';
import type { SetStore } from '../../../storage/setStore.js';

export interface Exported {
  /** Content by path; the one file of a format that is no folder has an empty path. */
  readonly files: ReadonlyMap<string, string>;
  /** The same files as bytes. */
  readonly bytes: ReadonlyMap<string, Uint8Array>;
  readonly losses: Readonly<Record<string, number>>;
}

/** Exports a loaded set to memory. */
export async function exported(
  store: SetStore,
  format: string,
  options: Partial<ExportOptions> = {},
): Promise<Exported> {
  return exportedFrom(exportSource(store), format, options);
}

/** Exports to memory what a source holds. */
export async function exportedFrom(
  source: ExportSource,
  format: string,
  options: Partial<ExportOptions> = {},
): Promise<Exported> {
  const writer = await formatById(format)?.writer();
  if (!writer) throw new Error(`There is no format ${format}.`);
  const losses = new Losses();
  const pieces = new Map<string, Uint8Array[]>();
  for await (const chunk of writer(source, { ...defaultOptions, ...options }, losses)) {
    const part = 'bytes' in chunk ? chunk.bytes : new TextEncoder().encode(chunk.text);
    pieces.set(chunk.file, [...(pieces.get(chunk.file) ?? []), part]);
  }
  const bytes = new Map(Array.from(pieces, ([file, parts]) => [file, Buffer.concat(parts)]));
  const files = new Map(Array.from(bytes, ([file, content]) => [file, content.toString()]));
  return { files, bytes, losses: Object.fromEntries(losses.list().map(({ kind, count }) => [kind, count])) };
}

export type CsvRow = Readonly<Record<string, string>>;

/** The rows of a CSV text by column. */
export function csvRows(text: string | undefined): CsvRow[] {
  const { data, errors } = Papa.parse<CsvRow>(text ?? '', { header: true, skipEmptyLines: true });
  if (errors.length > 0) throw new Error(JSON.stringify(errors));
  return data;
}
