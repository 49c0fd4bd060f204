import { fold } from '../../../core/text/fold.js';
import { bdi, html } from '../elements.js';
import type { Graph, Node } from './graph.js';

const most = 20;

/** A field that finds actors by any spelling of their names. @param found is told whom the person takes */
export function searchField(graph: Graph, label: string, found: (node: Node) => void): HTMLElement {
  const list = html('ul', { role: 'listbox', id: 'found', hidden: true, 'aria-label': label });
  const input = html('input', {
    type: 'search',
    placeholder: label,
    'aria-label': label,
    dir: 'auto',
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': 'found',
    'aria-autocomplete': 'list',
  });
  let nodes: readonly Node[] = [];
  let active = 0;

  const showList = (isShown: boolean): void => {
    list.hidden = !isShown;
    input.setAttribute('aria-expanded', String(isShown));
    list.replaceChildren(
      ...nodes.map((node, i) => {
        const option = html(
          'li',
          { role: 'option', id: `found-${i}`, 'aria-selected': String(i === active) },
          bdi(node.label),
          ...(node.actor.other === undefined ? [] : [' · ', bdi(node.actor.other)]),
        );
        option.addEventListener('pointerdown', (event) => {
          event.preventDefault();
          take(node);
        });
        return option;
      }),
    );
    if (isShown) input.setAttribute('aria-activedescendant', `found-${active}`);
    else input.removeAttribute('aria-activedescendant');
  };
  const take = (node: Node): void => {
    showList(false);
    found(node);
  };

  input.addEventListener('input', () => {
    nodes = findActors(graph.nodes, input.value).slice(0, most);
    active = 0;
    showList(nodes.length > 0);
  });
  input.addEventListener('keydown', (event) => {
    const node = nodes[active];
    if (event.key === 'Enter' && node) take(node);
    else if (event.key === 'Escape') showList(false);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      active = Math.max(0, Math.min(nodes.length - 1, active + step));
      showList(nodes.length > 0);
    }
  });
  input.addEventListener('blur', () => {
    showList(false);
  });
  return html('div', { class: 'search' }, input, list);
}

/** Those whose names hold the words, those whose names begin with them first. */
function findActors(nodes: readonly Node[], words: string): Node[] {
  const wanted = fold(words);
  if (wanted === '') return [];
  const places = nodes.flatMap((node) => {
    const at = [node.label, node.actor.other ?? '', node.id].map((name) => fold(name).indexOf(wanted));
    const first = Math.min(...at.filter((place) => place >= 0));
    return first === Infinity ? [] : [{ node, first }];
  });
  return places.sort((a, b) => a.first - b.first).map(({ node }) => node);
}
