import { cornersOf, dashes, signs } from '../../../core/network/picture.js';
import type { Look } from '../../../core/network/svg.js';
import type { Strings } from '../../network/messages.js';
import { bdi, html, svg } from '../elements.js';

const size = 14;

/** What the lines and marks of the picture stand for. @param types names of the actor types in it */
export function legend(types: Readonly<Record<string, string>>, look: Look, strings: Strings): HTMLElement {
  return html(
    'ul',
    { class: 'legend' },
    ...signs.map((sign) => {
      const line = svg('path', { d: `M0 ${size / 2}h28`, stroke: look.signs[sign], 'stroke-width': '2' });
      if (dashes[sign].length > 0) line.setAttribute('stroke-dasharray', dashes[sign].join(' '));
      return html('li', {}, picture(28, line), strings.signs[sign]);
    }),
    ...Object.entries(types).map(([type, name]) => {
      const place = { x: size / 2, y: size / 2, radius: 5, id: '', label: '', type };
      const corners = cornersOf(place, type);
      const mark = corners
        ? svg('polygon', { points: corners.map(({ x, y }) => `${x},${y}`).join(' ') })
        : svg('circle', { cx: `${size / 2}`, cy: `${size / 2}`, r: '5' });
      mark.setAttribute('fill', look.colourOf(type));
      return html('li', {}, picture(size, mark), bdi(name));
    }),
  );
}

function picture(width: number, content: SVGElement): SVGElement {
  return svg('svg', { width, height: size, 'aria-hidden': 'true' }, content);
}
