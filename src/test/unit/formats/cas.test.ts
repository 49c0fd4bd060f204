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
        ['لافروف', 'lafrwf'],
        ['دمشق', 'dmshq'],
        ['قال', 'qal'],
      ]);
      const claim = articles[0].mentions[2];
      assert.deepEqual(claim?.event !== undefined && claim.participants, [
        { role: 'speaker', actor: 'lafrwf', mention: 'cas-10' },
      ]);
      assert.deepEqual(actors.get('lafrwf')?.sameAs, ['http://www.wikidata.org/entity/Q58217']);
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
});
