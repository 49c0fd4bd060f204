import { select } from 'd3-selection';
import { zoom as zoomBehaviour, zoomIdentity, type ZoomTransform } from 'd3-zoom';
import { lineOf, widthOf } from '../../../core/network/picture.js';
import type { Look } from '../../../core/network/svg.js';
import { html } from '../elements.js';
import { perFrame } from '../perFrame.js';
import type { Edge, Graph, Node } from './graph.js';
import { paint } from './painter.js';
import { greatest, smallest } from '../../../core/lists.js';

/** What is chosen in the picture. */
export type Choice = { readonly node: Node } | { readonly edge: Edge };

interface Told {
  /** A person chose something, or nothing. */
  chose(choice: Choice | undefined): void;
  nameOf(node: Node): string;
  look(): Look & { readonly focus: string };
}

/** Milliseconds of a frame that the layout may take. */
const slice = 8;

/**
 * The picture of the network: a canvas, and over it a button for each actor, which keys and screen readers find.
 * It is dragged, zoomed and clicked as a map is.
 */
export class Stage {
  readonly element: HTMLElement;
  private readonly canvas = html('canvas', { 'aria-hidden': 'true' });
  private readonly buttons = html('div', { class: 'nodes', role: 'group' });
  private readonly byNode = new Map<Node, HTMLButtonElement>();
  private readonly zoom = zoomBehaviour<HTMLCanvasElement, unknown>()
    .scaleExtent([0.05, 6])
    .filter((event: MouseEvent) => !event.button && !this.dragged)
    .on('zoom', ({ transform, sourceEvent }: { transform: ZoomTransform; sourceEvent: unknown }) => {
      if (sourceEvent) this.isFitting = false;
      this.transform = transform;
      this.draw();
    });
  private transform: ZoomTransform = zoomIdentity;
  private choice: Choice | undefined;
  private dragged: Node | undefined;
  /** Whether the whole picture is kept in sight, until a person moves it. */
  private isFitting = true;
  private readonly still = matchMedia('(prefers-reduced-motion: reduce)');
  private readonly run = perFrame(() => {
    this.step();
  });
  readonly draw = perFrame(() => {
    this.paint();
  });

  constructor(
    private readonly graph: Graph,
    private readonly told: Told,
    label: string,
  ) {
    this.buttons.setAttribute('aria-label', label);
    this.element = html('div', { class: 'stage' }, this.canvas, this.buttons);
    select(this.canvas).call(this.zoom);
    this.canvas.addEventListener(
      'pointerdown',
      (event) => {
        this.startDrag(event);
      },
      { capture: true },
    );
    this.canvas.addEventListener('pointermove', (event) => {
      this.point(event);
    });
    this.canvas.addEventListener('click', (event) => {
      const [x, y] = this.at(event);
      const node = this.nodeAt(x, y);
      const edge = node ? undefined : this.edgeAt(x, y);
      this.told.chose(node ? { node } : edge ? { edge } : undefined);
    });
    this.buttons.addEventListener('keydown', (event) => {
      this.key(event);
    });
    this.buttons.addEventListener('click', ({ target }) => {
      const node = this.nodeOf(target);
      if (node) this.told.chose({ node });
    });
    this.buttons.addEventListener('focusin', ({ target }) => {
      const node = this.nodeOf(target);
      if (node) this.reach(node);
    });
    new ResizeObserver(() => {
      if (this.isFitting) this.fit();
      this.draw();
    }).observe(this.element);
  }

  /** Shows the graph as it now is. @param isChanged whether the layout has something to do */
  show(isChanged: boolean): void {
    const { nodes } = this.graph;
    const there = new Set(nodes);
    for (const [node, button] of this.byNode) {
      if (there.has(node)) continue;
      button.remove();
      this.byNode.delete(node);
    }
    for (const node of nodes) {
      let button = this.byNode.get(node);
      if (!button) {
        this.byNode.set(node, (button = html('button', { type: 'button', tabindex: -1 })));
        this.buttons.append(button);
      }
      button.dataset['actor'] = node.id;
      button.setAttribute('aria-label', this.told.nameOf(node));
    }
    if (!this.buttons.querySelector('[tabindex="0"]'))
      this.buttons.firstElementChild?.setAttribute('tabindex', '0');
    this.element.toggleAttribute('aria-busy', isChanged);
    if (isChanged) this.run();
    this.placeButtons();
    this.draw();
  }

  /** Lights up what is chosen and what belongs to it. */
  choose(choice: Choice | undefined): void {
    this.choice = choice;
    this.draw();
  }

  /** Brings an actor to the middle, and gives it the focus. */
  centre(node: Node): void {
    this.isFitting = false;
    const k = Math.max(this.transform.k, 1);
    const { width, height } = this.size;
    this.move(zoomIdentity.translate(width / 2 - node.x * k, height / 2 - node.y * k).scale(k));
    this.focus(node);
  }

  /** Gives the focus to the actor that had it last. */
  takeFocus(): void {
    this.buttons.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  }

  zoomBy(factor: number): void {
    this.isFitting = false;
    select(this.canvas).call((canvas) => {
      this.zoom.scaleBy(canvas, factor);
    });
  }

  /** Brings the whole network in sight. */
  fit(): void {
    this.isFitting = true;
    const { nodes } = this.graph;
    const { width, height } = this.size;
    if (nodes.length === 0 || width === 0) return;
    const xs = nodes.map(({ x }) => x);
    const ys = nodes.map(({ y }) => y);
    const [left, right, top, bottom] = [smallest(xs), greatest(xs), smallest(ys), greatest(ys)];
    const k = Math.min(1.5, (width - 100) / (right - left + 1), (height - 80) / (bottom - top + 1));
    this.move(
      zoomIdentity
        .translate(width / 2 - (k * (left + right)) / 2, height / 2 - (k * (top + bottom)) / 2)
        .scale(k),
    );
  }

  private get size(): { width: number; height: number } {
    return { width: this.element.clientWidth, height: this.element.clientHeight };
  }

  private move(transform: ZoomTransform): void {
    select(this.canvas).call((canvas) => {
      this.zoom.transform(canvas, transform);
    });
  }

  /** One frame of the layout. */
  private step(): void {
    const isAtRest = this.graph.settle(slice);
    if (isAtRest || !this.still.matches) {
      if (this.isFitting) this.fit();
      this.draw();
    }
    if (!isAtRest) {
      this.run();
      return;
    }
    this.element.toggleAttribute('aria-busy', false);
    this.placeButtons();
  }

  private paint(): void {
    const { width, height } = this.size;
    const ratio = devicePixelRatio;
    if (
      this.canvas.width !== Math.round(width * ratio) ||
      this.canvas.height !== Math.round(height * ratio)
    ) {
      this.canvas.width = Math.round(width * ratio);
      this.canvas.height = Math.round(height * ratio);
    }
    const context = this.canvas.getContext('2d', { alpha: false });
    if (!context) return;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    const { nodes, edges } = this.graph;
    const { transform: zoom } = this;
    paint(context, { nodes, edges, zoom, width, height, look: this.told.look(), lit: this.lit() });
    this.buttons.style.transform = `translate(${zoom.x}px, ${zoom.y}px) scale(${zoom.k})`;
    const focused = this.nodeOf(document.activeElement);
    if (focused && !this.graph.isAtRest) this.placeButton(focused);
  }

  private lit(): { nodes: Set<Node>; edges: Set<Edge> } | undefined {
    if (!this.choice) return undefined;
    if ('edge' in this.choice) {
      const { edge } = this.choice;
      return { nodes: new Set([edge.from, edge.to]), edges: new Set([edge]) };
    }
    const { node } = this.choice;
    return {
      nodes: this.graph.neighboursOf(node.id).add(node),
      edges: new Set(this.graph.tiesOf(node.id)),
    };
  }

  private placeButtons(): void {
    for (const node of this.byNode.keys()) this.placeButton(node);
  }

  private placeButton(node: Node): void {
    const style = this.byNode.get(node)?.style;
    if (!style || Number.isNaN(node.x)) return;
    const { x, y, radius } = node;
    style.left = `${x - radius}px`;
    style.top = `${y - radius}px`;
    style.width = style.height = `${2 * radius}px`;
  }

  // Pointing

  private at(event: MouseEvent): [number, number] {
    const { left, top } = this.element.getBoundingClientRect();
    return this.transform.invert([event.clientX - left, event.clientY - top]);
  }

  private nodeAt(x: number, y: number): Node | undefined {
    const reach = 4 / this.transform.k;
    return this.graph.nodes.findLast((node) => Math.hypot(node.x - x, node.y - y) <= node.radius + reach);
  }

  private edgeAt(x: number, y: number): Edge | undefined {
    let nearest: { edge: Edge; distance: number } | undefined;
    for (const edge of this.graph.edges) {
      const line = lineOf(edge);
      if (!line) continue;
      const [end = line.end] = line.head;
      const [dx, dy] = [end.x - line.start.x, end.y - line.start.y];
      const along = ((x - line.start.x) * dx + (y - line.start.y) * dy) / (dx * dx + dy * dy);
      const t = Math.max(0, Math.min(1, along));
      const distance =
        Math.hypot(line.start.x + t * dx - x, line.start.y + t * dy - y) - widthOf(edge.weight) / 2;
      if (distance < (nearest?.distance ?? 5 / this.transform.k)) nearest = { edge, distance };
    }
    return nearest?.edge;
  }

  private point(event: PointerEvent): void {
    const [x, y] = this.at(event);
    if (this.dragged) {
      this.dragged.fx = x;
      this.dragged.fy = y;
      this.graph.stir();
      this.run();
      return;
    }
    const node = this.nodeAt(x, y);
    const edge = node ? undefined : this.edgeAt(x, y);
    this.canvas.style.cursor = node || edge ? 'pointer' : '';
    this.canvas.title = node ? this.told.nameOf(node) : '';
  }

  private startDrag(event: PointerEvent): void {
    const node = event.button === 0 ? this.nodeAt(...this.at(event)) : undefined;
    if (!node) return;
    this.dragged = node;
    this.canvas.setPointerCapture(event.pointerId);
    const end = (): void => {
      this.dragged = undefined;
      node.fx = node.fy = null;
    };
    this.canvas.addEventListener('lostpointercapture', end, { once: true });
  }

  // Keys

  private nodeOf(target: EventTarget | null): Node | undefined {
    const id = target instanceof HTMLElement ? target.dataset['actor'] : undefined;
    return id === undefined ? undefined : this.graph.get(id);
  }

  private focus(node: Node): void {
    const button = this.byNode.get(node);
    if (!button) return;
    this.placeButton(node);
    this.buttons.querySelector('[tabindex="0"]')?.setAttribute('tabindex', '-1');
    button.setAttribute('tabindex', '0');
    button.focus({ preventScroll: true });
  }

  /** Moves the picture when the actor with the focus is out of sight. */
  private reach(node: Node): void {
    const [x, y] = this.transform.apply([node.x, node.y]);
    const { width, height } = this.size;
    const room = 30;
    if (x > room && y > room && x < width - room && y < height - room) return;
    const { k } = this.transform;
    this.move(zoomIdentity.translate(width / 2 - node.x * k, height / 2 - node.y * k).scale(k));
  }

  private key(event: KeyboardEvent): void {
    const node = this.nodeOf(event.target);
    if (!node) return;
    if (event.key === 'Escape') {
      this.told.chose(undefined);
      return;
    }
    const directions: Readonly<Record<string, number>> = {
      ArrowRight: 0,
      ArrowDown: Math.PI / 2,
      ArrowLeft: Math.PI,
      ArrowUp: -Math.PI / 2,
    };
    const direction = directions[event.key];
    const ends: Readonly<Record<string, Node | undefined>> = {
      Home: this.graph.nodes[0],
      End: this.graph.nodes.at(-1),
    };
    const next = direction === undefined ? ends[event.key] : this.neighbourTowards(node, direction);
    if (direction === undefined && !next) return;
    event.preventDefault();
    if (next) this.focus(next);
  }

  /** The neighbour that lies closest to a direction, if one lies rather there than elsewhere. */
  private neighbourTowards(node: Node, direction: number): Node | undefined {
    let best: { node: Node; turn: number } | undefined;
    for (const other of this.graph.neighboursOf(node.id)) {
      const turn = 1 - Math.cos(Math.atan2(other.y - node.y, other.x - node.x) - direction);
      if (turn < (best?.turn ?? 1)) best = { node: other, turn };
    }
    return best?.node;
  }
}
