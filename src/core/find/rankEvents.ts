import { compareDates, conflict, findDates, near } from '../dates/index.js';
import type { Event } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { stemsIn, stemsOf } from '../text/stem.js';
import { wordsOf } from '../text/words.js';
import { actorMentionsIn, dateWritten, isInside, sentenceOf, triggerRange, type Telling } from './telling.js';

/** What an event of the set has in common with a place that tells one. */
export interface RankedEvent {
  readonly id: string;
  /** Of its participants, those whom the sentence names. */
  readonly shared: readonly string[];
  /** A word that it is told or called by already and that is akin to the trigger here. */
  readonly sameWord: string | undefined;
  /** Likelier than a new event, since it has the word, participants, and the date or more words of the place. */
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

const weights = { inSentence: 6, inArticle: 1, label: 5, sameType: 4, otherType: -6, nearDate: 5, otherDate: -10, otherTime: -8, told: 2, recent: 1 }; // prettier-ignore
const nearDays = 3;
/** How long ago an event may be that an article tells without giving its date, and how far ahead. */
const currentDays = 60;
const recentOnes = 8;

/**
 * All events of the set, the likeliest to be told at a place first: those that share participants with its sentence, then
 * with its article, that are of the type which the trigger tells, near in date, and labelled with words of the sentence.
 * The trigger's own words speak for none, since most events are told with words that others are told with too; but
 * without a word akin to it none is likely.
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
  const { start, end } = triggerRange(query);
  const trigger = new Set(stemsIn(query.text.text.slice(start, end)).flat());
  const time = query.date === undefined ? latestDate(query, datesClaimed(set, query.article)) : undefined;
  const ranked = [...set.events].map(([id, event]) => {
    const participants = [...(parts.get(id) ?? []), ...(event.participants ?? []).map(({ actor }) => actor)];
    const shared = [...new Set(participants)].filter((actor) => inSentence.has(actor));
    const others = new Set(participants.filter((actor) => inArticle.has(actor) && !inSentence.has(actor)));
    const label = sharedWords(event, words);
    const recency = query.recent.slice(0, recentOnes).indexOf(id);
    const date = dateScore(event.date, query.date);
    const ofTime = timeScore(event.date, time);
    const score =
      shared.length * weights.inSentence +
      Math.min(others.size, 3) * weights.inArticle +
      label * weights.label +
      typeScore(event.type, query.types) +
      date +
      ofTime +
      (set.usesOf({ kind: 'event', id }).articles.has(query.article) ? weights.told : 0) +
      (recency < 0 ? 0 : weights.recent * (1 - recency / recentOnes));
    const sameWord = shared.length > 0 ? wordAkin(set, id, trigger) : undefined;
    const isOfType = query.types.length === 0 || query.types.slice(0, 2).includes(event.type);
    const isPossible = isOfType && date >= 0 && ofTime >= 0;
    // Two people meet more than once: without a date, more must be the same than who and what.
    const isTheSame = shared.length > 0 && (date > 0 || (shared.length > 1 && label > 0));
    return { id, shared, sameWord, score, isLikely: isPossible && isTheSame && sameWord !== undefined };
  });
  const uses = (id: string): number => set.usesOf({ kind: 'event', id }).total;
  return ranked
    .sort((a, b) => b.score - a.score || uses(b.id) - uses(a.id))
    .map(({ id, shared, sameWord, isLikely }) => ({ id, shared, sameWord, isLikely }));
}

/** A word that an event is told or called by and that shares a stem with the trigger. */
function wordAkin(set: AnnotationSet, id: string, trigger: ReadonlySet<string>): string | undefined {
  const quotes = set.mentionsOf({ kind: 'event', id }).map(({ mention }) => mention.quote.join(' '));
  const label = set.events.get(id)?.label.ar ?? '';
  const words = [...quotes, label].flatMap((text) =>
    wordsOf(text).map(({ start, end }) => text.slice(start, end)),
  );
  return words.find((word) => stemsOf(word).some((stem) => trigger.has(stem)));
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

/** The dates that the mentions of events in an article claim. */
function datesClaimed(set: AnnotationSet, article: string): string[] {
  return set
    .mentionsIn(article)
    .sorted()
    .flatMap((one) => (one.event === undefined || one.date === undefined ? [] : [one.date]));
}

/** When an article was written, as far as it can be told: its date, else the last that it names. */
function latestDate(query: EventQuery, claimed: readonly string[]): string | undefined {
  const own = dateWritten(query);
  if (own !== undefined) return own;
  return [...claimed, ...findDates(query.text.text, undefined).map(({ edtf }) => edtf)]
    .sort(compareDates)
    .at(-1);
}

/** Without a date beside it, an event is mostly of the article's own time, and never of a later one. */
function timeScore(date: string | undefined, time: string | undefined): number {
  if (date === undefined || time === undefined || near(date, time, currentDays)) return 0;
  return compareDates(date, time) > 0 ? weights.otherDate : weights.otherTime;
}

function dateScore(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return 0;
  if (near(a, b, nearDays)) return weights.nearDate;
  return conflict(a, b) ? weights.otherDate : 0;
}
