import type { EventMention } from '../model/types.js';
import { quadClassOf, stanceOf, type Stance } from '../model/quadClass.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { pairsOf, type Pair } from './ties.js';

/** An event that ties two actors. */
export interface TieEvent {
  readonly event: string;
  /** Absent for an event type that is neither for nor against. */
  readonly stance: Stance | undefined;
  /** The mentions that tell it so, as they were added. */
  readonly mentions: readonly { readonly article: string; readonly mention: EventMention }[];
}

/** What the events of a tie are, taken together. */
export type Sign = Stance | 'mixed' | 'neutral';

/** All that ties one pair of actors in one direction, or in none. */
export interface Tie extends Pair {
  /** Tells the tie from all others of the network. */
  readonly key: string;
  /** Their count is the tie's weight. */
  readonly events: readonly TieEvent[];
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

  /** Adds what a mention tells; where participants of its event are settled, it tells those. */
  add(article: string, mention: EventMention): void {
    const { set } = this;
    const event = set.events.get(mention.event);
    const settled = event?.participants ?? [];
    const participants = settled.length > 0 ? settled : (mention.participants ?? []);
    if (participants.length < 2) return;
    for (const pair of pairsOf(participants, set.codebook)) {
      this.tie(pair).add(mention.event, this.stanceOf(event?.type), article, mention);
    }
  }

  /** @param minWeight the least count of events of a tie that is kept */
  build(minWeight = 1): Network {
    const ties = [...this.ties.values()]
      .filter(({ byEvent }) => byEvent.size >= minWeight)
      .sort((a, b) => b.byEvent.size - a.byEvent.size || (a.key < b.key ? -1 : 1))
      .map((tie) => tie.finished());
    return { actors: [...new Set(ties.flatMap(({ from, to }) => [from, to]))], ties };
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

class GrowingTie {
  readonly byEvent = new Map<
    string,
    TieEvent & { readonly mentions: { readonly article: string; readonly mention: EventMention }[] }
  >();
  private readonly signs = new Set<Stance>();

  constructor(
    readonly key: string,
    private readonly pair: Pair,
  ) {}

  add(event: string, stance: Stance | undefined, article: string, mention: EventMention): void {
    const known = this.byEvent.get(event);
    if (!known) {
      this.byEvent.set(event, { event, stance, mentions: [{ article, mention }] });
      if (stance !== undefined) this.signs.add(stance);
    } else if (known.mentions.at(-1)?.mention !== mention) known.mentions.push({ article, mention });
  }

  finished(): Tie {
    const [stance] = this.signs;
    const sign = this.signs.size > 1 ? 'mixed' : (stance ?? 'neutral');
    return { ...this.pair, key: this.key, events: [...this.byEvent.values()], sign };
  }
}
