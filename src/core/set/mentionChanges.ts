import { makeAnchor, type AnchoredText } from '../anchor/anchor.js';
import { addAll } from '../lists.js';
import { newMentionId } from '../model/ids.js';
import { isCalling, namesSame, referentOf } from '../model/mention.js';
import type { Form, Mention, Referent, Span } from '../model/types.js';
import type { AnnotationSet } from './annotationSet.js';
import type { Change, Edit } from './change.js';
import { learning, reworded, takenBack } from './learning.js';
import { withLeftEvents } from './leftEvents.js';

// Changes to mentions. Each function reads the set and returns a change for it; none changes anything itself.

/** Who annotates, and when. */
export interface Provenance {
  /** Absent when annotators are not recorded. */
  readonly by?: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Places of an article to tag: each item is one mention, with one span or several fragments. */
export interface Places {
  readonly article: string;
  readonly text: AnchoredText;
  readonly mentions: readonly (readonly Span[])[];
}

/**
 * Tags places as mentions of an actor or event, and creates that if `created` gives it. A place that is already tagged
 * so is left as it is; where that is only suggested, it is confirmed. A written form that is new for a named actor
 * becomes one of its aliases.
 */
export function tag(
  set: AnnotationSet,
  places: Places,
  referent: Referent,
  provenance: Provenance,
  options: { readonly form?: Form; readonly created?: Edit } = {},
): { readonly change: Change; readonly tagged: readonly Mention[] } {
  const { article, text } = places;
  const existing = set.mentionsIn(article);
  const taken = new Set(existing.sorted().map(({ id }) => id));
  const tagged = places.mentions
    .map((spans) => ({ spans, present: mentionAt(set, article, spans, referent) }))
    .filter(({ present }) => present === undefined || present.status === 'suggested')
    .map(({ spans, present }): Mention => {
      if (present) return confirmed(present, provenance, options.form);
      const id = newMentionId(taken);
      taken.add(id);
      const anchor = makeAnchor(text, spans);
      return referent.kind === 'event'
        ? { id, event: referent.id, ...anchor, ...provenance }
        : {
            id,
            actor: referent.id,
            ...anchor,
            ...(options.form ? { form: options.form } : {}),
            ...provenance,
          };
    });
  const mentionEdits = tagged.map((after): Edit => ({
    of: 'mention',
    id: after.id,
    article,
    before: existing.get(after.id),
    after,
  }));
  const edits = [...learning(set, referent, tagged, options.created), ...mentionEdits];
  return { change: { name: 'tag', edits }, tagged };
}

/**
 * Makes mentions name something else. What they taught of the names of the one is taken back, and what they tell of
 * those of the other is learned.
 */
export function retarget(
  set: AnnotationSet,
  article: string,
  mentions: readonly Mention[],
  referent: Referent,
  options: { readonly form?: Form; readonly created?: Edit } = {},
): Change {
  const { created } = options;
  const before = mentions.filter((mention) => !namesSame(referentOf(mention), referent));
  const after = before.map((mention) => renamed(mention, referent, options.form));
  const edits = [...takenBack(set, before), ...after.map((mention) => mentionEdit(set, article, mention))];
  return withLeftEvents(set, {
    name: 'retarget',
    edits: [...learning(set, referent, after, created), ...edits],
  });
}

/**
 * Gives a mention other spans. The form that it taught goes with the old words, and the new ones are learned; an actor
 * that was called by the old words with their proclitic is called without it.
 */
export function reshape(
  set: AnnotationSet,
  article: string,
  mention: Mention,
  text: AnchoredText,
  spans: readonly Span[],
): Change {
  const { status, ...rest } = mention;
  // A person who sets the spans settles what was in doubt; a suggestion stays one.
  const settled = status === 'suggested' ? mention : rest;
  const after: Mention = { ...settled, ...makeAnchor(text, spans) };
  const edits = [mentionEdit(set, article, after)];
  if (status !== 'suggested') addAll(edits, reworded(set, mention, after));
  return { name: 'reshape', edits };
}

/**
 * Says how mentions refer to their actor. What turns out not to be a name stops being an alias, unless other mentions
 * use it as a name.
 */
export function setForm(
  set: AnnotationSet,
  article: string,
  mentions: readonly Mention[],
  form: Form,
): Change {
  const edits = mentions
    .filter((mention) => mention.actor !== undefined)
    .map((mention) => mentionEdit(set, article, { ...mention, form }));
  if (!isCalling(form)) addAll(edits, takenBack(set, mentions, 'all'));
  return { name: 'form', edits };
}

/** Sets the remark on a mention, or removes it when `note` is empty. */
export function setMentionNote(set: AnnotationSet, article: string, mention: Mention, note: string): Change {
  const { note: _, ...rest } = mention;
  return { name: 'note', edits: [mentionEdit(set, article, note === '' ? rest : { ...rest, note })] };
}

/** Removes mentions, the aliases that only they taught, and the events that nothing else says anything of. */
export function removeMentions(set: AnnotationSet, article: string, mentions: readonly Mention[]): Change {
  const edits = mentions.map((before): Edit => ({
    of: 'mention',
    id: before.id,
    article,
    before,
    after: undefined,
  }));
  return withLeftEvents(set, { name: 'remove', edits: [...takenBack(set, mentions), ...edits] });
}

/** The edit that puts `after` in the place of the mention with its id. */
export function mentionEdit(set: AnnotationSet, article: string, after: Mention): Edit {
  return { of: 'mention', id: after.id, article, before: set.mentionsIn(article).get(after.id), after };
}

/** The same mention naming something else; what only the old kind has is dropped when the kind changes. */
export function renamed(mention: Mention, referent: Referent, form?: Form): Mention {
  const { id, spans, quote, before, after, status, note, by, at } = mention;
  if (mention.actor !== undefined && referent.kind === 'actor') {
    return { ...mention, actor: referent.id, ...(form ? { form } : {}) };
  }
  if (mention.event !== undefined && referent.kind === 'event') return { ...mention, event: referent.id };
  const common = {
    spans,
    quote,
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
    ...(status === undefined ? {} : { status }),
    ...(note === undefined ? {} : { note }),
    ...(by === undefined ? {} : { by }),
    ...(at === undefined ? {} : { at }),
  };
  return referent.kind === 'event'
    ? { id, event: referent.id, ...common }
    : { id, actor: referent.id, ...common, ...(form ? { form } : {}) };
}

/** The mention that names the referent in just these places. */
export function mentionAt(
  set: AnnotationSet,
  article: string,
  spans: readonly Span[],
  referent: Referent,
): Mention | undefined {
  const [start, end] = [spans[0]?.[0] ?? 0, spans.at(-1)?.[1] ?? 0];
  return set
    .mentionsIn(article)
    .overlapping(start, end)
    .find(
      (mention) =>
        namesSame(referentOf(mention), referent) &&
        mention.spans.length === spans.length &&
        mention.spans.every(([from, to], i) => from === spans[i]?.[0] && to === spans[i][1]),
    );
}

/** A suggested mention as the one who confirms it makes it his own. */
function confirmed(mention: Mention, provenance: Provenance, form: Form | undefined): Mention {
  const { status: _, by: __, at: ___, ...rest } = mention;
  return rest.actor === undefined
    ? { ...rest, ...provenance }
    : { ...rest, ...(form ? { form } : {}), ...provenance };
}
