import { expect } from 'chai';
import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { graphml } from '../../../core/formats/graphml.js';
import { Losses } from '../../../core/formats/index.js';
import { networkOf } from '../../../core/network/filter.js';
import type { Event } from '../../../core/model/types.js';
import { setTelling, type Told } from '../network/networks.js';
import { exported } from '../support/exported.js';
import { loadSet, oddities, writeSet, type SampleSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';
import { elementsNamed, readXml, type XmlElement } from '../support/wellFormed.js';

type Data = Readonly<Record<string, string>>;

/** What a program that reads GraphML sees: data by the names that the keys declare. */
function read(text: string): { nodes: Map<string, Data>; edges: Data[]; root: XmlElement } {
  XmlDocument.fromString(text).dispose();
  const root = readXml(text);
  const names = new Map(
    elementsNamed(root, 'key').map(({ attributes }) => [attributes.get('id'), attributes.get('attr.name')]),
  );
  const dataOf = (element: XmlElement): Data =>
    Object.fromEntries(
      element.children.map((data) => {
        const name = names.get(data.attributes.get('key'));
        if (name === undefined) throw new Error('Data without a declared key');
        return [name, data.text];
      }),
    );
  return {
    root,
    nodes: new Map(
      elementsNamed(root, 'node').map((node) => [node.attributes.get('id') ?? '', dataOf(node)]),
    ),
    edges: elementsNamed(root, 'edge').map((edge) => {
      const data = dataOf(edge);
      const [source = '', target = ''] = ['source', 'target'].map((end) => edge.attributes.get(end));
      return { ...data, ends: `${source} ${data['directed'] === 'true' ? '>' : '-'} ${target}` };
    }),
  };
}

/** A text as XML can hold it. */
function held(text: string): string {
  // eslint-disable-next-line no-control-regex -- what it cannot hold
  return text.replace(/[\u0000-\u0008\v\f\u000E-\u001F\uFFFE\uFFFF]/g, '\uFFFD');
}

describe('The export as GraphML', () => {
  const root = useTemporaryFolder();

  const export_ = async (
    content: SampleSet,
    options = {},
  ): Promise<{ text: string; losses: Readonly<Record<string, number>> }> => {
    await writeSet(root(), content);
    const { files, losses } = await exported(await loadSet(root()), 'graphml', options);
    return { text: files.get('') ?? '', losses };
  };

  it('is one graph in the namespace of GraphML, its keys declared before it', async () => {
    // "The GraphML File Format", specification.html: document element graphml with its namespace; GraphML-Attributes:
    // <key> names data by attr.name, attr.type is one of boolean, int, long, float, double, string.
    const { text } = await export_(oddities);
    expect(text).to.match(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n<graphml /);
    const { root: graph } = read(text);
    expect(graph.attributes.get('xmlns')).to.equal('http://graphml.graphdrawing.org/xmlns');
    const names = graph.children.map(({ name }) => name);
    expect(names.filter((name) => name === 'graph')).to.have.length(1);
    expect(names.lastIndexOf('key')).to.be.lessThan(names.indexOf('graph'));
    for (const key of elementsNamed(graph, 'key')) {
      expect(['node', 'edge']).to.include(key.attributes.get('for'));
      expect(['boolean', 'int', 'long', 'float', 'double', 'string']).to.include(
        key.attributes.get('attr.type'),
      );
    }
    const keys = elementsNamed(graph, 'key').map((key) => key.attributes.get('id'));
    expect(new Set(keys).size).to.equal(keys.length);
    expect(elementsNamed(graph, 'graph')[0]?.attributes.get('edgedefault')).to.equal('directed');
    // NetworkX refuses a graph in which some edges have a direction and some have none.
    for (const edge of elementsNamed(graph, 'edge'))
      expect(edge.attributes.get('directed')).to.equal(undefined);
  });

  it('has every actor as a node with its labels, type, code and mentions', async () => {
    const { nodes } = read((await export_(oddities)).text);
    expect([...nodes.keys()].sort()).to.deep.equal(['formula', 'haddad', 'lina', 'russia']);
    expect(nodes.get('haddad')).to.deep.equal({
      actor: 'haddad',
      label: 'سامِر حدّاد',
      label_ar: 'سامِر حدّاد',
      label_en: 'Samir "the <Smith>" Haddad',
      type: 'person',
      mentions: '3',
    });
    expect(nodes.get('russia')?.['code']).to.equal('RUS');
    expect(nodes.get('formula')?.['label']).to.equal('=HYPERLINK("x")\n1');
  });

  it('counts suggested mentions and nisbas only when asked to', async () => {
    const mentions = async (options = {}): Promise<(string | undefined)[]> => {
      const { nodes } = read((await export_(oddities, options)).text);
      return ['haddad', 'russia'].map((id) => nodes.get(id)?.['mentions']);
    };
    expect(await mentions()).to.deep.equal(['3', '4']);
    expect(await mentions({ suggested: true, nisba: false })).to.deep.equal(['4', '3']);
  });

  it('has an edge for each pair in each direction, with the events that make it', async () => {
    const { edges } = read((await export_(oddities)).text);
    const both = { weight: '1', events: 'talks', types: 'CONSULT', first: '2016-07-14', last: '2016-07-14' };
    expect(
      edges.map(({ ends, weight, events, types, first, last }) => ({
        ends,
        weight,
        events,
        types,
        first,
        last,
      })),
    ).to.deep.equal([
      { ends: 'haddad > lina', ...both },
      { ends: 'haddad > russia', ...both },
    ]);
  });

  it('tells what it could not carry', async () => {
    expect((await export_(oddities)).losses).to.deep.equal({
      'orphaned mentions': 1,
      'places and words of mentions': 12,
      'mentions of events that tie no two actors': 1,
      'aliases of actors': 1,
      'notes of actors': 1,
      'labels of events': 2,
    });
  });

  it('is a graph without nodes for an empty set', async () => {
    const { nodes, edges } = read((await export_({})).text);
    expect([nodes.size, edges.length]).to.deep.equal([0, 0]);
  });

  const written = (
    told: readonly Told[],
    content?: Parameters<typeof setTelling>[1],
  ): { nodes: Map<string, Data>; edges: Data[]; losses: Losses } => {
    const set = setTelling(told, content);
    const losses = new Losses();
    const network = networkOf(set);
    const pieces = graphml(set, network, network.actors, () => 0, losses);
    return { ...read([...pieces].join('')), losses };
  };

  it('signs an edge, and counts the events of either kind', () => {
    const event = (type: string): Event => ({ type, label: {} });
    const { edges } = written(
      [
        { event: 'aid', who: 'a > b' },
        { event: 'raid', who: 'a > b' },
        { event: 'siege', who: 'a > b' },
        { event: 'unheard', who: 'a > b' },
      ],
      {
        settings: {
          version: 1,
          codebook: {
            eventTypes: {
              good: { quadClass: 'verbal-cooperation' },
              bad: { quadClass: 'material-conflict' },
            },
          },
        },
        events: { aid: event('good'), raid: event('bad'), siege: event('bad'), unheard: event('none') },
      },
    );
    const [edge] = edges;
    expect(edge).to.include({
      sign: 'mixed',
      cooperation: '1',
      conflict: '2',
      weight: '4',
      types: 'good; bad; none',
    });
  });

  it('dates an edge from the earliest to the latest, by settled dates where there are', () => {
    const { edges } = written(
      [
        { event: 'one', who: 'a - b', date: '2016-07' },
        { event: 'two', who: 'a - b', date: '1999' },
        { event: 'three', who: 'a - b', date: '2015-10-20' },
        { event: 'three', who: 'a - b', date: '2017' },
        { event: 'four', who: 'a - b' },
      ],
      { events: { two: { type: 'CONSULT', label: {}, date: '2016' } } },
    );
    expect(edges[0]).to.include({ ends: 'a - b', first: '2015-10-20', last: '2017' });
  });

  it('gives identifiers that XML allows, whatever an actor is called', () => {
    // XML Schema of GraphML: id, source and target are NMTOKEN.
    const { nodes, edges } = written([{ event: 'sale', who: 'm² > متر' }]);
    expect([...nodes.keys()]).to.have.length(2);
    expect(nodes.get('متر')?.['actor']).to.equal('متر');
    const [id, data] = [...nodes].find(([, { actor }]) => actor === 'm²') ?? [];
    expect(data?.['label']).to.equal('m²');
    expect(id).to.match(/^[\w:]+$/);
    expect(edges[0]?.['ends']).to.equal(`${id ?? ''} > متر`);
  });

  it('is well-formed and says what labels hold, whatever they hold', () => {
    const label = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom('<&">', ']]>', 'أ\u0000ب', '\r\n'),
    );
    fc.assert(
      fc.property(label, label, (ar, en) => {
        const { nodes, losses } = written([{ event: 'call', who: 'a > b' }], {
          actors: { a: { type: 'person', label: { ar, en } } },
        });
        expect(nodes.get('a')).to.include({ label_ar: held(ar), label_en: held(en) });
        if (held(ar) !== ar) expect(losses.list()).to.have.length(1);
      }),
    );
  });
});
