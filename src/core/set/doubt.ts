import { makeAnchor, type AnchoredText } from '../anchor/anchor.js';
import { Proposer } from '../anchor/propose.js';
import { isAnchored, quoteOf, referentKey, referentOf } from '../model/mention.js';
import type { Mention, Span } from '../model/types.js';
import { fold } from '../text/fold.js';
import type { AnnotationSet } from './annotationSet.js';
import type { ArticleMentions } from './articleMentions.js';
import type { Change, Edit } from './change.js';
import { mentionEdit } from './mentionChanges.js';

// Mentions in doubt: uncertain ones, whose place is a guess, and orphans, whose place is lost. A person settles them.

/** A mention with the place that it is to have, in code points. */
export interface Attached {
  readonly mention: Mention;
  readonly spans: readonly Span[];
}

/**
 * For each mention of an article in doubt, by its id, the place proposed for it: the guess of an uncertain one, the best
 * place for an orphan, if there is any. No two mentions of one actor or event are proposed the same place, nor one that
 * is taken already.
 * @param text in which the mentions' offsets count
 */
export function proposalsIn(
  mentions: ArticleMentions,
  text: AnchoredText,
): ReadonlyMap<string, Mention['spans']> {
  const proposals = new Map<string, Mention['spans']>();
  const doubtful = mentions.doubtful;
  if (doubtful.length === 0) return proposals;
  const anchored = mentions.sorted().filter(isAnchored);
  const taken = new Set(anchored.map((mention) => placeKey(mention, mention.spans)));
  let proposer: Proposer | undefined;
  for (const mention of doubtful) {
    if (mention.status === 'uncertain') {
      proposals.set(mention.id, mention.spans);
      continue;
    }
    proposer ??= new Proposer(text);
    const spans = proposer.propose(mention, (place) => taken.has(placeKey(mention, place)));
    if (!spans) continue;
    taken.add(placeKey(mention, spans));
    proposals.set(mention.id, spans);
  }
  return proposals;
}

/**
 * Puts mentions in doubt where a person says that they stand, and so settles them; one that had been a suggestion is
 * one again. A place where the same actor or event is tagged already is left alone.
 */
export function attach(
  set: AnnotationSet,
  article: string,
  text: AnchoredText,
  attached: readonly Attached[],
): Change {
  const anchored = set.mentionsIn(article).sorted().filter(isAnchored);
  const owners = new Map(anchored.map((mention) => [placeKey(mention, mention.spans), mention.id]));
  const edits: Edit[] = [];
  for (const { mention, spans } of attached) {
    const key = placeKey(mention, spans);
    const owner = owners.get(key) ?? mention.id;
    if (owner !== mention.id) continue;
    owners.set(key, owner);
    edits.push(mentionEdit(set, article, settledAt(mention, text, spans)));
  }
  return { name: 'attach', edits };
}

/** Says that uncertain mentions do not stand where they are guessed to: they become orphans. */
export function detach(set: AnnotationSet, article: string, mentions: readonly Mention[]): Change {
  const edits = mentions
    .filter(({ status }) => status === 'uncertain')
    .map((mention) => mentionEdit(set, article, { ...mention, status: 'orphaned' }));
  return { name: 'detach', edits };
}

/** Orphans with those first whose quotes are most like some words. */
export function mostAlike(orphans: readonly Mention[], words: string): Mention[] {
  const wanted = fold(words);
  const likeness = (mention: Mention): number => {
    const quote = fold(quoteOf(mention));
    if (quote === wanted) return 3;
    if (quote.includes(wanted) || wanted.includes(quote)) return 2;
    return wanted.split(' ').some((word) => quote.split(' ').includes(word)) ? 1 : 0;
  };
  const ranked = orphans.map((mention) => ({ mention, likeness: likeness(mention) }));
  return ranked.sort((a, b) => b.likeness - a.likeness).map(({ mention }) => mention);
}

function settledAt(mention: Mention, text: AnchoredText, spans: readonly Span[]): Mention {
  const { status: _, was, ...rest } = mention;
  const settled = { ...rest, ...makeAnchor(text, spans) };
  return was === undefined ? settled : { ...settled, status: was };
}

function placeKey(mention: Mention, spans: readonly Span[]): string {
  return `${referentKey(referentOf(mention))} ${spans.join(' ')}`;
}
