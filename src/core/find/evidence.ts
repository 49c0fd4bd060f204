import { greatest } from '../lists.js';
import { lowerBound } from '../text/codePoints.js';

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
  private readonly byActor = new Map<string, Places>();

  /** @param recent ids used lately, latest first */
  constructor(
    sightings: readonly Sighting[],
    private readonly recent: readonly string[],
  ) {
    for (const { actor, at, isFull } of sightings.toSorted((a, b) => a.at - b.at)) {
      let places = this.byActor.get(actor);
      if (!places) this.byActor.set(actor, (places = { full: [], short: [] }));
      places[isFull ? 'full' : 'short'].push(at);
    }
  }

  /** Whether the article names the actor in full. */
  hasFull(actor: string): boolean {
    return (this.byActor.get(actor)?.full.length ?? 0) > 0;
  }

  /** How much speaks for the actor at a place, from 0 to 7.5: full names before it most, then nearness, then habit. */
  for(actor: string, at: number): number {
    const { full = [], short = [] } = this.byActor.get(actor) ?? {};
    // Of each kind the nearest says most.
    const [fullBefore, fullAfter] = distancesAround(full, at);
    const weight = Math.max(
      fullBefore === undefined ? 0 : 3 + near / (near + fullBefore) + closeness(fullBefore),
      fullAfter === undefined ? 0 : 1 + closeness(fullAfter),
      greatest(distancesAround(short, at).map(closeness)),
    );
    const recency = this.recent.slice(0, recentOnes).indexOf(actor);
    return weight + (recency < 0 ? 0 : 1 - recency / recentOnes);
  }
}

/** Where an actor is named, ascending: in several words, and in one. */
interface Places {
  readonly full: number[];
  readonly short: number[];
}

/** How far the last of the places before another is from it, and the first at or after it. */
function distancesAround(places: readonly number[], at: number): [number | undefined, number | undefined] {
  const next = lowerBound(places.length, (i) => (places[i] ?? 0) >= at);
  const [before, after] = [places[next - 1], places[next]];
  return [before === undefined ? before : at - before, after === undefined ? after : after - at];
}

function closeness(distance: number | undefined): number {
  if (distance === undefined) return 0;
  return distance < near ? 2 * (1 - distance / near) : 0.5;
}
