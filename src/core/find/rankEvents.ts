import { near, conflict } from '../dates/index.js';
import type { Event } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { stemsIn } from '../text/stem.js';
import { actorMentionsIn, isInside, sentenceOf, triggerRange, type Telling } from './telling.js';

/** What an event of the set has in common with a place that tells one. */
export interface RankedEvent {
  readonly id: string;
  /** Of its participants, those whom the sentence names. */
  readonly shared: readonly string[];
  /** So much speaks for it that it is likelier than a new event. */
  readonly isLikely: boolean;
}

export interface EventQuery extends Telling {
  /** The types that the trigger most likely tells, from `likelyEventTypes`. */
  readonly types: readonly string[];
  /** The date that the sentence gives, in EDTF. */
  readonly date?: string | undefined;
  /** Ids used lately, latest first. */
  readonly recent: readonly string[];
}

const weights = { inSentence: 6, inArticle: 1, label: 5, sameType: 4, otherType: -6, nearDate: 5, otherDate: -10, told: 2, recent: 1 }; // prettier-ignore
/** From here on an event is likely, if it shares what `isLikely` asks for. */
const likelyFrom = 22;
const nearDays = 3;
const recentOnes = 8;

/**
 * All events of the set, the likeliest to be told at a place first: those that share participants with its sentence, then
 * with its article, that are of the type which the trigger tells, near in date, and labelled with words of the sentence.
 * The trigger's own words speak for none: most events are told with words that others are told with too.
 */
export function rankEvents(set: AnnotationSet, query: EventQuery): RankedEvent[] {
  const sentence = sentenceOf(query);
  const mentions = actorMentionsIn(set, query.article);
  const inSentence = new Set(
    mentions.filter((one) => isInside(query, one, sentence)).map(({ actor }) => actor),
  );
  const inArticle = new Set(mentions.map(({ actor }) => actor));
  const parts = participantsByEvent(set, inArticle);
  const words = wordsBeside(query, sentence);
  const ranked = [...set.events].map(([id, event]) => {
    const participants = [...(parts.get(id) ?? []), ...(event.participants ?? []).map(({ actor }) => actor)];
    const shared = [...new Set(participants)].filter((actor) => inSentence.has(actor));
    const others = new Set(participants.filter((actor) => inArticle.has(actor) && !inSentence.has(actor)));
    const label = sharedWords(event, words);
    const recency = query.recent.slice(0, recentOnes).indexOf(id);
    const date = dateScore(event.date, query.date);
    const score =
      shared.length * weights.inSentence +
      Math.min(others.size, 3) * weights.inArticle +
      label * weights.label +
      typeScore(event.type, query.types) +
      date +
      (set.usesOf({ kind: 'event', id }).articles.has(query.article) ? weights.told : 0) +
      (recency < 0 ? 0 : weights.recent * (1 - recency / recentOnes));
    const isOfType = query.types.length === 0 || query.types.slice(0, 2).includes(event.type);
    const isAlike = shared.length > 0 && isOfType && date >= 0 && label + (date > 0 ? 1 : 0) > 0;
    return { id, shared, score, isLikely: isAlike && score >= likelyFrom };
  });
  const uses = (id: string): number => set.usesOf({ kind: 'event', id }).total;
  return ranked
    .sort((a, b) => b.score - a.score || uses(b.id) - uses(a.id))
    .map(({ id, shared, isLikely }) => ({ id, shared, isLikely }));
}

/** The events in which these actors take part, with whom of them each has. */
function participantsByEvent(set: AnnotationSet, actors: ReadonlySet<string>): Map<string, Set<string>> {
  const parts = new Map<string, Set<string>>();
  for (const actor of actors) {
    for (const { mention } of set.participationsOf(actor)) {
      if (mention.event === undefined || mention.attributedTo === actor) continue;
      const known = parts.get(mention.event);
      if (known) known.add(actor);
      else parts.set(mention.event, new Set([actor]));
    }
  }
  return parts;
}

/** The stems of the sentence's words, without the trigger and without the names in it. */
function wordsBeside(query: EventQuery, sentence: { start: number; end: number }): ReadonlySet<string> {
  const trigger = triggerRange(query);
  const { text } = query.text;
  const beside = `${text.slice(sentence.start, trigger.start)} ${text.slice(trigger.end, sentence.end)}`;
  return new Set(stemsIn(beside).flat());
}

/** How many words of an event's label the sentence has, leaving out short ones. */
function sharedWords({ label: { ar = '' } }: Event, words: ReadonlySet<string>): number {
  const told = stemsIn(ar).filter(([word = '']) => word.length > 3);
  return told.filter((stems) => stems.some((stem) => stem.length > 3 && words.has(stem))).length;
}

function typeScore(type: string, likely: readonly string[]): number {
  const at = likely.indexOf(type);
  if (at >= 0) return weights.sameType / (at + 1);
  return likely.length === 0 ? 0 : weights.otherType;
}

function dateScore(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return 0;
  if (near(a, b, nearDays)) return weights.nearDate;
  return conflict(a, b) ? weights.otherDate : 0;
}
