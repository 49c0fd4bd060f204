import { select, type Selection } from 'd3-selection';
import { isolate } from '../../../core/model/label.js';
import { kindOf } from '../../../core/timeline/filter.js';
import { svg } from '../elements.js';
import { labelGap, symbolRoom, type Placed } from './layout.js';
import { symbolOf } from './symbols.js';

/** How high an event is drawn in its lane, in pixels. */
export const markHeight = 18;
/** How long an end that is not sharp fades, in pixels. */
const fade = 20;
const longestLabel = 48;

/** The label as it is drawn: in its own direction, and cut when it is long. */
export function labelText(name: string): string {
  const letters = Array.from(name);
  return isolate(letters.length > longestLabel ? `${letters.slice(0, longestLabel).join('')}…` : name);
}

/** What an event consists of, before it is known where it stands. */
export function makeMark({ event }: Placed, name: string): SVGGElement {
  const { date } = event;
  return svg(
    'g',
    {
      'data-event': event.id,
      'data-kind': kindOf(event),
      class: [
        'mark',
        ...(date?.uncertain ? ['uncertain'] : []),
        ...(event.isDisputed ? ['disputed'] : []),
      ].join(' '),
    },
    svg('rect', { class: 'room', height: markHeight }),
    svg('rect', { class: 'fade-in', height: markHeight - 4, y: 2, fill: `url(#fade-in-${kindOf(event)})` }),
    svg('rect', { class: 'bar', height: markHeight - 4, y: 2, rx: 3 }),
    svg('rect', { class: 'fade-out', height: markHeight - 4, y: 2, fill: `url(#fade-out-${kindOf(event)})` }),
    symbolOf(kindOf(event)),
    svg('text', { y: markHeight / 2, dy: '0.35em' }, labelText(name)),
  );
}

/**
 * Puts an event where it stands.
 * @param left pixel of the beginning of time
 * @param width of what is in sight
 */
export function placeMark(mark: SVGGElement, placed: Placed, left: number, top: number, width: number): void {
  const { event, isBar, label } = placed;
  const { approximate = false, earliest, latest } = event.date ?? {};
  const [from, to] = [placed.from + left, placed.to + left];
  const group = select(mark).attr('transform', `translate(0,${top})`);
  const middle = (from + to) / 2;
  // Far beyond the edges there is nothing to see, and drawings of a million pixels are slow.
  const start = isBar ? Math.max(from, -2 * fade) : middle - fade;
  const end = isBar ? Math.min(to, width + 2 * fade) : middle + fade;
  const softStart = (approximate || earliest === undefined) && (from > -fade || !isBar);
  const softEnd = (approximate || latest === undefined) && (to < width + fade || !isBar);
  const length = Math.min(fade, (end - start) / 2);
  stretch(group.select('.fade-in'), start, softStart ? length : 0);
  const [barStart, barEnd] = [start + (softStart ? length : 0), end - (softEnd ? length : 0)];
  stretch(group.select('.bar'), barStart, isBar ? barEnd - barStart : 0);
  stretch(group.select('.fade-out'), end - length, softEnd ? length : 0);
  const symbolAt = isBar ? Math.min(Math.max(from, 0), to - symbolRoom) + symbolRoom / 2 : middle;
  group.select('.symbol').attr('transform', `translate(${symbolAt},${markHeight / 2})`);
  group
    .select('text')
    .attr(
      'x',
      label === 'before' ? from - labelGap : label === 'after' ? to + labelGap : symbolAt + symbolRoom / 2,
    )
    .attr('text-anchor', label === 'before' ? 'end' : 'start')
    .attr('display', label === undefined ? 'none' : null);
  const roomStart = Math.max(placed.start + left, -2 * fade);
  stretch(group.select('.room'), roomStart, Math.min(placed.end + left, width + 2 * fade) - roomStart);
}

function stretch(rect: Selection<SVGRectElement, unknown, null, undefined>, x: number, width: number): void {
  rect.attr('x', x).attr('width', Math.max(0, width));
}

/** The gradients of ends that are not sharp, for each kind of events. */
export function fades(kinds: readonly string[]): SVGDefsElement {
  return svg(
    'defs',
    {},
    ...kinds.flatMap((kind) =>
      ['in', 'out'].map((way) =>
        svg(
          'linearGradient',
          { id: `fade-${way}-${kind}`, 'data-kind': kind },
          svg('stop', { offset: 0, class: way === 'in' ? 'nothing' : 'all' }),
          svg('stop', { offset: 1, class: way === 'in' ? 'all' : 'nothing' }),
        ),
      ),
    ),
  );
}
