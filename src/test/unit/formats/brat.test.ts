import { expect } from 'chai';
import fc from 'fast-check';
import type { Imported } from '../../../core/formats/index.js';
import type { Mention } from '../../../core/model/types.js';
import { exported } from '../support/exported.js';
import {
  canonical,
  contentOf,
  exportedContent,
  importedFiles,
  randomContent,
  type Content,
} from '../support/randomSets.js';
import { loadSet, oddities, writeSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

function mentionsOf({ articles }: Imported): readonly Mention[] {
  return articles.flatMap(({ mentions }) => mentions);
}

function quotesOf(imported: Imported): string[] {
  return mentionsOf(imported).map(({ quote }) => quote.join(' … '));
}

describe('brat', () => {
  const root = useTemporaryFolder();

  async function written(set = oddities): Promise<Awaited<ReturnType<typeof exported>>> {
    await writeSet(root(), set);
    return exported(await loadSet(root()), 'brat');
  }

  it('gives back any set, up to what it says is lost', async () => {
    await fc.assert(
      fc.asyncProperty(randomContent, async (content) => {
        const { files, losses } = await exportedContent(content, 'brat', { suggested: true });
        const imported = await importedFiles(files, 'brat');
        expect(imported.problems).to.deep.equal([]);
        expect(imported.losses).to.deep.equal({});
        const found = canonical(contentOf(imported));
        const wanted = canonical(content);
        expect([found.actors, found.events]).to.deep.equal([wanted.actors, wanted.events]);
        if (Object.keys(losses).length === 0) expect(found).to.deep.equal(wanted);
        else for (const kind of Object.keys(losses)) expect(kind).to.match(/line ends|that are not exported/);
      }),
      { numRuns: 100 },
    );
  });

  it('writes text-bound annotations whose words are at their offsets, in code points', async () => {
    const { files } = await written();
    let count = 0;
    for (const [file, content] of files) {
      if (!file.endsWith('.ann')) continue;
      const points = Array.from(files.get(file.replace(/ann$/, 'txt')) ?? '');
      for (const [, places = '', words] of content.matchAll(/^T\d+\t\S+ ([\d ;]+)\t(.*)$/gm)) {
        const parts = places
          .split(';')
          .map((place) => points.slice(...place.split(' ').map(Number)).join(''));
        expect(parts.join(' ')).to.equal(words);
        count++;
      }
    }
    expect(count).to.equal(12);
  });

  it('numbers repeated roles and names actors by references', async () => {
    const { files } = await written({
      ...oddities,
      articles: {
        'a.txt': {
          raw: 'روسيا لينا حدّاد التقوا',
          tags: [
            { id: 'r', actor: 'russia', words: ['روسيا'], form: 'name' },
            { id: 'l', actor: 'lina', words: ['لينا'] },
            { id: 'h', actor: 'haddad', words: ['حدّاد'] },
            {
              ...{ id: 'e', event: 'talks', words: ['التقوا'], attributes: { modality: 'asserted' } },
              participants: [
                { role: 'actor', actor: 'russia', mention: 'r' },
                { role: 'recipient', actor: 'lina', mention: 'l' },
                { role: 'recipient', actor: 'haddad', mention: 'h' },
                { role: 'place', actor: 'russia' },
              ],
            },
          ],
        },
      },
    });
    const lines = (files.get('a.ann') ?? '').split('\n');
    expect(lines).to.include.members([
      'T1\tstate 0 5\tروسيا',
      'N1\tReference T1 actor:russia\tروسيا',
      'A1\tMentionForm T1 name',
      'E1\tCONSULT:T4 actor:T1 recipient:T2 recipient2:T3',
      'A2\tmodality E1 asserted',
    ]);
  });

  it('parts a span at the line ends in it and joins it again', async () => {
    const { files } = await written({
      articles: {
        'a.txt': { raw: 'قال سامر\r\nحدّاد', tags: [{ id: 'x', actor: 'h', words: ['سامر\nحدّاد'] }] },
      },
    });
    expect(files.get('a.ann')).to.match(/^T1\tunknown 4 8;9 14\tسامر حدّاد\n/);
    expect(quotesOf(await importedFiles(files, 'brat'))).to.deep.equal(['سامر\nحدّاد']);
  });

  it('declares in annotation.conf all that the annotations use', async () => {
    const { files } = await written();
    const conf = files.get('annotation.conf') ?? '';
    for (const section of ['entities', 'relations', 'events', 'attributes'])
      expect(conf).to.include(`[${section}]\n`);
    expect(conf).to.match(/^armed-group$/m);
    expect(conf).to.match(/^CONSULT\t.*recipient\*:person\|state/m);
    expect(conf).to.match(/^modality\tArg:<EVENT>, Value:.*asserted/m);
  });

  it('names in tools.conf the knowledge bases that references are to, and their databases', async () => {
    const { files } = await written();
    // tools.conf as brat is installed with it: "The resource name (first field of each line) should match that of a
    // normalization DB", and "<URL>" is to be filled; a line without it is left out with a warning. `DB` says where the
    // database is when it is not called like the resource; tools/norm_db_init.py names it after the table.
    const [, section = ''] = (files.get('tools.conf') ?? '').split('[normalization]\n');
    const databases = new Map<string, string>();
    for (const line of section.trimEnd().split('\n')) {
      const [, name = '', database = ''] = /^(\S+)\s+DB:([^\s,]+), <URL>:[^\s,]+$/.exec(line) ?? [];
      databases.set(name, database);
    }
    const bases = new Set<string>();
    for (const [file, content] of files) {
      if (!file.endsWith('.ann')) continue;
      for (const [, base = ''] of content.matchAll(/^N\d+\tReference \S+ ([^:]+):/gm)) bases.add(base);
    }
    expect([...databases.keys()]).to.have.members([...bases]);
    for (const database of databases.values()) expect(files.has(`${database}.tsv`)).to.equal(true);
    expect((await importedFiles(files, 'brat')).losses).to.deep.equal({});
  });

  // From here on: files as others write them, after https://brat.nlplab.org/standoff.html.

  const ann = (...lines: string[]): string => lines.map((line) => `${line}\n`).join('');

  for (const [name, text, offset] of [
    ['that count carriage returns', 'أ\r\nب\r\nلينا', 6],
    ['that do not count carriage returns', 'أ\r\nب\r\nلينا', 4],
    ['that count a byte order mark', '\uFEFFأ\nلينا', 3],
    ['that do not count a byte order mark', '\uFEFFأ\nلينا', 2],
    ['after an emoji, in code points', '😀لينا', 1],
    ['after an emoji, in UTF-16', '😀لينا', 2],
  ] as const) {
    it(`reads offsets ${name}`, async () => {
      const line = `T1\tPerson ${String(offset)} ${String(offset + 4)}\tلينا`;
      const imported = await importedFiles({ 'd/a.txt': text, 'd/a.ann': ann(line) }, 'brat');
      expect(imported.problems).to.deep.equal([]);
      expect(quotesOf(imported)).to.deep.equal(['لينا']);
      const [article] = imported.articles;
      const [start, end] = mentionsOf(imported)[0]?.spans[0] ?? [];
      expect(
        Array.from(article?.text ?? '')
          .slice(start, end)
          .join(''),
      ).to.equal('لينا');
    });
  }

  it('reads events, arguments, old and new attributes, notes, fragments and equivalence', async () => {
    const text = 'Samir and Lina Haddad met him\n';
    const imported = await importedFiles(
      {
        'a.txt': text,
        'a.ann': ann(
          'T1\tPerson 0 5;15 21\tSamir Haddad',
          'T2\tPerson 10 21\tLina Haddad',
          'T3\tMeet 22 25\tmet',
          'T4\tPerson 26 29\thim',
          'E1\tMeet:T3 Entity:T1 Entity2:T2 Theme:E1',
          'M1\tNegation E1',
          'A2\tConfidence E1 High',
          'N1\tReference T1 Wikidata:Q42\tSamir Haddad',
          '#1\tAnnotatorNotes T2\ta "note" <b>',
          '*\tEquiv T1 T4',
          'R1\tFamily Arg1:T1 Arg2:T2',
          'X1\tsomething else',
        ),
        'annotation.conf': '[entities]\nPerson\n',
      },
      'brat',
    );
    expect(imported.problems).to.deep.equal([]);
    expect(Object.fromEntries(imported.actors)).to.deep.equal({
      'samir-haddad': {
        ...{ type: 'Person', label: { en: 'Samir Haddad' } },
        sameAs: ['http://www.wikidata.org/entity/Q42'],
      },
      'lina-haddad': { type: 'Person', label: { en: 'Lina Haddad' } },
    });
    const [samir, lina, him, met] = mentionsOf(imported);
    expect(samir?.quote).to.deep.equal(['Samir', 'Haddad']);
    expect(lina?.note).to.equal('a "note" <b>');
    expect(him?.actor).to.equal('samir-haddad');
    expect(met).to.deep.include({
      event: 'met',
      participants: [
        { role: 'Entity', actor: 'samir-haddad', mention: 'T1' },
        { role: 'Entity', actor: 'lina-haddad', mention: 'T2' },
      ],
      attributes: { Negation: 'true', Confidence: 'High' },
    });
    expect(imported.losses).to.deep.equal({
      relations: 1,
      'lines of kinds that brat does not have': 1,
      'arguments of events that are events': 1,
    });
  });

  it('takes a knowledge base entry as one actor in all documents', async () => {
    const imported = await importedFiles(
      {
        'a.txt': 'Moscow',
        'a.ann': ann('T1\tGPE 0 6\tMoscow', 'N1\tReference T1 geo:7\tRussia'),
        'b.txt': 'Russia',
        'b.a1': ann('T1\tGPE 0 6\tRussia'),
        'b.a2': ann('N1\tReference T1 geo:7\tRussia'),
      },
      'brat',
    );
    expect([...imported.actors.keys()]).to.deep.equal(['russia']);
    expect(mentionsOf(imported).map(({ actor }) => actor)).to.deep.equal(['russia', 'russia']);
  });

  for (const [name, line, message] of [
    ['a line without its columns', 'T2\tPerson zero one\tx', /Not a line of the brat format/],
    ['offsets that find other words', 'T2\tPerson 1 4\tLin', /T2 should be "Lin", but a.txt has "ina"/],
    ['offsets beyond the end', 'T2\tPerson 90 94\tLina', /beyond the end/],
    ['an empty span', 'T2\tPerson 2 2\t', /does not end after it starts/],
    ['an argument that is not there', 'E1\tMeet:T1 Who:T9', /There is no T9/],
    ['a trigger that is not there', 'E1\tMeet:T9', /trigger T9/],
    ['an id twice', 'T1\tPerson 0 4\tLina', /id of an annotation above/],
    ['a reference without base', 'N1\tReference T1 Q42\tLina', /Not a line/],
  ] as const) {
    it(`refuses ${name} at its line, and imports nothing of that file`, async () => {
      const imported = await importedFiles(
        { 'a.txt': 'Lina', 'a.ann': ann('T1\tPerson 0 4\tLina', line), 'b.txt': '', 'b.ann': '' },
        'brat',
      );
      expect(imported.problems.map((one) => [one.path, one.line])).to.deep.equal([['a.ann', 2]]);
      expect(imported.problems[0]?.message).to.match(message);
      expect(imported.articles.map(({ path }) => path)).to.deep.equal(['b.txt']);
      expect(imported.actors.size).to.equal(0);
    });
  }

  it('refuses annotations without text, and files that are not UTF-8', async () => {
    const imported = await importedFiles(
      { 'a.ann': '', 'b.txt': Uint8Array.of(0xff, 0xfe), 'b.ann': '' },
      'brat',
    );
    expect(imported.problems.map(({ path }) => path)).to.deep.equal(['a.ann', 'b.txt']);
    expect(imported.articles).to.deep.equal([]);
  });

  it('never throws, whatever the lines', async () => {
    const piece = fc.constantFrom(
      'T1',
      'E1',
      '*',
      '#1',
      '\t',
      ' ',
      ':',
      '0 4',
      'Lina',
      'T1',
      ';',
      '\n',
      'A1',
      'N1',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
        await importedFiles({ 'a.txt': 'Lina', 'a.ann': pieces.join('') }, 'brat');
      }),
    );
  });

  it('writes only its configuration for an empty set', async () => {
    const empty: Content = { actors: {}, events: {}, articles: {} };
    const { files } = await exportedContent(empty, 'brat');
    const names = [
      'annotation.conf',
      'visual.conf',
      'tools.conf',
      'hashiya-actors.tsv',
      'hashiya-events.tsv',
    ];
    expect([...files.keys()]).to.deep.equal(names);
    expect(canonical(contentOf(await importedFiles(files, 'brat')))).to.deep.equal(empty);
  });
});
