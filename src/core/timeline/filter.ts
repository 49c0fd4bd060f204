import * as z from 'zod';
import { quadClassShape } from '../model/shapes.js';
import { fold } from '../text/fold.js';
import { actorsOf, type TimelineEvent } from './event.js';

/** What an event is told apart by at a glance: its quad class, or that it has none. */
export const eventKinds = [...quadClassShape.options, 'none'] as const;
export const eventKindShape = z.enum(eventKinds);
export type EventKind = z.output<typeof eventKindShape>;

/** What of the events is wanted; what is absent lets every event through. */
export const filterShape = z.object({
  /** Words that all must stand in what is said of the event. */
  text: z.string().exactOptional(),
  /** The id of one that takes part or is cited. */
  actor: z.string().exactOptional(),
  type: z.string().exactOptional(),
  article: z.string().exactOptional(),
  /** What at least one article says of it. */
  modality: z.string().exactOptional(),
  /** The kinds of events that are left out. */
  without: z.array(eventKindShape).exactOptional(),
});
export type EventFilter = Readonly<z.output<typeof filterShape>>;

export function kindOf({ quadClass }: TimelineEvent): EventKind {
  return quadClass ?? 'none';
}

/**
 * Whether a filter lets an event through.
 * @param textOf what is said of the event, folded; asked for only when words are looked for
 */
export function isWanted(
  event: TimelineEvent,
  { text, actor, type, article, modality, without }: EventFilter,
  textOf: (event: TimelineEvent) => string,
): boolean {
  return (
    !without?.includes(kindOf(event)) &&
    (type === undefined || event.type === type) &&
    (article === undefined || event.claims.some((claim) => claim.article === article)) &&
    (modality === undefined || event.claims.some((claim) => claim.modality === modality)) &&
    (actor === undefined || actorsOf(event).has(actor)) &&
    (text === undefined || hasWords(textOf(event), text))
  );
}

function hasWords(folded: string, words: string): boolean {
  return fold(words)
    .split(' ')
    .every((word) => folded.includes(word));
}
