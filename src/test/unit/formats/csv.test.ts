import assert from 'node:assert/strict';
import { parse } from 'csv-parse/sync';
import path from 'node:path';
import { codePointLength } from '../../../core/text/codePoints.js';
import { normaliseText } from '../../../core/text/normalise.js';
import { csvRows, exported, type CsvRow } from '../support/exported.js';
import { loadSet, oddities, write, writeSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

function textOf(article: string): string[] {
  return Array.from(normaliseText(oddities.articles?.[article]?.raw ?? ''));
}

describe('CSV', () => {
  const root = useTemporaryFolder();

  async function rows(options: Parameters<typeof exported>[2] = {}): Promise<Map<string, CsvRow>> {
    const { files } = await exported(await loadSet(root()), 'csv', options);
    return new Map(csvRows(files.get('mentions.csv')).map((row) => [row['id'] ?? '', row]));
  }

  beforeEach(() => writeSet(root(), oddities));

  it('has a row per mention, whose offsets find its quote in the article', async () => {
    const found = await rows();
    assert.equal(found.size, 12);
    for (const { article = '', start, end, spans, quote } of found.values()) {
      if (spans !== '') continue;
      assert.equal(textOf(article).slice(Number(start), Number(end)).join(''), quote);
    }
  });

  it('counts offsets in code points, after an emoji, without the byte order mark and with LF line ends', async () => {
    const row = (await rows()).get('bce1');
    assert.equal(row?.['start'], String(codePointLength('بيان 😀 عاجل\nقال ')));
  });

  it('gives the fragments of a discontinuous mention', async () => {
    const row = (await rows()).get('dis2');
    assert.equal(row?.['quote'], 'الوزيران … منصور');
    assert.deepEqual([row['start'], row['end'], row['spans']], ['0', '21', '[[0,8],[16,21]]']);
  });

  it('keeps marks, quotes, angle brackets and line ends of cells', async () => {
    const row = (await rows()).get('edg2');
    assert.equal(row?.['label_ar'], 'سامِر حدّاد');
    assert.equal(row['label_en'], 'Samir "the <Smith>" Haddad');
    assert.match((await rows()).get('bce2')?.['after'] ?? '', / وافقت\.\n$/);
  });

  it('tells what an event mention claims', async () => {
    const row = (await rows()).get('dis3');
    assert.equal(row?.['participants'], 'actor=haddad; recipient=lina; recipient=russia; place=russia');
    assert.equal(row['attributes'], 'modality=asserted');
    assert.deepEqual([row['event'], row['actor'], row['date']], ['talks', '', '2016-07']);
  });

  it('has a row per event, actor and recipient, with how many mentions claim it', async () => {
    const { files } = await exported(await loadSet(root()), 'csv');
    const found = csvRows(files.get('events.csv')).map((row) =>
      ['event', 'actor', 'recipient', 'mentions', 'articles', 'dates', 'attributes', 'participants'].map(
        (column) => row[column],
      ),
    );
    assert.deepEqual(found, [
      ['silent', '', '', '0', '0', '', '', ''],
      [
        'talks',
        'haddad',
        'lina',
        '2',
        '2',
        '2016-07',
        'modality=asserted; modality=hypothetical',
        'place=russia',
      ],
      ['talks', 'haddad', 'russia', '1', '1', '2016-07', 'modality=asserted', 'place=russia'],
      ['talks', 'lina', '', '1', '1', '', '', ''],
    ]);
  });

  it('has the settled values of events, and the pairs that only are settled', async () => {
    await writeSet(root(), {
      ...oddities,
      events: {
        talks: {
          type: 'CONSULT',
          mode: 'visit',
          label: { ar: 'محادثات' },
          date: '2016-07-14',
          contexts: ['military', 'diplomatic'],
          participants: [
            { role: 'actor', actor: 'haddad' },
            { role: 'recipient', actor: 'formula' },
          ],
          subEventOf: 'silent',
        },
        summit: {
          type: 'CONSULT',
          label: { ar: 'قمة' },
          participants: ['lina', 'haddad', 'russia'].map((actor) => ({ role: 'participant', actor })),
        },
        silent: { type: 'STATEMENT', label: { en: 'Never mentioned' } },
      },
    });
    const { files } = await exported(await loadSet(root()), 'csv');
    const found = csvRows(files.get('events.csv'));
    const pairs = (event: string): unknown[] =>
      found
        .filter((row) => row['event'] === event)
        .map((row) => ['actor', 'recipient', 'directed', 'mentions'].map((column) => row[column]));
    assert.deepEqual(pairs('talks')[0], ['haddad', 'formula', 'true', '0']);
    assert.deepEqual(pairs('summit'), [
      ['haddad', 'lina', 'false', '0'],
      ['lina', 'russia', 'false', '0'],
      ['haddad', 'russia', 'false', '0'],
    ]);
    const talks = found.find((row) => row['event'] === 'talks');
    assert.deepEqual(
      ['mode', 'contexts', 'subEventOf', 'settled'].map((column) => talks?.[column]),
      ['visit', 'military; diplomatic', 'silent', 'actor=haddad; recipient=formula'],
    );
  });

  it('makes a cell harmless that a spreadsheet would run, even one of several lines', async () => {
    await writeSet(root(), {
      ...oddities,
      articles: { 'a.txt': { raw: 'بيان', tags: [{ id: 'a', actor: 'formula', words: ['بيان'] }] } },
    });
    const { files, losses } = await exported(await loadSet(root()), 'csv');
    assert.equal(csvRows(files.get('mentions.csv'))[0]?.['label_en'], `'=HYPERLINK("x")\n1`);
    assert.equal(losses['cells as they are that would be formulas in a spreadsheet'], 1);
  });

  for (const beginning of ['\n', '\u00A0', '\u200F', '\uFEFF', ' \u2068', '']) {
    for (const sign of ['=', '＝', '@', '＋']) {
      it(`makes ${JSON.stringify(beginning + sign)} at the beginning of a cell harmless`, async () => {
        const label = `${beginning}${sign}1+1`;
        await writeSet(root(), {
          ...oddities,
          actors: { ...oddities.actors, formula: { type: 'person', label: { en: label } } },
          articles: { 'a.txt': { raw: 'بيان', tags: [{ id: 'a', actor: 'formula', words: ['بيان'] }] } },
        });
        const { files } = await exported(await loadSet(root()), 'csv');
        assert.equal(csvRows(files.get('mentions.csv'))[0]?.['label_en'], `'${label}`);
      });
    }
  }

  it('is read by a strict parser as it is by ours', async () => {
    const { files } = await exported(await loadSet(root()), 'csv', { bom: true });
    for (const [file, text] of files) {
      const rows: unknown = parse(text, { bom: true, columns: true, recordDelimiter: '\r\n' });
      assert.deepEqual(rows, csvRows(text), file);
    }
  });

  it('leaves suggestions and orphans out, and suggestions in when asked for', async () => {
    assert.equal((await rows()).has('nes4'), false);
    const all = await rows({ suggested: true });
    assert.equal(all.get('nes4')?.['status'], 'suggested');
    assert.equal(all.has('nes5'), false);
  });

  it('leaves nisba mentions out when asked to', async () => {
    assert.equal((await rows()).has('nes3'), true);
    assert.equal((await rows({ nisba: false })).has('nes3'), false);
    assert.equal((await rows({ nisba: false })).has('nes2'), true);
  });

  it('widens spans to whole words when asked to', async () => {
    const found = await rows({ boundary: 'word', suggested: true });
    assert.equal(found.get('nes4')?.['quote'], 'للوزير');
    assert.equal(
      found.get('nes4')?.['start'],
      String(Number((await rows({ suggested: true })).get('nes4')?.['start']) - 2),
    );
    assert.equal(found.get('nes1')?.['quote'], 'وزير خارجية روسيا');
    assert.equal(found.get('dis2')?.['quote'], 'الوزيران … ومنصور');
    assert.equal(found.get('edg2')?.['quote'], 'حدّاد');
  });

  it('takes no word in that a span only touches', async () => {
    await writeSet(root(), {
      articles: {
        'a.txt': { raw: 'عن الرئيس(بوتين)خبر', tags: [{ id: 'a', actor: 'p', words: ['(بوتين)'] }] },
      },
    });
    assert.equal((await rows({ boundary: 'word' })).get('a')?.['quote'], '(بوتين)');
  });

  it('reports spans that it cannot widen because the article is another', async () => {
    await write(root(), 'edges.txt', 'نص آخر تماما لا صلة له');
    const { losses } = await exported(await loadSet(root()), 'csv', { boundary: 'word' });
    assert.equal(losses['word boundaries of mentions that do not match their article'], 2);
  });

  it('reports what it cannot carry', async () => {
    const { losses } = await exported(await loadSet(root()), 'csv');
    assert.deepEqual(losses, {
      'aliases of actors': 1,
      'notes of actors': 1,
      'links from participants to their mentions': 2,
      'orphaned mentions': 1,
    });
  });

  it('begins both files with a byte order mark when asked to, and ends lines with CRLF', async () => {
    for (const bom of [false, true]) {
      const { files } = await exported(await loadSet(root()), 'csv', { bom });
      assert.deepEqual([...files.keys()], ['mentions.csv', 'events.csv']);
      for (const text of files.values()) {
        assert.equal(text.startsWith('\uFEFF'), bom);
        assert.match(text, /\r\n$/);
      }
    }
  });

  it('has headers only for an empty set', async () => {
    const empty = path.join(root(), 'empty');
    await writeSet(empty, {});
    const { files } = await exported(await loadSet(empty), 'csv');
    assert.match(files.get('mentions.csv') ?? '', /^article,id,start,end,[^\r\n]*\r\n$/);
    assert.match(files.get('events.csv') ?? '', /^event,type,[^\r\n]*\r\n$/);
  });
});
