import { fold } from '../../../core/text/fold.js';
import { bdi } from '../elements.js';
import { searchField } from '../searchField.js';
import type { Graph, Node } from './graph.js';
import { smallest } from '../../../core/lists.js';

/** A field that finds actors by any spelling of their names. @param found is told whom the person takes */
export function actorSearch(graph: Graph, label: string, found: (node: Node) => void): HTMLElement {
  return searchField<Node>(label, {
    find: (words) => findActors(graph.nodes, words),
    show: ({ label: name, actor }) =>
      actor.other === undefined ? [bdi(name)] : [bdi(name), ' · ', bdi(actor.other)],
    take: found,
  });
}

/** Those whose names hold the words, those whose names begin with them first. */
function findActors(nodes: readonly Node[], words: string): Node[] {
  const wanted = fold(words);
  if (wanted === '') return [];
  const places = nodes.flatMap((node) => {
    const at = [node.label, node.actor.other ?? '', node.id].map((name) => fold(name).indexOf(wanted));
    const first = smallest(at.filter((place) => place >= 0));
    return first === Infinity ? [] : [{ node, first }];
  });
  return places.sort((a, b) => a.first - b.first).map(({ node }) => node);
}
