import assert from 'node:assert/strict';
import { readFile, readdir, rename } from 'node:fs/promises';
import path from 'node:path';
import { normaliseText } from '../../../core/text/normalise.js';
import { hashiya, jsonLines } from '../support/cli.js';
import { oddities, write, writeSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

describe('hashiya', () => {
  const root = useTemporaryFolder();

  it('tells how it is used', async () => {
    const { exitCode, stdout } = await hashiya(root(), '--help');
    assert.equal(exitCode, 0);
    assert.match(stdout, /validate.*stats.*mentions.*export/s);
  });

  const wrong: [what: string, args: string[], message: RegExp][] = [
    ['no command', [], /Usage/],
    ['an unknown command', ['dance'], /dance/],
    ['an unknown option', ['stats', '--fast'], /--fast/],
    ['no id', ['mentions'], /actor-or-event/],
    ['a folder that is not there', ['stats', 'nowhere'], /nowhere is not a folder/],
    ['a folder that is no set', ['validate'], /not an annotation set: there is no hashiya\.json/],
    ['a file in place of a folder', ['stats', 'file.txt'], /file\.txt is not a folder/],
  ];
  for (const [what, args, message] of wrong) {
    it(`cannot run with ${what}`, async () => {
      await write(root(), 'file.txt', '');
      const { exitCode, stdout, stderr } = await hashiya(root(), ...args);
      assert.equal(exitCode, 2);
      assert.equal(stdout, '');
      assert.match(stderr, message);
    });
  }
});

describe('hashiya validate', () => {
  const root = useTemporaryFolder();
  /** Of what is only to be reviewed this test's set has some on purpose. */
  const settings = {
    version: 1,
    problems: { 'orphaned-mention': 'off', 'participant-not-mentioned': 'off' },
  } as const;
  beforeEach(() => writeSet(root(), { ...oddities, settings }));

  async function change(file: string, edit: (text: string) => string): Promise<void> {
    await write(root(), file, edit(await readFile(path.join(root(), file), 'utf8')));
  }

  it('is content with a good set, from inside or outside, and writes nothing', async () => {
    assert.deepEqual(await hashiya(root(), 'validate'), {
      exitCode: 0,
      stdout: '6 articles, 0 problems\n',
      stderr: '',
    });
    const outside = await hashiya(path.dirname(root()), 'validate', path.basename(root()), '--json');
    assert.deepEqual(outside, { exitCode: 0, stdout: '', stderr: '' });
  });

  it('is content with an empty set', async () => {
    await writeSet(path.join(root(), 'empty'), {});
    const { exitCode, stdout } = await hashiya(root(), 'validate', 'empty');
    assert.deepEqual([exitCode, stdout], [0, '0 articles, 0 problems\n']);
  });

  it('reports each problem at its place, on standard error and as JSON', async () => {
    await change('edges.txt.hashiya.json', (text) => text.replace('"haddad"', '"nobody"'));
    await change('hashiya.actors.json', (text) => text.replace('"person"', '"robot"'));
    await change('nested.txt', (text) => text.replace('الوفد', 'وفدا'));
    const { exitCode, stdout, stderr } = await hashiya(root(), 'validate', '--json');
    assert.equal(exitCode, 1);
    const lines = stderr.trimEnd().split('\n');
    assert.match(lines[0] ?? '', /^hashiya\.actors\.json:3: The codebook has no type "robot"/);
    assert.match(lines[1] ?? '', /^edges\.txt\.hashiya\.json:3: hashiya\.actors\.json has no actor "nobody"/);
    assert.match(lines[2] ?? '', /^nested\.txt\.hashiya\.json:1: nested\.txt was changed/);
    assert.match(lines[3] ?? '', /^nested\.txt\.hashiya\.json:\d+: The article has /);
    const objects = jsonLines(stdout);
    assert.equal(objects.length, lines.length);
    assert.deepEqual(Object.keys(objects[0] ?? {}), [
      'path',
      'line',
      'column',
      'severity',
      'rule',
      'message',
    ]);
    const rules = [...stdout.matchAll(/"rule":"([a-z-]+)"/g)].map(([, rule]) => rule);
    assert.deepEqual(rules.slice(0, 4), ['unknown-type', 'dangling-id', 'text-changed', 'text-differs']);
  });

  it('is as severe as the settings of the set say, and fine when there are remarks alone', async () => {
    await change('edges.txt.hashiya.json', (text) => text.replace('"haddad"', '"nobody"'));
    const levels = { 'dangling-id': 'information', 'orphaned-mention': 'information' };
    await change('hashiya.json', () =>
      JSON.stringify({ version: 1, problems: { ...settings.problems, ...levels } }),
    );
    const { exitCode, stdout, stderr } = await hashiya(root(), 'validate');
    assert.equal(exitCode, 0);
    assert.equal(stdout, '6 articles, 0 problems, 2 remarks\n');
    assert.match(
      stderr,
      /no actor "nobody".*\[dangling-id\]\n.*no longer in the article.*\[orphaned-mention\]\n/,
    );
    await change('hashiya.json', () => '{ "version": 1, "problems": { "orphaned-mention": "error" } }');
    assert.equal((await hashiya(root(), 'validate')).exitCode, 1);
  });

  it('counts what was acknowledged, and tells it again once it says something else', async () => {
    const name = 'مجهول';
    await change('hashiya.actors.json', (text) =>
      text.replace(
        '"actors": {',
        `"actors": { "a1": { "type": "state", "label": { "ar": "أول" }, "aliases": ["${name}"] }, "a2": { "type": "state", "label": { "ar": "ثان" }, "aliases": ["${name}"] },`,
      ),
    );
    const told = await hashiya(root(), 'validate');
    assert.equal(told.stdout, '6 articles, 0 problems, 1 remark\n');
    const [, says] = /^hashiya\.actors\.json:\d+: (.*) \[shared-alias\]$/m.exec(told.stderr) ?? [];
    const acknowledged = [
      { rule: 'shared-alias', file: 'hashiya.actors.json', at: ['actors', 'a1', 'aliases'], says },
    ];
    await change('hashiya.json', () => JSON.stringify({ ...settings, acknowledged }));
    assert.deepEqual(await hashiya(root(), 'validate'), {
      exitCode: 0,
      stdout: '6 articles, 0 problems, 1 acknowledged\n',
      stderr: '',
    });
    await change('hashiya.actors.json', (text) =>
      text.replace(
        '"actors": {',
        `"actors": { "a3": { "type": "state", "label": { "ar": "ثالث" }, "aliases": ["${name}"] },`,
      ),
    );
    const again = await hashiya(root(), 'validate');
    assert.equal(again.stdout, '6 articles, 0 problems, 1 remark\n');
    await change('hashiya.json', () =>
      JSON.stringify({ ...settings, problems: { 'shared-alias': 'error' }, acknowledged }),
    );
    assert.equal((await hashiya(root(), 'validate')).exitCode, 1);
  });

  it('names as a rule of its own that a file is unreadable', async () => {
    await write(root(), 'empty.txt.hashiya.json', '{');
    const { stdout } = await hashiya(root(), 'validate', '--json');
    assert.match(stdout, /"rule":"unreadable-file"/);
  });

  it('reports files that cannot be read, with their path from here', async () => {
    await write(root(), 'edges.txt', Uint8Array.of(0xe3, 0xe4));
    await write(root(), 'empty.txt.hashiya.json', '{ "version": 9 }');
    const parent = path.dirname(root());
    const { exitCode, stderr } = await hashiya(parent, 'validate', path.basename(root()));
    assert.equal(exitCode, 1);
    assert.ok(stderr.startsWith(`${path.basename(root())}/empty.txt.hashiya.json:1: Version 9`), stderr);
    assert.match(stderr, /\/edges\.txt:1: Not UTF-8/);
  });
});

describe('hashiya, while an editor is writing', () => {
  const root = useTemporaryFolder();

  it('reads what is written and touches no file', async () => {
    await writeSet(root(), oddities);
    const temporary = 'abcd2345.tmp';
    await rename(
      path.join(root(), 'edges.txt.hashiya.json'),
      path.join(root(), `edges.txt.hashiya.json.${temporary}`),
    );
    await write(root(), `nested.txt.hashiya.json.${temporary}`, '{ "version"');
    const before = await readdir(root());
    const { exitCode, stdout } = await hashiya(root(), 'stats', '--json');
    assert.equal(exitCode, 0);
    assert.match(stdout, /"mentions":14/);
    assert.equal((await hashiya(root(), 'validate')).exitCode, 0);
    assert.deepEqual(await readdir(root()), before);
  });
});

describe('hashiya stats', () => {
  const root = useTemporaryFolder();
  beforeEach(() => writeSet(root(), oddities));

  it('counts', async () => {
    const { exitCode, stdout } = await hashiya(root(), 'stats', '--json');
    assert.equal(exitCode, 0);
    assert.deepEqual(jsonLines(stdout), [
      {
        ...{ articles: 6, annotated: 4, actors: 4, events: 2, mentions: 14 },
        ...{ suggestions: 1, uncertain: 0, orphans: 1 },
        actorTypes: {
          organization: { entries: 1, mentions: 0 },
          person: { entries: 2, mentions: 7 },
          state: { entries: 1, mentions: 4 },
        },
        eventTypes: { CONSULT: { entries: 1, mentions: 3 }, STATEMENT: { entries: 1, mentions: 0 } },
        forms: { name: 4, none: 4, metonym: 1, nominal: 1, nisba: 1 },
      },
    ]);
  });

  it('lays the counts out in columns', async () => {
    const { stdout } = await hashiya(root(), 'stats');
    assert.match(stdout, /^articles {6}6\nannotated {5}4$/m);
    assert.match(stdout, /^actor type {4}actors {2}mentions\nperson {13}2 {9}7$/m);
  });

  it('counts what can be read and says what cannot', async () => {
    await write(root(), 'edges.txt.hashiya.json', '{');
    const { exitCode, stdout, stderr } = await hashiya(root(), 'stats', '--json');
    assert.equal(exitCode, 1);
    assert.match(stderr, /^edges\.txt\.hashiya\.json:1: Not valid JSON/);
    assert.match(stdout, /"mentions":12/);
  });
});

describe('hashiya mentions', () => {
  const root = useTemporaryFolder();
  beforeEach(() => writeSet(root(), oddities));

  it('lists every mention in reading order, with the words that its article has there', async () => {
    const { exitCode, stdout } = await hashiya(root(), 'mentions', 'russia', '--json');
    assert.equal(exitCode, 0);
    assert.deepEqual(
      jsonLines(stdout).map((mention) =>
        Object.entries(mention ?? {})
          .slice(0, 6)
          .map(([, value]): unknown => value),
      ),
      [
        ['bom-crlf-emoji.txt', 31, 36, 'روسيا', 'russia', 'name'],
        ['edges.txt', 0, 5, 'موسكو', 'russia', 'metonym'],
        ['nested.txt', 19, 24, 'روسيا', 'russia', 'name'],
        ['nested.txt', 47, 54, 'الروسية', 'russia', 'nisba'],
      ],
    );
    const text = Array.from(normaliseText(oddities.articles?.['bom-crlf-emoji.txt']?.raw ?? ''));
    assert.equal(text.slice(31, 36).join(''), 'روسيا');
  });

  it('gives the spans of a discontinuous mention only', async () => {
    const { stdout } = await hashiya(root(), 'mentions', 'lina', '--json');
    const nominal = { start: 7, end: 24, quote: 'وزير خارجية روسيا', form: 'nominal', id: 'nes1' };
    assert.deepEqual(jsonLines(stdout), [
      {
        ...{
          article: 'discontinuous.txt',
          start: 0,
          end: 21,
          quote: 'الوزيران … منصور',
          actor: 'lina',
          id: 'dis2',
        },
        spans: [
          [0, 8],
          [16, 21],
        ],
      },
      { article: 'nested.txt', actor: 'lina', ...nominal },
    ]);
  });

  it('lists those of an event, and tells suggestions and orphans', async () => {
    assert.equal(jsonLines((await hashiya(root(), 'mentions', 'talks', '--json')).stdout).length, 3);
    const { stdout } = await hashiya(root(), 'mentions', 'haddad');
    assert.match(stdout, /^discontinuous\.txt\t0-14\tالوزيران … حدّاد$/m);
    assert.match(stdout, /\tsuggested$/m);
    assert.match(stdout, /\torphaned$/m);
  });

  it('leaves nisba mentions out when asked to', async () => {
    const { stdout } = await hashiya(root(), 'mentions', 'russia', '--no-nisba');
    assert.equal(stdout.trimEnd().split('\n').length, 3);
  });

  it('has nothing to say of an actor without mentions', async () => {
    assert.deepEqual(await hashiya(root(), 'mentions', 'formula'), { exitCode: 0, stdout: '', stderr: '' });
  });

  it('does not know an unknown id, and proposes what is near', async () => {
    const byId = await hashiya(root(), 'mentions', 'hadad');
    assert.deepEqual([byId.exitCode, byId.stdout], [2, '']);
    assert.match(byId.stderr, /no actor or event "hadad".*Did you mean haddad \(سامِر حدّاد\)/);
    assert.match((await hashiya(root(), 'mentions', 'لينا منصورة')).stderr, /Did you mean lina/);
    assert.match((await hashiya(root(), 'mentions', 'qqq')).stderr, /"qqq"\.\n$/);
  });
});
