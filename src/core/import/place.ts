import { isSameText, reanchor } from '../anchor/reanchor.js';
import type { ImportedArticle } from '../formats/reading.js';
import { misfitOfText } from '../formats/sourceText.js';
import type { Problem } from '../model/problem.js';
import { sidecarShape } from '../model/shapes.js';
import type { Mention, TextStamp } from '../model/types.js';
import { inPlace, misfitsOf } from '../model/wording.js';
import { say, type Message } from '../text/message.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { isArticle } from '../set/files.js';
import { stampOf } from '../text/stamp.js';
import { articlePathProblem } from './articlePath.js';

/** The set that is imported into. */
export interface ImportTarget {
  readonly set: AnnotationSet;
  /** The normalised text of an article; undefined when it is missing or not UTF-8. */
  readText(article: string): Promise<string | undefined>;
}

/** An imported article with its place in the set. */
export interface PlacedArticle {
  readonly source: ImportedArticle;
  /** Path in the set. */
  readonly article: string;
  /** What its file is to hold; undefined when the set has the file already. */
  readonly newFile: string | undefined;
  /** Of the text that the mentions count in; absent when the source does not say it, or the set has another text. */
  readonly stamp: TextStamp | undefined;
  /** Anchored in the text that the set's mentions count in; ids of actors and events are the source's. */
  readonly mentions: readonly Mention[];
}

/** Finds the place of each imported article: by its path, or by its text where that is elsewhere in the set. */
export class Placer {
  /** The articles of the set by the hash of their text; made when first asked for. */
  private byHash: Map<string, string[]> | undefined;
  /** The texts of the articles that are made. */
  private readonly made = new Map<string, string>();

  constructor(private readonly target: ImportTarget) {}

  async place(source: ImportedArticle): Promise<PlacedArticle | Problem> {
    const article = (await this.articleOf(source)) ?? source.path;
    const { set } = this.target;
    const misfit = misfitOf(source);
    if (misfit !== undefined) return problemOf(source, misfit);
    const pathProblem = set.hasArticle(article) ? undefined : articlePathProblem(article);
    if (pathProblem !== undefined) return problemOf(source, pathProblem);
    const blocked = set.blockedBy(article);
    if (blocked !== undefined)
      return problemOf(source, say`${blocked} cannot be read and must be mended first.`);
    const text = this.made.get(article) ?? (await this.target.readText(article));
    return text === undefined ? this.placeNew(source, article) : this.placeIn(source, article, text);
  }

  private placeNew(source: ImportedArticle, article: string): PlacedArticle | Problem {
    const { set } = this.target;
    const { text, raw, stamp, mentions } = source;
    if (text === undefined) {
      return problemOf(
        source,
        say`The set has no readable ${article}, and the source does not bring its text.`,
      );
    }
    if (!isArticle(set.settings, article)) {
      return problemOf(source, say`${article} would be no article: "sources" in hashiya.json leave it out.`);
    }
    const known = set.mentionsIn(article).stamp;
    if (known && !isSameText(known, text)) {
      return problemOf(source, say`The annotations that the set has of ${article} are of another text.`);
    }
    const clash = this.clashOf(article);
    if (clash !== undefined) return problemOf(source, say`${article} cannot be beside ${clash}.`);
    this.made.set(article, text);
    return { source, article, newFile: raw ?? text, stamp, mentions };
  }

  /** What is in the way of a new article: one that has a folder's name, or differs in the case of letters alone. */
  private clashOf(article: string): string | undefined {
    this.names ??= new Map(this.target.set.articles.flatMap(namesOf));
    for (const [key, path] of namesOf(article)) {
      const other = this.names.get(key);
      if (other !== undefined && other !== path) return other;
    }
    for (const [key, path] of namesOf(article)) this.names.set(key, path);
    return undefined;
  }

  private names: Map<string, string> | undefined;

  private placeIn(source: ImportedArticle, article: string, text: string): PlacedArticle | Problem {
    const { set } = this.target;
    const known = set.mentionsIn(article).stamp;
    const stamp = source.stamp ?? (source.text === undefined ? undefined : stampOf(source.text));
    const current = known ?? stampOf(text);
    if (stamp?.sha256 === current.sha256) {
      return { source, article, newFile: undefined, stamp: source.stamp, mentions: source.mentions };
    }
    if (known && !isSameText(known, text)) {
      return problemOf(
        source,
        say`${article} was changed since its annotations were recorded; let them be found again first (reanchor).`,
      );
    }
    const oldText = source.stamp ? undefined : source.text;
    const found = reanchor(source.mentions, text, {
      ...(oldText !== undefined && { oldText }),
      ...(stamp && { oldLength: stamp.length }),
    });
    const { counts } = found;
    if (source.mentions.length > 0 && counts.orphaned === source.mentions.length) {
      return problemOf(
        source,
        say`${article} of the set has another text, in which none of the mentions is found.`,
      );
    }
    const mentions = found.mentions.map(({ after }) => after);
    return { source, article, newFile: undefined, stamp: undefined, mentions };
  }

  /** The article of the set that has this path with this text, else another one with this text, else that of this path. */
  private async articleOf({ path, text, stamp }: ImportedArticle): Promise<string | undefined> {
    const { set } = this.target;
    const hash = stamp?.sha256 ?? (text === undefined ? undefined : stampOf(text).sha256);
    if (hash === undefined) return undefined;
    if (set.hasArticle(path)) {
      const known = set.mentionsIn(path).stamp?.sha256 ?? (await this.hashOf(path));
      if (known === hash) return path;
    }
    if (text === '') return undefined;
    const others = (await this.hashes()).get(hash) ?? [];
    return others.length === 1 ? others[0] : undefined;
  }

  private async hashes(): Promise<ReadonlyMap<string, readonly string[]>> {
    if (this.byHash) return this.byHash;
    const byHash = new Map<string, string[]>();
    for (const article of this.target.set.articles) {
      const hash = this.target.set.mentionsIn(article).stamp?.sha256 ?? (await this.hashOf(article));
      if (hash === undefined) continue;
      const others = byHash.get(hash);
      if (others) others.push(article);
      else byHash.set(hash, [article]);
    }
    return (this.byHash = byHash);
  }

  private async hashOf(article: string): Promise<string | undefined> {
    const text = await this.target.readText(article);
    return text === undefined ? undefined : stampOf(text).sha256;
  }
}

const anyStamp: TextStamp = { sha256: '0'.repeat(64), length: 0 };

/** Why what a reader gives could not be written: a last look at what comes from outside. */
function misfitOf({ text = '', mentions, rejected = [] }: ImportedArticle): Message | undefined {
  const misfit = misfitOfText(text);
  if (misfit !== undefined) return misfit;
  const sidecar = { version: 1, text: anyStamp, rejected, mentions };
  const [wrong] = misfitsOf(sidecarShape, sidecar);
  return wrong && inPlace(wrong);
}

/** A path and the folders above it, by what a file system that does not tell cases apart makes of them. */
function namesOf(path: string): [key: string, path: string][] {
  const key = (name: string): string => name.normalize('NFC').toLowerCase();
  const folders = [...path.matchAll(/\//g)].map(({ index }) => path.slice(0, index));
  return [[key(path), path], ...folders.map((folder): [string, string] => [key(folder), `${folder}/`])];
}

export function problemOf({ source }: ImportedArticle, message: Message): Problem {
  return { path: source, line: 1, column: 1, severity: 'error', message };
}
