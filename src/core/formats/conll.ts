/*
 * CoNLL: a token and its tag a line, separated by a tab, an empty line after each paragraph. Tags are IOB2: `B-TYPE` where
 * a mention begins, `I-TYPE` within, `O` elsewhere; TYPE is that of the actor or event, or its id where the registry does
 * not have it. `-DOCSTART-` with the article's path begins each article.
 *
 * Tokens are words and single other characters, cut where a mention's span begins or ends: `و` `روسيا` where the
 * conjunction was left out of the span.
 *
 * IOB2 is flat and contiguous, so of mentions that overlap the longest wins, then the first; the others, discontinuous
 * mentions and all that a tag does not say are lost and counted, and so is that a mention over a line end becomes several.
 */
import { extentOf } from '../model/mention.js';
import type { Mention, Span } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { exportedArticle, type ExportedArticle } from './exported.js';
import type { Chunk, ExportOptions, ExportSource } from './format.js';
import type { Losses } from './losses.js';

export async function* writeConll(
  source: ExportSource,
  options: ExportOptions,
  losses: Losses,
): AsyncGenerator<Chunk> {
  const { set } = source;
  for (const [index, article] of set.articles.entries()) {
    const exported = await exportedArticle(source, article, options, losses);
    if (!exported) continue;
    const { text, points } = exported.text;
    const tagged = flat(set, exported, losses).map(({ type, span: [start, end] }): Tagged => ({
      type,
      span: [points.toUtf16(start), points.toUtf16(end)],
    }));
    const parted = tagged.filter(({ span }) =>
      text
        .slice(...span)
        .trim()
        .includes('\n'),
    );
    losses.add('mentions over a line end, which become several', parted.length);
    yield { file: '', text: `-DOCSTART-\t${article}\n\n${taggedLines(text, tagged)}`, done: index + 1 };
  }
  losses.add(
    'which actor or event is mentioned, and all else that is known of them',
    set.actors.size + set.events.size,
  );
}

interface Tagged {
  readonly type: string;
  readonly span: Span;
}

/** The mentions that IOB2 can hold, in order. */
function flat(set: AnnotationSet, { text, mentions }: ExportedArticle, losses: Losses): Tagged[] {
  const whole = mentions.filter(({ spans }) => spans.length === 1);
  losses.add('discontinuous mentions', mentions.length - whole.length);
  const chosen: Tagged[] = [];
  const taken = new Uint8Array(text.points.length);
  // Sorting is stable: of equals the first in reading order wins.
  for (const mention of [...whole].sort((a, b) => lengthOf(b) - lengthOf(a))) {
    const [start, end] = extentOf(mention);
    // What was chosen before is at least as long, so that it holds one of the ends if it overlaps.
    if (taken[start] === 1 || taken[end - 1] === 1) losses.add('mentions that overlap a longer one');
    else {
      taken.fill(1, start, end);
      chosen.push({ type: typeOf(set, mention), span: [start, end] });
    }
  }
  return chosen.sort((a, b) => a.span[0] - b.span[0]);
}

function lengthOf(mention: Mention): number {
  const [start, end] = extentOf(mention);
  return end - start;
}

/** A type without what would end the cell. */
function typeOf(set: AnnotationSet, mention: Mention): string {
  const type =
    mention.actor === undefined
      ? (set.events.get(mention.event)?.type ?? mention.event)
      : (set.actors.get(mention.actor)?.type ?? mention.actor);
  return type.replace(/\s+/gu, '_');
}

const token = /[\p{L}\p{N}\p{M}_\u0640\u200C\u200D]+|\S/gu;
const paragraph = /[^\n]+/g;

/** @param mentions in order, none overlapping, in UTF-16 units */
function taggedLines(text: string, mentions: readonly Tagged[]): string {
  let lines = '';
  let next = 0;
  for (const { 0: line, index: lineStart } of text.matchAll(paragraph)) {
    let tokens = '';
    for (const { 0: word, index } of line.matchAll(token)) {
      const end = lineStart + index + word.length;
      for (let at = lineStart + index; at < end;) {
        while ((mentions[next]?.span[1] ?? Infinity) <= at) next++;
        const mention = mentions[next];
        const isIn = mention !== undefined && mention.span[0] <= at;
        const cut = Math.min(end, isIn ? mention.span[1] : (mention?.span[0] ?? end));
        const tag = isIn ? `${tokens === '' || isFirst(text, mention, at) ? 'B' : 'I'}-${mention.type}` : 'O';
        tokens += `${text.slice(at, cut)}\t${tag}\n`;
        at = cut;
      }
    }
    if (tokens !== '') lines += `${tokens}\n`;
  }
  return lines;
}

/** Whether a mention has no token before `at`: it begins with white space. */
function isFirst(text: string, { span }: Tagged, at: number): boolean {
  return text.slice(span[0], at).trim() === '';
}
