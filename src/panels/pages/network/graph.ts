import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationLinkDatum,
} from 'd3-force';
import { asideOf, radiusOf, type PlacedActor, type PlacedTie } from '../../../core/network/picture.js';
import type { ShownActor, ShownTie } from '../../network/messages.js';

/** An actor with its place, which the layout moves. */
export interface Node extends PlacedActor {
  actor: ShownActor;
  label: string;
  type: string;
  radius: number;
  x: number;
  y: number;
  /** Where a person holds it. */
  fx?: number | null;
  fy?: number | null;
}

/** A tie between two nodes. */
export interface Edge extends PlacedTie {
  readonly key: string;
  readonly from: Node;
  readonly to: Node;
}

/** How far two tied actors want to be apart. */
const distance = 90;

/** The shown network with the places of its actors, and the layout that finds these. */
export class Graph {
  nodes: readonly Node[] = [];
  edges: readonly Edge[] = [];
  private readonly byId = new Map<string, Node>();
  private readonly edgesOf = new Map<string, Edge[]>();
  private readonly layout = forceSimulation<Node, SimulationLinkDatum<Node>>()
    .stop()
    .alphaDecay(0.03)
    .force('charge', forceManyBody<Node>().strength(-260).distanceMax(600).theta(1.1))
    .force(
      'collide',
      forceCollide<Node>().radius(({ radius }) => radius + 8),
    )
    .force('x', forceX<Node>().strength(0.05))
    .force('y', forceY<Node>().strength(0.05));

  get(id: string): Node | undefined {
    return this.byId.get(id);
  }

  /** The ties of an actor, the heaviest first. */
  tiesOf(id: string): readonly Edge[] {
    return this.edgesOf.get(id) ?? [];
  }

  /** Those whom ties tie to an actor. */
  neighboursOf(id: string): Set<Node> {
    return new Set(this.tiesOf(id).map(({ from, to }) => (from.id === id ? to : from)));
  }

  /** Takes a network; those who were in the one before stay where they are. @returns whether anybody is to be placed */
  take(actors: readonly ShownActor[], ties: readonly ShownTie[]): boolean {
    const weights = new Map<string, number>();
    for (const { from, to, weight } of ties) {
      for (const id of [from, to]) weights.set(id, (weights.get(id) ?? 0) + weight);
    }
    const before = new Map(this.byId);
    const hadTies = new Set(this.edges.map(({ key }) => key));
    this.byId.clear();
    const fresh: Node[] = [];
    for (const actor of actors) {
      const { id, label, type } = actor;
      const radius = radiusOf(weights.get(id) ?? 0);
      const known = before.get(id);
      if (known) this.byId.set(id, Object.assign(known, { actor, label, type, radius }));
      else {
        // Without a place the layout gives each one of its own, the same in every run.
        const node = { actor, id, label, type, radius, x: NaN, y: NaN };
        this.byId.set(id, node);
        fresh.push(node);
      }
    }
    this.nodes = [...this.byId.values()];
    this.takeTies(ties);
    if (before.size > 0) for (const node of fresh) this.placeByNeighbour(node);
    this.layout.nodes([...this.nodes]).force(
      'link',
      forceLink<Node, SimulationLinkDatum<Node>>(
        // One for each pair: more would only pull harder.
        this.pairs().map(([source, target]) => ({ source, target })),
      ).distance(distance),
    );
    const isSame = fresh.length === 0 && this.edges.every(({ key }) => hadTies.has(key));
    if (!isSame) this.layout.alpha(before.size === 0 ? 1 : 0.3);
    return !isSame;
  }

  /** Lets the layout go on for so many milliseconds. @returns whether it is at rest */
  settle(milliseconds: number): boolean {
    const until = performance.now() + milliseconds;
    while (!this.isAtRest) {
      this.layout.tick();
      if (performance.now() > until) break;
    }
    return this.isAtRest;
  }

  get isAtRest(): boolean {
    return this.layout.alpha() < this.layout.alphaMin();
  }

  /** Lets the others make room for one that is moved by hand. */
  stir(): void {
    this.layout.alpha(Math.max(this.layout.alpha(), 0.2));
  }

  private takeTies(ties: readonly ShownTie[]): void {
    const lanes = new Map<string, number>();
    const laneKey = ({ from, to }: ShownTie): string => (from < to ? `${from} ${to}` : `${to} ${from}`);
    for (const tie of ties) lanes.set(laneKey(tie), (lanes.get(laneKey(tie)) ?? 0) + 1);
    const used = new Map<string, number>();
    this.edgesOf.clear();
    this.edges = ties.flatMap((tie) => {
      const [from, to] = [this.byId.get(tie.from), this.byId.get(tie.to)];
      if (!from || !to) return [];
      const lane = used.get(laneKey(tie)) ?? 0;
      used.set(laneKey(tie), lane + 1);
      const edge = { ...tie, from, to, aside: asideOf(lane, lanes.get(laneKey(tie)) ?? 1) };
      for (const { id } of [from, to]) {
        const list = this.edgesOf.get(id);
        if (list) list.push(edge);
        else this.edgesOf.set(id, [edge]);
      }
      return [edge];
    });
  }

  private pairs(): (readonly [Node, Node])[] {
    const pairs = new Map<string, readonly [Node, Node]>();
    for (const { from, to } of this.edges) {
      const key = from.id < to.id ? `${from.id} ${to.id}` : `${to.id} ${from.id}`;
      pairs.set(key, [from, to]);
    }
    return [...pairs.values()];
  }

  private placeByNeighbour(node: Node): void {
    const near = [...this.neighboursOf(node.id)].find(({ x }) => !Number.isNaN(x));
    if (!near) return;
    // Each in a direction of its own.
    const angle = this.nodes.indexOf(node) * 2.4;
    node.x = near.x + (distance / 2) * Math.cos(angle);
    node.y = near.y + (distance / 2) * Math.sin(angle);
  }
}
