import { html } from '../elements.js';
import { kindOf } from './filter.js';
import type { Drawn } from './marks.js';

const markHeight = 2;

/** What the map shows. */
export interface MapState {
  readonly marks: Iterable<Drawn>;
  /** The actor or event that alone is wanted. */
  readonly only: string | undefined;
  /** Of the text, in UTF-16 units. */
  readonly length: number;
}

/** The mentions in the margin, from the first to the last, events beside actors; and what of the text is in sight. */
export class Minimap {
  readonly element: HTMLElement;
  private readonly canvas = html('canvas');
  private readonly window = html('div', { class: 'window' });
  private state: MapState = { marks: [], only: undefined, length: 0 };

  /** @param go is told the offset that the person wants to see */
  constructor(go: (offset: number) => void) {
    this.element = html('div', { class: 'minimap', 'aria-hidden': 'true' }, this.canvas, this.window);
    const goTo = ({ clientY }: PointerEvent): void => {
      const { top, height } = this.element.getBoundingClientRect();
      go(Math.round(Math.min(Math.max((clientY - top) / height, 0), 1) * this.state.length));
    };
    this.element.addEventListener('pointerdown', (event) => {
      event.preventDefault();
      this.element.setPointerCapture(event.pointerId);
      goTo(event);
    });
    this.element.addEventListener('pointermove', (event) => {
      if (this.element.hasPointerCapture(event.pointerId)) goTo(event);
    });
    new ResizeObserver(() => {
      this.show(this.state);
    }).observe(this.element);
  }

  show(state: MapState): void {
    this.state = state;
    const { clientWidth, clientHeight } = this.element;
    const scale = devicePixelRatio;
    Object.assign(this.canvas, { width: clientWidth * scale, height: clientHeight * scale });
    const context = this.canvas.getContext('2d');
    if (!context || state.length === 0) return;
    context.scale(scale, scale);
    const colours = new Map<string, string>();
    const half = clientWidth / 2;
    // In a long article many marks come to the same place.
    const drawn = new Set<string>();
    for (const mark of state.marks) {
      const [first] = mark.spans;
      if (!first) continue;
      const kind = kindOf(mark);
      const colour = mark.colour ?? colours.get(kind) ?? colourOf(kind);
      if (mark.colour === undefined) colours.set(kind, colour);
      const alpha = state.only === undefined || state.only === mark.referent ? 1 : 0.15;
      const x = mark.look === 'event' ? half + 1 : 1;
      const y = Math.round((first[0] / state.length) * (clientHeight - markHeight));
      const place = `${colour} ${alpha} ${x} ${y}`;
      if (drawn.has(place)) continue;
      drawn.add(place);
      context.fillStyle = colour;
      context.globalAlpha = alpha;
      context.fillRect(x, y, half - 2, markHeight);
    }
  }

  /** @param inSight the offsets between which the text is in sight */
  showWindow([start, end]: readonly [number, number]): void {
    const { length } = this.state;
    this.window.hidden = start === 0 && end === length;
    if (length === 0) return;
    this.window.style.setProperty('inset-block-start', `${(start / length) * 100}%`);
    this.window.style.setProperty('height', `${((end - start) / length) * 100}%`);
  }
}

function colourOf(kind: string): string {
  const name = kind === 'suggestion' ? 'descriptionForeground' : `hashiya-kind.${kind}`;
  return getComputedStyle(document.documentElement).getPropertyValue(`--vscode-${name}`).trim() || 'gray';
}
