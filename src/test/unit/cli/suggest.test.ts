import assert from 'node:assert/strict';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { anchoredText } from '../../../core/anchor/anchor.js';
import { rejectionOf } from '../../../core/find/rejection.js';
import { normaliseText } from '../../../core/text/normalise.js';
import { csvRows } from '../support/exported.js';
import { hashiya, hashiyaReading, jsonLines, startHashiya } from '../support/cli.js';
import { loadSet, write, writeSet, type SampleSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

const news: SampleSet = {
  actors: {
    lavrov: { type: 'person', label: { ar: 'سيرغي لافروف' }, aliases: ['لافروف', 'سيرغي'] },
    putin: { type: 'person', label: { ar: 'فلاديمير بوتين' }, aliases: ['بوتين'] },
    russia: { type: 'state', label: { ar: 'روسيا' } },
    shoygu: { type: 'person', label: { ar: 'سيرغي شويغو' }, aliases: ['شويغو', 'سيرغي'] },
  },
  articles: {
    'a2.txt': {
      raw: '\uFEFF😀 قال بوتين\r\nإن لافروف الروسي في روسيا.\r\n',
      tags: [{ id: 'old1', actor: 'lavrov', words: ['لافروف'], form: 'name' }],
    },
    'a10.txt': { raw: 'وصل سيرغي إلى روسيا، وقال فلادمير بوتين إن روسيا باقية.\n' },
    'b.txt': { raw: 'قال وزير الخارجية جون كيري إن «الحكاية» انتهت، وزار بوتين.\n' },
  },
};

/** Without mentions, and of another text. */
const emptySidecar = `{ "version": 1, "text": { "sha256": "${'0'.repeat(64)}", "length": 1 }, "mentions": [] }`;

interface Row {
  readonly article: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  readonly actor?: string;
  readonly score?: number;
  readonly reason: string;
  readonly form?: string;
  readonly id?: string;
  readonly candidates?: readonly { readonly actor: string }[];
}

function isRow(value: unknown): value is Row {
  return typeof value === 'object' && value !== null && 'start' in value && 'quote' in value;
}

function rows(stdout: string): Row[] {
  const all = jsonLines(stdout);
  assert.ok(all.every(isRow), stdout);
  return all;
}

const brief = (all: readonly Row[]): string[] =>
  all.map(({ article, quote, actor }) => [article, quote, actor ?? '?'].join(' '));

/** The content of every file below a folder. */
async function contents(folder: string): Promise<Record<string, string>> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const entries = files
    .filter((file) => file.isFile())
    .map(async ({ parentPath, name }): Promise<[string, string]> => {
      const file = path.join(parentPath, name);
      return [path.relative(folder, file), await readFile(file, 'latin1')];
    });
  return Object.fromEntries((await Promise.all(entries)).sort(([a], [b]) => (a < b ? -1 : 1)));
}

describe('hashiya suggest', () => {
  const root = useTemporaryFolder();
  beforeEach(() => writeSet(root(), news));

  async function suggested(...args: string[]): Promise<Row[]> {
    const { exitCode, stdout, stderr } = await hashiya(root(), 'suggest', '--json', ...args);
    assert.deepEqual([exitCode, stderr], [0, '']);
    return rows(stdout);
  }

  it('lists proposed mentions in reading order, none where there is a mention, and writes nothing', async () => {
    const before = await contents(root());
    assert.deepEqual(brief(await suggested()), [
      'a2.txt بوتين putin',
      'a2.txt الروسي russia',
      'a2.txt روسيا russia',
      'a10.txt سيرغي lavrov',
      'a10.txt روسيا russia',
      'a10.txt فلادمير بوتين putin',
      'a10.txt روسيا russia',
      'b.txt بوتين putin',
    ]);
    assert.deepEqual(await contents(root()), before);
  });

  it('gives offsets in code points of the normalised text, with score, reason and form', async () => {
    const [first, nisba] = await suggested();
    assert.deepEqual(first, {
      ...{ article: 'a2.txt', start: 6, end: 11, quote: 'بوتين', actor: 'putin' },
      ...{ score: 0.95, reason: 'name', form: 'name' },
    });
    const text = Array.from(normaliseText(news.articles?.['a2.txt']?.raw ?? ''));
    assert.equal(text.slice(nisba?.start, nisba?.end).join(''), 'الروسي');
    assert.deepEqual([nisba?.reason, nisba?.form], ['nisba', 'nisba']);
  });

  it('gives all candidates of ambiguous words, with a low score', async () => {
    const ambiguous = (await suggested()).filter(({ candidates }) => candidates);
    assert.deepEqual(
      ambiguous.map(({ quote, candidates }) => [quote, candidates?.map(({ actor }) => actor)]),
      [['سيرغي', ['lavrov', 'shoygu']]],
    );
    assert.ok((ambiguous[0]?.score ?? 1) < 0.5);
    const { stdout } = await hashiya(root(), 'suggest');
    assert.match(stdout, /^a10\.txt\t4-9\tسيرغي\tlavrov\t0\.\d\d\tname\tor shoygu$/m);
    assert.match(stdout, /^a2\.txt\t6-11\tبوتين\tputin\t0\.95\tname$/m);
  });

  it('gives misspelt names a low score, and leaves them out when asked to', async () => {
    const variant = (await suggested()).find(({ reason }) => reason === 'variant');
    assert.deepEqual([variant?.quote, variant?.actor], ['فلادمير بوتين', 'putin']);
    assert.ok((variant?.score ?? 1) < 0.5);
    const without = await suggested('--no-variants');
    assert.ok(without.every(({ reason }) => reason !== 'variant'));
    assert.ok(brief(without).includes('a10.txt بوتين putin'));
  });

  it('lists those of one actor, and those from a score on', async () => {
    assert.deepEqual(new Set((await suggested('--actor', 'russia')).map(({ actor }) => actor)), new Set(['russia'])); // prettier-ignore
    const sure = await suggested('--min-score', '0.9');
    assert.equal(sure.length, 5);
    assert.ok(sure.every(({ score }) => (score ?? 0) >= 0.9));
  });

  it('lists names of unknown actors when asked to, after all others, without actor and score', async () => {
    const known = await suggested();
    const all = await suggested('--new-names');
    assert.deepEqual(all.slice(0, known.length), known);
    assert.deepEqual(all.slice(known.length), [
      { article: 'b.txt', start: 18, end: 26, quote: 'جون كيري', reason: 'title' },
      { article: 'b.txt', start: 31, end: 38, quote: 'الحكاية', reason: 'quotationMarks' },
    ]);
    assert.match((await hashiya(root(), 'suggest', '--new-names')).stdout, /\n\n.*:\nb\.txt\t18-26\tجون كيري\ttitle\n/); // prettier-ignore
  });

  it('does not ask again what was rejected', async () => {
    const article = 'a10.txt';
    const text = anchoredText(normaliseText(news.articles?.[article]?.raw ?? ''));
    const store = await loadSet(root());
    const after = rejectionOf(text, 14, 19, 'russia');
    store.set.apply({
      name: 'reject',
      edits: [{ of: 'rejection', id: 'r', article, before: undefined, after }],
    });
    await store.flush();
    const found = (await suggested('--actor', 'russia')).filter((row) => row.article === article);
    assert.deepEqual(found.map(({ start }) => start), [43]); // prettier-ignore
  });

  const wrong: [what: string, args: string[], message: RegExp][] = [
    ['an unknown actor', ['--actor', 'lavrof'], /no actor "lavrof".*Did you mean lavrov/],
    ['an event for an actor', ['--actor', 'talks'], /no actor "talks"/],
    ['a score that is none', ['--min-score', 'high'], /from 0 to 1/],
    ['a score beyond 1', ['--min-score', '2'], /from 0 to 1/],
    ['both --stdin and --apply', ['--stdin', '--apply'], /'--stdin' cannot be used with option '--apply'/],
    ['both --new-names and --actor', ['--new-names', '--actor', 'putin'], /cannot be used with/],
  ];
  for (const [what, args, message] of wrong) {
    it(`cannot run with ${what}`, async () => {
      const { exitCode, stdout, stderr } = await hashiyaReading(root(), '', 'suggest', ...args);
      assert.deepEqual([exitCode, stdout], [2, '']);
      assert.match(stderr, message);
    });
  }

  it('says which articles it cannot judge, and goes on with the others', async () => {
    await write(root(), 'a2.txt', 'قال بوتين غير هذا إن لافروف هنا');
    await write(root(), 'b.txt', Uint8Array.of(0x0a, 0xe3, 0xe4));
    await write(root(), 'gone.txt.hashiya.json', emptySidecar);
    const { exitCode, stdout, stderr } = await hashiya(root(), 'suggest', '--json');
    assert.equal(exitCode, 1);
    assert.deepEqual(new Set(rows(stdout).map(({ article }) => article)), new Set(['a10.txt']));
    const lines = stderr.trimEnd().split('\n');
    assert.equal(lines.length, 3);
    assert.match(lines[0] ?? '', /^a2\.txt\.hashiya\.json:1: a2\.txt was changed/);
    assert.match(lines[1] ?? '', /^b\.txt:2: Not UTF-8/);
    assert.match(lines[2] ?? '', /^gone\.txt\.hashiya\.json:1: There is no article gone\.txt/);
  });
});

describe('hashiya suggest --apply', () => {
  const root = useTemporaryFolder();
  beforeEach(() => writeSet(root(), news));

  const apply = (...args: string[]): ReturnType<typeof hashiya> =>
    hashiya(root(), 'suggest', '--apply', '--json', ...args);

  it('writes what is clear as suggested mentions, in a set that is then valid, and says how many it left', async () => {
    const before = await contents(root());
    const { exitCode, stdout, stderr } = await apply();
    assert.deepEqual(
      [exitCode, stderr],
      [0, '6 suggestions written to 3 articles; 2 left, with a score below 0.5.\n'],
    );
    const { set } = await loadSet(root());
    for (const { article, id = '', ...row } of rows(stdout)) {
      const mention = set.mentionsIn(article).get(id);
      assert.equal(mention?.status, 'suggested');
      assert.equal(mention.by, 'hashiya');
      assert.match(mention.at ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      assert.deepEqual(mention.spans, [[row.start, row.end]]);
      assert.deepEqual([mention.actor, mention.quote], [row.actor, [row.quote]]);
      assert.ok((row.score ?? 0) >= 0.5);
    }
    assert.equal(rows(stdout).length, 6);
    assert.equal(set.mentionsIn('a2.txt').get('old1')?.status, undefined);
    assert.equal(set.mentionsIn('a2.txt').size, 4);
    assert.equal((await hashiya(root(), 'validate')).exitCode, 0);
    const after = await contents(root());
    for (const file of Object.keys(before).filter((name) => name !== 'a2.txt.hashiya.json')) {
      assert.equal(after[file], before[file], file);
    }
    assert.deepEqual(Object.keys(after).filter((file) => !(file in before)), ['a10.txt.hashiya.json', 'b.txt.hashiya.json']); // prettier-ignore
  });

  it('writes nothing twice', async () => {
    await apply();
    const before = await contents(root());
    const again = await apply();
    assert.deepEqual(again, {
      exitCode: 0,
      stdout: '',
      stderr: '0 suggestions written to 0 articles; 2 left, with a score below 0.5.\n',
    });
    assert.deepEqual(await contents(root()), before);
  });

  it('writes also what is not clear when a score is given', async () => {
    const { stdout, stderr } = await apply('--min-score', '0', '--actor', 'lavrov');
    assert.equal(stderr, '1 suggestion written to 1 article.\n');
    assert.deepEqual(brief(rows(stdout)), ['a10.txt سيرغي lavrov']);
    const [mention, second] = (await loadSet(root())).set.mentionsIn('a10.txt').sorted();
    assert.deepEqual([mention?.status, mention?.actor, second], ['suggested', 'lavrov', undefined]);
  });

  it('leaves files that cannot be read, and articles that were changed, as they are', async () => {
    await write(root(), 'a2.txt', 'قال بوتين غير هذا إن لافروف هنا');
    await write(root(), 'b.txt.hashiya.json', '{ "version": 9 }');
    const before = await contents(root());
    const { exitCode, stdout, stderr } = await apply();
    assert.equal(exitCode, 1);
    assert.match(
      stderr,
      /^a2\.txt\.hashiya\.json:1: a2\.txt was changed.*\nb\.txt\.hashiya\.json:1: Version 9.*\n2 sugg/,
    );
    assert.deepEqual(new Set(rows(stdout).map(({ article }) => article)), new Set(['a10.txt']));
    const { 'a10.txt.hashiya.json': added, ...after } = await contents(root());
    assert.ok(added);
    assert.deepEqual(after, before);
  });

  it('begins anew in a sidecar without mentions whose article was changed', async () => {
    await write(root(), 'b.txt.hashiya.json', emptySidecar);
    assert.equal((await apply()).exitCode, 0);
    assert.equal((await hashiya(root(), 'validate')).exitCode, 0);
  });

  for (const file of ['hashiya.json', 'hashiya.actors.json']) {
    it(`does nothing when ${file} cannot be read`, async () => {
      await write(root(), file, '{');
      const before = await contents(root());
      const { exitCode, stdout, stderr } = await apply();
      assert.deepEqual([exitCode, stdout], [1, '']);
      assert.match(stderr, new RegExp(`^${file.replaceAll('.', '\\.')}:1: Not valid JSON`));
      assert.deepEqual(await contents(root()), before);
    });
  }

  it('says what it could not write, and goes on', async () => {
    await mkdir(path.join(root(), 'a10.txt.hashiya.json'));
    const { exitCode, stdout, stderr } = await apply();
    assert.equal(exitCode, 1);
    assert.match(
      stderr,
      /^a10\.txt\.hashiya\.json:1: Cannot be written: .*\n4 suggestions written to 2 articles/,
    );
    assert.ok(rows(stdout).every(({ article }) => article !== 'a10.txt'));
  });

  it('gives mentions that are counted apart, and exported only when asked for', async () => {
    await apply();
    const [stats] = jsonLines((await hashiya(root(), 'stats', '--json')).stdout);
    assert.deepEqual(Object.entries(stats ?? {}).slice(4, 8), [
      ['mentions', 7],
      ['suggestions', 6],
      ['uncertain', 0],
      ['orphans', 0],
    ]);
    const exportedRows = async (out: string, ...args: string[]): Promise<number> => {
      const { exitCode } = await hashiya(root(), 'export', '--format', 'csv', '--out', out, ...args);
      assert.equal(exitCode, 0);
      return csvRows(await readFile(path.join(root(), out, 'mentions.csv'), 'utf8')).length;
    };
    assert.equal(await exportedRows('confirmed'), 1);
    assert.equal(await exportedRows('all', '--suggested'), 7);
    assert.match((await hashiya(root(), 'mentions', 'putin')).stdout, /^a2\.txt\t6-11\tبوتين\tsuggested$/m);
  });

  it('does not take what it suggested for what people tag', async () => {
    const scoreIn = async (text: string): Promise<unknown> => {
      const line = JSON.stringify({ id: 1, text });
      const { stdout } = await hashiyaReading(root(), line, 'suggest', '--stdin');
      return rows(stdout.replace('"id"', '"article"'))[0]?.score;
    };
    const before = await scoreIn('الجيش الروسي');
    await apply();
    assert.equal(await scoreIn('الجيش الروسي'), before);
  });
});

describe('hashiya suggest --stdin', () => {
  const root = useTemporaryFolder();
  beforeEach(() => writeSet(root(), news));

  it('reads articles as JSON Lines and prints their suggestions with their ids', async () => {
    const input = [
      { id: 'x', text: '\uFEFF😀\r\nقال بوتين' },
      { id: 7, text: 'لا أحد' },
      { id: 'a2.txt', text: 'قال وزير الخارجية جون كيري إن لافروف هنا', other: 1 },
    ].map((article) => JSON.stringify(article));
    const { exitCode, stdout, stderr } = await hashiyaReading(
      path.dirname(root()),
      `\uFEFF${input.join('\r\n\n')}`,
      ...['suggest', path.basename(root()), '--stdin', '--new-names'],
    );
    assert.deepEqual([exitCode, stderr], [0, '']);
    const common = { score: 0.95, reason: 'name', form: 'name' };
    assert.deepEqual(jsonLines(stdout), [
      { id: 'x', start: 6, end: 11, quote: 'بوتين', actor: 'putin', ...common },
      { id: 'a2.txt', start: 30, end: 36, quote: 'لافروف', actor: 'lavrov', ...common },
      { id: 'a2.txt', start: 18, end: 26, quote: 'جون كيري', reason: 'title' },
    ]);
  });

  it('knows nothing of an article that merely has the path of one of the set', async () => {
    const line = JSON.stringify({ id: 'a2.txt', text: news.articles?.['a2.txt']?.raw });
    const { stdout } = await hashiyaReading(root(), line, 'suggest', '--stdin');
    assert.deepEqual(
      rows(stdout).map(({ actor }) => actor),
      ['putin', 'lavrov', 'russia', 'russia'],
    );
  });

  it('tells a bad line by its number and goes on', async () => {
    const good = Buffer.from('{"id":"b","text":"بوتين"}');
    const lines = ['nonsense', '{"id":"a"}', '{"id":1.5,"text":""}', '[]', '', Uint8Array.of(0xe3), good];
    const input = Buffer.concat(lines.flatMap((line) => [Buffer.from(line), Buffer.from('\n')]));
    const { exitCode, stdout, stderr } = await hashiyaReading(root(), input, 'suggest', '--stdin');
    assert.equal(exitCode, 1);
    assert.equal(jsonLines(stdout).length, 1);
    const told = stderr.trimEnd().split('\n');
    assert.match(told[0] ?? '', /^stdin:1: Not valid JSON/);
    for (const number of [2, 3, 4]) {
      assert.ok(told[number - 1]?.startsWith(`stdin:${String(number)}: Not an article`), stderr);
    }
    assert.equal(told[4], 'stdin:6: Not UTF-8.');
    assert.equal(told.length, 5);
  });

  it('answers a line before the next one comes, and one that comes in pieces', async () => {
    const { process: child, result } = startHashiya(root(), 'suggest', '--stdin');
    const first = new Promise<string>((resolve) => child.stdout?.once('data', resolve));
    child.stdin?.write('{"id":1,"text":"بوتين"}\n');
    assert.equal(jsonLines(await first).length, 1);
    const next = Buffer.from('{"id":2,"text":"قال بوتين"}');
    for (const byte of next) child.stdin?.write(Uint8Array.of(byte));
    child.stdin?.end('\n{"id":3,"text":"بوتين"}');
    const { exitCode, stdout } = await result;
    assert.equal(exitCode, 0);
    assert.deepEqual(
      rows(stdout).map(({ start, end }) => [start, end]),
      [
        [0, 5],
        [4, 9],
        [0, 5],
      ],
    );
  });

  it('stops quietly when nobody reads on', async () => {
    const { process: child, result } = startHashiya(root(), 'suggest', '--stdin');
    child.stdin?.on('error', () => undefined);
    child.stdout?.once('data', () => child.stdout?.destroy());
    child.stdin?.end('{"id":1,"text":"بوتين بوتين بوتين"}\n'.repeat(20_000));
    assert.equal((await result).stderr, '');
  });

  it('does nothing without the set’s actors, and says when a sidecar cannot be read', async () => {
    const line = '{"id":1,"text":"بوتين"}';
    await write(root(), 'a2.txt.hashiya.json', '{');
    const some = await hashiyaReading(root(), line, 'suggest', '--stdin');
    assert.deepEqual([some.exitCode, jsonLines(some.stdout).length], [1, 1]);
    assert.match(some.stderr, /^a2\.txt\.hashiya\.json:1: /);
    await write(root(), 'hashiya.actors.json', '{');
    const none = await hashiyaReading(root(), '', 'suggest', '--stdin');
    assert.deepEqual([none.exitCode, none.stdout], [1, '']);
  });
});
