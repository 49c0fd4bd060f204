import type { Rules } from './fields.js';

// Which keys of which entries are more than one value (see `core/model/shapes.ts`).

export const actorRules: Rules = { nested: ['label'], lists: ['aliases', 'learned', 'sameAs'] };

export const eventRules: Rules = { nested: ['label'], lists: ['contexts', 'participants'] };

/** Of a mention as `packed` lays it out. */
export const mentionRules: Rules = { nested: ['attributes'], lists: ['participants'] };

export const settingsRules: Rules = {
  nested: ['codebook', 'problems'],
  deep: true,
  lists: ['sources', 'exclude', 'acknowledged'],
};

/** Of what stands beside the entries; what this version does not know of is merged as a whole. */
export const headRules: Rules = { nested: ['about'], lists: [] };
