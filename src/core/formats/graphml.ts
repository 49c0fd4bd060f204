/*
 * GraphML 1.0 (http://graphml.graphdrawing.org/specification.html): actors, and the events that tie them. The network is
 * that of `core/network`: an edge is all that ties two actors in one direction, or in none.
 *
 *   node   every actor, also one whom nothing ties
 *     actor                    the id; the node's own id is the same where XML allows it
 *     label, label_ar, label_en, type, code      from the registry; `label` in the wanted language, else in the other
 *     mentions                 how many mentions name the actor
 *   edge   from an actor to a recipient, or between those who take part together. The graph is directed, since NetworkX
 *          refuses one that is so only in part
 *     directed                 whether the edge has a direction; false between those who take part together
 *     weight                   how many events there are
 *     sign                     cooperation, conflict, mixed, or neutral when no event is either
 *     cooperation, conflict    how many events are
 *     events                   the events' ids, joined by `; `
 *     types                    the types of the events, each once, joined by `; `
 *     first, last              the earliest and the latest of the events' dates, in EDTF; the settled ones where there are
 */
import { compareDates } from '../dates/index.js';
import { labelIn, type Language } from '../model/label.js';
import { quadClassOf, stanceOf, type Stance } from '../model/quadClass.js';
import { NetworkBuilder, type Network, type Tie } from '../network/network.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { countRegistryLosses } from './entryLosses.js';
import { exportedMentions } from './exported.js';
import type { Chunk, ExportOptions, ExportSource } from './format.js';
import type { Losses } from './losses.js';
import { countForbidden, isNameToken, xmlText } from './xml.js';

const nodeKeys = {
  ...{ actor: 'string', label: 'string', label_ar: 'string', label_en: 'string' },
  ...{ type: 'string', code: 'string', mentions: 'int' },
} as const;

const edgeKeys = {
  ...{ directed: 'boolean', weight: 'int', sign: 'string', cooperation: 'int', conflict: 'int' },
  ...{ events: 'string', types: 'string', first: 'string', last: 'string' },
} as const;

type Values<Keys> = Readonly<Record<keyof Keys, string | number | undefined>>;

export async function* writeGraphml(
  source: ExportSource,
  options: ExportOptions,
  losses: Losses,
): AsyncGenerator<Chunk> {
  const { set } = source;
  const articles = set.articles;
  const builder = new NetworkBuilder(set);
  const mentionsOf = new Map<string, number>();
  for (const [index, article] of articles.entries()) {
    // Where words begin and end makes no difference here.
    const mentions = await exportedMentions(source, article, { ...options, boundary: 'stem' }, losses);
    for (const mention of mentions) {
      if (mention.actor !== undefined)
        mentionsOf.set(mention.actor, (mentionsOf.get(mention.actor) ?? 0) + 1);
      else if (!builder.add(article, mention)) losses.add('mentions of events that tie no two actors');
    }
    losses.add('places and words of mentions', mentions.length);
    yield { file: '', text: '', done: index + 1 };
  }
  const network = builder.build();
  const actors = new Set([...set.actors.keys(), ...network.actors]);
  countRegistryLosses(set, losses);
  losses.add('labels of events', set.events.size);
  const pieces = graphml(
    set,
    network,
    actors,
    (actor) => mentionsOf.get(actor) ?? 0,
    losses,
    options.language,
  );
  for (const text of pieces) yield { file: '', text, done: articles.length };
}

/**
 * A network as a GraphML document, piece by piece.
 * @param actors the nodes: all whom the network ties, and others if wanted
 */
export function* graphml(
  set: AnnotationSet,
  network: Network,
  actors: Iterable<string>,
  mentionsOf: (actor: string) => number,
  losses?: Losses,
  language: Language = 'ar',
): Generator<string> {
  yield (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
    ' xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">\n'
  );
  yield declarations('node', nodeKeys) + declarations('edge', edgeKeys);
  yield '  <graph id="network" edgedefault="directed">\n';
  const nodeIds = new Map<string, string>();
  for (const id of actors) {
    // No actor's id has a colon.
    const nodeId = isNameToken(id) ? id : `node:${String(nodeIds.size)}`;
    nodeIds.set(id, nodeId);
    const data = dataOf('node', nodeValues(set, id, mentionsOf(id), language), losses);
    yield `    <node id="${xmlText(nodeId)}">${data}</node>\n`;
  }
  for (const [index, tie] of network.ties.entries()) {
    const [source, target] = [tie.from, tie.to].map((id) => xmlText(nodeIds.get(id) ?? id));
    const ends = `source="${source ?? ''}" target="${target ?? ''}"`;
    const data = dataOf('edge', edgeValues(set, tie), losses);
    yield `    <edge id="tie:${String(index)}" ${ends}>${data}</edge>\n`;
  }
  yield '  </graph>\n</graphml>\n';
}

function declarations(of: 'node' | 'edge', keys: Readonly<Record<string, string>>): string {
  return Object.entries(keys)
    .map(
      ([name, type]) => `  <key id="${of}.${name}" for="${of}" attr.name="${name}" attr.type="${type}"/>\n`,
    )
    .join('');
}

function dataOf(
  of: 'node' | 'edge',
  values: Readonly<Record<string, string | number | undefined>>,
  losses: Losses | undefined,
): string {
  let data = '';
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || value === '') continue;
    const text = String(value);
    losses?.add('characters that XML cannot hold', countForbidden(text));
    data += `<data key="${of}.${name}">${xmlText(text)}</data>`;
  }
  return data;
}

function nodeValues(
  set: AnnotationSet,
  id: string,
  mentions: number,
  language: Language,
): Values<typeof nodeKeys> {
  const actor = set.actors.get(id);
  return {
    actor: id,
    label: labelIn(language, actor?.label, id),
    label_ar: actor?.label.ar,
    label_en: actor?.label.en,
    type: actor?.type,
    code: actor?.code,
    mentions,
  };
}

function edgeValues(set: AnnotationSet, { directed, events, sign }: Tie): Values<typeof edgeKeys> {
  const types = Array.from(events.keys(), (id) => set.events.get(id)?.type).filter(
    (type) => type !== undefined,
  );
  const dates = Array.from(events, ([id, told]) => {
    const settled = set.events.get(id)?.date;
    return settled === undefined ? told.map(({ mention }) => mention.date) : [settled];
  })
    .flat()
    .filter((date) => date !== undefined)
    .sort(compareDates);
  const count = (stance: Stance): number =>
    types.filter((type) => stanceOf(quadClassOf(set.codebook, type)) === stance).length;
  return {
    directed: String(directed),
    weight: events.size,
    sign,
    cooperation: count('cooperation'),
    conflict: count('conflict'),
    events: [...events.keys()].join('; '),
    types: [...new Set(types)].join('; '),
    first: dates.at(0),
    last: dates.at(-1),
  };
}
