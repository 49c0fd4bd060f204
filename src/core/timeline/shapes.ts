import * as z from 'zod';
import { quadClassShape } from '../model/shapes.js';

// An event as a timeline shows it: everything that it says of the event travels in these, also to a page in a browser.

const participantShape = z.object({ role: z.string(), actor: z.string() });

export const eventDateShape = z.object({
  /** In EDTF; several, with a comma between them, where the claims differ and nothing is settled. */
  text: z.string(),
  /** The first day that it may be: in milliseconds since 1970, its midnight in UTC. Absent when open or unknown. */
  earliest: z.number().exactOptional(),
  /** The last day, itself included. Absent when open or unknown. */
  latest: z.number().exactOptional(),
  precision: z.enum(['day', 'month', 'season', 'year', 'years', 'interval', 'set']),
  approximate: z.boolean(),
  uncertain: z.boolean(),
});

/** What one article says of the event. */
export const eventClaimShape = z.object({
  article: z.string(),
  mention: z.string(),
  date: z.string().exactOptional(),
  modality: z.string().exactOptional(),
  attributedTo: z.string().exactOptional(),
  participants: z.array(participantShape),
});

export const timelineEventShape = z.object({
  id: z.string(),
  label: z.object({ ar: z.string().exactOptional(), en: z.string().exactOptional() }),
  type: z.string(),
  quadClass: quadClassShape.exactOptional(),
  /** Absent for an event that nobody dates, or dates in words that are no date. */
  date: eventDateShape.exactOptional(),
  /** The settled date as it is written. */
  settledDate: z.string().exactOptional(),
  /** The settled participants. */
  participants: z.array(participantShape),
  /** In reading order of the articles. */
  claims: z.array(eventClaimShape),
  /** Whether two of its dates, settled or claimed, cannot both be true. */
  isDisputed: z.boolean(),
});
