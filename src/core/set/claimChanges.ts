import { distinctParticipants, isSamePart } from '../model/participants.js';
import type { EventMention, Participant, SettledParticipant } from '../model/types.js';
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

/** Gives an actor another role wherever the mentions say that it has this one. */
export function changeRole(
  set: AnnotationSet,
  mentions: readonly PlacedEventMention[],
  part: SettledParticipant,
  role: string,
): Change {
  return changeParts(set, mentions, part, (one) => ({ ...one, role }));
}

/** Takes an actor's role out of what the mentions say. */
export function removeParticipant(
  set: AnnotationSet,
  mentions: readonly PlacedEventMention[],
  part: SettledParticipant,
): Change {
  return changeParts(set, mentions, part, () => undefined);
}

function changeParts(
  set: AnnotationSet,
  mentions: readonly PlacedEventMention[],
  part: SettledParticipant,
  changed: (one: Participant) => Participant | undefined,
): Change {
  const edits = mentions
    .filter(({ mention }) => mention.participants?.some((one) => isSamePart(one, part)))
    .map(({ article, mention }) => {
      const participants = (mention.participants ?? [])
        .map((one) => (isSamePart(one, part) ? changed(one) : one))
        .filter((one) => one !== undefined);
      return mentionEdit(set, article, withClaim(mention, { participants }));
    });
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
