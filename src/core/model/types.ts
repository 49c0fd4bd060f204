import type * as z from 'zod';
import type {
  aboutShape,
  acknowledgementShape,
  actorMentionShape,
  actorRegistryShape,
  actorShape,
  conflictShape,
  eventMentionShape,
  eventRegistryShape,
  eventShape,
  formShape,
  labelShape,
  natureShape,
  participantShape,
  quadClassShape,
  rejectionShape,
  settingsShape,
  settledParticipantShape,
  sidecarShape,
  sideShape,
  statusShape,
  textStampShape,
} from './shapes.js';

/** The declared keys of a loose object; the others are kept at run time but nothing may rely on them. */
type Known<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T as string extends K ? never : number extends K ? never : K]: T[K] }
    : T;
type Shape<T extends z.ZodType> = Readonly<Known<z.output<T>>>;

export type Acknowledgement = Shape<typeof acknowledgementShape>;
export type Label = Shape<typeof labelShape>;
export type Actor = Shape<typeof actorShape>;
export type Event = Shape<typeof eventShape>;
export type Form = z.output<typeof formShape>;
export type Status = z.output<typeof statusShape>;
export type Participant = Shape<typeof participantShape>;
export type ActorMention = Shape<typeof actorMentionShape>;
export type EventMention = Shape<typeof eventMentionShape>;
export type Mention = ActorMention | EventMention;
export type SettledParticipant = Shape<typeof settledParticipantShape>;
export type Nature = z.output<typeof natureShape>;
export type Side = z.output<typeof sideShape>;
export type QuadClass = z.output<typeof quadClassShape>;
export type Conflict = Shape<typeof conflictShape>;
export type Rejection = Shape<typeof rejectionShape>;
export type About = Shape<typeof aboutShape>;
export type TextStamp = Shape<typeof textStampShape>;
export type Sidecar = Shape<typeof sidecarShape>;
export type ActorRegistry = Shape<typeof actorRegistryShape>;
export type EventRegistry = Shape<typeof eventRegistryShape>;
export type Settings = Shape<typeof settingsShape>;
/** A set's own codebook, and the shape of the files of the built-in ones. */
export type OwnCodebook = NonNullable<Settings['codebook']>;

/** Half-open, in code points. */
export type Span = readonly [start: number, end: number];

/** What a mention names. */
export type Kind = 'actor' | 'event';
export interface Referent {
  readonly kind: Kind;
  readonly id: string;
}
