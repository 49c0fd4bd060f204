import { quoteOf, referentOf } from '../core/model/mention.js';
import type { EventMention, Form, Label, Mention, Referent, Status } from '../core/model/types.js';
import type { PlacedMention } from '../core/set/annotationSet.js';
import { isSamePart } from '../core/model/participants.js';
import { dateClaims, partClaims } from '../core/set/claims.js';
import { partsOfEvent } from '../core/set/parts.js';
import { codeInWords, fullLabel, labelOf, typeLabel } from './labels.js';
import type { MentionAddress } from './mentionAddress.js';
import { partsOf } from './participations.js';
import type { OpenSet } from './sets.js';

/** What a card says of one mention, in words for the screen but without form. */
export interface Card {
  readonly referent: Referent;
  readonly label: Label | undefined;
  readonly quote: string;
  readonly type: string | undefined;
  readonly code: string | undefined;
  /** What the code stands for. */
  readonly codeInWords: string | undefined;
  readonly aliases: readonly string[];
  readonly sameAs: readonly string[];
  readonly note: string | undefined;
  /** The settled date of an event. */
  readonly date: string | undefined;
  readonly uses: { readonly here: number; readonly total: number; readonly articles: number };
  readonly form: Form | undefined;
  readonly status: Status | undefined;
  readonly mentionNote: string | undefined;
  readonly by: string | undefined;
  /** The events that the actor takes part in, those of this article first. */
  readonly participations: readonly Participation[];
  /** What the mention of an event claims. */
  readonly claim: Claim | undefined;
  /** The settled participants of an event. */
  readonly settled: readonly { readonly role: string; readonly actor: string }[];
  /** What other articles claim of the event that this mention does not, or claims otherwise. */
  readonly otherClaims: readonly OtherClaim[];
  /** What the event is a part of, and its own parts. */
  readonly whole: string | undefined;
  readonly parts: readonly string[];
}

/** Something that other articles claim of an event. */
export interface OtherClaim {
  /** A date, or a role with its actor. */
  readonly what: string;
  readonly articles: readonly string[];
  /** It cannot be true together with what is settled or told elsewhere. */
  readonly isConflicting: boolean;
}

/** An actor's part in one event. */
export interface Participation {
  /** The event's label. */
  readonly event: string;
  /** Labels of the actor's roles. */
  readonly roles: readonly string[];
  /** Whether the actor is, somewhere, the one who tells of it. */
  readonly isSource: boolean;
}

/** Who did what when, as one mention tells it; labels in words. */
export interface Claim {
  readonly participants: readonly { readonly role: string; readonly actor: string }[];
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  readonly date: string | undefined;
  readonly attributedTo: string | undefined;
}

/** The content of the card for one mention. */
export function cardOf(open: OpenSet, { article, mention }: PlacedMention): Card {
  const { set } = open;
  const referent = referentOf(mention);
  const uses = set.usesOf(referent);
  const actor = mention.actor === undefined ? undefined : set.actors.get(mention.actor);
  const event = mention.event === undefined ? undefined : set.events.get(mention.event);
  const entry = actor ?? event;
  const types = referent.kind === 'actor' ? set.codebook.actorTypes : set.codebook.eventTypes;
  return {
    referent,
    label: labelOf(set, referent),
    quote: quoteOf(mention),
    type: entry && typeLabel(types, entry.type),
    code: actor?.code,
    codeInWords: actor?.code === undefined ? undefined : codeInWords(set.codebook, actor.code),
    aliases: actor?.aliases ?? [],
    sameAs: actor?.sameAs ?? [],
    note: entry?.note,
    date: event?.date,
    uses: { here: uses.articles.get(article) ?? 0, total: uses.total, articles: uses.articles.size },
    form: mention.actor === undefined ? undefined : mention.form,
    status: mention.status,
    mentionNote: mention.note,
    by: mention.by,
    participations: mention.actor === undefined ? [] : participationsOf(open, mention.actor, article),
    claim: mention.event === undefined ? undefined : claimOf(open, mention),
    settled: (event?.participants ?? []).map(({ role, actor: id }) => ({
      role: typeLabel(set.codebook.roles, role),
      actor: fullLabel(set, { kind: 'actor', id }),
    })),
    otherClaims: mention.event === undefined ? [] : otherClaimsOf(open, mention),
    whole:
      event?.subEventOf === undefined ? undefined : fullLabel(set, { kind: 'event', id: event.subEventOf }),
    parts: referent.kind === 'event' ? partsOfEvent(set, referent.id).map((id) => fullLabel(set, { kind: 'event', id })) : [], // prettier-ignore
  };
}

function otherClaimsOf({ set }: OpenSet, mention: EventMention): OtherClaim[] {
  const dates = dateClaims(set, mention.event)
    .filter(({ date }) => date !== mention.date)
    .map(({ date, articles, isConflicting }) => ({ what: date, articles, isConflicting }));
  const parts = partClaims(set, mention.event)
    .filter((part) => part.articles.length > 0 && !mention.participants?.some((one) => isSamePart(one, part)))
    .map(({ role, actor, articles }) => ({
      what: `${typeLabel(set.codebook.roles, role)}: ${fullLabel(set, { kind: 'actor', id: actor })}`,
      articles,
      isConflicting: false,
    }));
  return [...dates, ...parts];
}

function claimOf({ set }: OpenSet, mention: EventMention): Claim | undefined {
  const { participants = [], attributes = {}, date, attributedTo } = mention;
  const isEmpty =
    participants.length === 0 &&
    Object.keys(attributes).length === 0 &&
    date === undefined &&
    attributedTo === undefined;
  if (isEmpty) return undefined;
  const actorLabel = (id: string): string => fullLabel(set, { kind: 'actor', id });
  return {
    participants: participants.map(({ role, actor }) => ({
      role: typeLabel(set.codebook.roles, role),
      actor: actorLabel(actor),
    })),
    attributes: Object.entries(attributes).map(([name, value]) => ({
      name: typeLabel(set.codebook.attributes, name),
      value,
    })),
    date,
    attributedTo: attributedTo === undefined ? undefined : actorLabel(attributedTo),
  };
}

/** The events that the actor takes part in, those of this article first. */
function participationsOf({ set }: OpenSet, actor: string, article: string): Participation[] {
  const parts = [...partsOf(set, actor)];
  const isHere = ([, { articles }]: (typeof parts)[number]): boolean => articles.has(article);
  const inOrder = [...parts.filter(isHere), ...parts.filter((part) => !isHere(part))];
  return inOrder.map(([id, { roles, isSource }]) => ({
    event: fullLabel(set, { kind: 'event', id }),
    roles: [...roles].map((role) => typeLabel(set.codebook.roles, role)),
    isSource,
  }));
}

/** The address of a mention, for links of its card. */
export function addressOf(open: OpenSet, article: string, mention: Mention): MentionAddress {
  return { set: open.root.toString(), article, mention: mention.id };
}
