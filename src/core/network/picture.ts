import type { Sign } from './network.js';

// How a network looks, on the screen and in a saved picture alike. Lengths are of the picture's own unit, a pixel at 100 %.

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** An actor at its place. */
export interface PlacedActor extends Point {
  readonly id: string;
  readonly label: string;
  readonly type: string;
  readonly radius: number;
}

/** A tie between two actors at their places. */
export interface PlacedTie {
  readonly from: PlacedActor;
  readonly to: PlacedActor;
  readonly directed: boolean;
  readonly weight: number;
  readonly sign: Sign;
  /** How far it is moved aside, to its right seen from the actor whose id sorts first: ties of one pair run side by side. */
  readonly aside: number;
}

/** @param events how many of them tie the actor */
export function radiusOf(events: number): number {
  return Math.min(6 + 2 * Math.sqrt(events), 22);
}

export function widthOf(weight: number): number {
  return Math.min(1 + Math.log2(weight), 8);
}

/** Lengths of dashes and gaps, so that nobody needs the colour to tell the signs apart; none for a whole line. */
export const dashes: Readonly<Record<Sign, readonly number[]>> = {
  cooperation: [],
  conflict: [9, 5],
  mixed: [9, 4, 2, 4],
  neutral: [2, 4],
};

export const signs: readonly Sign[] = ['cooperation', 'conflict', 'mixed', 'neutral'];

/** How far apart the lines of two ties of one pair are. */
const laneWidth = 7;

/** Where each of the ties of one pair runs, of so many. */
export function asideOf(index: number, count: number): number {
  return (index - (count - 1) / 2) * laneWidth;
}

export interface Line {
  readonly start: Point;
  readonly end: Point;
  /** The corners of the arrow's head; none for an undirected tie. */
  readonly head: readonly Point[];
}

/** The line of a tie, from the rim of the one actor to that of the other; undefined while they overlap. */
export function lineOf({ from, to, directed, weight, aside }: PlacedTie): Line | undefined {
  const length = Math.hypot(to.x - from.x, to.y - from.y);
  const headLength = directed ? 7 + 1.5 * widthOf(weight) : 0;
  if (length <= from.radius + to.radius + headLength) return undefined;
  const [dx, dy] = [(to.x - from.x) / length, (to.y - from.y) / length];
  const side = from.id < to.id ? aside : -aside;
  const at = (distance: number, right = 0): Point => ({
    x: from.x + dx * distance - dy * (side + right),
    y: from.y + dy * distance + dx * (side + right),
  });
  const rim = length - to.radius - 1;
  const neck = rim - headLength;
  const half = headLength / 2.2;
  return {
    start: at(from.radius),
    end: at(neck),
    head: directed ? [at(rim), at(neck, half), at(neck, -half)] : [],
  };
}

/** How many corners the mark of an actor of a type has, and by how much it is turned; a circle for people. */
const marks: ReadonlyMap<string, readonly [corners: number, turn: number]> = new Map([
  ['state', [4, 1 / 8]],
  ['organization', [4, 0]],
  ['armed-group', [3, 0]],
  ['media', [5, 0]],
  ['group', [6, 0]],
  ['place', [3, 1 / 2]],
]);

/** The corners of the mark of an actor; undefined for a circle, which those of other types and people have. */
export function cornersOf({ x, y, radius }: PlacedActor, type: string): readonly Point[] | undefined {
  const mark = marks.get(type);
  if (!mark) return undefined;
  const [corners, turn] = mark;
  // As large as the circle would be.
  const reach = radius * Math.sqrt(Math.PI / ((corners / 2) * Math.sin((2 * Math.PI) / corners)));
  return Array.from({ length: corners }, (_, i) => {
    const angle = 2 * Math.PI * (i / corners + turn) - Math.PI / 2;
    return { x: x + reach * Math.cos(angle), y: y + reach * Math.sin(angle) };
  });
}
