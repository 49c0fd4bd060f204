import type { LikelyParties } from '../find/likelyParticipants.js';
import { rolesOf } from '../model/kinds.js';
import type { EventMention, Participant } from '../model/types.js';
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

  constructor(
    private readonly set: AnnotationSet,
    private readonly type: string,
    mention: EventMention,
    { parties, date, articleDate, attributes }: Proposals,
  ) {
    const { participants = [] } = mention;
    this.parts = participants.map((value, key) => ({
      key,
      value,
      isChosen: true,
      isOwn: true,
      isInSentence: true,
    }));
    for (const { actor, role, mention: id, isLikely, isInSentence } of parties.participants) {
      if (participants.some((one) => one.actor === actor)) continue;
      const value = { role, actor, ...(id === undefined ? {} : { mention: id }) };
      // Who looked at the participants once has left these out.
      const isChosen = isLikely && participants.length === 0;
      this.parts.push({ key: this.parts.length, value, isChosen, isOwn: false, isInSentence });
    }
    this.articleDate = articleDate;
    this.date = entry(mention.date, date) ?? unchosen(articleDate);
    this.source = entry(mention.attributedTo, parties.source);
    for (const id of new Set([...Object.keys(mention.attributes ?? {}), ...set.codebook.attributes.keys()])) {
      const made = entry(mention.attributes?.[id], attributes[id]);
      if (made) this.attributes.set(id, made);
    }
  }

  /** The roles that an actor may have, those that suit its type first. */
  rolesFor(actor: string): string[] {
    const type = this.set.actors.get(actor)?.type ?? '';
    const roles = [...rolesOf(this.set.codebook, this.type)];
    const suits = (fills: readonly string[] | undefined): number => (fills?.includes(type) === false ? 1 : 0);
    return roles.sort(([, a], [, b]) => suits(a.fills) - suits(b.fills)).map(([id]) => id);
  }

  /** Chooses a participant in its next role. */
  nextRole(part: Part): void {
    const roles = this.rolesFor(part.value.actor);
    const role = roles[(roles.indexOf(part.value.role) + 1) % roles.length];
    if (role !== undefined) part.value = { ...part.value, role };
    choose(part);
  }

  /** Chooses an actor that was not among the proposals, in a role of its own. */
  addPart(actor: string, role: string, mention: string | undefined): Part {
    const value = { role, actor, ...(mention === undefined ? {} : { mention }) };
    const part = { key: this.parts.length, value, isChosen: true, isOwn: true, isInSentence: true };
    const at = this.parts.findLastIndex(({ isChosen }) => isChosen);
    this.parts.splice(at + 1, 0, part);
    return part;
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
