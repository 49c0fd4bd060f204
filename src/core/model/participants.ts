import type { Participant, SettledParticipant } from './types.js';

/** Whether two entries say the same: that an actor has a role. */
export function isSamePart(a: SettledParticipant, b: SettledParticipant): boolean {
  return a.role === b.role && a.actor === b.actor;
}

/** The participants without repetitions; of several that say the same, one that names its mention is kept. */
export function distinctParticipants<P extends Participant | SettledParticipant>(
  participants: readonly P[],
): P[] {
  const kept: P[] = [];
  for (const one of participants) {
    const at = kept.findIndex((other) => isSamePart(one, other));
    const other = kept[at];
    if (other === undefined) kept.push(one);
    else if (!('mention' in other) && 'mention' in one) kept[at] = one;
  }
  return kept;
}
