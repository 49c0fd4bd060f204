import { formsOf } from '../core/find/aliasIndex.js';
import type { Actor, Event, Kind, Referent } from '../core/model/types.js';
import type { AnnotationSet } from '../core/set/annotationSet.js';
import { fold } from '../core/text/fold.js';
import type { OpenSet } from './sets.js';

/** What an entry is found by, folded once: entries are replaced when they change, never modified. */
const folded = new WeakMap<Actor | Event, string>();

/** The ids of the actors or events that a query means, in the registry's order; all for an empty query. */
export function found({ set }: OpenSet, kind: Kind, query: string): string[] {
  const isMeant = meantBy(query);
  return [...(kind === 'actor' ? set.actors : set.events).keys()].filter((id) => isMeant(set, { kind, id }));
}

/** A test whether a query means an actor or event: as `matchesQuery` has it, but folding everything only once. */
export function meantBy(query: string): (set: AnnotationSet, referent: Referent) => boolean {
  const words = fold(query).split(' ');
  return (set, referent) => {
    if (query === '') return true;
    const text = foldedText(set, referent);
    return words.every((word) => text.includes(word));
  };
}

function foldedText(set: AnnotationSet, { kind, id }: Referent): string {
  const entry = kind === 'actor' ? set.actors.get(id) : set.events.get(id);
  if (!entry) return fold(id);
  let text = folded.get(entry);
  if (text === undefined) folded.set(entry, (text = fold(searchedForms(set, { kind, id }).join(' '))));
  return text;
}

/** What an actor or event is found by: its names, codes and id. */
export function searchedForms(set: AnnotationSet, { kind, id }: Referent): string[] {
  const actor = kind === 'actor' ? set.actors.get(id) : undefined;
  const event = kind === 'event' ? set.events.get(id) : undefined;
  const forms = actor
    ? [...formsOf(actor), actor.code]
    : [event?.label.ar, event?.label.en, event?.type, event?.date];
  return [...forms, id].filter((form) => form !== undefined);
}
