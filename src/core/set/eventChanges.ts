import { languageOf } from '../model/label.js';
import { newSlug } from '../model/ids.js';
import type { Event, EventMention, Label } from '../model/types.js';
import { withKeys } from './actorChanges.js';
import type { AnnotationSet } from './annotationSet.js';
import type { Change, ChangeName, Edit } from './change.js';
import { tellingsOf, withClaim, type PlacedEventMention } from './claimChanges.js';
import { mentionEdit } from './mentionChanges.js';
import { isWithin, partsOfEvent } from './parts.js';
import { addAll } from '../lists.js';

// Changes to events. Each function reads the set and returns a change for it.

/** The edit that adds a new event, under an id that is free. */
export function newEvent(set: AnnotationSet, event: Event): Edit & { of: 'event' } {
  const id = newSlug(event.label.en ?? event.label.ar ?? event.type, set.events);
  return { of: 'event', id, before: undefined, after: event };
}

/** Changes keys of an event; a key given as undefined is removed. */
export function editEvent(
  set: AnnotationSet,
  id: string,
  keys: { readonly [K in keyof Event]?: Event[K] | undefined },
  name: ChangeName = 'edit',
): Change {
  const before = set.events.get(id);
  if (!before) return { name, edits: [] };
  return { name, edits: [{ of: 'event', id, before, after: withKeys(before, keys) }] };
}

/** Renames an event in the language that the new label is written in. */
export function renameEvent(set: AnnotationSet, id: string, label: string): Change {
  const event = set.events.get(id);
  if (!event) return { name: 'rename', edits: [] };
  return editEvent(set, id, { label: { ...event.label, [languageOf(label)]: label } }, 'rename');
}

/** Deletes an event with its mentions; its parts become parts of what it was a part of, if it was. */
export function deleteEvent(set: AnnotationSet, id: string): Change {
  const before = set.events.get(id);
  const edits = tellingsOf(set, id).map(({ article, mention }): Edit => removal(article, mention));
  addAll(edits, reparented(set, id, before?.subEventOf === id ? undefined : before?.subEventOf));
  return {
    name: 'delete',
    edits: before ? [{ of: 'event', id, before, after: undefined }, ...edits] : edits,
  };
}

/**
 * Makes one event of two: what told or held `from` now does so of `into`. What is settled of `into` stays. Where one
 * place of an article told both, it tells the one, with what both mentions claimed.
 */
export function mergeEvents(set: AnnotationSet, from: string, into: string): Change {
  const [gone, kept] = [set.events.get(from), set.events.get(into)];
  if (!gone || !kept || from === into) return { name: 'merge', edits: [] };
  const contexts = [...new Set([...(kept.contexts ?? []), ...(gone.contexts ?? [])])];
  const note = [kept.note, gone.note].filter((text) => text !== undefined).join('\n');
  const after: Event = withKeys(kept, {
    mode: kept.mode ?? (gone.type === kept.type ? gone.mode : undefined),
    label: { ...gone.label, ...kept.label },
    date: kept.date ?? gone.date,
    contexts: contexts.length > 0 ? contexts : undefined,
    participants: kept.participants ?? gone.participants,
    subEventOf: [kept.subEventOf, gone.subEventOf].find(
      (parent) => parent !== undefined && !isWithin(set, parent, from) && !isWithin(set, parent, into),
    ),
    note: note === '' ? undefined : note,
  });
  return {
    name: 'merge',
    edits: [
      { of: 'event', id: into, before: kept, after },
      { of: 'event', id: from, before: gone, after: undefined },
      ...reparented(set, from, into, into),
      ...retold(set, from, into),
    ],
  };
}

/** The edits by which the mentions of one event become mentions of another. */
function retold(set: AnnotationSet, from: string, into: string): Edit[] {
  const removed: Edit[] = [];
  const told = tellingsOf(set, into);
  const changed = new Set<PlacedEventMention>();
  for (const { article, mention } of tellingsOf(set, from)) {
    const at = told.findIndex((one) => one.article === article && isInSamePlace(one.mention, mention));
    const twin = told[at];
    const next = {
      article,
      mention: twin ? withBothClaims(twin.mention, mention) : { ...mention, event: into },
    };
    if (twin) {
      removed.push(removal(article, mention));
      changed.delete(twin);
      told[at] = next;
    } else told.push(next);
    changed.add(next);
  }
  return [...removed, ...[...changed].map(({ article, mention }) => mentionEdit(set, article, mention))];
}

/** Makes a new event, of the same type, mode and contexts, of some mentions of one. */
export function splitEvent(
  set: AnnotationSet,
  id: string,
  mentions: readonly PlacedEventMention[],
  label: Label,
): { readonly change: Change; readonly created: string | undefined } {
  const event = set.events.get(id);
  if (!event || mentions.length === 0) return { change: { name: 'split', edits: [] }, created: undefined };
  const edit = newEvent(set, withKeys(event, { label, date: undefined, participants: undefined, note: undefined })); // prettier-ignore
  const moved = mentions.map(({ article, mention }) =>
    mentionEdit(set, article, { ...mention, event: edit.id }),
  );
  return { change: { name: 'split', edits: [edit, ...moved] }, created: edit.id };
}

/**
 * Makes an event a part of another, or of none when `parent` is undefined. Changes nothing when the other is the event
 * itself or a part of it.
 */
export function nestEvent(set: AnnotationSet, id: string, parent: string | undefined): Change {
  if (parent !== undefined && isWithin(set, parent, id)) return { name: 'nest', edits: [] };
  return editEvent(set, id, { subEventOf: parent }, 'nest');
}

/** The edits that make the parts of one event parts of another, or of none. */
function reparented(set: AnnotationSet, from: string, to: string | undefined, except?: string): Edit[] {
  return partsOfEvent(set, from)
    .filter((id) => id !== except && id !== from)
    .flatMap((id) => editEvent(set, id, { subEventOf: id === to ? undefined : to }).edits);
}

function removal(article: string, mention: EventMention): Edit {
  return { of: 'mention', id: mention.id, article, before: mention, after: undefined };
}

function isInSamePlace(a: EventMention, b: EventMention): boolean {
  return a.status === b.status && JSON.stringify(a.spans) === JSON.stringify(b.spans);
}

/** A mention that claims what both do; where they disagree, what `kept` claims. */
function withBothClaims(kept: EventMention, gone: EventMention): EventMention {
  return withClaim(kept, {
    participants: [...(kept.participants ?? []), ...(gone.participants ?? [])],
    attributes: { ...gone.attributes, ...kept.attributes },
    date: kept.date ?? gone.date,
    attributedTo: kept.attributedTo ?? gone.attributedTo,
  });
}
