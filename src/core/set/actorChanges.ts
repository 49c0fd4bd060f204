import { formsOf } from '../find/aliasIndex.js';
import { languageOf } from '../model/label.js';
import { countryNamed } from '../model/countries.js';
import { newSlug } from '../model/ids.js';
import { distinctParticipants } from '../model/participants.js';
import type { Actor, EventMention, Label, Mention, Referent, SettledParticipant } from '../model/types.js';
import { fold } from '../text/fold.js';
import type { AnnotationSet, PlacedMention } from './annotationSet.js';
import type { Change, ChangeName, Edit } from './change.js';
import { withAliases } from './learning.js';
import { mentionEdit } from './mentionChanges.js';
import { addAll } from '../lists.js';

// Changes to actors and events. Each function reads the set and returns a change for it.

/** A label in the language that its words are written in. */
export function labelFrom(form: string): Label {
  const words = form.replace(/\s+/gu, ' ').trim();
  return { [languageOf(words)]: words };
}

/** The edit that adds a new actor, under an id that is free. */
export function newActor(set: AnnotationSet, actor: Actor): Edit & { of: 'actor' } {
  const { ar = '', en = countryNamed(ar)?.label.en } = actor.label;
  const id = newSlug(en ?? ar, set.actors);
  return { of: 'actor', id, before: undefined, after: actor };
}

/** Changes keys of an actor; a key given as undefined is removed. */
export function editActor(
  set: AnnotationSet,
  id: string,
  keys: { readonly [K in keyof Actor]?: Actor[K] | undefined },
  name: ChangeName = 'edit',
): Change {
  const before = set.actors.get(id);
  if (!before) return { name, edits: [] };
  const after = withKeys(before, keys);
  const edit: Edit = {
    of: 'actor',
    id,
    before,
    after: 'aliases' in keys ? withAliases(after, keys.aliases) : after,
  };
  return { name, edits: [edit] };
}

/**
 * Renames an actor in the language that the new label is written in. The old label stays an alias, so that what it
 * finds in the text is still found.
 */
export function renameActor(set: AnnotationSet, id: string, label: string): Change {
  const actor = set.actors.get(id);
  if (!actor) return { name: 'rename', edits: [] };
  const language = languageOf(label);
  const old = actor.label[language];
  const aliases = new Set(actor.aliases);
  if (old !== undefined && fold(old) !== fold(label)) aliases.add(old);
  aliases.delete(label);
  return editActor(
    set,
    id,
    { label: { ...actor.label, [language]: label }, aliases: aliases.size > 0 ? [...aliases] : undefined },
    'rename',
  );
}

/** Makes one actor of two: everything that named or involved `from` now does `into`, and so do its names. */
export function mergeActors(set: AnnotationSet, from: string, into: string): Change {
  const [gone, kept] = [set.actors.get(from), set.actors.get(into)];
  if (!gone || !kept || from === into) return { name: 'merge', edits: [] };
  const note = [kept.note, gone.note].filter((text) => text !== undefined).join('\n');
  const after: Actor = withKeys(withNamesOf(kept, gone), { note: note === '' ? undefined : note });
  const replaced = (id: string): string => (id === from ? into : id);
  return {
    name: 'merge',
    edits: [
      { of: 'actor', id: into, before: kept, after },
      { of: 'actor', id: from, before: gone, after: undefined },
      ...concerning(set, from).map(({ article, mention }) =>
        mentionEdit(set, article, withActors(mention, replaced)),
      ),
      ...settledWith(set, from, (settled) =>
        distinctParticipants(settled.map((one) => ({ ...one, actor: replaced(one.actor) }))),
      ),
    ],
  };
}

/** An actor that is also called and identified as another one was, where nothing of its own says otherwise. */
export function withNamesOf(kept: Actor, other: Actor): Actor {
  const label = { ...other.label, ...kept.label };
  const known = new Set(formsOf({ ...kept, label }).map(fold));
  const aliases = [...(kept.aliases ?? [])];
  for (const form of formsOf(other)) {
    if (!known.has(fold(form))) aliases.push(form);
    known.add(fold(form));
  }
  const sameAs = [...new Set([...(kept.sameAs ?? []), ...(other.sameAs ?? [])])];
  return withKeys(kept, {
    label,
    aliases: aliases.length > 0 ? aliases : undefined,
    sameAs: sameAs.length > 0 ? sameAs : undefined,
    code: kept.code ?? other.code,
  });
}

/** Deletes an actor with its mentions, and takes it out of the events it took part in. */
export function deleteActor(set: AnnotationSet, id: string): Change {
  const before = set.actors.get(id);
  const edits = concerning(set, id).map(({ article, mention }): Edit => {
    if (mention.actor !== undefined) {
      return { of: 'mention', id: mention.id, article, before: mention, after: undefined };
    }
    return mentionEdit(set, article, withoutActor(mention, id));
  });
  addAll(
    edits,
    settledWith(set, id, (settled) => settled.filter(({ actor }) => actor !== id)),
  );
  return {
    name: 'delete',
    edits: before ? [{ of: 'actor', id, before, after: undefined }, ...edits] : edits,
  };
}

/** The edits of the events in whose settled participants the actor is. */
function settledWith(
  set: AnnotationSet,
  actor: string,
  changed: (settled: readonly SettledParticipant[]) => readonly SettledParticipant[],
): Edit[] {
  const edits: Edit[] = [];
  for (const [id, before] of set.events) {
    if (!before.participants?.some((one) => one.actor === actor)) continue;
    const participants = [...changed(before.participants)];
    const after = withKeys(before, { participants: participants.length > 0 ? participants : undefined });
    edits.push({ of: 'event', id, before, after });
  }
  return edits;
}

/** The mentions that name the actor or tell of it, each once. */
function concerning(set: AnnotationSet, id: string): PlacedMention[] {
  const referent: Referent = { kind: 'actor', id };
  return [...set.mentionsOf(referent), ...set.participationsOf(id)];
}

function withActors(mention: Mention, replaced: (id: string) => string): Mention {
  if (mention.actor !== undefined) return { ...mention, actor: replaced(mention.actor) };
  const { participants, attributedTo } = mention;
  return {
    ...mention,
    ...(participants
      ? {
          participants: distinctParticipants(
            participants.map((one) => ({ ...one, actor: replaced(one.actor) })),
          ),
        }
      : {}),
    ...(attributedTo === undefined ? {} : { attributedTo: replaced(attributedTo) }),
  };
}

function withoutActor(mention: EventMention, id: string): Mention {
  return withKeys(mention, {
    participants: mention.participants?.filter(({ actor }) => actor !== id),
    attributedTo: mention.attributedTo === id ? undefined : mention.attributedTo,
  });
}

/** A copy with other values for some keys; a key given as undefined is left out. */
export function withKeys<T extends object>(
  value: T,
  keys: { readonly [K in keyof T]?: T[K] | undefined },
): T {
  const copy = { ...value };
  for (const key in keys) {
    const next = keys[key];
    if (next === undefined) Reflect.deleteProperty(copy, key);
    else copy[key] = next;
  }
  return copy;
}
