import type { LikelyParties } from '../find/likelyParticipants.js';
import type { Role } from '../model/codebook.js';
import { rolesOf } from '../model/kinds.js';
import type { Actor, EventMention, Participant } from '../model/types.js';
import type { AnnotationSet } from './annotationSet.js';
import type { Claim } from './claimChanges.js';

/** One thing that a mention of an event may claim. */
export interface Entry<T> {
  value: T;
  isChosen: boolean;
  /** The person chose it, now or earlier; else it is only proposed. */
  isOwn: boolean;
}

/** A participant that may be claimed. */
export interface Part extends Entry<Participant> {
  /** Tells it from the others of the draft. */
  readonly key: number;
  readonly isInSentence: boolean;
  /** The roles that it may have, beginning with the one that it had first. */
  readonly roles: readonly string[];
}

/** What is proposed for a mention that claims nothing of the kind yet. */
export interface Proposals {
  readonly parties: LikelyParties;
  readonly date?: string | undefined;
  /** The article's own date: proposed where the words give none, and never chosen by itself. */
  readonly articleDate?: string | undefined;
  readonly attributes: Readonly<Record<string, string>>;
}

/**
 * A claim while a person makes it: what the mention claims already, what is proposed, and what the person chose. Leaving
 * early keeps what is the person's own; finishing takes the proposals too.
 */
export class ClaimDraft {
  readonly parts: Part[];
  date: Entry<string> | undefined;
  source: Entry<string> | undefined;
  readonly articleDate: string | undefined;
  readonly attributes = new Map<string, Entry<string>>();
  private readonly created = new Map<string, Actor>();

  constructor(
    private readonly set: AnnotationSet,
    private readonly type: string,
    mention: EventMention,
    { parties, date, articleDate, attributes }: Proposals,
  ) {
    const { participants = [] } = mention;
    this.parts = participants.map((value, key) => this.part(key, value, true));
    for (const { actor, role, mention: id, isLikely, isInSentence } of parties.participants) {
      if (participants.some((one) => one.actor === actor)) continue;
      const value = { role, actor, ...(id === undefined ? {} : { mention: id }) };
      // Who looked at the participants once has left these out.
      const isChosen = isLikely && participants.length === 0;
      const part = this.part(this.parts.length, value, false);
      this.parts.push({ ...part, isChosen, isInSentence });
    }
    this.articleDate = articleDate;
    this.date = entry(mention.date, date) ?? unchosen(articleDate);
    this.source = entry(mention.attributedTo, parties.source);
    for (const id of new Set([...Object.keys(mention.attributes ?? {}), ...set.codebook.attributes.keys()])) {
      const made = entry(mention.attributes?.[id], attributes[id]);
      if (made) this.attributes.set(id, made);
    }
  }

  /** An actor of the set, or one that the person made here and that the set has with the claim only. */
  actor(id: string): Actor | undefined {
    return this.set.actors.get(id) ?? this.created.get(id);
  }

  /** The roles that an actor may have, those that suit its type first. */
  rolesFor(actor: string): string[] {
    const type = this.actor(actor)?.type ?? '';
    const roles = [...rolesOf(this.set.codebook, this.type)];
    const suits = ({ fills }: Role): number => (fills === undefined ? 1 : fills.includes(type) ? 0 : 2);
    return roles.sort(([, a], [, b]) => suits(a) - suits(b)).map(([id]) => id);
  }

  /** Chooses a participant in its next role. */
  nextRole(part: Part): void {
    const role = part.roles[(part.roles.indexOf(part.value.role) + 1) % part.roles.length];
    if (role !== undefined) part.value = { ...part.value, role };
    choose(part);
  }

  /** Chooses an actor that was not among the proposals, in a role of its own. */
  addPart(actor: string, role: string, mention: string | undefined): Part {
    const value = { role, actor, ...(mention === undefined ? {} : { mention }) };
    const part = this.part(this.parts.length, value, true);
    const at = this.parts.findLastIndex(({ isChosen }) => isChosen);
    this.parts.splice(at + 1, 0, part);
    return part;
  }

  /** Makes an actor known that the set does not have yet. */
  addActor(id: string, actor: Actor): void {
    this.created.set(id, actor);
  }

  private part(key: number, value: Participant, isOwn: boolean): Part {
    const roles = [...new Set([value.role, ...this.rolesFor(value.actor)])];
    return { key, value, roles, isChosen: isOwn, isOwn, isInSentence: true };
  }

  setDate(value: string): void {
    this.date = { value, isChosen: true, isOwn: true };
  }

  setSource(actor: string): void {
    this.source = { value: actor, isChosen: true, isOwn: true };
  }

  setAttribute(id: string, value: string): void {
    this.attributes.set(id, { value, isChosen: true, isOwn: true });
  }

  /** Chooses an attribute with its next value. */
  nextValue(id: string): void {
    const values = [...(this.set.codebook.attributes.get(id)?.values?.keys() ?? [])];
    const now = this.attributes.get(id)?.value;
    const next = values[(now === undefined ? 0 : values.indexOf(now) + 1) % values.length];
    if (next !== undefined) this.setAttribute(id, next);
  }

  /**
   * The claim as it is now.
   * @param isFinished whether proposals that were left standing count too
   */
  claim(isFinished: boolean): { readonly [K in keyof Claim]-?: Claim[K] | undefined } {
    const isIn = (one: Entry<unknown> | undefined): boolean =>
      one?.isChosen === true && (isFinished || one.isOwn);
    const attributes = [...this.attributes]
      .filter(([, one]) => isIn(one))
      .map(([id, { value }]) => [id, value]);
    return {
      participants: this.parts.filter(isIn).map(({ value }) => value),
      attributes: Object.fromEntries(attributes) as Record<string, string>,
      date: isIn(this.date) ? this.date?.value : undefined,
      attributedTo: isIn(this.source) ? this.source?.value : undefined,
    };
  }
}

/** Takes an entry into the claim, or out of it. */
export function toggle(one: Entry<unknown>): void {
  if (one.isChosen) one.isChosen = false;
  else choose(one);
}

function choose(one: Entry<unknown>): void {
  one.isChosen = one.isOwn = true;
}

function entry(claimed: string | undefined, proposed: string | undefined): Entry<string> | undefined {
  if (claimed !== undefined) return { value: claimed, isChosen: true, isOwn: true };
  return proposed === undefined ? undefined : { value: proposed, isChosen: true, isOwn: false };
}

function unchosen(proposed: string | undefined): Entry<string> | undefined {
  return proposed === undefined ? undefined : { value: proposed, isChosen: false, isOwn: false };
}
