import type { EventMention } from '../model/types.js';
import { quadClassOf, stanceOf, type Stance } from '../model/quadClass.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { pairsOf, type Pair } from './ties.js';

/** A mention that tells an event. */
export interface Told {
  readonly article: string;
  readonly mention: EventMention;
}

/** What the events of a tie are, taken together. */
export type Sign = Stance | 'mixed' | 'neutral';

/** All that ties one pair of actors in one direction, or in none. */
export interface Tie extends Pair {
  /** Tells the tie from all others of the network. */
  readonly key: string;
  /** By id, with the mentions that tell each as they were added. Their count is the tie's weight. */
  readonly events: ReadonlyMap<string, readonly Told[]>;
  readonly sign: Sign;
}

/** Actors tied by events. */
export interface Network {
  /** The ids of those who are tied, in the order of their first tie. */
  readonly actors: readonly string[];
  /** The heaviest first. */
  readonly ties: readonly Tie[];
}

/** Gathers event mentions into a network. */
export class NetworkBuilder {
  private readonly ties = new Map<string, GrowingTie>();
  private readonly stances = new Map<string, Stance | undefined>();

  constructor(private readonly set: AnnotationSet) {}

  /**
   * Adds what a mention tells; where participants of its event are settled, it tells those.
   * @returns whether it ties anybody
   */
  add(article: string, mention: EventMention): boolean {
    const { set } = this;
    const event = set.events.get(mention.event);
    const settled = event?.participants ?? [];
    const participants = settled.length > 0 ? settled : (mention.participants ?? []);
    const pairs = pairsOf(participants, set.codebook);
    const told = { article, mention };
    for (const pair of pairs) this.tie(pair).add(told, this.stanceOf(event?.type));
    return pairs.length > 0;
  }

  /** @param minWeight the least count of events of a tie that is kept */
  build(minWeight = 1): Network {
    return networkOfTies(
      [...this.ties.values()]
        .filter(({ events }) => events.size >= minWeight)
        .sort((a, b) => b.events.size - a.events.size || (a.key < b.key ? -1 : 1)),
    );
  }

  private tie(pair: Pair): GrowingTie {
    const key = `${pair.from} ${pair.directed ? '>' : '-'} ${pair.to}`;
    let tie = this.ties.get(key);
    if (!tie) this.ties.set(key, (tie = new GrowingTie(key, pair)));
    return tie;
  }

  private stanceOf(type: string | undefined): Stance | undefined {
    if (type === undefined) return undefined;
    if (!this.stances.has(type)) this.stances.set(type, stanceOf(quadClassOf(this.set.codebook, type)));
    return this.stances.get(type);
  }
}

/** The network of those whom ties tie. */
export function networkOfTies(ties: readonly Tie[]): Network {
  const actors = new Set<string>();
  for (const { from, to } of ties) actors.add(from).add(to);
  return { actors: [...actors], ties };
}

class GrowingTie implements Tie {
  readonly from: string;
  readonly to: string;
  readonly directed: boolean;
  readonly events = new Map<string, Told[]>();
  sign: Sign = 'neutral';

  constructor(
    readonly key: string,
    { from, to, directed }: Pair,
  ) {
    this.from = from;
    this.to = to;
    this.directed = directed;
  }

  add(told: Told, stance: Stance | undefined): void {
    const known = this.events.get(told.mention.event);
    if (!known) {
      this.events.set(told.mention.event, [told]);
      if (stance !== undefined)
        this.sign = this.sign === 'neutral' || this.sign === stance ? stance : 'mixed';
    } else if (known.at(-1) !== told) known.push(told);
  }
}
