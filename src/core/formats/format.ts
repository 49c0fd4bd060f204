import type { Language } from '../model/label.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import type { Losses } from './losses.js';
import type { Reader } from './reading.js';

/** What an export reads. */
export interface ExportSource {
  readonly set: AnnotationSet;
  /**
   * An article as its mentions' offsets count in it, byte order mark and line ends included.
   * @returns undefined when it is missing or not UTF-8
   */
  readArticle(article: string): Promise<string | undefined>;
  /** One of the set's own files as it would be written now, or undefined when there is no need of it. */
  readFile(file: string): Promise<string | undefined>;
}

export interface ExportOptions {
  /** Whether mentions that nobody has confirmed are exported too. */
  readonly suggested: boolean;
  /** Whether mentions of the form nisba are exported. */
  readonly nisba: boolean;
  /** Whether spans leave proclitics out, as they were tagged, or take in the whole written words. */
  readonly boundary: 'stem' | 'word';
  /** Whether a file begins with a byte order mark, by which Excel knows UTF-8. */
  readonly bom: boolean;
  /** The language of labels where a place has room for one; the other language is taken where there is none in it. */
  readonly language: Language;
}

export type OptionName = keyof ExportOptions;

export const defaultOptions: ExportOptions = {
  suggested: false,
  nisba: true,
  boundary: 'stem',
  bom: false,
  language: 'ar',
};

/** A piece of an exported file. The pieces of one file follow each other without those of another in between. */
export type Chunk = {
  /** Path in the exported folder, with `/`; empty when the format is one file. */
  readonly file: string;
  /** How many of the set's articles are done. */
  readonly done: number;
} & ({ readonly text: string } | { readonly bytes: Uint8Array });

/**
 * Writes a set in one format, article by article, so that a caller can show progress and stop between two pieces.
 * What the format cannot hold is counted in `losses`; that is complete when the last piece has come.
 */
export type Writer = (source: ExportSource, options: ExportOptions, losses: Losses) => AsyncIterable<Chunk>;

export interface Format {
  readonly id: string;
  /** What the format is called, in English; the editor shows it in the reader's language. */
  readonly title: string;
  /** The ending of its one file, with the dot, or undefined when it is a folder of files. */
  readonly extension: string | undefined;
  /** The options that make a difference to it. */
  readonly options: readonly OptionName[];
  /** Whether it holds everything of an article as it is, so that no mentions can be left out. */
  readonly isWhole?: true;
  /** Loads the code of its writer. */
  readonly writer: () => Promise<Writer>;
  /** Loads the code of its reader; absent when it is only written. */
  readonly reader?: () => Promise<Reader>;
}
