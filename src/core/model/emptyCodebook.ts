import type { Codebook } from './codebook.js';

/** For a set that brings a codebook of its own. */
export const empty: Codebook = {
  actorTypes: new Map(),
  eventTypes: new Map(),
  roles: new Map(),
  attributes: new Map(),
  contexts: new Map(),
  sectors: new Map(),
};
