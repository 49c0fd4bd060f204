import type { Mention } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import type { Losses } from './losses.js';

// What a set may say that a format has no place for.

/** What neither tables, lines of coded events nor a network hold of the registries. */
export function countRegistryLosses(set: AnnotationSet, losses: Losses): void {
  for (const [, actor] of set.actors) {
    losses.add('aliases of actors', actor.aliases?.length ?? 0);
    losses.add('links of actors', actor.sameAs?.length ?? 0);
    losses.add('notes of actors', actor.note === undefined ? 0 : 1);
  }
  for (const [, event] of set.events) losses.add('notes of events', event.note === undefined ? 0 : 1);
  countUnheld(set, losses);
}

/** What hardly any format holds of the registries: what merges left, and what others added. */
export function countUnheld(set: AnnotationSet, losses: Losses): void {
  for (const [, actor] of set.actors) {
    losses.add(unsettled, actor.conflicts?.length ?? 0);
    losses.add(unknownKeys, countOthers(actor, actorKeys));
    losses.add('labels in other languages', countOthers(actor.label, ['ar', 'en']));
  }
  for (const [, event] of set.events) {
    losses.add(unsettled, event.conflicts?.length ?? 0);
    losses.add(unknownKeys, countOthers(event, eventKeys));
    losses.add('labels in other languages', countOthers(event.label, ['ar', 'en']));
  }
}

export function countMentionLosses(mention: Mention, losses: Losses): void {
  const participants = mention.actor === undefined ? (mention.participants ?? []) : [];
  losses.add(
    'links from participants to their mentions',
    participants.filter((participant) => participant.mention !== undefined).length,
  );
  countUnheldOfMention(mention, losses);
}

/** What hardly any format holds of a mention. */
export function countUnheldOfMention(mention: Mention, losses: Losses): void {
  losses.add(unsettled, mention.conflicts?.length ?? 0);
  losses.add(unknownKeys, countOthers(mention, mentionKeys));
  countUnheldOfParticipants(mention, losses);
}

export function countUnheldOfParticipants(mention: Mention, losses: Losses): void {
  const participants = mention.actor === undefined ? (mention.participants ?? []) : [];
  for (const participant of participants) {
    losses.add(unknownKeys, countOthers(participant, ['role', 'actor', 'mention']));
  }
}

const unsettled = 'conflicts of merges that are still to be settled';
const unknownKeys = 'entries under keys that Hashiya does not know';

const actorKeys = ['type', 'label', 'aliases', 'learned', 'code', 'sameAs', 'note', 'conflicts'];
const eventKeys = [
  ...['type', 'mode', 'label', 'date', 'contexts', 'participants', 'subEventOf', 'note', 'conflicts'],
];
const mentionKeys = [
  ...['id', 'actor', 'event', 'spans', 'quote', 'before', 'after', 'form', 'status', 'note', 'by', 'at'],
  ...['participants', 'attributes', 'date', 'attributedTo', 'was', 'conflicts'],
];

function countOthers(entry: object, known: readonly string[]): number {
  return Object.keys(entry).filter((key) => !known.includes(key)).length;
}
