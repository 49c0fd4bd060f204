import type { Strings } from '../../network/messages.js';
import { bdi, html } from '../elements.js';
import { number } from '../phrase.js';
import type { Edge, Graph } from './graph.js';
import { arrow } from './words.js';

/** All ties in a table, the heaviest first: what the picture shows, for who would rather read. */
export function tieTable(graph: Graph, strings: Strings, choose: (edge: Edge) => void): HTMLElement {
  const columns = [strings.from, strings.direction, strings.to, strings.events, strings.sign];
  return html(
    'table',
    { 'aria-label': strings.title },
    html('thead', {}, html('tr', {}, ...columns.map((column) => html('th', { scope: 'col' }, column)))),
    html(
      'tbody',
      {},
      ...graph.edges.map((edge) => {
        const { key, from, to, directed, weight, sign } = edge;
        const direction = directed ? strings.directed : strings.undirected;
        const count = html('button', { type: 'button', 'data-tie': key }, number(weight));
        count.addEventListener('click', () => {
          choose(edge);
        });
        return html(
          'tr',
          {},
          html('td', {}, bdi(from.label)),
          html('td', {}, html('span', { 'aria-label': direction, role: 'img' }, arrow(directed))),
          html('td', {}, bdi(to.label)),
          html('td', {}, count),
          html('td', {}, html('span', { class: `arrow ${sign}` }, strings.signs[sign])),
        );
      }),
    ),
  );
}
