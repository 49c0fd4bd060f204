/** A place of an article (in code points) that is known to name an actor, or all but certain to. */
export interface Sighting {
  readonly actor: string;
  readonly at: number;
  /** Whether it names the actor in several words, as articles do the first time. */
  readonly isFull: boolean;
}

/** Code points within which another mention speaks for an actor. */
const near = 400;
/** How many of the actors used last count as recent. */
const recentOnes = 8;

/** What an article and the annotator's last steps say for one actor or another. */
export class Evidence {
  private readonly byActor = new Map<string, Sighting[]>();

  /** @param recent ids used lately, latest first */
  constructor(
    sightings: readonly Sighting[],
    private readonly recent: readonly string[],
  ) {
    for (const sighting of sightings) {
      const all = this.byActor.get(sighting.actor);
      if (all) all.push(sighting);
      else this.byActor.set(sighting.actor, [sighting]);
    }
  }

  /** Whether the article names the actor in full. */
  hasFull(actor: string): boolean {
    return this.byActor.get(actor)?.some(({ isFull }) => isFull) ?? false;
  }

  /** How much speaks for the actor at a place, from 0 to 7.5: full names before it most, then nearness, then habit. */
  for(actor: string, at: number): number {
    let weight = 0;
    for (const sighting of this.byActor.get(actor) ?? []) {
      const distance = Math.abs(sighting.at - at);
      const isBefore = sighting.at < at;
      const full = sighting.isFull ? (isBefore ? 3 + near / (near + distance) : 1) : 0;
      const close = distance < near ? 2 * (1 - distance / near) : 0.5;
      weight = Math.max(weight, full + close);
    }
    const recency = this.recent.slice(0, recentOnes).indexOf(actor);
    return weight + (recency < 0 ? 0 : 1 - recency / recentOnes);
  }
}
