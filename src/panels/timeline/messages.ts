import * as z from 'zod';
import { eventKindShape } from '../../core/timeline/filter.js';
import { timelineEventShape } from '../../core/timeline/shapes.js';
import { pluralShape } from '../plural.js';

// What the timeline's panel and its page say to each other.

/** What stands on the page, in the language of the user interface; `{0}` and so on are filled in there. */
export const stringsShape = z.object({
  search: z.string(),
  actor: z.string(),
  type: z.string(),
  article: z.string(),
  modality: z.string(),
  any: z.string(),
  clear: z.string(),
  legend: z.string(),
  zoomIn: z.string(),
  zoomOut: z.string(),
  zoomToFit: z.string(),
  chart: z.string(),
  chartKeys: z.string(),
  undated: z.string(),
  nothingDated: z.string(),
  showMore: z.string(),
  events: pluralShape,
  countOf: pluralShape,
  noEvents: z.string(),
  nothingFound: z.string(),
  articles: pluralShape,
  noDate: z.string(),
  about: z.string(),
  uncertain: z.string(),
  between: z.string(),
  from: z.string(),
  until: z.string(),
  settled: z.string(),
  disputed: z.string(),
  accordingTo: z.string(),
  participants: z.string(),
  quadClasses: z.record(eventKindShape, z.string()),
});

/** Labels by id. */
const namesShape = z.record(z.string(), z.string());

export const toPageShape = z.discriminatedUnion('is', [
  /** Everything; the page forgets what it had. */
  z.object({
    is: z.literal('show'),
    strings: stringsShape,
    /** Of the set's codebook, in its order. */
    types: namesShape,
    roles: namesShape,
    modalities: namesShape,
    /** Of the actors in the events. */
    actors: namesShape,
    events: z.array(timelineEventShape),
  }),
  /** What changed since. */
  z.object({
    is: z.literal('update'),
    actors: namesShape,
    changed: z.array(timelineEventShape),
    removed: z.array(z.string()),
  }),
]);

export const fromPageShape = z.discriminatedUnion('is', [
  /** The person wants to read an event where it is told. */
  z.object({ is: z.literal('open'), event: z.string() }),
]);

export type Strings = Readonly<z.output<typeof stringsShape>>;
export type ToPage = Readonly<z.output<typeof toPageShape>>;
export type FromPage = Readonly<z.output<typeof fromPageShape>>;
