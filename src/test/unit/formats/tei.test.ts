import assert from 'node:assert/strict';
import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { assertTei } from '../support/teiSchema.js';
import {
  canonical,
  contentOf,
  exportedContent,
  importedFiles,
  randomContent,
  type Content,
} from '../support/randomSets.js';

const all = { suggested: true };

/** A smallest document. */
function teiOf(body: string): string {
  return `<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title/></titleStmt><publicationStmt><p/></publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body>${body}</body></text></TEI>`;
}

describe('TEI', () => {
  it('gives back any set, from well-formed documents', async () => {
    await fc.assert(
      fc.asyncProperty(randomContent, async (content) => {
        const { files, losses } = await exportedContent(content, 'tei', all);
        for (const text of files.values()) assertTei(text);
        const imported = await importedFiles(files, 'tei');
        assert.deepEqual(imported.problems, []);
        assert.deepEqual([losses, imported.losses], [{}, {}]);
        assert.deepEqual(canonical(contentOf(imported)), canonical(content));
      }),
      { numRuns: 30 },
    );
  });

  const small: Content = {
    actors: { lina: { type: 'person', label: { ar: 'لينا' } } },
    events: {},
    articles: {
      'a/b.txt': {
        raw: '\uFEFF😀 قالت لِينا:\r\n\r\n<نعم>\u0001',
        mentions: [
          { id: 'm1', actor: 'lina', spans: [[7, 12]], quote: ['لِينا'] },
          {
            id: 'm2',
            actor: 'lina',
            spans: [
              [0, 1],
              [15, 20],
            ],
            quote: ['😀', '<نعم>'],
          },
        ],
      },
      'empty.txt': { raw: '', mentions: [] },
    },
  };

  it('keeps the text of the body as it is, and points to it by characters', async () => {
    const { files, losses } = await exportedContent(small, 'tei');
    assert.deepEqual([...files.keys()], ['a/b.txt.xml', 'empty.txt.xml', 'registers.xml']);
    assert.deepEqual(losses, { 'characters that XML cannot hold': 1 });
    const document = XmlDocument.fromString(files.get('a/b.txt.xml') ?? '');
    const namespaces = { t: 'http://www.tei-c.org/ns/1.0' };
    const body = document.get('//t:body', namespaces)?.content ?? '';
    assert.equal(body, '😀 قالت لِينا:\n\n<نعم>\uFFFD');
    const words = document.find('//t:annotation', namespaces).map((annotation) => {
      // TEI P5, 16.2.4.7 string-range(): OFFSET 0 is before the first character; several pointers are several places.
      const target = annotation.get('@target')?.content ?? '';
      return Array.from(target.matchAll(/#string-range\(text,(\d+),(\d+)\)/g), ([, from, length]) =>
        Array.from(body)
          .slice(Number(from), Number(from) + Number(length))
          .join(''),
      );
    });
    assert.deepEqual(words, [['😀', '<نعم>'], ['لِينا']]);
    document.dispose();
  });

  it('says of dates by attributes only what TEI lets them say', async () => {
    const dates = [
      '2016',
      '2016-07',
      '2016-07-14',
      '2016-21',
      '2016-02-30',
      '0000',
      '2021-06~',
      '2016-07/2016-09',
    ];
    const { files } = await exportedContent(
      {
        actors: {},
        events: Object.fromEntries(
          dates.map((date, i) => [`e${String(i)}`, { type: 'CONSULT', label: {}, date }]),
        ),
        articles: {
          'a.txt': {
            raw: 'قال',
            mentions: ['2026-11-21T10:00:00Z', '2026-02-30', 'T', '2026-11-21T99:00'].map((at, i) => ({
              ...{ id: `m${String(i)}`, event: 'e0', spans: [[0, 3]], quote: ['قال'], at },
            })),
          },
        },
      },
      'tei',
    );
    for (const text of files.values()) assertTei(text);
    assert.deepEqual(
      Array.from((files.get('registers.xml') ?? '').matchAll(/ when="([^"]*)"/g), ([, when]) => when),
      dates.slice(0, 3),
    );
  });

  it('makes one word of a type, as teidata.enumerated asks, and gets it back', async () => {
    const types = ['armed group', 'قوة·أمن', ' \t', 'a\u200cb', '·20·', 'plain'];
    const content: Content = {
      actors: Object.fromEntries(types.map((type, i) => [`a${String(i)}`, { type, label: { ar: 'لينا' } }])),
      events: Object.fromEntries(types.map((type, i) => [`e${String(i)}`, { type, label: { ar: 'لقاء' } }])),
      articles: {},
    };
    const { files, losses } = await exportedContent(content, 'tei');
    for (const text of files.values()) assertTei(text);
    assert.match(files.get('registers.xml') ?? '', / type="plain"/);
    const imported = await importedFiles(files, 'tei');
    assert.deepEqual([imported.problems, losses], [[], {}]);
    assert.deepEqual(canonical(contentOf(imported)), canonical(content));
  });

  it('would not pass the schema with what TEI does not have', () => {
    const good = teiOf('<p>x</p>');
    assertTei(good);
    for (const [from, to] of [
      ['<p>x</p>', ''],
      ['<p>x</p>', 'x'],
      ['<p>x</p>', '<para>x</para>'],
      ['<sourceDesc><p/></sourceDesc>', ''],
    ] as const)
      assert.throws(() => {
        assertTei(good.replace(from, to));
      });
  });

  it('can be made of an empty set and read again', async () => {
    const { files } = await exportedContent({ actors: {}, events: {}, articles: {} }, 'tei');
    assert.equal(files.size, 0);
    const imported = await importedFiles({}, 'tei');
    assert.deepEqual([imported.actors.size, imported.articles.length], [0, 0]);
  });

  const foreign = (body: string, standOff = ''): string =>
    `<?xml version="1.0"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0">
  <teiHeader>
    <fileDesc><titleStmt><title>رحلة</title></titleStmt></fileDesc>
    <profileDesc><particDesc><listPerson>
      <person xml:id="ibn-battuta">
        <persName xml:lang="ar">ابن
          بطوطة</persName>
        <persName xml:lang="en"><forename>Ibn</forename> <surname>Battuta</surname></persName>
        <persName>شمس الدين</persName>
        <idno type="VIAF">http://viaf.org/viaf/100170893</idno>
        <note>رحّالة</note>
      </person>
      <person xml:id="p1"><persName>الأول</persName></person>
    </listPerson></particDesc></profileDesc>
  </teiHeader>
  ${standOff}
  <text>
    <body>${body}</body>
  </text>
</TEI>`;

  it('reads names in the text of an edition by others, white space as words and lines', async () => {
    const body = `
      <head>في   <placeName ref="http://www.wikidata.org/entity/Q126125">طنجة</placeName></head>
      <p>خرج <persName ref="#ibn-battuta">ابن
         بطوطة</persName>😀 مع <rs type="person" ref="people.xml#guide">الدليل</rs><note>حاشية <name>لا</name></note>،
         ثم <choice><sic>عاذ</sic><corr>عاد</corr></choice> <persName>علي</persName>.<lb/>وقال <persName>علي</persName></p>`;
    const { articles, actors, problems } = await importedFiles(
      {
        'x/travel.xml': foreign(body),
        'x/people.xml':
          '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><standOff><listPerson><person xml:id="guide" role="guide"/></listPerson></standOff></TEI>',
      },
      'tei',
    );
    assert.deepEqual(problems, []);
    assert.equal(articles.length, 1);
    const [article] = articles;
    assert.equal(article?.path, 'x/travel.txt');
    assert.equal(article.text, 'في طنجة\nخرج ابن بطوطة😀 مع الدليل، ثم عاذ علي.\nوقال علي');
    assert.deepEqual(
      article.mentions.map(({ actor, quote, spans }) => [actor, ...quote, ...(spans[0] ?? [])]),
      [
        ['tanja', 'طنجة', 3, 7],
        ['ibn-battuta', 'ابن بطوطة', 12, 21],
        ['guide', 'الدليل', 26, 32],
        ['ali', 'علي', 41, 44],
        ['ali', 'علي', 51, 54],
      ],
    );
    assert.deepEqual(actors.get('ibn-battuta'), {
      type: 'person',
      label: { ar: 'ابن بطوطة', en: 'Ibn Battuta' },
      aliases: ['شمس الدين'],
      sameAs: ['http://viaf.org/viaf/100170893'],
      note: 'رحّالة',
    });
    assert.deepEqual(actors.get('tanja')?.sameAs, ['http://www.wikidata.org/entity/Q126125']);
  });

  it('reads annotations that point to elements and to ranges, several in one pointer', async () => {
    const { articles, losses } = await importedFiles(
      {
        'a.xml': foreign(
          '<p xml:id="first">قال <seg xml:id="s">الرحالة</seg> 😀 نعم</p>',
          `<standOff><listAnnotation>
            <annotation target="#s"><ptr target="#ibn-battuta"/></annotation>
            <annotation target="#string-range(first, 0, 3, 12, 1)"><ref target="#p1"/></annotation>
            <annotation target="#range(a,b)"><ref target="#p1"/></annotation>
          </listAnnotation></standOff>`,
        ),
      },
      'tei',
    );
    assert.deepEqual(
      articles[0]?.mentions.map(({ actor, quote }) => [actor, quote]),
      [
        ['ibn-battuta', ['الرحالة']],
        ['al-aul', ['قال', '😀']],
      ],
    );
    assert.equal(losses['annotations with other pointers than to elements and ranges of their text'], 1);
  });

  it('takes numbers for identities of their document only, and other identifiers for identities of all', async () => {
    const one = foreign('<p><name ref="#p1">أ</name><name ref="#ibn-battuta">ب</name></p>');
    const { articles } = await importedFiles({ 'a.xml': one, 'b.xml': one }, 'tei');
    const [[a1, a2] = [], [b1, b2] = []] = articles.map(({ mentions }) => mentions.map(({ actor }) => actor));
    assert.notEqual(a1, b1);
    assert.equal(a2, b2);
  });

  it('refuses what points outside of its text, at its line, and takes nothing of that file', async () => {
    const wrong = foreign(
      '<p xml:id="t">قال</p>',
      '<standOff><listAnnotation>\n<annotation target="#string-range(t,2,5)"><ref target="#p1"/></annotation></listAnnotation></standOff>',
    );
    const { articles, actors, problems } = await importedFiles(
      { 'wrong.xml': wrong, 'other.xml': '<html/>', 'bad.xml': '<TEI>' },
      'tei',
    );
    assert.deepEqual([articles.length, actors.size], [0, 0]);
    assert.deepEqual(
      problems.map(({ path, line }) => `${path}:${String(line)}`),
      ['other.xml:1', 'bad.xml:1', 'wrong.xml:18'],
    );
  });

  it('gives articles no path out of their folder', async () => {
    const text = foreign('<p>أ</p>');
    const { articles } = await importedFiles({ '../../etc/a.xml': text, '/b:c.xml': text }, 'tei');
    assert.deepEqual(
      articles.map(({ path }) => path),
      ['etc/a.txt', 'b_c.txt'],
    );
  });
});
