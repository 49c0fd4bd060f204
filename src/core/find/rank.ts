import { isCountryName } from '../model/countryNames.js';
import { languageOf } from '../model/label.js';
import { natureOf } from '../model/kinds.js';
import type { Actor, Form, Nature } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { uncontracted } from '../text/clitics.js';
import { fold } from '../text/fold.js';
import { nisbaForms, nisbaStem, withoutArticle } from '../text/nisba.js';
import { formsOf } from './aliasIndex.js';

/** What the pick list knows about the words to be tagged. */
export interface Place {
  readonly article: string;
  /** The words, as written. */
  readonly quote: string;
  /** Where they begin, in code points. */
  readonly offset: number;
  /** Ids used lately, latest first. */
  readonly recent: readonly string[];
}

/** One entry of the pick list. */
export interface Ranked {
  readonly id: string;
  /** The very words are known to mean it: a name of it, or tagged so before. */
  readonly isKnown: boolean;
  /** Something in the words speaks for it, not merely use or nearness. */
  readonly hasEvidence: boolean;
}

const knownFrom = 500;
const evidenceFrom = 40;
const recentScore = 8;
const nearScore = 6;

/** All actors of the set, the likeliest for the words first. */
export function rankActors(set: AnnotationSet, place: Place): Ranked[] {
  const key = fold(place.quote);
  const words = key.split(' ').filter((word) => word.length > 2);
  const scores = new Map<string, number>();
  const add = (id: string, score: number): void => void scores.set(id, (scores.get(id) ?? 0) + score);

  for (const { referent, count } of set.quotes.precedents(key)) {
    if (referent.kind === 'actor') add(referent.id, 1000 + Math.min(count, 500));
  }
  for (const form of uncontracted(key)) {
    for (const id of set.aliases.actorsNamed(form)) add(id, 600);
  }
  place.recent.slice(0, recentScore).forEach((id, index) => {
    add(id, recentScore - index);
  });
  for (const [id, score] of nearby(set, place)) add(id, score);
  for (const [id, actor] of set.actors) {
    const kinship = likeness(actor, natureOf(set.codebook, actor.type), key, words);
    if (kinship > 0) add(id, kinship);
  }
  const score = (id: string): number => scores.get(id) ?? 0;
  const uses = (id: string): number => set.usesOf({ kind: 'actor', id }).total;
  return ranking([...set.actors.keys()], score, uses);
}

function ranking(ids: string[], score: (id: string) => number, uses: (id: string) => number): Ranked[] {
  return ids
    .sort((a, b) => score(b) - score(a) || uses(b) - uses(a))
    .map((id) => ({ id, isKnown: score(id) >= knownFrom, hasEvidence: score(id) >= evidenceFrom }));
}

/** The actors mentioned close before or after the place, nearer ones with more. */
function nearby(set: AnnotationSet, { article, offset }: Place): Map<string, number> {
  const around = 400;
  const scores = new Map<string, number>();
  for (const mention of set.mentionsIn(article).overlapping(Math.max(0, offset - around), offset + around)) {
    if (mention.actor === undefined) continue;
    const distance = Math.abs((mention.spans[0]?.[0] ?? 0) - offset);
    const score = nearScore * (1 - distance / (2 * around));
    scores.set(mention.actor, Math.max(scores.get(mention.actor) ?? 0, score));
  }
  return scores;
}

/** How much the folded words have in common with the actor's names: shared words, or the stem of a nisba. */
function likeness(actor: Actor, nature: Nature | undefined, key: string, words: readonly string[]): number {
  let best = 0;
  const stem = nisbaStem(key);
  for (const form of formsOf(actor)) {
    const name = fold(form);
    if (stem !== undefined && nature === 'state' && withoutArticle(name).startsWith(stem))
      best = Math.max(best, 300);
    const parts = name.split(' ');
    const known = new Set(parts);
    const shared = words.filter((word) => known.has(word)).length;
    if (shared === 0) continue;
    // One is a part of the other (بوتين, فلاديمير بوتين), or they merely share a word (الأمم المتحدة, الولايات المتحدة).
    const isPart = shared === words.length || shared === parts.length;
    best = Math.max(best, (isPart ? 100 : 20) + (10 * shared) / Math.max(words.length, parts.length));
  }
  return best;
}

/**
 * How these words most likely refer to the actor: as they did before; by one of its names; to a state by a nisba when
 * they have that shape, by a metonym when they have nothing of its name (موسكو for Russia); to a person by a description
 * when they have the article and nothing of the name (الرئيس).
 */
export function likelyForm(
  set: AnnotationSet,
  actorId: string,
  quote: string,
  actor: Actor | undefined = set.actors.get(actorId),
): Form {
  const key = fold(quote);
  const precedent = set.quotes
    .precedents(key)
    .find(({ referent, form }) => referent.kind === 'actor' && referent.id === actorId && form !== undefined);
  if (precedent?.form) return precedent.form;
  if (!actor) return 'name';
  const nature = natureOf(set.codebook, actor.type);
  // A state that is only now made of a nisba is not named by it, whatever it is called for want of better.
  if (!set.actors.has(actorId) && nature === 'state' && isNisba(actor, key)) return 'nisba';
  if (formsOf(actor).some((form) => uncontracted(key).includes(fold(form)))) return 'name';
  const isKin = likeness(actor, nature, key, key.split(' ')) > 0;
  if (nature === 'state') {
    if (isNisba(actor, key)) return 'nisba';
    return isKin || !isArabic(actor, quote) ? 'name' : 'metonym';
  }
  if ((nature === 'place' || nature === 'organization') && isNisbaOfWord(actor, key)) return 'nisba';
  return nature === 'person' && !isKin && key.startsWith('ال') ? 'nominal' : 'name';
}

/** Whether a folded word is a nisba of a state: of one of its names by rule, or by its shape when it has the article. */
function isNisba(state: Actor, key: string): boolean {
  const forms = formsOf(state).map(fold);
  if (forms.some((form) => form !== key && nisbaForms(form).includes(withoutArticle(key)))) return true;
  const stem = nisbaStem(key);
  if (stem === undefined || isCountryName(key)) return false;
  return key.startsWith('ال') || forms.some((form) => form !== key && withoutArticle(form).startsWith(stem));
}

/** Whether a folded word with the article is the nisba of a word in a name that is none itself (الأممية of الأمم المتحدة). */
function isNisbaOfWord(actor: Actor, key: string): boolean {
  const stem = key.startsWith('ال') ? nisbaStem(key) : undefined;
  if (stem === undefined) return false;
  const parts = formsOf(actor).flatMap((form) => fold(form).split(' '));
  return parts.some((part) => nisbaStem(part) === undefined && withoutArticle(part).startsWith(stem));
}

/** Whether the words and a name of the actor are both in Arabic letters, so that they can be compared. */
function isArabic(actor: Actor, quote: string): boolean {
  return languageOf(quote) === 'ar' && actor.label.ar !== undefined;
}

/** Whether what a person typed into the pick list means this entry: every word of it stands in a form, id or code. */
export function matchesQuery(query: string, forms: readonly string[]): boolean {
  const haystack = fold(forms.join(' '));
  return fold(query)
    .split(' ')
    .every((word) => haystack.includes(word));
}
