/*
 * UIMA CAS, as INCEpTION and dkpro-cassis read and write it: what XMI and CAS JSON have in common. One CAS per article,
 * offsets in UTF-16, half-open.
 *
 *   Sofa                      the article's text
 *   DocumentMetaData          documentId and documentTitle: the article's path
 *   NamedEntity               a mention of an actor: `value` is the actor's type, `identifier` the address that identifies the
 *                             actor (its first link that no other actor has, else `urn:hashiya:actor:ID`), as INCEpTION's
 *                             knowledge bases want it
 *   webanno.custom.EventMention     a mention of an event: `value` is its type, `identifier` `urn:hashiya:event:ID`
 *     participants            links with `role`, `target` (the mention) and `identifier` (the actor); INCEpTION shows those
 *                             with a target
 *   both hold in `details`, as JSON, the keys of the sidecar's entry but the anchor and the participants; `places` has the spans of a
 *   discontinuous mention, whose `begin` and `end` are around all of them
 *   hashiya.Registered        an actor or event that the article speaks of: `identifier`, and in `details` its entry
 *
 * Reported as lost: orphans, rejected suggestions, actors and events that no exported article speaks of, keys of participants
 * that Hashiya does not know.
 * Read besides, of others: named entities, and spans of any other layer with links to spans as events, those spans as
 * actors. `identifier` tells whom they name, else the words. Links may stand in the feature itself, or in an array or list of
 * their own. Lost and counted: other layers and views, details that are not Hashiya's.
 */
import type { Mention } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { spokenOf, type ExportedArticle } from './exported.js';

export const namedEntity = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';
export const metaData = 'de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData';
export const eventMention = 'webanno.custom.EventMention';
export const eventLink = 'webanno.custom.EventMentionParticipantsLink';
export const registered = 'hashiya.Registered';
export const actorUrn = 'urn:hashiya:actor:';
export const eventUrn = 'urn:hashiya:event:';

const string = 'uima.cas.String';

export interface CasType {
  readonly name: string;
  readonly supertype: string;
  readonly features: readonly { readonly name: string; readonly range: string; readonly element?: string }[];
}

const ofMentions = ['value', 'identifier', 'places', 'details'].map((name) => ({ name, range: string }));

export const casTypes: readonly CasType[] = [
  { name: namedEntity, supertype: 'uima.tcas.Annotation', features: ofMentions },
  {
    name: eventMention,
    supertype: 'uima.tcas.Annotation',
    features: [...ofMentions, { name: 'participants', range: 'uima.cas.FSArray', element: eventLink }],
  },
  {
    name: eventLink,
    supertype: 'uima.cas.TOP',
    features: [
      { name: 'role', range: string },
      { name: 'target', range: 'uima.tcas.Annotation' },
      { name: 'identifier', range: string },
    ],
  },
  {
    name: registered,
    supertype: 'uima.cas.TOP',
    features: ['identifier', 'details'].map((name) => ({ name, range: string })),
  },
  {
    name: metaData,
    supertype: 'uima.tcas.DocumentAnnotation',
    features: ['documentTitle', 'documentId'].map((name) => ({ name, range: string })),
  },
];

/** A feature structure; references are the numbers of others. */
export interface Structure {
  readonly id: number;
  readonly type: string;
  readonly values: Readonly<Record<string, string | number>>;
  readonly references?: Readonly<Record<string, number | readonly number[]>>;
}

/** The number of the Sofa in what is written. */
export const sofaId = 1;

/** The feature structures of an article but the Sofa, in the order to write them. */
export function structuresOf(
  set: AnnotationSet,
  article: string,
  { text, mentions }: ExportedArticle,
  identify: (kind: 'actor' | 'event', id: string) => string,
): Structure[] {
  const title = { language: 'ar', documentTitle: article, documentId: article };
  const structures: Structure[] = [
    { id: 2, type: metaData, values: { begin: 0, end: text.text.length, ...title } },
  ];
  const numbers = new Map(mentions.map(({ id }, index) => [id, index + 3]));
  let next = mentions.length + 3;
  const links: Structure[] = [];
  for (const mention of mentions) {
    const id = numbers.get(mention.id) ?? 0;
    const spans = mention.spans.map(([start, end]) => [text.points.toUtf16(start), text.points.toUtf16(end)]);
    const kind = mention.actor === undefined ? 'event' : 'actor';
    const referent = mention.actor ?? mention.event;
    const values = {
      begin: spans[0]?.[0] ?? 0,
      end: spans.at(-1)?.[1] ?? 0,
      value: (kind === 'actor' ? set.actors : set.events).get(referent)?.type ?? '',
      identifier: identify(kind, referent),
      ...(spans.length > 1 && { places: JSON.stringify(spans) }),
      details: JSON.stringify(detailsOf(mention)),
    };
    const participants = (mention.actor === undefined ? (mention.participants ?? []) : []).map((one) => {
      const target = one.mention === undefined ? undefined : numbers.get(one.mention);
      const link: Structure = {
        id: next++,
        type: eventLink,
        values: { role: one.role, identifier: identify('actor', one.actor) },
        ...(target !== undefined && { references: { target } }),
      };
      links.push(link);
      return link.id;
    });
    structures.push({
      id,
      type: kind === 'actor' ? namedEntity : eventMention,
      values,
      ...(participants.length > 0 && { references: { participants } }),
    });
  }
  const { actors, events } = spokenOf(set, mentions);
  for (const [kind, ids, entries] of [
    ['actor', actors, set.actors],
    ['event', events, set.events],
  ] as const) {
    for (const id of ids) {
      const entry = entries.get(id);
      if (!entry) continue;
      const details = JSON.stringify({ kind, id, entry });
      structures.push({ id: next++, type: registered, values: { identifier: identify(kind, id), details } });
    }
  }
  return [...structures, ...links];
}

/** What a mention says besides where it stands and who takes part. */
function detailsOf(mention: Mention): object {
  const elsewhere = new Set(['spans', 'quote', 'before', 'after', 'participants']);
  return Object.fromEntries(Object.entries(mention).filter(([key]) => !elsewhere.has(key)));
}

/** Gives each actor and event of a set the address that identifies it. */
export function identifier(set: AnnotationSet): (kind: 'actor' | 'event', id: string) => string {
  const links = new Map<string, number>();
  for (const [, { sameAs }] of set.actors)
    for (const link of new Set(sameAs)) links.set(link, (links.get(link) ?? 0) + 1);
  return (kind, id) => {
    const own =
      kind === 'actor' ? set.actors.get(id)?.sameAs?.find((link) => links.get(link) === 1) : undefined;
    return own ?? (kind === 'actor' ? actorUrn : eventUrn) + id;
  };
}
