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

const xsd = 'http://www.w3.org/2001/XMLSchema#';
const address = (id: string): object => ({ '@type': '@id', '@id': id });
const word = (id: string): object => ({ '@type': '@vocab', '@id': id });
const integer = (id: string): object => ({ '@type': 'xsd:nonNegativeInteger', '@id': id });

// What http://www.w3.org/ns/anno.jsonld says of the terms that are used here; no package of the npm registry brings it.
// See https://www.w3.org/TR/annotation-vocab/#json-ld-context.
const anno = {
  '@context': {
    ...{ oa: 'http://www.w3.org/ns/oa#', as: 'http://www.w3.org/ns/activitystreams#', xsd },
    ...{ dcterms: 'http://purl.org/dc/terms/', foaf: 'http://xmlns.com/foaf/0.1/' },
    rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
    ...{ id: address('@id'), type: address('@type') },
    ...{ Annotation: 'oa:Annotation', AnnotationPage: 'as:OrderedCollectionPage', Person: 'foaf:Person' },
    ...{ SpecificResource: 'oa:SpecificResource', TextualBody: 'oa:TextualBody' },
    ...{ TextPositionSelector: 'oa:TextPositionSelector', TextQuoteSelector: 'oa:TextQuoteSelector' },
    ...{ identifying: 'oa:identifying', tagging: 'oa:tagging', commenting: 'oa:commenting' },
    ...{ body: address('oa:hasBody'), target: address('oa:hasTarget'), source: address('oa:hasSource') },
    ...{ selector: address('oa:hasSelector'), creator: address('dcterms:creator') },
    items: { ...address('as:items'), '@container': '@list' },
    ...{ motivation: word('oa:motivatedBy'), purpose: word('oa:hasPurpose') },
    ...{ value: 'rdf:value', name: 'foaf:name' },
    ...{ exact: 'oa:exact', prefix: 'oa:prefix', suffix: 'oa:suffix' },
    created: { '@type': 'xsd:dateTime', '@id': 'dcterms:created' },
    ...{ start: integer('oa:start'), end: integer('oa:end') },
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
    const type = `^^<${xsd}nonNegativeInteger>`;
    for (const offset of ['2', '6', '13', '18']) expect(text).to.include(`"${offset}"${type}`);
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
      expect(imported.actors.get('lina')?.sameAs).to.deep.equal(['http://www.wikidata.org/entity/Q1']);
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
