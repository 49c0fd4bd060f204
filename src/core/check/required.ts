import type { Event } from '../model/types.js';
import { sidecarOf } from '../set/files.js';
import type { Finding } from './finding.js';
import { listed, type Knowledge } from './knowledge.js';
import { participantsOf } from './tellings.js';
import { say } from '../text/message.js';

/**
 * Finds roles that the type of an event requires and that nobody fills in any telling of it, nor in the registry. Told
 * at the first mention of the event: a later one often only refers back to it. An event that nobody mentions lacks
 * nothing.
 */
export function* checkRequired(known: Knowledge, id: string, event: Event): Generator<Finding> {
  const { codebook, set } = known;
  if (!codebook?.eventTypes.has(event.type) || !known.hasAllTellings) return;
  const required = [...known.rolesOf(codebook, event.type)].filter(([, { min = 0 }]) => min > 0);
  if (required.length === 0) return;
  const [first] = set.mentionsOf({ kind: 'event', id });
  if (!first) return;
  const participants = participantsOf(set, id, event);
  for (const [role, { min = 0, orElse = [] }] of required) {
    const counting = participants.filter((one) => one.role === role || orElse.includes(one.role));
    const actors = new Set(counting.map(({ actor }) => actor));
    if (actors.size >= min) continue;
    const roles = orElse.length > 0 ? say`${role} (or else ${listed(orElse)})` : role;
    const message =
      actors.size === 0
        ? say`Events of the type ${event.type} need at least ${min} in the role ${roles}, and no telling of "${id}" names any; add a participant, or choose another type.`
        : say`Events of the type ${event.type} need at least ${min} in the role ${roles}, and no telling of "${id}" names as many; add a participant, or choose another type.`;
    const at = ['mentions', first.mention.id, 'participants'];
    yield { rule: 'missing-participant', file: sidecarOf(first.article), at, message };
  }
}
