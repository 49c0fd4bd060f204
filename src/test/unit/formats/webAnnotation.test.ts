import { expect } from 'chai';
import fc from 'fast-check';
import jsonld from 'jsonld';
import {
  canonical,
  contentOf,
  exportedContent,
  importedFiles,
  randomContent,
} from '../support/randomSets.js';

// The terms used here of the context that the recommendation gives: https://www.w3.org/TR/annotation-vocab/#json-ld-context
const anno = {
  '@context': {
    oa: 'http://www.w3.org/ns/oa#',
    dcterms: 'http://purl.org/dc/terms/',
    rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    foaf: 'http://xmlns.com/foaf/0.1/',
    as: 'http://www.w3.org/ns/activitystreams#',
    xsd: 'http://www.w3.org/2001/XMLSchema#',
    id: { '@id': '@id', '@type': '@id' },
    type: { '@id': '@type', '@type': '@vocab' },
    Annotation: 'oa:Annotation',
    SpecificResource: 'oa:SpecificResource',
    TextPositionSelector: 'oa:TextPositionSelector',
    TextQuoteSelector: 'oa:TextQuoteSelector',
    TextualBody: 'oa:TextualBody',
    Person: 'foaf:Person',
    AnnotationPage: 'as:OrderedCollectionPage',
    identifying: 'oa:identifying',
    tagging: 'oa:tagging',
    commenting: 'oa:commenting',
    body: { '@type': '@id', '@id': 'oa:hasBody' },
    target: { '@type': '@id', '@id': 'oa:hasTarget' },
    source: { '@type': '@id', '@id': 'oa:hasSource' },
    selector: { '@type': '@id', '@id': 'oa:hasSelector' },
    motivation: { '@type': '@vocab', '@id': 'oa:motivatedBy' },
    purpose: { '@type': '@vocab', '@id': 'oa:hasPurpose' },
    creator: { '@type': '@id', '@id': 'dcterms:creator' },
    created: { '@type': 'xsd:dateTime', '@id': 'dcterms:created' },
    name: { '@type': 'xsd:string', '@id': 'foaf:name' },
    value: { '@type': 'xsd:string', '@id': 'rdf:value' },
    exact: { '@type': 'xsd:string', '@id': 'oa:exact' },
    prefix: { '@type': 'xsd:string', '@id': 'oa:prefix' },
    suffix: { '@type': 'xsd:string', '@id': 'oa:suffix' },
    start: { '@type': 'xsd:nonNegativeInteger', '@id': 'oa:start' },
    end: { '@type': 'xsd:nonNegativeInteger', '@id': 'oa:end' },
    items: { '@type': '@id', '@id': 'as:items', '@container': '@list' },
  },
};

describe('Web Annotation', () => {
  it('gives back any set', async () => {
    await fc.assert(
      fc.asyncProperty(randomContent, async (content) => {
        const { files, losses } = await exportedContent(content, 'webannotation', { suggested: true });
        const imported = await importedFiles(files, 'webannotation');
        expect([imported.problems, losses, imported.losses]).to.deep.equal([[], {}, {}]);
        expect(canonical(contentOf(imported))).to.deep.equal(canonical(content));
      }),
      { numRuns: 60 },
    );
  });

  it('says in triples whom the words of several places identify', async () => {
    const content = {
      actors: { lina: { type: 'person', label: { ar: 'لينا' } } },
      events: {},
      articles: {
        'a b.txt': {
          raw: '😀 لينا "<و>" منصور',
          mentions: [
            {
              ...{ id: 'm1', actor: 'lina', quote: ['لينا', 'منصور'], by: 'Samir' },
              spans: [[2, 6] as [number, number], [13, 18] as [number, number]],
            },
          ],
        },
      },
    };
    const { files } = await exportedContent(content, 'webannotation');
    const nquads = await jsonld.toRDF(
      JSON.parse(files.get('annotations.jsonld') ?? '') as jsonld.JsonLdDocument,
      {
        format: 'application/n-quads',
        base: 'https://example.org/set/',
        documentLoader: (url) =>
          Promise.resolve({ documentUrl: url, document: anno, contextUrl: undefined } as never),
      },
    );
    const text = typeof nquads === 'string' ? nquads : '';
    const oa = 'http://www.w3.org/ns/oa#';
    const subject = '<urn:hashiya:mention:a%20b.txt:m1>';
    expect(text).to.include(`${subject} <${oa}motivatedBy> <${oa}identifying> .`);
    expect(text).to.include(`<${oa}hasSource> <urn:hashiya:actor:lina> .`);
    expect(text.match(/<http:\/\/www.w3.org\/ns\/oa#hasTarget>/g)).to.have.length(2);
    expect(text.match(/hasSource> <https:\/\/example.org\/set\/a%20b.txt>/g)).to.have.length(2);
    const integer = '^^<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>';
    for (const offset of ['2', '6', '13', '18']) expect(text).to.include(`"${offset}"${integer}`);
    expect(text).to.include(`<${oa}exact> "منصور" .`);
  });

  const foreign = (selector: unknown): string =>
    JSON.stringify({ body: 'http://www.wikidata.org/entity/Q1', target: { source: 'a.txt', selector } });

  it('reads annotations of others, by code points, by UTF-16 and by quote', async () => {
    const quote = { type: 'TextQuoteSelector', exact: 'لينا' };
    for (const selector of [
      quote,
      [quote, { type: 'TextPositionSelector', start: 2, end: 6 }],
      [quote, { type: 'TextPositionSelector', start: 3, end: 7 }],
    ]) {
      const files = { 'a.txt': '😀 لينا\r\n', 'a.json': foreign(selector) };
      const imported = await importedFiles(files, 'webannotation');
      expect(imported.articles[0]?.mentions[0]?.spans).to.deep.equal([[2, 6]]);
      expect(imported.actors.get('lyna')?.sameAs).to.deep.equal(['http://www.wikidata.org/entity/Q1']);
    }
  });

  it('refuses what is no JSON and no annotation at its line', async () => {
    for (const [json, line] of [
      ['[\n{]', 2],
      ['{"items": [\n{"target": 5}]}', 2],
      ['5', 1],
    ] as const) {
      const imported = await importedFiles({ 'a.jsonld': json, 'b.txt': '' }, 'webannotation');
      expect(imported.problems.map((one) => [one.path, one.line])).to.deep.equal([['a.jsonld', line]]);
      expect(imported.actors.size).to.equal(0);
    }
  });

  it('is a page without annotations for an empty set', async () => {
    const { files } = await exportedContent({ actors: {}, events: {}, articles: {} }, 'webannotation');
    expect(JSON.parse(files.get('annotations.jsonld') ?? '')).to.deep.include({ items: [], actors: {} });
  });
});
