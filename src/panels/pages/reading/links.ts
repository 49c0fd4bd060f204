import { svg } from '../elements.js';
import { apart, type Label } from './labels.js';

/** A participant's words and how they take part. */
export interface Link {
  readonly to: DOMRect;
  readonly role: string;
}

interface Place {
  readonly x: number;
  readonly y: number;
}

/** Room for the head of an arrow at an edge, in pixels. */
const edge = 14;

/** Curves from the words of an event to those who take part in it, over what is in sight of the text. */
export class Links {
  readonly element = svg('svg', { class: 'links', 'aria-hidden': 'true' });

  /**
   * Draws in place of what was drawn before.
   * @param from the words of the event
   * @param window where the text is in sight
   */
  show(from: DOMRect | undefined, links: readonly Link[], window: DOMRect): void {
    const isSeen = from && from.bottom > window.top && from.top < window.bottom;
    const curves = isSeen ? links.map((link) => curve(from, link, window)) : [];
    const labels = apart(curves.map(({ label }) => label));
    this.element.replaceChildren(
      ...curves.flatMap(({ shapes }) => shapes),
      ...labels.map(({ x, y, text }) => svg('text', { x, y, dy: '0.35em' }, text)),
    );
  }

  hide(): void {
    this.element.replaceChildren();
  }
}

/** Beside the words where both are in a line, else from their lower or upper side to the other's. */
function curve(from: DOMRect, { to, role }: Link, window: DOMRect): { shapes: SVGElement[]; label: Label } {
  const isOut = to.bottom < window.top || to.top > window.bottom;
  const isSameLine = Math.abs(from.bottom - to.bottom) < Math.min(from.height, to.height) / 2;
  const isDown = isSameLine || to.top > from.top;
  const start: Place = { x: middle(from) - window.left, y: (isDown ? from.bottom : from.top) - window.top };
  const end: Place = {
    x: middle(to) - window.left,
    y: isOut
      ? isDown
        ? window.height - edge
        : edge
      : (isSameLine ? to.bottom : isDown ? to.top : to.bottom) - window.top,
  };
  const sag = isSameLine ? 16 + Math.abs(end.x - start.x) / 12 : 0;
  const [c1, c2]: [Place, Place] = isSameLine
    ? [
        { x: start.x, y: start.y + sag },
        { x: end.x, y: end.y + sag },
      ]
    : [
        { x: start.x, y: start.y + (end.y - start.y) * 0.5 },
        { x: end.x, y: end.y - (end.y - start.y) * 0.5 },
      ];
  const path = `M${at(start)} C${at(c1)} ${at(c2)} ${at(end)}`;
  const label: Label = {
    text: role,
    x: (start.x + 3 * c1.x + 3 * c2.x + end.x) / 8,
    y: (start.y + 3 * c1.y + 3 * c2.y + end.y) / 8,
  };
  const shapes = [
    svg('path', { class: 'halo', d: path }),
    svg('path', { class: 'link', d: path }),
    isOut
      ? svg('path', { class: 'head', d: arrow(end, isDown) })
      : svg('circle', { class: 'head', cx: end.x, cy: end.y, r: 3 }),
  ];
  return { shapes, label };
}

function arrow({ x, y }: Place, isDown: boolean): string {
  const tip = isDown ? edge - 3 : 3 - edge;
  return `M${at({ x: x - 6, y })} L${at({ x: x + 6, y })} L${at({ x, y: y + tip })} Z`;
}

function middle({ left, width }: DOMRect): number {
  return left + width / 2;
}

function at({ x, y }: Place): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}
