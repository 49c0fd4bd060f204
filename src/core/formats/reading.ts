import type { Problem } from '../model/problem.js';
import type { Actor, Event, Mention, Rejection, Settings, TextStamp } from '../model/types.js';
import type { Losses } from './losses.js';

/** A file that is imported. */
export interface SourceFile {
  /** Relative to what was chosen, with `/`; a single file's name. */
  readonly path: string;
  /** In bytes; asked first, so that what is too large is never read. */
  readonly size: () => Promise<number>;
  readonly read: () => Promise<Uint8Array>;
}

/** An article with its mentions as a source has them. */
export interface ImportedArticle {
  /** The source's file that the article came from, for problems. */
  readonly source: string;
  /** What it may be called in a set: relative, with `/`, ending in `.txt`, without `..` or a leading slash. */
  readonly path: string;
  /**
   * Without byte order mark, line ends as LF: what the mentions' spans count in, in code points. Undefined when the source
   * brings no text: then the mentions are found again in the article that the set has.
   */
  readonly text: string | undefined;
  /** The text as its file is to hold it, where that differs from `text`. */
  readonly raw?: string;
  /** Anchored in `text`; actors and events are those of `Imported`, by its ids. */
  readonly mentions: readonly Mention[];
  /** The suggestions that a person rejected in it. */
  readonly rejected?: readonly Rejection[];
  /** Of the text that the spans count in, where the source says so: it may know an older one than `text`. */
  readonly stamp?: TextStamp;
}

/** What was read from files of one format. Ids are the source's where it has fitting ones, else made from labels. */
export interface Imported {
  /** Of the set that the source is; for a new set only. */
  readonly settings?: Settings;
  readonly actors: ReadonlyMap<string, Actor>;
  readonly events: ReadonlyMap<string, Event>;
  readonly articles: readonly ImportedArticle[];
  /** What is wrong, each at its file and line; nothing of a file with an error is in the rest. */
  readonly problems: readonly Problem[];
}

/**
 * Reads files of one format. What a set cannot hold is counted in `losses`. Malformed and hostile input gives located
 * problems and never throws.
 */
export type Reader = (files: readonly SourceFile[], losses: Losses) => Promise<Imported>;
