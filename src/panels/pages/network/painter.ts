import type { Sign } from '../../../core/network/network.js';
import {
  cornersOf,
  dashes,
  lineOf,
  widthOf,
  type PlacedActor,
  type Point,
} from '../../../core/network/picture.js';
import type { Look } from '../../../core/network/svg.js';
import type { Edge, Node } from './graph.js';

/** What a person looks at, and how. */
export interface Scene {
  readonly nodes: readonly Node[];
  readonly edges: readonly Edge[];
  /** From the graph's units to pixels. */
  readonly zoom: { readonly k: number; readonly x: number; readonly y: number };
  readonly width: number;
  readonly height: number;
  readonly look: Look;
  /** What is lit up; all when absent. */
  readonly lit: { readonly nodes: ReadonlySet<Node>; readonly edges: ReadonlySet<Edge> } | undefined;
}

const dimmed = 0.15;
const fontSize = 12;
/** A part of the picture in pixels that labels share, so that they do not stand on each other. */
const cell = 12;

/** Draws the network. Ties of one look are drawn in one stroke, which is what makes thousands cheap. */
export function paint(context: CanvasRenderingContext2D, scene: Scene): void {
  const { zoom, width, height, look, lit } = scene;
  context.save();
  context.fillStyle = look.background;
  context.fillRect(0, 0, width, height);
  context.translate(zoom.x, zoom.y);
  context.scale(zoom.k, zoom.k);
  const [left, top] = [-zoom.x / zoom.k, -zoom.y / zoom.k];
  const [right, bottom] = [left + width / zoom.k, top + height / zoom.k];
  const isInSight = ({ from, to }: Edge): boolean =>
    Math.max(from.x, to.x) > left &&
    Math.min(from.x, to.x) < right &&
    Math.max(from.y, to.y) > top &&
    Math.min(from.y, to.y) < bottom;
  const edges = scene.edges.filter(isInSight);
  if (lit) {
    context.globalAlpha = dimmed;
    paintTies(
      context,
      edges.filter((edge) => !lit.edges.has(edge)),
      look,
    );
    context.globalAlpha = 1;
    paintTies(
      context,
      edges.filter((edge) => lit.edges.has(edge)),
      look,
    );
  } else {
    context.globalAlpha = 0.75;
    paintTies(context, edges, look);
    context.globalAlpha = 1;
  }
  const nodes = scene.nodes.filter(
    ({ x, y, radius: r }) => x + r > left && x - r < right && y + r > top && y - r < bottom,
  );
  for (const node of nodes) {
    context.globalAlpha = !lit || lit.nodes.has(node) ? 1 : dimmed;
    paintMark(context, node, look);
  }
  context.restore();
  paintLabels(context, nodes, scene);
}

function paintTies(context: CanvasRenderingContext2D, edges: readonly Edge[], look: Look): void {
  const strokes = new Map<string, { sign: Sign; width: number; lines: Path2D; heads: Path2D }>();
  for (const edge of edges) {
    const line = lineOf(edge);
    if (!line) continue;
    const width = Math.round(2 * widthOf(edge.weight)) / 2;
    const key = `${edge.sign} ${width}`;
    let stroke = strokes.get(key);
    if (!stroke) {
      strokes.set(key, (stroke = { sign: edge.sign, width, lines: new Path2D(), heads: new Path2D() }));
    }
    stroke.lines.moveTo(line.start.x, line.start.y);
    stroke.lines.lineTo(line.end.x, line.end.y);
    if (line.head.length > 0) addPolygon(stroke.heads, line.head);
  }
  for (const { sign, width, lines, heads } of strokes.values()) {
    context.strokeStyle = context.fillStyle = look.signs[sign];
    context.lineWidth = width;
    context.setLineDash([...dashes[sign]]);
    context.stroke(lines);
    context.fill(heads);
  }
  context.setLineDash([]);
}

function paintMark(context: CanvasRenderingContext2D, node: PlacedActor, look: Look): void {
  const path = new Path2D();
  const corners = cornersOf(node, node.type);
  if (corners) addPolygon(path, corners);
  else path.arc(node.x, node.y, node.radius, 0, 2 * Math.PI);
  context.fillStyle = look.colourOf(node.type);
  context.strokeStyle = look.background;
  context.lineWidth = 1.5;
  context.fill(path);
  context.stroke(path);
}

function addPolygon(path: Path2D, corners: readonly Point[]): void {
  for (const [index, { x, y }] of corners.entries()) {
    if (index === 0) path.moveTo(x, y);
    else path.lineTo(x, y);
  }
  path.closePath();
}

const widths = new Map<string, number>();

/** The labels that have room, those of whom most is told first; in one size whatever the zoom. */
function paintLabels(context: CanvasRenderingContext2D, nodes: readonly Node[], scene: Scene): void {
  const { zoom, look, lit } = scene;
  context.save();
  context.font = `${fontSize}px ${look.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  context.lineWidth = 3;
  context.strokeStyle = look.background;
  context.fillStyle = look.text;
  const taken = new Set<number>();
  const first = (node: Node): number => (lit?.nodes.has(node) ? 1e6 : 0) + node.radius;
  for (const node of [...nodes].sort((a, b) => first(b) - first(a))) {
    if (lit && !lit.nodes.has(node)) continue;
    const x = zoom.x + node.x * zoom.k;
    const y = zoom.y + (node.y + node.radius) * zoom.k + 2;
    let width = widths.get(node.label);
    if (width === undefined) widths.set(node.label, (width = context.measureText(node.label).width));
    if (!takeRoom(taken, x - width / 2, y, width)) continue;
    context.direction = /\p{Script=Arabic}/u.test(node.label) ? 'rtl' : 'ltr';
    context.strokeText(node.label, x, y);
    context.fillText(node.label, x, y);
  }
  context.restore();
}

function takeRoom(taken: Set<number>, x: number, y: number, width: number): boolean {
  const cells: number[] = [];
  for (let column = Math.floor(x / cell); column <= Math.floor((x + width) / cell); column++) {
    for (const row of [Math.floor(y / cell), Math.floor((y + fontSize) / cell)]) {
      cells.push(row * 10_000 + column);
    }
  }
  if (cells.some((one) => taken.has(one))) return false;
  for (const one of cells) taken.add(one);
  return true;
}
