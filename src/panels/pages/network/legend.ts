import { cornersOf, dashes, signs } from '../../../core/network/picture.js';
import type { Look } from '../../../core/network/svg.js';
import type { Strings } from '../../network/messages.js';
import { html, own } from '../elements.js';

const size = 14;
const namespace = 'http://www.w3.org/2000/svg';

/** What the lines and marks of the picture stand for. @param types names of the actor types in it */
export function legend(types: Readonly<Record<string, string>>, look: Look, strings: Strings): HTMLElement {
  return html(
    'ul',
    { class: 'legend' },
    ...signs.map((sign) => {
      const line = drawing('path', { d: `M0 ${size / 2}h28`, stroke: look.signs[sign], 'stroke-width': '2' });
      if (dashes[sign].length > 0) line.setAttribute('stroke-dasharray', dashes[sign].join(' '));
      return html('li', {}, picture(28, line), strings.signs[sign]);
    }),
    ...Object.entries(types).map(([type, name]) => {
      const place = { x: size / 2, y: size / 2, radius: 5, id: '', label: '', type };
      const corners = cornersOf(place, type);
      const mark = corners
        ? drawing('polygon', { points: corners.map(({ x, y }) => `${x},${y}`).join(' ') })
        : drawing('circle', { cx: `${size / 2}`, cy: `${size / 2}`, r: '5' });
      mark.setAttribute('fill', look.colourOf(type));
      return html('li', {}, picture(size, mark), own(name));
    }),
  );
}

function picture(width: number, content: SVGElement): SVGElement {
  const svg = drawing('svg', { width: `${width}`, height: `${size}`, 'aria-hidden': 'true' });
  svg.append(content);
  return svg;
}

function drawing(name: string, attributes: Readonly<Record<string, string>>): SVGElement {
  const element = document.createElementNS(namespace, name);
  if (!(element instanceof SVGElement)) throw new TypeError(`No element of SVG: ${name}`);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}
