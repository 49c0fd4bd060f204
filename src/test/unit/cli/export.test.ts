import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { ExportTarget } from '../../../storage/exportTarget.js';
import { NodeExportDisk } from '../../../storage/nodeExportDisk.js';
import { hashiya, jsonLines, preload, startHashiyaWith, type CliResult } from '../support/cli.js';
import { csvRows } from '../support/exported.js';
import { oddities, write, writeSet, type SampleSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

/** Articles in folders, with mentions of two annotators. */
const inFolders: SampleSet = {
  ...oddities,
  articles: {
    ...oddities.articles,
    '2016/a.txt': {
      raw: 'حدّاد زار روسيا',
      tags: [
        { id: 'a1', actor: 'haddad', words: ['حدّاد'], by: 'أمل' },
        { id: 'a2', actor: 'russia', words: ['روسيا'], by: 'سعيد' },
      ],
    },
    '2016/deep/b.txt': { raw: 'روسيا', tags: [{ id: 'b1', actor: 'russia', words: ['روسيا'] }] },
    '2016b.txt': { raw: 'روسيا', tags: [{ id: 'c1', actor: 'russia', words: ['روسيا'] }] },
  },
};

describe('hashiya export', () => {
  const root = useTemporaryFolder();
  beforeEach(() => writeSet(path.join(root(), 'set'), oddities));

  const exportTo = (out: string, ...args: string[]): Promise<CliResult> =>
    hashiya(root(), 'export', 'set', '--out', out, ...args);
  const textOf = (file: string): Promise<string> => readFile(path.join(root(), file), 'utf8');

  it('writes one file, and says so', async () => {
    const { exitCode, stdout, stderr } = await exportTo('deep/er/bundle.json', '--format', 'hashiya');
    assert.deepEqual([exitCode, stdout, stderr], [0, '6 articles exported to deep/er/bundle.json\n', '']);
    assert.match(await textOf('deep/er/bundle.json'), /^{ "format": "hashiya"/);
    assert.deepEqual(await readdir(path.join(root(), 'deep/er')), ['bundle.json']);
  });

  it('writes a folder, with the options given, and tells what it could not carry', async () => {
    const options = ['--suggested', '--no-nisba', '--boundary', 'word', '--bom'];
    const { exitCode, stdout, stderr } = await exportTo('out', '--format', 'csv', '--json', ...options);
    assert.equal(exitCode, 0);
    assert.match(stderr, /^not carried by csv: 1 × orphaned mentions$/m);
    const [report] = jsonLines(stdout);
    assert.match(
      JSON.stringify(report),
      /"format":"csv","out":"out","articles":6,"lost":\[{"kind":.*"count":1}/,
    );
    assert.deepEqual((await readdir(path.join(root(), 'out'))).sort(), ['events.csv', 'mentions.csv']);
    assert.deepEqual((await readdir(root())).sort(), ['out', 'set']);
    const text = await textOf('out/mentions.csv');
    assert.ok(text.startsWith('\uFEFF'));
    const quotes = csvRows(text).map((row) => row['quote']);
    assert.ok(quotes.includes('للوزير'));
    assert.ok(!quotes.includes('الروسية'));
  });

  it('writes a file of an empty set too', async () => {
    await write(root(), 'empty/hashiya.json', '{ "version": 1 }');
    const { exitCode, stderr } = await hashiya(
      root(),
      ...['export', 'empty', '--out', 'empty.jsonl', '--format', 'jsonl'],
    );
    assert.deepEqual([exitCode, stderr], [0, '']);
    assert.equal(await textOf('empty.jsonl'), '');
  });

  it('takes an empty folder for its own', async () => {
    await mkdir(path.join(root(), 'out'));
    assert.equal((await exportTo('out', '--format', 'csv')).exitCode, 0);
    assert.equal((await readdir(path.join(root(), 'out'))).length, 2);
  });

  it('replaces what is there only when told to, and of a folder only its own files', async () => {
    await write(root(), 'bundle.json', 'mine');
    await write(root(), 'out/mentions.csv', 'mine');
    await write(root(), 'out/notes.md', 'mine');
    for (const [out, format] of [
      ['bundle.json', 'hashiya'],
      ['out', 'csv'],
    ] as const) {
      const refused = await exportTo(out, '--format', format);
      assert.equal(refused.exitCode, 2);
      assert.match(refused.stderr, /is there already; --force replaces it/);
    }
    assert.equal(await textOf('bundle.json'), 'mine');
    assert.equal(await textOf('out/mentions.csv'), 'mine');

    assert.equal((await exportTo('bundle.json', '--format', 'hashiya', '--force')).exitCode, 0);
    assert.equal((await exportTo('out', '--format', 'csv', '--force')).exitCode, 0);
    assert.notEqual(await textOf('bundle.json'), 'mine');
    assert.match(await textOf('out/mentions.csv'), /^article,/);
    assert.equal(await textOf('out/notes.md'), 'mine');
    assert.deepEqual((await readdir(root())).sort(), ['bundle.json', 'out', 'set']);
  });

  const articlesIn = async (out: string): Promise<string[]> => [
    ...new Set(csvRows(await textOf(`${out}/mentions.csv`)).map((row) => row['article'] ?? '')),
  ];

  for (const [what, only, expected] of [
    ['one article', 'nested.txt', ['nested.txt']],
    ['the articles of a folder', '2016', ['2016/a.txt', '2016/deep/b.txt']],
    ['a folder as the shell completes it', './2016/', ['2016/a.txt', '2016/deep/b.txt']],
  ] as const) {
    it(`writes ${what} alone, with the actors that are named there`, async () => {
      await writeSet(path.join(root(), 'set'), inFolders);
      const { exitCode, stdout } = await exportTo('out', '--format', 'csv', '--only', only);
      assert.deepEqual(
        [exitCode, stdout],
        [0, `${expected.length} article${expected.length === 1 ? '' : 's'} exported to out\n`],
      );
      assert.deepEqual(await articlesIn('out'), expected);
      assert.equal((await exportTo('b.json', '--format', 'hashiya', '--only', only)).exitCode, 0);
      const bundle = await textOf('b.json');
      assert.equal(bundle.includes('"lina": {'), only === 'nested.txt');
      assert.match(bundle, /"haddad": \{/);
    });
  }

  it('writes what one annotator recorded alone', async () => {
    await writeSet(path.join(root(), 'set'), inFolders);
    const { exitCode } = await exportTo('out', '--format', 'csv', '--annotator', 'أمل');
    assert.equal(exitCode, 0);
    const rows = csvRows(await textOf('out/mentions.csv'));
    assert.deepEqual(
      rows.map(({ article, quote, by }) => [article, quote, by]),
      [['2016/a.txt', 'حدّاد', 'أمل']],
    );
    const both = await exportTo('both', '--format', 'csv', '--annotator', 'سعيد', '--only', '2016/a.txt');
    assert.equal(both.exitCode, 0);
    assert.deepEqual(
      csvRows(await textOf('both/mentions.csv')).map(({ quote }) => quote),
      ['روسيا'],
    );
  });

  it('writes labels in the language that is asked for, or in the other where there is none in it', async () => {
    for (const [language, label, other] of [
      ['ar', 'سامِر حدّاد', 'Haddad'],
      ['en', 'Samir &quot;the &lt;Smith&gt;&quot; Haddad', 'سامِر'],
    ] as const) {
      const out = `${language}.graphml`;
      const { exitCode } = await exportTo(out, '--format', 'graphml', '--language', language);
      assert.equal(exitCode, 0);
      const labels = Array.from(
        (await textOf(out)).matchAll(/<data key="node.label">([^<]*)</g),
        ([, text]) => text,
      );
      assert.ok(labels.includes(label), labels.join(', '));
      assert.ok(!labels.some((text) => text?.includes(other)), labels.join(', '));
      assert.ok(labels.includes('لينا منصور'));
    }
  });

  const refusals: [what: string, args: string[], message: RegExp][] = [
    [
      'a format that it does not know',
      ['--out', 'x', '--format', 'word'],
      /no format "word".*hashiya, csv, plover, graphml/,
    ],
    ['no format', ['--out', 'x'], /--format/],
    ['no place', ['--format', 'csv'], /--out/],
    ['an option that makes no difference', ['--out', 'x', '--format', 'hashiya', '--bom'], /no option bom/],
    ['a boundary that is none', ['--out', 'x', '--format', 'csv', '--boundary', 'line'], /stem, word/],
    [
      'a language that does not matter',
      ['--out', 'x', '--format', 'csv', '--language', 'en'],
      /csv has no option language/,
    ],
    ['a language that is none', ['--out', 'x', '--format', 'graphml', '--language', 'fr'], /ar, en/],
    [
      'an annotator for the whole',
      ['--out', 'x', '--format', 'hashiya', '--annotator', 'أمل'],
      /no option annotator/,
    ],
    [
      'an article that is none',
      ['--out', 'x', '--format', 'csv', '--only', 'edge'],
      /no article "edge" in the set/,
    ],
    ['a folder for a file', ['--out', 'set', '--format', 'hashiya', '--force'], /set is a folder/],
    ['a file for a folder', ['--out', 'set/edges.txt', '--format', 'csv', '--force'], /file/],
    [
      'an article',
      ['--out', 'set/edges.txt', '--format', 'hashiya', '--force'],
      /would be a file of the annotation set/,
    ],
    [
      'a registry',
      ['--out', 'set/hashiya.actors.json', '--format', 'hashiya', '--force'],
      /would be a file of the annotation set/,
    ],
    [
      'a sidecar',
      ['--out', 'set/edges.txt.hashiya.json', '--format', 'hashiya', '--force'],
      /would be a file of the annotation set/,
    ],
  ];
  for (const [what, args, message] of refusals) {
    it(`refuses ${what}`, async () => {
      const before = await textOf('set/edges.txt');
      const { exitCode, stdout, stderr } = await hashiya(root(), 'export', 'set', ...args);
      assert.deepEqual([exitCode, stdout], [2, '']);
      assert.match(stderr, message);
      assert.equal(await textOf('set/edges.txt'), before);
      assert.deepEqual(await readdir(root()), ['set']);
    });
  }

  it('exports nothing of a set that it can only read in part', async () => {
    await write(root(), 'set/edges.txt.hashiya.json', '{');
    const { exitCode, stdout, stderr } = await exportTo('b.json', '--format', 'hashiya');
    assert.deepEqual([exitCode, stdout], [1, '']);
    assert.match(stderr, /^set\/edges\.txt\.hashiya\.json:1: Not valid JSON.*\nNothing was exported/);
    assert.equal(existsSync(path.join(root(), 'b.json')), false);
  });
});

describe('An interrupted export', () => {
  const root = useTemporaryFolder();

  for (const isFolder of [false, true]) {
    it(`leaves nothing behind and the old ${isFolder ? 'folder' : 'file'} as it was`, async () => {
      const out = path.join(root(), 'out');
      await write(root(), isFolder ? 'out/a' : 'out', 'old');
      const target = await ExportTarget.create(new NodeExportDisk(root()), 'out', isFolder);
      await target.write(isFolder ? 'a' : '', 'half of ');
      assert.equal((await readdir(root())).length, 2);
      await target.discard();
      assert.deepEqual(await readdir(root()), ['out']);
      assert.equal(await readFile(isFolder ? path.join(out, 'a') : out, 'utf8'), 'old');
    });
  }

  for (const format of ['jsonl', 'tei']) {
    it(`ends without a trace when a person stops it while it writes ${format}`, async function () {
      if (process.platform === 'win32') this.skip();
      await writeSet(path.join(root(), 'set'), oddities);
      await write(root(), 'there', 'of somebody else');
      // Holds the export up at an article until the signal has come.
      const hold = await preload(
        root(),
        `
        let isStopped = false;
        process.once('SIGINT', () => (isStopped = true));
        for (const name of ['open', 'readFile']) {
          const original = fs[name];
          fs[name] = async (file, ...rest) => {
            while (String(file).endsWith('nested.txt') && !isStopped) {
              await new Promise((resolve) => setTimeout(resolve, 5));
            }
            return original(file, ...rest);
          };
        }`,
      );
      const child = startHashiyaWith(root(), hold, 'export', 'set', '--format', format, '--out', 'b');
      const isUnderWay = async (): Promise<boolean> =>
        (await readdir(root())).some((name) => name.endsWith('.tmp'));
      while (!(await isUnderWay()) && child.process.exitCode === null) await setTimeout(20);
      child.process.kill('SIGINT');
      const { exitCode, stdout, stderr } = await child.result;
      assert.deepEqual(
        [exitCode, stdout, stderr],
        [130, '', 'hashiya: Interrupted; nothing was exported.\n'],
      );
      assert.deepEqual((await readdir(root())).sort(), ['preload.cjs', 'set', 'there']);
    });
  }
});

describe('An export that is killed', () => {
  const root = useTemporaryFolder();

  for (let step = 1; step <= 4; step++) {
    it(`is put back by the next one: before step ${String(step)} of moving`, async () => {
      await writeSet(path.join(root(), 'set'), oddities);
      await write(root(), 'out/mentions.csv', 'old');
      await write(root(), 'out/notes.md', 'mine');
      const kill = await preload(
        root(),
        `
        let step = 0;
        for (const name of ['link', 'rename', 'rm']) {
          const original = fs[name];
          fs[name] = (from, ...rest) => {
            const isMove = name !== 'rm' || String(from).endsWith('journal.json') && step > 0;
            if (isMove && ++step === ${String(step)}) process.kill(process.pid, 'SIGKILL');
            return original(from, ...rest);
          };
        }`,
      );
      const args = ['export', 'set', '--format', 'csv', '--out', 'out', '--force'];
      const killed = await startHashiyaWith(root(), kill, ...args).result;
      assert.equal(killed.exitCode, null);
      assert.equal((await readdir(root())).filter((name) => name.endsWith('.tmp')).length, 1);
      // It begins with putting back, and then refuses.
      const next = await hashiya(root(), 'export', 'set', '--format', 'hashiya', '--out', 'out', '--force');
      assert.match(next.stderr, /out is a folder/);
      assert.deepEqual((await readdir(path.join(root(), 'out'))).sort(), ['mentions.csv', 'notes.md']);
      assert.equal(await readFile(path.join(root(), 'out/mentions.csv'), 'utf8'), 'old');
      assert.equal((await readdir(root())).filter((name) => name.endsWith('.tmp')).length, 0);
      assert.equal((await hashiya(root(), ...args)).exitCode, 0);
      assert.equal((await readdir(path.join(root(), 'out'))).length, 3);
    });
  }

  it('is put back at once when one step fails', async () => {
    await write(root(), 'out/a', 'old');
    await write(root(), 'out/c', 'old');
    const disk = new NodeExportDisk(root());
    const target = await ExportTarget.create(disk, 'out', true);
    for (const file of ['a', 'deep/er/b', 'c']) await target.write(file, 'new');
    await target.finish();
    const move = disk.move.bind(disk);
    disk.move = async (from, to) => {
      if (from.includes('/new/') && to === 'out/c') throw new Error('EIO');
      await move(from, to);
    };
    await assert.rejects(target.commit(), /EIO/);
    await target.discard();
    assert.deepEqual(await readdir(root()), ['out']);
    assert.deepEqual((await readdir(path.join(root(), 'out'))).sort(), ['a', 'c']);
    for (const file of ['a', 'c']) {
      assert.equal(await readFile(path.join(root(), 'out', file), 'utf8'), 'old');
    }
  });
});
