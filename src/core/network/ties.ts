import type { Codebook } from '../model/codebook.js';
import type { SettledParticipant, Side } from '../model/types.js';

/** Two actors whom a claim ties: from the one to the other, or both to each other. */
export interface Pair {
  /** Of an undirected pair the id that sorts first. */
  readonly from: string;
  readonly to: string;
  readonly directed: boolean;
}

/**
 * The pairs of actors that participants make by the sides of their roles: each who does to each to whom it is done, and
 * each who takes part with all others. Roles without a side tie nobody, and nobody is tied to themselves.
 */
export function pairsOf(participants: readonly SettledParticipant[], { roles }: Codebook): Pair[] {
  const sided: { readonly actor: string; readonly side: Side }[] = [];
  for (const { actor, role } of participants) {
    const side = roles.get(role)?.side;
    if (side !== undefined) sided.push({ actor, side });
  }
  const pairs: Pair[] = [];
  sided.forEach((one, index) => {
    for (let i = index + 1; i < sided.length; i++) {
      const other = sided[i];
      if (!other || one.actor === other.actor) continue;
      if (one.side === 'with' || other.side === 'with') pairs.push(undirected(one.actor, other.actor));
      else if (one.side === 'from' && other.side === 'to') pairs.push(directed(one.actor, other.actor));
      else if (one.side === 'to' && other.side === 'from') pairs.push(directed(other.actor, one.actor));
    }
  });
  return pairs;
}

function directed(from: string, to: string): Pair {
  return { from, to, directed: true };
}

function undirected(a: string, b: string): Pair {
  return a < b ? { from: a, to: b, directed: false } : { from: b, to: a, directed: false };
}
