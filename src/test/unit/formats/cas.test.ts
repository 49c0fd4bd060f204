import assert from 'node:assert/strict';
import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { spokenOf } from '../../../core/formats/exported.js';
import { AnnotationSet } from '../../../core/set/annotationSet.js';
import {
  canonical,
  contentOf,
  exportedContent,
  importedFiles,
  randomContent,
  type Content,
} from '../support/randomSets.js';

/** Content without actors and events that no article speaks of. */
function spoken({ actors, events, articles }: Content): Content {
  const set = new AnnotationSet();
  set.useEvents(events);
  const of = spokenOf(
    set,
    Object.values(articles).flatMap(({ mentions }) => mentions),
  );
  const only = <T>(entries: Readonly<Record<string, T>>, ids: ReadonlySet<string>): Record<string, T> =>
    Object.fromEntries(Object.entries(entries).filter(([id]) => ids.has(id)));
  return { actors: only(actors, of.actors), events: only(events, of.events), articles };
}

for (const format of ['xmi', 'casjson']) {
  describe(`The CAS as ${format}`, () => {
    it('gives back any set', async () => {
      await fc.assert(
        fc.asyncProperty(randomContent, async (content) => {
          const { files } = await exportedContent(content, format, { suggested: true });
          if (format === 'xmi') for (const text of files.values()) XmlDocument.fromString(text).dispose();
          const imported = await importedFiles(files, format);
          assert.deepEqual(imported.problems, []);
          assert.deepEqual(canonical(contentOf(imported)), canonical(spoken(content)));
        }),
        { numRuns: 25 },
      );
    });

    it('can be made of an empty set', async () => {
      const { files } = await exportedContent({ actors: {}, events: {}, articles: {} }, format);
      const { articles, problems } = await importedFiles(files, format);
      assert.deepEqual([articles.length, problems.length], [0, 0]);
    });
  });
}

const sofa = '\uFEFFقال 😀 لافروف\r\nفي دمشق';

describe('A CAS by others', () => {
  // INCEpTION: built-in and custom layers, newlines of the Sofa as references, UTF-16, knowledge-base identifiers.
  const xmi = `<?xml version="1.0" encoding="UTF-8"?>
<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmlns:type4="http:///de/tudarmstadt/ukp/dkpro/core/api/ner/type.ecore" xmlns:custom="http:///webanno/custom.ecore" xmlns:type3="http:///de/tudarmstadt/ukp/dkpro/core/api/segmentation/type.ecore" xmi:version="2.0">
  <cas:NULL xmi:id="0"/>
  <type3:Token xmi:id="3" sofa="1" begin="1" end="4" order="0"/>
  <type4:NamedEntity xmi:id="10" sofa="1" begin="8" end="14" value="PER" identifier="http://www.wikidata.org/entity/Q58217"/>
  <type4:NamedEntity xmi:id="11" sofa="1" begin="19" end="23" value="LOC"/>
  <custom:Speech xmi:id="20" sofa="1" begin="1" end="4" who="30"/>
  <custom:SpeechWhoLink xmi:id="30" role="speaker" target="10"/>
  <cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text" sofaString="${sofa.replace('\r\n', '&#13;&#10;')}"/>
  <cas:View sofa="1" members="3 10 11 20"/>
</xmi:XMI>`;
  const json = JSON.stringify({
    '%TYPES': {},
    '%FEATURE_STRUCTURES': [
      {
        '%ID': 1,
        '%TYPE': 'uima.cas.Sofa',
        sofaNum: 1,
        sofaID: '_InitialView',
        mimeType: 'text',
        sofaString: sofa,
      },
      {
        '%ID': 3,
        '%TYPE': 'de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token',
        '@sofa': 1,
        begin: 1,
        end: 4,
      },
      {
        ...{ '%ID': 10, '%TYPE': 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity', '@sofa': 1 },
        ...{ begin: 8, end: 14, value: 'PER', identifier: 'http://www.wikidata.org/entity/Q58217' },
      },
      {
        ...{ '%ID': 11, '%TYPE': 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity', '@sofa': 1 },
        ...{ begin: 19, end: 23, value: 'LOC' },
      },
      { '%ID': 20, '%TYPE': 'webanno.custom.Speech', '@sofa': 1, begin: 1, end: 4, '@who': 31 },
      { '%ID': 30, '%TYPE': 'webanno.custom.SpeechWhoLink', role: 'speaker', '@target': 10 },
      { '%ID': 31, '%TYPE': 'uima.cas.FSArray', '%ELEMENTS': [30] },
    ],
    '%VIEWS': { _InitialView: { '%SOFA': 1, '%MEMBERS': [3, 10, 11, 20] } },
  });

  for (const [format, text] of [
    ['xmi', xmi],
    ['casjson', json],
  ] as const) {
    it(`is read from ${format} with its identities, links and places`, async () => {
      const { articles, actors, losses, problems } = await importedFiles({ [`x/a.${format}`]: text }, format);
      assert.deepEqual(problems, []);
      assert.equal(articles[0]?.text, 'قال 😀 لافروف\nفي دمشق');
      const told = articles[0].mentions.map(({ quote, actor, event }) => [quote[0], actor ?? event]);
      assert.deepEqual(told, [
        ['لافروف', 'lafruf'],
        ['دمشق', 'damshaq'],
        ['قال', 'qal'],
      ]);
      const claim = articles[0].mentions[2];
      assert.deepEqual(claim?.event !== undefined && claim.participants, [
        { role: 'speaker', actor: 'lafruf', mention: 'cas-10' },
      ]);
      assert.deepEqual(actors.get('lafruf')?.sameAs, ['http://www.wikidata.org/entity/Q58217']);
      assert.deepEqual(losses, { 'annotations of other layers': 1 });
    });
  }

  it('is refused when it is none, or points out of its text', async () => {
    const { problems, articles } = await importedFiles(
      {
        'a.json': '{',
        'b.json': '{}',
        'c.json': json.replace('"end":14', '"end":1400'),
        'd.json': '['.repeat(9999),
      },
      'casjson',
    );
    assert.deepEqual([problems.length, articles.length], [4, 0]);
    const xml = await importedFiles(
      { 'a.xmi': '<a/>', 'b.xmi': xmi.replace('end="14"', 'end="1400"') },
      'xmi',
    );
    assert.deepEqual([xml.problems.length, xml.articles.length], [2, 0]);
  });

  const ner = 'de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity';
  const told = 'webanno.custom.EventMention';
  const structures = (...others: object[]): string =>
    JSON.stringify({
      '%FEATURE_STRUCTURES': [
        { '%ID': 1, '%TYPE': 'uima.cas.Sofa', sofaID: '_InitialView', sofaString: 'قال لافروف' },
        ...others,
      ],
    });
  const speech = { '%ID': 5, '%TYPE': told, begin: 0, end: 3, value: 'STATEMENT' };
  const lavrov = { '%ID': 6, '%TYPE': ner, begin: 4, end: 10, value: 'person' };
  const link = { '%ID': 7, '%TYPE': `${told}ParticipantsLink`, role: 'actor', '@target': 6 };

  it('is followed from a feature to links in it, in an array of their own, and in a list', async () => {
    const ways: readonly object[][] = [
      [{ ...speech, '@participants': 7 }],
      [{ ...speech, '@participants': [7] }],
      [
        { ...speech, '@participants': 8 },
        { '%ID': 8, '%TYPE': 'uima.cas.FSArray', '%ELEMENTS': [7] },
      ],
      [
        { ...speech, '@participants': 8 },
        { '%ID': 8, '%TYPE': 'uima.cas.NonEmptyFSList', '@head': 7, '@tail': 9 },
        // A list that never ends.
        { '%ID': 9, '%TYPE': 'uima.cas.NonEmptyFSList', '@head': 7, '@tail': 8 },
      ],
    ];
    for (const way of ways) {
      const { articles } = await importedFiles({ 'a.json': structures(...way, lavrov, link) }, 'casjson');
      const claim = articles[0]?.mentions.find(({ event }) => event !== undefined);
      assert.deepEqual(claim?.event !== undefined && claim.participants, [
        { role: 'actor', actor: 'lafruf', mention: 'cas-6' },
      ]);
    }
    const arrayed = xmi
      .replace('who="30"', 'who="31"')
      .replace('<cas:Sofa', '<cas:FSArray xmi:id="31" elements="30"/><cas:Sofa');
    const { articles } = await importedFiles({ 'a.xmi': arrayed }, 'xmi');
    const claim = articles[0]?.mentions[2];
    assert.deepEqual(claim?.event !== undefined && claim.participants?.length, 1);
  });

  it('has each mention once under its id, though an annotator copied one with its details', async () => {
    const details = JSON.stringify({ id: 'm1', actor: 'x', by: 'Samir', participants: [] });
    const { articles, losses } = await importedFiles(
      {
        'a.json': structures(
          { ...lavrov, details },
          { ...lavrov, '%ID': 16, details: details },
          { ...lavrov, '%ID': 26, details: '{"id":"cas-16"}' },
          { ...lavrov, '%ID': 36, details: '{"by":5}' },
          { ...lavrov, '%ID': 46, details: 'none' },
          { ...speech, '@participants': 17 },
          { ...link, '%ID': 17, '@target': 16 },
        ),
      },
      'casjson',
    );
    const mentions = articles[0]?.mentions ?? [];
    assert.deepEqual(
      mentions.map(({ id }) => id),
      ['m1', 'cas-16-2', 'cas-16', 'cas-36', 'cas-46', 'cas-5'],
    );
    const claim = mentions.at(-1);
    assert.deepEqual(claim?.event !== undefined && claim.participants?.[0]?.mention, 'cas-16-2');
    assert.equal(mentions[0]?.by, 'Samir');
    assert.deepEqual(losses, { 'details of annotations that cannot be read': 2 });
  });

  it('is not mixed up with another set that calls someone else by the same id', async () => {
    const registered = (address: string): object => ({
      ...{ '%ID': 60, '%TYPE': 'hashiya.Registered', identifier: address },
      details: JSON.stringify({ kind: 'actor', id: 'haddad', entry: { type: 'person', label: {} } }),
    });
    const talks = {
      ...{ '%ID': 61, '%TYPE': 'hashiya.Registered', identifier: 'urn:hashiya:event:talks' },
      details: JSON.stringify({
        ...{ kind: 'event', id: 'talks' },
        entry: { type: 'CONSULT', label: {}, participants: [{ role: 'actor', actor: 'haddad' }] },
      }),
    };
    const claim = { ...speech, details: JSON.stringify({ id: 'e', attributedTo: 'haddad' }) };
    const { actors, events, articles } = await importedFiles(
      {
        'a.json': structures(registered('urn:x:1'), { ...lavrov, identifier: 'urn:x:1' }),
        'b.json': structures(registered('urn:x:2'), talks, { ...lavrov, identifier: 'urn:x:2' }, claim),
      },
      'casjson',
    );
    assert.equal(actors.size, 2);
    const [one, other] = articles.map(({ mentions }) => mentions.find(({ actor }) => actor)?.actor);
    assert.equal(one, 'haddad');
    assert.notEqual(other, one);
    assert.equal(events.get('talks')?.participants?.[0]?.actor, other);
    const told = articles[1]?.mentions.find(({ event }) => event !== undefined);
    assert.equal(told?.event !== undefined && told.attributedTo, other);
  });

  it('keeps the id of an actor that its registry lacks, and leaves annotations of other views out', async () => {
    const { actors, articles } = await importedFiles(
      {
        'a.json': structures(
          { ...lavrov, identifier: 'urn:hashiya:actor:sergey-lavrov' },
          { ...lavrov, '%ID': 16, '@sofa': 2, end: 900 },
          { '%ID': 2, '%TYPE': 'uima.cas.Sofa', sofaID: 'Other', sofaString: '' },
        ),
      },
      'casjson',
    );
    assert.deepEqual([...actors.keys()], ['sergey-lavrov']);
    assert.equal(articles[0]?.mentions.length, 1);
  });
});
