import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { editActor, newActor } from '../../../core/set/actorChanges.js';
import type { Change } from '../../../core/set/change.js';
import { removeMentions, setMentionNote } from '../../../core/set/mentionChanges.js';
import { built } from '../../host/paths.js';
import { actorMention } from '../core/samples.js';
import { hashiya, jsonLines } from '../support/cli.js';
import { loadSet, oddities, write, writeSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

const sidecar = 'edges.txt.hashiya.json';

describe('hashiya merge', () => {
  const root = useTemporaryFolder();
  const textOf = (file: string): Promise<string> => readFile(path.join(root(), file), 'utf8');

  /** Three versions of a sidecar, `ours` and `theirs` with other notes on mentions. */
  async function versions(ours: Record<string, string>, theirs: Record<string, string>): Promise<void> {
    await writeSet(root(), oddities);
    const base = await textOf(sidecar);
    const noted = (notes: Record<string, string>): string =>
      Object.entries(notes).reduce(
        (text, [id, note]) =>
          text.replace(new RegExp(`("id": "${id}".*?)(, "form")`), `$1$2: "name", "note": "${note}", "x"`),
        base,
      );
    await write(root(), 'base.json', base);
    await write(root(), 'ours.json', noted(ours));
    await write(root(), 'theirs.json', noted(theirs));
  }
  const args = ['merge', 'base.json', 'ours.json', 'theirs.json'];

  it('writes what both changed over ours', async () => {
    await versions({ edg1: 'one' }, { edg2: 'two' });
    assert.deepEqual(await hashiya(root(), ...args, sidecar), { exitCode: 0, stdout: '', stderr: '' });
    const merged = await textOf('ours.json');
    assert.match(merged, /"edg1".*"note": "one"/);
    assert.match(merged, /"edg2".*"note": "two"/);
  });

  it('ends with 1 when something is left to settle, and says where', async () => {
    await versions({ edg1: 'one' }, { edg1: 'two' });
    const { exitCode, stdout, stderr } = await hashiya(root(), ...args, sidecar, '--json');
    assert.equal(exitCode, 1);
    assert.match(
      stderr,
      /^edges\.txt\.hashiya\.json:2: Two sides changed note differently: here "one", there "two"/,
    );
    assert.equal(jsonLines(stdout).length, 1);
    assert.match(await textOf('ours.json'), /"conflicts": \[{ "field": \["note"\], "other": "two" }\]/);
  });

  it('knows the kind of a file that git calls otherwise, and takes an empty base', async () => {
    await versions({ edg1: 'one' }, { edg2: 'two' });
    await write(root(), 'base.json', '');
    assert.equal((await hashiya(root(), ...args)).exitCode, 1);
    assert.match(await textOf('ours.json'), /"edg1"[^]*"edg2"/);
  });

  for (const [what, spoil] of [
    ['is broken', '{ "version": 1, <<<<<<<'],
    ['is of a later version', '{ "version": 2 }'],
  ] as const) {
    it(`changes nothing when a version ${what}`, async () => {
      await versions({ edg1: 'one' }, {});
      await write(root(), 'theirs.json', spoil);
      const before = await textOf('ours.json');
      const { exitCode, stderr } = await hashiya(root(), ...args, sidecar);
      assert.equal(exitCode, 2);
      assert.match(stderr, /theirs\.json:1: /);
      assert.equal(await textOf('ours.json'), before);
    });
  }

  it('cannot run without its files', async () => {
    const { exitCode, stderr } = await hashiya(root(), ...args, sidecar);
    assert.equal(exitCode, 2);
    assert.match(stderr, /base\.json cannot be read/);
  });
});

describe('git with hashiya merge', () => {
  const root = useTemporaryFolder();
  const run = promisify(execFile);
  const git = async (...args: string[]): Promise<string> =>
    (
      await run('git', ['-c', 'user.name=t', '-c', 'user.email=t@t', '-c', 'commit.gpgsign=false', ...args], {
        cwd: root(),
      })
    ).stdout;

  async function change(make: (set: Awaited<ReturnType<typeof loadSet>>['set']) => Change): Promise<void> {
    const store = await loadSet(root());
    store.set.apply(make(store.set));
    await store.flush();
  }

  async function commit(message: string): Promise<void> {
    await git('add', '-A');
    await git('commit', '-q', '-m', message);
  }

  beforeEach(async () => {
    await git('init', '-q', '-b', 'main');
    await git(
      'config',
      'merge.hashiya.driver',
      `'${process.execPath}' '${built('cli.js')}' merge %O %A %B %P`,
    );
    await write(root(), '.gitattributes', '*hashiya*.json merge=hashiya\n');
    await writeSet(root(), oddities);
    await commit('base');
    await git('checkout', '-q', '-b', 'theirs');
  });

  function noteOn(set: Awaited<ReturnType<typeof loadSet>>['set'], id: string, note: string): Change {
    const mention = set.mentionsIn('edges.txt').get(id);
    assert.ok(mention);
    return setMentionNote(set, 'edges.txt', mention, note);
  }

  it('merges sidecars and registries where lines would conflict', async () => {
    await change((set) => noteOn(set, 'edg1', 'theirs'));
    await change((set) => editActor(set, 'russia', { code: 'RUSGOV' }));
    await change((set) => ({
      name: 'create',
      edits: [newActor(set, { type: 'person', label: { en: 'M A' } })],
    }));
    await commit('theirs');
    await git('checkout', '-q', 'main');
    await change((set) =>
      removeMentions(set, 'edges.txt', [...set.mentionsIn('edges.txt').sorted()].slice(1)),
    );
    await change((set) => editActor(set, 'russia', { note: 'ours' }));
    await change((set) => ({
      name: 'create',
      edits: [newActor(set, { type: 'person', label: { en: 'M B' } })],
    }));
    await commit('ours');
    await git('merge', '-q', '--no-edit', 'theirs');
    const { set } = await loadSet(root());
    assert.deepEqual([...set.actors.keys()].slice(-4), ['lina', 'm-a', 'm-b', 'russia']);
    assert.deepEqual([set.actors.get('russia')?.code, set.actors.get('russia')?.note], ['RUSGOV', 'ours']);
    assert.equal(set.mentionsIn('edges.txt').get('edg1')?.note, 'theirs');
    assert.equal(set.mentionsIn('edges.txt').size, 1);
    assert.equal((await git('status', '--porcelain')).trim(), '');
  });

  it('stops at what it could not settle, with files that can be read', async () => {
    await change((set) => noteOn(set, 'edg1', 'theirs'));
    await commit('theirs');
    await git('checkout', '-q', 'main');
    await change((set) => noteOn(set, 'edg1', 'ours'));
    await commit('ours');
    await assert.rejects(git('merge', '-q', '--no-edit', 'theirs'), /Two sides changed note/);
    const { exitCode, stderr } = await hashiya(root(), 'validate');
    assert.equal(exitCode, 1);
    assert.match(
      stderr,
      /edges\.txt\.hashiya\.json:2: Two sides changed note differently: here "ours", there "theirs"/,
    );
  });

  it('finds what one side tagged in the article that the other edited', async () => {
    const raw = oddities.articles?.['edges.txt']?.raw ?? '';
    await write(root(), 'edges.txt', `عاجل: ${raw}`);
    assert.equal((await hashiya(root(), 'reanchor')).exitCode, 0);
    await commit('theirs');
    await git('checkout', '-q', 'main');
    await change(() => {
      const after = actorMention(raw, 'added', 'lina', [18, 22]);
      return {
        name: 'tag',
        edits: [{ of: 'mention', article: 'edges.txt', id: 'added', before: undefined, after }],
      };
    });
    await commit('ours');
    await git('merge', '-q', '--no-edit', 'theirs');
    assert.equal((await hashiya(root(), 'validate')).exitCode, 0);
    const { set } = await loadSet(root());
    const found = set.mentionsIn('edges.txt').get('added');
    assert.deepEqual([found?.spans, found?.status], [[[24, 28]], undefined]);
  });
});
