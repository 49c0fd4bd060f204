import { conflict } from '../dates/index.js';
import { isSamePart } from '../model/participants.js';
import type { SettledParticipant } from '../model/types.js';
import type { AnnotationSet } from './annotationSet.js';
import { tellingsOf } from './claimChanges.js';

// What the articles together claim of an event, and what of it was settled.

/** A date that articles give to an event. */
export interface DateClaim {
  /** In EDTF. */
  readonly date: string;
  readonly articles: readonly string[];
  /** It cannot be true together with the settled date or, where none is settled, with another claim. */
  readonly isConflicting: boolean;
}

/** A participant that articles give to an event. */
export interface PartClaim extends SettledParticipant {
  readonly articles: readonly string[];
  /** Undefined where no participants were settled. */
  readonly isSettled: boolean | undefined;
}

/** The dates that articles give to an event, those of most articles first. */
export function dateClaims(set: AnnotationSet, event: string): DateClaim[] {
  const articles = new Map<string, Set<string>>();
  for (const { article, mention } of tellingsOf(set, event)) {
    if (mention.date !== undefined) articlesOf(articles, mention.date).add(article);
  }
  const settled = set.events.get(event)?.date;
  const dates = [...articles.keys()];
  return [...articles]
    .map(([date, all]) => {
      const against = settled === undefined ? dates : [settled];
      return { date, articles: [...all], isConflicting: against.some((other) => conflict(date, other)) };
    })
    .sort((a, b) => b.articles.length - a.articles.length);
}

/** The participants that articles give to an event, in the order they are told in, then those that are only settled. */
export function partClaims(set: AnnotationSet, event: string): PartClaim[] {
  const settled = set.events.get(event)?.participants;
  const claims: { role: string; actor: string; articles: Set<string> }[] = [];
  const claimed = ({ role, actor }: SettledParticipant): Set<string> => {
    let claim = claims.find((one) => isSamePart(one, { role, actor }));
    if (!claim) claims.push((claim = { role, actor, articles: new Set() }));
    return claim.articles;
  };
  for (const { article, mention } of tellingsOf(set, event)) {
    for (const part of mention.participants ?? []) claimed(part).add(article);
  }
  for (const part of settled ?? []) claimed(part);
  return claims.map((claim) => ({
    role: claim.role,
    actor: claim.actor,
    articles: [...claim.articles],
    isSettled: settled?.some((one) => isSamePart(one, claim)),
  }));
}

function articlesOf(all: Map<string, Set<string>>, key: string): Set<string> {
  let articles = all.get(key);
  if (!articles) all.set(key, (articles = new Set()));
  return articles;
}
