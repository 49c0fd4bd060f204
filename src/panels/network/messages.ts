import * as z from 'zod';
import { pluralShape } from '../plural.js';

// What the network's panel and its page say to each other.

export const signShape = z.enum(['cooperation', 'conflict', 'mixed', 'neutral']);

/** What stands on the page, in the language of the user interface; `{0}` and so on are filled in there. */
export const stringsShape = z.object({
  title: z.string(),
  search: z.string(),
  actorType: z.string(),
  eventType: z.string(),
  article: z.string(),
  modality: z.string(),
  any: z.string(),
  notSaid: z.string(),
  minWeight: z.string(),
  graph: z.string(),
  table: z.string(),
  zoomIn: z.string(),
  zoomOut: z.string(),
  fit: z.string(),
  saveSvg: z.string(),
  saveGraphml: z.string(),
  actors: z.string(),
  counts: z.string(),
  actorCount: pluralShape,
  tieCount: pluralShape,
  nothing: z.string(),
  hint: z.string(),
  details: z.string(),
  close: z.string(),
  from: z.string(),
  to: z.string(),
  direction: z.string(),
  directed: z.string(),
  undirected: z.string(),
  events: z.string(),
  eventCount: pluralShape,
  sign: z.string(),
  signs: z.record(signShape, z.string()),
  noDate: z.string(),
});

/** Names by id. */
const namesShape = z.record(z.string(), z.string());

/** Which part of the network a person wants; what is absent is not limited. */
export const filterShape = z.object({
  actorType: z.string().exactOptional(),
  eventType: z.string().exactOptional(),
  article: z.string().exactOptional(),
  /** The empty text for mentions that do not say. */
  modality: z.string().exactOptional(),
  minWeight: z.int().positive().exactOptional(),
});

export const actorShape = z.object({
  id: z.string(),
  /** The Arabic label, which is what stands in the text, else another. */
  label: z.string(),
  /** The label in the other language, if there is one. */
  other: z.string().exactOptional(),
  type: z.string(),
});

export const tieShape = z.object({
  key: z.string(),
  from: z.string(),
  to: z.string(),
  directed: z.boolean(),
  weight: z.int(),
  sign: signShape,
});

const eventShape = z.object({
  id: z.string(),
  label: z.string(),
  type: z.string(),
  date: z.string().exactOptional(),
  told: z.array(
    z.object({
      article: z.string(),
      mention: z.string(),
      /** The sentence: what stands before the mention's words, these, and what stands after. */
      sentence: z.tuple([z.string(), z.string(), z.string()]),
    }),
  ),
});

export const toPageShape = z.discriminatedUnion('is', [
  /** The whole network as far as it is wanted; the page keeps the places of the actors that it knows. */
  z.object({
    is: z.literal('show'),
    strings: stringsShape,
    /** Of the set's codebook, in its order. */
    actorTypes: namesShape,
    eventTypes: namesShape,
    modalities: namesShape,
    /** Own colours of actor types. */
    colours: namesShape,
    articles: z.array(z.string()),
    actors: z.array(actorShape),
    ties: z.array(tieShape),
  }),
  /** The events of a tie that the page asked for. */
  z.object({ is: z.literal('events'), tie: z.string(), events: z.array(eventShape) }),
]);

export const fromPageShape = z.discriminatedUnion('is', [
  z.object({ is: z.literal('filter'), filter: filterShape }),
  /** The person wants to know the events of a tie. */
  z.object({ is: z.literal('tie'), tie: z.string() }),
  /** The person wants to read where a mention stands. */
  z.object({ is: z.literal('open'), article: z.string(), mention: z.string() }),
  z.object({ is: z.literal('saveSvg'), svg: z.string() }),
  z.object({ is: z.literal('saveGraphml') }),
]);

export type Strings = Readonly<z.output<typeof stringsShape>>;
export type Filter = Readonly<z.output<typeof filterShape>>;
export type ShownActor = Readonly<z.output<typeof actorShape>>;
export type ShownTie = Readonly<z.output<typeof tieShape>>;
export type ShownEvent = Readonly<z.output<typeof eventShape>>;
export type ToPage = Readonly<z.output<typeof toPageShape>>;
export type FromPage = Readonly<z.output<typeof fromPageShape>>;
