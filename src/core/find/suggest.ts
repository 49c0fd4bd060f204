import { makeAnchor, type AnchoredText } from '../anchor/anchor.js';
import type { Form, Mention, Rejection } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { leadOf } from '../set/leadIndex.js';
import { fold } from '../text/fold.js';
import { Evidence, type Sighting } from './evidence.js';
import type { Match } from './matcher.js';
import type { Name } from './names.js';
import { likelyForm } from './rank.js';
import { Rejections } from './rejection.js';
import { longestPlaces, type NamedPlace } from './select.js';
import type { Candidate, Reason, Suggestion } from './suggestion.js';
import type { VariantFinder } from './variants.js';
import { greatest } from '../lists.js';

/** What suggestions for one article are made from. */
export interface SuggestionsFor {
  readonly article: string;
  readonly text: AnchoredText;
  /** The places of all names in the text, from `Finder.search`. */
  readonly matches: readonly Match<Name>[];
  /** What a person has rejected in this article. */
  readonly rejected?: readonly Rejection[];
  /** Ids used lately, latest first. */
  readonly recent?: readonly string[];
  /** Given when misspelt names are wanted too. */
  readonly variants?: VariantFinder;
}

const scores = {
  /** A known form of several words, of one, and one that the text gives an article. */
  full: 0.98,
  name: 0.95,
  article: 0.7,
  /** A nisba or possessive that was tagged so before, one made by rule, and one inside another name. */
  learnt: 0.92,
  derived: 0.75,
  inside: 0.65,
  /** Below these is what needs a person to choose. */
  ambiguous: 0.3,
  ambiguousRange: 0.19,
  /** The family name, and the given name, of one person whom the article names in full. */
  family: 0.6,
  given: 0.4,
  variantInName: 0.45,
  variant: 0.3,
};

/** What the places of names in an article propose as mentions, in reading order. Nothing is changed. */
export function suggest(set: AnnotationSet, request: SuggestionsFor): Suggestion[] {
  const found = longestPlaces(request.matches).map((place) => read(set, request.text, place));
  const variants = misspellings(request, found);
  const evidence = new Evidence([...sightings(set, request.article), ...seen(found)], request.recent ?? []);
  const rejections = new Rejections(request.rejected);
  const isMisspelt = occupancy(variants);
  return [...found.filter((place) => !isMisspelt(place)), ...variants]
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .flatMap((place) => proposal(set, request, place, evidence, rejections) ?? []);
}

/** A place with what its names make of it. Offsets in code points. */
interface Reading {
  readonly start: number;
  readonly end: number;
  readonly claims: readonly Claim[];
}

/** One actor that a place may name. */
interface Claim {
  readonly actor: string;
  readonly alias: string;
  readonly reason: Reason;
  readonly form: Form;
  /** The score when nobody else claims the place. */
  readonly score: number;
}

function read(set: AnnotationSet, { points }: AnchoredText, place: NamedPlace): Reading {
  const all = place.matches.flatMap((match) => claimOf(set, match, place.isInside) ?? []);
  const known = all.filter(({ reason }) => reason === 'name' || reason === 'article');
  // A family name alone is somebody's alias by custom; a given name is anybody's who has it.
  const given = new Set(
    place.matches.filter(({ alias }) => alias.origin === 'given').map(({ alias }) => alias.actor),
  );
  const claims =
    known.length === 0 ? all : all.filter(({ reason, actor }) => reason !== 'namePart' || given.has(actor));
  const precedents = known.length === 0 ? [] : precedentClaims(set, claims);
  return {
    start: points.fromUtf16(place.start),
    end: points.fromUtf16(place.end),
    claims: [...claims, ...precedents],
  };
}

function claimOf(
  set: AnnotationSet,
  { alias: name, article }: Match<Name>,
  isInside: boolean,
): Claim | undefined {
  const { actor, of: alias } = name;
  switch (name.origin) {
    case 'known': {
      const score = article ? scores.article : fold(alias).includes(' ') ? scores.full : scores.name;
      return {
        actor,
        alias,
        reason: article ? 'article' : 'name',
        form: likelyForm(set, actor, alias),
        score,
      };
    }
    case 'nisba':
    case 'possessive': {
      const form = name.origin === 'nisba' ? 'nisba' : 'nominal';
      if (form === 'nisba' && !isCountryName(set, actor, alias)) return undefined;
      const learnt = isTaggedSo(set, actor, name.text, form);
      const score = isInside ? scores.inside : learnt ? scores.learnt : scores.derived;
      return { actor, alias, reason: name.origin, form, score };
    }
    case 'given':
    case 'family':
      return { actor, alias, reason: 'namePart', form: 'name', score: scores[name.origin] };
  }
}

/** Whether a form names the country itself: a capital that stands for it has a nisba of its own (دمشقي). */
function isCountryName(set: AnnotationSet, actor: string, alias: string): boolean {
  const key = fold(alias);
  return set.aliases.actorsNamed(key).size < 2 && likelyForm(set, actor, alias) !== 'metonym';
}

function isTaggedSo(set: AnnotationSet, actor: string, text: string, form: Form): boolean {
  return [text, `ال${text}`].some((one) =>
    set.quotes
      .precedents(fold(one))
      .some((precedent) => precedent.referent.id === actor && precedent.form === form),
  );
}

/** The actors that the same words were tagged as before, though they are no alias of theirs. */
function precedentClaims(set: AnnotationSet, claims: readonly Claim[]): Claim[] {
  const alias = claims[0]?.alias ?? '';
  const more = new Map<string, Claim>();
  for (const { referent, form } of set.quotes.precedents(fold(alias))) {
    const actor = referent.id;
    if (referent.kind !== 'actor' || !set.actors.has(actor) || more.has(actor)) continue;
    if (claims.some((claim) => claim.actor === actor)) continue;
    more.set(actor, { actor, alias, reason: 'name', form: form ?? 'name', score: scores.name });
  }
  return [...more.values()];
}

/** The places that misspelt names take up; what is found otherwise is none. */
function misspellings({ text, variants }: SuggestionsFor, found: readonly Reading[]): Reading[] {
  if (!variants) return [];
  const firm = found.filter(({ claims }) => claims.some(({ reason }) => reason !== 'namePart'));
  const { points } = text;
  const toPoints = (range: { start: number; end: number }): { start: number; end: number } => ({
    start: points.fromUtf16(range.start),
    end: points.fromUtf16(range.end),
  });
  const occupied = occupancy(firm);
  const readings = new Map<string, Reading>();
  for (const variant of variants.find(text.text, (range) => occupied(toPoints(range)))) {
    const place = toPoints(variant);
    const key = `${String(place.start)} ${String(place.end)}`;
    const score = variant.words > 1 ? scores.variantInName : scores.variant;
    const { actor, of: alias } = variant.name;
    const claims = readings.get(key)?.claims ?? [];
    readings.set(key, {
      ...place,
      claims: claims.some((claim) => claim.actor === actor)
        ? claims
        : [...claims, { actor, alias, reason: 'variant', form: 'name', score }],
    });
  }
  return withoutShorter([...readings.values()]);
}

function proposal(
  set: AnnotationSet,
  { article, text }: SuggestionsFor,
  { start, end, claims }: Reading,
  evidence: Evidence,
  rejections: Rejections,
): Suggestion | undefined {
  const mentions = set.mentionsIn(article).overlapping(start, end);
  const isNisba = claims.every(({ reason }) => reason === 'nisba');
  if (mentions.some((mention) => settles(mention, start, end, isNisba))) return undefined;
  const rejected = rejections.at(text, start, end);
  const open = claims.filter(
    ({ actor }) => !rejected.has(actor) && !mentions.some((mention) => mention.actor === actor),
  );
  // Whom the words name is settled for the place when one of those whom they may name is tagged there.
  if (
    open.length === 0 ||
    (!isNisba && mentions.some(({ actor }) => claims.some((one) => one.actor === actor)))
  )
    return undefined;
  if (open.every(({ reason }) => reason === 'namePart') && !open.some(({ actor }) => evidence.hasFull(actor)))
    return undefined;
  const { points } = text;
  const isContested = open.length < claims.length;
  const lead = leadOf(makeAnchor(text, [[start, end]]).before);
  const candidates = ranked(set, open, evidence, { start, lead, isContested });
  const best = candidates[0];
  const claim = open.find(({ actor }) => actor === best?.actor);
  if (!best || !claim) return undefined;
  return {
    start,
    end,
    quote: text.text.slice(points.toUtf16(start), points.toUtf16(end)),
    actor: best.actor,
    form: best.form,
    score: best.score,
    reason: claim.reason,
    alias: claim.alias,
    candidates,
  };
}

/** Whether a mention leaves nothing to propose at a place: it has just that text, or the place is part of its name. */
function settles(mention: Mention, start: number, end: number, isNisba: boolean): boolean {
  if (mention.actor === undefined) return false;
  const holder = mention.spans.find(([from, to]) => from <= start && end <= to);
  if (!holder) return false;
  if (holder[0] === start && holder[1] === end) return true;
  const isName = mention.form === undefined || mention.form === 'name' || mention.form === 'metonym';
  return isName && !isNisba;
}

interface Contest {
  /** In code points. */
  readonly start: number;
  /** What stands before the place; see `leadOf`. */
  readonly lead: string;
  /** Whether there were more claimants, so that the last one left is not sure. */
  readonly isContested: boolean;
}

/** The claimants, the likeliest first. Alone one keeps its score; several share what an ambiguous place can have. */
function ranked(
  set: AnnotationSet,
  claims: readonly Claim[],
  evidence: Evidence,
  { start, lead, isContested }: Contest,
): Candidate[] {
  const best = new Map<string, Claim>();
  for (const claim of claims) {
    const other = best.get(claim.actor);
    if (!other || claim.score > other.score) best.set(claim.actor, claim);
  }
  const [only, second] = best.values();
  const highest = scores.ambiguous + scores.ambiguousRange;
  if (only && !second) {
    const score = isContested ? Math.min(only.score, highest) : only.score;
    return [{ actor: only.actor, form: only.form, score }];
  }
  const places = placement(set, lead, best.keys());
  const weights = new Map<Claim, number>();
  for (const claim of best.values()) {
    const { actor, score } = claim;
    weights.set(claim, 1 + evidence.for(actor, start) + custom(set, claim) + places(actor) + 2 * score);
  }
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const ceiling = Math.min(highest, greatest(claims.map(({ score }) => score)));
  return [...weights]
    .sort(([a, x], [b, y]) => y - x || (a.actor < b.actor ? -1 : 1))
    .map(([{ actor, form }, weight]) => ({ actor, form, score: round(ceiling * (weight / total)) }));
}

/** How often the words were tagged as this actor, as a share of all their tags, from 0 to 3. */
function custom(set: AnnotationSet, { alias, actor }: Claim): number {
  const precedents = set.quotes.precedents(fold(alias)).filter(({ referent }) => referent.kind === 'actor');
  const sum = (counts: readonly { count: number }[]): number =>
    counts.reduce((all, one) => all + one.count, 0);
  const own = precedents.filter(({ referent }) => referent.id === actor);
  return own.length === 0 ? 0 : (3 * sum(own)) / sum(precedents);
}

/**
 * How often actors of the same type stood after the same word, as a share of all who could be meant, from 0 to 6: after
 * في it is the city that موسكو names, at the start of a sentence the state.
 */
function placement(set: AnnotationSet, lead: string, actors: Iterable<string>): (actor: string) => number {
  const typeOf = (actor: string): string => set.actors.get(actor)?.type ?? '';
  const types = new Map(Array.from(actors, (actor) => [typeOf(actor), 0]));
  let total = 0;
  for (const [actor, count] of set.quotes.leads.actorsAfter(lead)) {
    const known = types.get(typeOf(actor));
    if (known === undefined) continue;
    types.set(typeOf(actor), known + count);
    total += count;
  }
  return (actor) => (total === 0 ? 0 : (6 * (types.get(typeOf(actor)) ?? 0)) / (total + 1));
}

/** The actor mentions that the article has. */
function sightings(set: AnnotationSet, article: string): Sighting[] {
  return set
    .mentionsIn(article)
    .sorted()
    .flatMap(({ actor, spans, quote, status }) =>
      actor === undefined || status === 'orphaned' || status === 'suggested'
        ? []
        : [{ actor, at: spans[0]?.[0] ?? 0, isFull: fold(quote[0] ?? '').includes(' ') }],
    );
}

/** The places that name one known actor and nobody else. */
function seen(found: readonly Reading[]): Sighting[] {
  return found.flatMap(({ start, claims }) => {
    const [claim, second] = claims;
    return claim && !second && claim.score >= scores.derived
      ? [
          {
            actor: claim.actor,
            at: start,
            isFull: claim.reason === 'name' && fold(claim.alias).includes(' '),
          },
        ]
      : [];
  });
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** The stretches without those that overlap a longer one. */
function withoutShorter<S extends Stretch>(all: readonly S[]): S[] {
  const longestAt = new Map<number, number>();
  for (const one of all) {
    for (let at = one.start; at < one.end; at++)
      longestAt.set(at, Math.max(longestAt.get(at) ?? 0, length(one)));
  }
  return all.filter((one) => {
    for (let at = one.start; at < one.end; at++) if ((longestAt.get(at) ?? 0) > length(one)) return false;
    return true;
  });
}

function length({ start, end }: Stretch): number {
  return end - start;
}

/** Tells whether a stretch overlaps one of `places`. */
function occupancy(places: readonly Stretch[]): (stretch: Stretch) => boolean {
  const taken = new Set<number>();
  for (const { start, end } of places) for (let at = start; at < end; at++) taken.add(at);
  return ({ start, end }) => {
    for (let at = start; at < end; at++) if (taken.has(at)) return true;
    return false;
  };
}

function round(score: number): number {
  return Math.round(score * 1000) / 1000;
}
