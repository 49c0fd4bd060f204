import { distinctParticipants, isSamePart } from '../model/participants.js';
import type { EventMention, SettledParticipant } from '../model/types.js';
import { withKeys } from './actorChanges.js';
import type { AnnotationSet } from './annotationSet.js';
import type { Change, Edit } from './change.js';
import { mentionEdit } from './mentionChanges.js';

// Changes to what mentions of events claim. Each function reads the set and returns a change for it.

/** Who took part, when, how, and according to whom, as one mention of an event tells it. */
export type Claim = Pick<EventMention, 'participants' | 'attributes' | 'date' | 'attributedTo'>;

/** An event mention with the article it is in. */
export interface PlacedEventMention {
  readonly article: string;
  readonly mention: EventMention;
}

/** The mentions of an event, in reading order. */
export function tellingsOf(set: AnnotationSet, event: string): PlacedEventMention[] {
  return set
    .mentionsOf({ kind: 'event', id: event })
    .flatMap(({ article, mention }) => (mention.event === undefined ? [] : [{ article, mention }]));
}

/**
 * Changes what a mention claims; a key given as undefined, and a list or record that is empty, is removed.
 * @param also edits that belong to the same step
 */
export function editClaim(
  set: AnnotationSet,
  { article, mention }: PlacedEventMention,
  claim: { readonly [K in keyof Claim]?: Claim[K] | undefined },
  also: readonly Edit[] = [],
): Change {
  const after = withClaim(mention, claim);
  const isChanged = JSON.stringify(after) !== JSON.stringify(mention);
  return { name: 'claim', edits: [...also, ...(isChanged ? [mentionEdit(set, article, after)] : [])] };
}

/** Gives an actor another role wherever an event's mentions, or what is settled of it, say that it has this one. */
export function changeRole(
  set: AnnotationSet,
  event: string,
  part: SettledParticipant,
  role: string,
): Change {
  return changeParts(set, event, part, (one) => ({ ...one, role }));
}

/** Takes an actor's role out of what an event's mentions say, and out of what is settled of it. */
export function removeParticipant(set: AnnotationSet, event: string, part: SettledParticipant): Change {
  return changeParts(set, event, part, () => undefined);
}

function changeParts(
  set: AnnotationSet,
  event: string,
  part: SettledParticipant,
  changed: <P extends SettledParticipant>(one: P) => P | undefined,
): Change {
  const withChanged = <P extends SettledParticipant>(all: readonly P[]): P[] =>
    distinctParticipants(all.map((one) => (isSamePart(one, part) ? changed(one) : one)).filter((one) => one !== undefined)); // prettier-ignore
  const has = (all: readonly SettledParticipant[] = []): boolean => all.some((one) => isSamePart(one, part));
  const edits: Edit[] = tellingsOf(set, event)
    .filter(({ mention }) => has(mention.participants))
    .map(({ article, mention }) =>
      mentionEdit(
        set,
        article,
        withClaim(mention, { participants: withChanged(mention.participants ?? []) }),
      ),
    );
  const before = set.events.get(event);
  if (before && has(before.participants)) {
    const settled = withChanged(before.participants ?? []);
    const after = withKeys(before, { participants: settled.length > 0 ? settled : undefined });
    edits.push({ of: 'event', id: event, before, after });
  }
  return { name: 'claim', edits };
}

/** The mention with another claim, without what is empty and without repetitions. */
export function withClaim(
  mention: EventMention,
  claim: { readonly [K in keyof Claim]?: Claim[K] | undefined },
): EventMention {
  const participants = distinctParticipants(claim.participants ?? []);
  const attributes = claim.attributes ?? {};
  return withKeys(mention, {
    ...claim,
    ...('participants' in claim ? { participants: participants.length > 0 ? participants : undefined } : {}),
    ...('attributes' in claim
      ? { attributes: Object.keys(attributes).length > 0 ? attributes : undefined }
      : {}),
  });
}
