import type { Form, Mention, Referent, Span } from './types.js';

/** What the mention names. */
export function referentOf(mention: Mention): Referent {
  return mention.actor === undefined
    ? { kind: 'event', id: mention.event }
    : { kind: 'actor', id: mention.actor };
}

/** One string for a referent, for use as a key. */
export function referentKey({ kind, id }: Referent): string {
  return `${kind}:${id}`;
}

export function namesSame(a: Referent, b: Referent): boolean {
  return a.kind === b.kind && a.id === b.id;
}

/** From the first span's start to the last span's end, in code points. */
export function extentOf(mention: Mention): Span {
  let start = Number.POSITIVE_INFINITY;
  let end = 0;
  for (const [from, to] of mention.spans) {
    if (from < start) start = from;
    if (to > end) end = to;
  }
  return [start, end];
}

/** Reading order: by start, an enclosing mention before what it encloses, then by id. */
export function compareMentions(a: Mention, b: Mention): number {
  const [startA, endA] = extentOf(a);
  const [startB, endB] = extentOf(b);
  return startA - startB || endB - endA || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** The ids of all actors that the mention speaks of: the one it names, its participants, and whom it cites. */
export function actorsIn(mention: Mention): string[] {
  if (mention.actor !== undefined) return [mention.actor];
  const ids = (mention.participants ?? []).map(({ actor }) => actor);
  if (mention.attributedTo !== undefined) ids.push(mention.attributedTo);
  return ids;
}

/** The mention's words in one string, fragments joined by an ellipsis. */
export function quoteOf(mention: Mention): string {
  return mention.quote.join(' … ');
}

/** Whether words of this form call the actor by something, which is worth looking for elsewhere. */
export function isCalling(form: Form | undefined): boolean {
  return form === 'name' || form === 'metonym';
}

/** Whether the mention's spans are where its text stands; an orphan's are where it last stood. */
export function isAnchored(mention: Mention): boolean {
  return mention.status !== 'orphaned';
}

/** What a mention says, standing where and as another one does. */
export function standingAs(mention: Mention, { spans, quote, before, after, status }: Standing): Mention {
  const { before: _, after: __, status: ___, ...rest } = mention;
  return {
    ...rest,
    spans,
    quote,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(status === undefined ? {} : { status }),
  };
}

type Standing = Pick<Mention, 'spans' | 'quote'> & {
  readonly [K in 'before' | 'after' | 'status']?: Mention[K] | undefined;
};
