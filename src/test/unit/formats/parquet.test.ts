import { expect } from 'chai';
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { exported } from '../support/exported.js';
import { queried } from '../support/duckdb.js';
import { loadSet, oddities, write, writeSet, type SampleSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

describe('Parquet', () => {
  const root = useTemporaryFolder();

  /** Exports a set and asks DuckDB, which nobody here wrote. `mentions` and so on in the query are the files. */
  async function ask(
    set: SampleSet,
    sql: string,
    options: Parameters<typeof exported>[2] = {},
  ): Promise<Record<string, unknown>[]> {
    await writeSet(path.join(root(), 'set'), set);
    const { bytes } = await exported(await loadSet(path.join(root(), 'set')), 'parquet', options);
    const out = path.join(root(), 'out');
    await mkdir(out, { recursive: true });
    for (const [file, content] of bytes) await write(out, file, content);
    return queried(sql.replace(/\{(\w+)\}/g, (_, table: string) => `'${path.join(out, table)}.parquet'`));
  }

  it('answers who did what to whom by a join of all four files', async () => {
    const found = await ask(
      oddities,
      `select m.article, m.quote, e.type, p.role, a.label_ar, n.quote as name
       from {mentions} m
       join {events} e on e.id = m.event
       join {participants} p on p.article = m.article and p.mention = m.id
       join {actors} a on a.id = p.actor
       left join {mentions} n on n.article = m.article and n.id = p.participant_mention
       where m.id = 'dis3' order by p.position`,
    );
    const one = { article: 'discontinuous.txt', quote: 'اجتمعا', type: 'CONSULT' };
    expect(found).to.deep.equal([
      { ...one, role: 'actor', label_ar: 'سامِر حدّاد', name: 'الوزيران … حدّاد' },
      { ...one, role: 'recipient', label_ar: 'لينا منصور', name: 'الوزيران … منصور' },
      { ...one, role: 'recipient', label_ar: 'روسيا', name: null },
      { ...one, role: 'place', label_ar: 'روسيا', name: null },
    ]);
  });

  it('holds the spans of every mention with their words, in code points', async () => {
    const found = await ask(
      oddities,
      `select id, start, "end", spans from {mentions} where id in ('bce1', 'dis2')`,
    );
    expect(found).to.deep.equal([
      { id: 'bce1', start: 16, end: 27, spans: [{ start: 16, end: 27, quote: 'سامِر حدّاد' }] },
      {
        ...{ id: 'dis2', start: 0, end: 21 },
        spans: [
          { start: 0, end: 8, quote: 'الوزيران' },
          { start: 16, end: 21, quote: 'منصور' },
        ],
      },
    ]);
  });

  it('keeps quotes, angle brackets and line ends of labels, and null where nothing is said', async () => {
    expect(
      await ask(oddities, `select * from {actors} where id in ('haddad', 'formula') order by id`),
    ).to.deep.equal([
      {
        ...{
          id: 'formula',
          type: 'organization',
          label_ar: null,
          label_en: '=HYPERLINK("x")\n1',
          code: null,
        },
        ...{ aliases: null, same_as: null, note: null },
      },
      {
        ...{
          id: 'haddad',
          type: 'person',
          label_ar: 'سامِر حدّاد',
          label_en: 'Samir "the <Smith>" Haddad',
          code: null,
        },
        ...{ aliases: ['حدّاد'], same_as: null, note: 'وزير' },
      },
    ]);
  });

  it('says from and to which day an event may have happened', async () => {
    const found = await ask(
      oddities,
      `select m.date, m.date_first::text as first, m.date_last::text as last, e.date_first::text as settled,
              m.attributed_to, m.attributes['modality'] as modality
       from {mentions} m join {events} e on e.id = m.event where m.id = 'dis3'`,
    );
    expect(found).to.deep.equal([
      {
        ...{ date: '2016-07', first: '2016-07-01', last: '2016-07-31', settled: '2016-07-14' },
        ...{ attributed_to: 'formula', modality: 'asserted' },
      },
    ]);
  });

  it('has settled participants beside those that mentions claim', async () => {
    const set: SampleSet = {
      ...oddities,
      events: {
        talks: { type: 'CONSULT', label: {}, participants: [{ role: 'actor', actor: 'lina' }] },
      },
    };
    const found = await ask(
      set,
      `select event, side, actor, article, mention from {participants} where settled`,
    );
    expect(found).to.deep.equal([
      { event: 'talks', side: 'from', actor: 'lina', article: null, mention: null },
    ]);
  });

  it('holds suggestions only when asked to, and never orphans', async () => {
    const count = async (options = {}): Promise<unknown> =>
      (await ask(oddities, `select count(*)::int as mentions from {mentions}`, options))[0]?.['mentions'];
    expect([await count(), await count({ suggested: true }), await count({ nisba: false })]).to.deep.equal([
      12, 13, 11,
    ]);
  });

  it('is four tables without rows for an empty set', async () => {
    const tables = ['mentions', 'actors', 'events', 'participants'];
    const sql = tables.map((table) => `select count(*)::int as rows from {${table}}`).join(' union all ');
    expect(await ask({}, sql)).to.deep.equal(tables.map(() => ({ rows: 0 })));
  });

  it('is whole when it is longer than a group of rows', async () => {
    const word = 'كتب ';
    const tags = Array.from({ length: 500 }, (_, i) => ({
      ...{ id: `m${String(i)}`, actor: 'lina', words: ['كتب'], from: i * word.length },
    }));
    const names = Array.from({ length: 101 }, (_, i) => `${String(i)}.txt`);
    const articles = Object.fromEntries(names.map((name) => [name, { raw: word.repeat(tags.length), tags }]));
    const sql = `select count(*)::int as rows, count(distinct article || id)::int as ids, sum("end")::int as ends
                 from {mentions}`;
    const ends = 101 * tags.reduce((sum, { from }) => sum + from + 3, 0);
    expect(await ask({ articles }, sql)).to.deep.equal([{ rows: 50_500, ids: 50_500, ends }]);
  });

  it('tells what it could not carry', async () => {
    await writeSet(root(), {
      ...oddities,
      actors: { haddad: { type: 'person', label: { ar: 'حدّاد', fr: 'Haddad' } } },
    });
    const { losses } = await exported(await loadSet(root()), 'parquet');
    expect(losses).to.deep.equal({
      'labels in other languages': 1,
      'orphaned mentions': 1,
      'actors and events that are mentioned but not in the registry': 2,
    });
  });
});
