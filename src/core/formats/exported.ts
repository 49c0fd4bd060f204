import { anchoredText, holds, makeAnchor, type AnchoredText } from '../anchor/anchor.js';
import { actorsIn } from '../model/mention.js';
import type { Mention, Span } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { normaliseText } from '../text/normalise.js';
import { wordsOf, type TextRange } from '../text/words.js';
import { lowerBound } from '../text/codePoints.js';
import type { ExportOptions, ExportSource } from './format.js';
import type { Losses } from './losses.js';

/**
 * The mentions of an article that an export with these options holds, in reading order, with the boundaries that it asks
 * for. Orphans have no place in the text and are never among them.
 */
export async function exportedMentions(
  source: ExportSource,
  article: string,
  options: ExportOptions,
  losses: Losses,
): Promise<readonly Mention[]> {
  const wanted = wantedMentions(source.set, article, options, losses);
  if (options.boundary === 'stem' || wanted.length === 0) return wanted;
  return bounded(wanted, await textOf(source, article), options, losses);
}

/** An article as formats write it that hold its text: with those mentions whose words stand where they should. */
export interface ExportedArticle {
  readonly text: AnchoredText;
  readonly mentions: readonly Mention[];
}

/** @returns undefined when the article is missing or not UTF-8 */
export async function exportedArticle(
  source: ExportSource,
  article: string,
  options: ExportOptions,
  losses: Losses,
): Promise<ExportedArticle | undefined> {
  const wanted = wantedMentions(source.set, article, options, losses);
  const text = await textOf(source, article);
  if (!text) {
    losses.add('articles that are missing or not UTF-8');
    losses.add('mentions in articles that are missing or not UTF-8', wanted.length);
    return undefined;
  }
  const standing = wanted.filter((mention) => holds(text, mention));
  losses.add('mentions that do not match their article', wanted.length - standing.length);
  return { text, mentions: bounded(standing, text, options, losses) };
}

/**
 * The mentions that an export holds, in reading order, as they were tagged. Counted are the orphans among them and the
 * suggestions that a person rejected.
 */
export function wantedMentions(
  set: AnnotationSet,
  article: string,
  options: ExportOptions,
  losses: Losses,
): readonly Mention[] {
  const { rejections } = set.mentionsIn(article);
  losses.add('rejected suggestions', rejections.size);
  const all = set.mentionsIn(article).sorted();
  const anchored = all.filter(({ status }) => status !== 'orphaned');
  losses.add('orphaned mentions', all.length - anchored.length);
  return anchored.filter(
    (mention) =>
      (options.suggested || mention.status !== 'suggested') &&
      (options.nisba || mention.actor === undefined || mention.form !== 'nisba'),
  );
}

/** The text that an article's mentions count in, or undefined when it is missing or not UTF-8. */
export async function textOf(source: ExportSource, article: string): Promise<AnchoredText | undefined> {
  const raw = await source.readArticle(article);
  return raw === undefined ? undefined : anchoredText(normaliseText(raw));
}

/** Mentions of an article with the boundaries that an export asks for, as far as they match the article. */
export function bounded<M extends Mention>(
  mentions: readonly M[],
  text: AnchoredText | undefined,
  { boundary }: ExportOptions,
  losses: Losses,
): readonly M[] {
  if (boundary === 'stem' || mentions.length === 0) return mentions;
  const words = text ? wordsOf(text.text) : [];
  return mentions.map((mention) => {
    if (text && holds(text, mention))
      return { ...mention, ...makeAnchor(text, wholeWords(mention, text, words)) };
    losses.add('word boundaries of mentions that do not match their article');
    return mention;
  });
}

/** The actors and events that mentions speak of, and those that these events name in turn. */
export interface Spoken {
  readonly actors: ReadonlySet<string>;
  readonly events: ReadonlySet<string>;
}

export function spokenOf(set: AnnotationSet, mentions: Iterable<Mention>): Spoken {
  const actors = new Set<string>();
  const events = new Set<string>();
  for (const mention of mentions) {
    for (const actor of actorsIn(mention)) actors.add(actor);
    let event = mention.event;
    while (event !== undefined && !events.has(event)) {
      events.add(event);
      const entry = set.events.get(event);
      for (const { actor } of entry?.participants ?? []) actors.add(actor);
      event = entry?.subEventOf;
    }
  }
  return { actors, events };
}

/** The mention's spans, each from the start of its first word to the end of its last; those that then meet are one. */
function wholeWords(mention: Mention, { points }: AnchoredText, words: readonly TextRange[]): Span[] {
  const spans: [number, number][] = [];
  for (const [start, end] of mention.spans) {
    const first = words[lowerBound(words.length, (i) => (words[i]?.end ?? 0) > points.toUtf16(start))];
    const last = words[lowerBound(words.length, (i) => (words[i]?.end ?? 0) >= points.toUtf16(end))];
    const from = first ? Math.min(start, points.fromUtf16(first.start)) : start;
    const to = last && last.start < points.toUtf16(end) ? points.fromUtf16(last.end) : end;
    const previous = spans.at(-1);
    if (previous && from <= previous[1]) previous[1] = Math.max(previous[1], to);
    else spans.push([from, to]);
  }
  return spans;
}
