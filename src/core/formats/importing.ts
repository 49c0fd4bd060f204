import { anchoredText, makeAnchor, type Anchor, type AnchoredText } from '../anchor/anchor.js';
import { newSlug } from '../model/ids.js';
import type { Problem } from '../model/problem.js';
import { actorRegistryShape } from '../model/shapes.js';
import type { Actor, Event, Mention, Span } from '../model/types.js';
import { lowerBound } from '../text/codePoints.js';
import { normaliseText } from '../text/normalise.js';
import type { Imported, ImportedArticle } from './reading.js';

// What readers of all formats need.

/** A source's text, whose offsets may count a byte order mark and both characters of a CRLF. */
export class RawText {
  readonly anchored: AnchoredText;
  /** Where the raw text has a character that the normalised one lacks, in UTF-16. */
  private readonly dropped: readonly number[];

  constructor(raw: string) {
    this.anchored = anchoredText(normaliseText(raw));
    this.dropped = Array.from(raw.matchAll(/^\uFEFF|\r(?=\n)/g), ({ index }) => index);
  }

  /** Code points of the normalised text before a UTF-16 offset of the raw one. */
  pointAt(offset: number): number {
    const dropped = lowerBound(this.dropped.length, (i) => (this.dropped[i] ?? 0) >= offset);
    return this.anchored.points.fromUtf16(offset - dropped);
  }
}

/**
 * The anchor of spans as a source has them.
 * @returns undefined when none of them has words in the text
 */
export function anchorOf(text: AnchoredText, spans: readonly Span[]): Anchor | undefined {
  const { length } = text.points;
  const filled = spans
    .filter(([start, end]) => Number.isInteger(start) && start >= 0 && start < end && end <= length)
    .sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  return filled.length === 0 ? undefined : makeAnchor(text, filled);
}

/** Whether a string may be the id of an actor or event. */
export function isFittingId(id: string): boolean {
  return actorRegistryShape.shape.actors.keyType.safeParse(id).success;
}

/** Gives out ids: the same for the same key, the source's own where it fits, else one made from a label. */
export class Ids {
  private readonly byKey = new Map<string, string>();
  private readonly taken = new Set<string>();

  idOf(key: string, wanted: string, label: string): string {
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const id = isFittingId(wanted) && !this.taken.has(wanted) ? wanted : newSlug(label, this.taken);
    this.byKey.set(key, id);
    this.taken.add(id);
    return id;
  }
}

/**
 * A path for an article, made from one that a source gives: relative, with `/`, ending in `.txt`, and never leading out of
 * the folder that it is put in.
 */
export function articlePathOf(path: string): string {
  const parts = path
    .replace(/^[A-Za-z]:/, '')
    .split(/[\\/]/)
    // eslint-disable-next-line no-control-regex -- what no file system takes
    .map((part) => part.replace(/[\u0000-\u001f\u007f<>:"|?*]/g, '_').replace(/(?<![. ])[. ]+$/, ''))
    .filter((part) => part !== '');
  const joined = parts.join('/') || 'article';
  return joined.toLowerCase().endsWith('.txt') ? joined : `${joined}.txt`;
}

/** Collects what files hold; of those with an error nothing is added but the error. */
export class Imports {
  readonly problems: Problem[] = [];
  private readonly actors = new Map<string, Actor>();
  private readonly events = new Map<string, Event>();
  private readonly articles: ImportedArticle[] = [];
  private readonly paths = new Set<string>();

  /** Adds an actor, or to what is known of it what was not. */
  addActor(id: string, actor: Actor): void {
    this.actors.set(id, { ...actor, ...this.actors.get(id) });
  }

  addEvent(id: string, event: Event): void {
    this.events.set(id, { ...event, ...this.events.get(id) });
  }

  addArticle(source: string, path: string, text: string, mentions: readonly Mention[]): void {
    const wanted = articlePathOf(path);
    let free = wanted;
    for (let number = 2; this.paths.has(free); number++)
      free = wanted.replace(/\.txt$/i, `-${String(number)}.txt`);
    this.paths.add(free);
    this.articles.push({ source, path: free, text, mentions: withDistinctIds(mentions) });
  }

  get result(): Imported {
    const { actors, events, articles, problems } = this;
    return { actors, events, articles, problems };
  }
}

/**
 * What an identifier in a source stands for: itself in all files, unless it only is a number with up to four letters before
 * it (`p12`, `E1`), which every file gives anew.
 */
export function identityOf(identifier: string, file: string): string {
  return /^\p{L}{0,4}[-_.]?\d+(-\d+)?$/u.test(identifier) ? `${file}#${identifier}` : identifier;
}

function withDistinctIds(mentions: readonly Mention[]): Mention[] {
  const taken = new Set<string>();
  return mentions.map((mention) => {
    let { id } = mention;
    for (let number = 2; taken.has(id); number++) id = `${mention.id}-${String(number)}`;
    taken.add(id);
    return id === mention.id ? mention : { ...mention, id };
  });
}
