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
  const all = source.set.mentionsIn(article).sorted();
  const anchored = all.filter(({ status }) => status !== 'orphaned');
  losses.add('orphaned mentions', all.length - anchored.length);
  const wanted = anchored.filter(
    (mention) =>
      (options.suggested || mention.status !== 'suggested') &&
      (options.nisba || mention.actor === undefined || mention.form !== 'nisba'),
  );
  if (options.boundary === 'stem' || wanted.length === 0) return wanted;

  const raw = await source.readArticle(article);
  const text = raw === undefined ? undefined : anchoredText(normaliseText(raw));
  const words = text ? wordsOf(text.text) : [];
  return wanted.map((mention) => {
    if (text && holds(text, mention))
      return { ...mention, ...makeAnchor(text, wholeWords(mention, text, words)) };
    losses.add('word boundaries of mentions that do not match their article');
    return mention;
  });
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
  const mentions = await exportedMentions(source, article, options, losses);
  const raw = await source.readArticle(article);
  if (raw === undefined) {
    losses.add('articles that are missing or not UTF-8');
    losses.add('mentions in articles that are missing or not UTF-8', mentions.length);
    return undefined;
  }
  const text = anchoredText(normaliseText(raw));
  const standing = mentions.filter((mention) => holds(text, mention));
  losses.add('mentions that do not match their article', mentions.length - standing.length);
  return { text, mentions: standing };
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
