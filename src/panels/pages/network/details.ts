import type { FromPage, ShownEvent, Strings } from '../../network/messages.js';
import { bdi, html } from '../elements.js';
import type { Edge, Graph, Node } from './graph.js';
import { arrow, eventCount, tieWords } from './words.js';

/** What stands beside the picture of an actor: its ties. */
export function actorDetails(
  node: Node,
  graph: Graph,
  strings: Strings,
  choose: (edge: Edge) => void,
): HTMLElement[] {
  const { label, other } = node.actor;
  return [
    html('h2', {}, bdi(label), ...(other === undefined ? [] : [' · ', bdi(other)])),
    html(
      'ul',
      { class: 'ties' },
      ...graph.tiesOf(node.id).map((edge) => {
        const partner = edge.from === node ? edge.to : edge.from;
        const button = html(
          'button',
          { type: 'button', 'data-tie': edge.key },
          html(
            'span',
            { 'aria-hidden': 'true', class: `arrow ${edge.sign}` },
            arrow(edge.directed, edge.from === node),
          ),
          ' ',
          bdi(partner.label),
          html('span', { class: 'note' }, tieWords(edge, strings)),
        );
        button.addEventListener('click', () => {
          choose(edge);
        });
        return html('li', {}, button);
      }),
    ),
  ];
}

/** What stands beside the picture of a tie: its events, once the panel told them, with the sentences that tell these. */
export function tieDetails(
  edge: Edge,
  events: readonly ShownEvent[] | undefined,
  strings: Strings,
  post: (message: FromPage) => void,
): HTMLElement[] {
  const { from, to, directed, weight, sign } = edge;
  return [
    html('h2', {}, bdi(from.label), ` ${arrow(directed)} `, bdi(to.label)),
    html('p', { class: 'note' }, `${eventCount(weight, strings)}, ${strings.signs[sign]}`),
    html('ol', { class: 'events' }, ...(events ?? []).map((event) => eventItem(event, strings, post))),
  ];
}

function eventItem(event: ShownEvent, strings: Strings, post: (message: FromPage) => void): HTMLElement {
  return html(
    'li',
    { 'data-event': event.id },
    html('h3', {}, bdi(event.label)),
    html('p', { class: 'note' }, bdi(event.type), ' · ', bdi(event.date ?? strings.noDate)),
    ...event.told.map(({ article, mention, sentence: [before, words, after] }) => {
      const button = html(
        'button',
        { type: 'button', class: 'sentence', 'data-mention': mention },
        html('span', { dir: 'auto' }, before, html('mark', {}, words), after),
        html('span', { class: 'note' }, bdi(article)),
      );
      button.addEventListener('click', () => {
        post({ is: 'open', article, mention });
      });
      return button;
    }),
  );
}
