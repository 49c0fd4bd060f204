import assert from 'node:assert/strict';
import { readFile, readdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { editActor, newActor } from '../../../core/set/actorChanges.js';
import { ChangeRefused, type AnnotationSet } from '../../../core/set/annotationSet.js';
import type { Change } from '../../../core/set/change.js';
import { History } from '../../../core/set/history.js';
import { removeMentions, setMentionNote, tag } from '../../../core/set/mentionChanges.js';
import { anchoredText } from '../../../core/anchor/anchor.js';
import { formatProblem } from '../../../core/model/problem.js';
import type { Folder } from '../../../storage/folder.js';
import type { Lock } from '../../../storage/lock.js';
import { NodeFolder } from '../../../storage/nodeFolder.js';
import { SetStore } from '../../../storage/setStore.js';
import { loadSet, oddities, write, writeSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';

/** A change to one mention's note. */
function noteOn(set: AnnotationSet, article: string, id: string, note = 'ملاحظة'): Change {
  const mention = set.mentionsIn(article).get(id);
  assert.ok(mention);
  return setMentionNote(set, article, mention, note);
}

/** Every file below a folder, by path. */
async function contents(root: string): Promise<Record<string, string>> {
  const files = (await readdir(root, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );
  const entries = files.map(async ({ parentPath, name }) => {
    const file = path.join(parentPath, name);
    return [path.relative(root, file), (await readFile(file)).toString('base64')] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}

/** A folder that notes what is done with it. */
function watched(folder: Folder, done: string[]): Folder {
  return {
    read: (file) => {
      done.push(`read ${file}`);
      return folder.read(file);
    },
    write: (file, bytes, lastLook) => {
      done.push(`write ${file}`);
      return folder.write(file, bytes, lastLook);
    },
    lock: () => {
      done.push('lock');
      return folder.lock();
    },
    delete: (file) => folder.delete(file),
    rename: (from, to) => folder.rename(from, to),
    list: (onUnreadable) => folder.list(onUnreadable),
  };
}

/** The sample set with one more mention, in an article that had none. */
async function taggedOnce(
  root: string,
): Promise<{ store: SetStore; set: AnnotationSet; history: History; tagged: string }> {
  await writeSet(root, oddities);
  const store = await loadSet(root);
  const { set } = store;
  const text = anchoredText(await readFile(path.join(root, 'untagged.txt'), 'utf8'));
  const places = { article: 'untagged.txt', text, mentions: [[[0, 2] as const]] };
  const { change, tagged } = tag(set, places, { kind: 'actor', id: 'russia' }, { at: '2021' });
  const history = new History(set);
  history.apply(change);
  return { store, set, history, tagged: tagged[0]?.id ?? '' };
}

describe('The store', () => {
  const root = useTemporaryFolder();
  const textOf = (file: string): Promise<string> => readFile(path.join(root(), file), 'utf8');

  describe('reading and writing', () => {
    it('changes no byte of what it read when it writes it again', async () => {
      await writeSet(root(), oddities);
      const before = await contents(root());
      const store = await loadSet(root());
      for (const file of Object.keys(before).filter((name) => name.endsWith('.json')))
        store.markUnsaved(file);
      store.markUnsaved('hashiya.actors.json');
      await store.flush();
      assert.deepEqual(await contents(root()), before);
    });

    it('writes only the line that changed, and never the article', async () => {
      await writeSet(root(), oddities);
      const before = await contents(root());
      const lines = (await textOf('nested.txt.hashiya.json')).split('\n');
      const store = await loadSet(root());
      store.set.apply(noteOn(store.set, 'nested.txt', 'nes3'));
      await store.flush();
      const after = await contents(root());
      const changed = Object.keys(after).filter((file) => after[file] !== before[file]);
      assert.deepEqual(changed, ['nested.txt.hashiya.json']);
      const now = (await textOf('nested.txt.hashiya.json')).split('\n');
      assert.equal(now.length, lines.length);
      assert.equal(now.filter((line, i) => line !== lines[i]).length, 1);
    });

    it('leaves no sidecar behind that would say nothing, and has it again as it was', async () => {
      const { set, history, store, tagged } = await taggedOnce(root());
      await store.flush();
      const written = await textOf('untagged.txt.hashiya.json');
      history.undo();
      await store.flush();
      assert.ok(!(await readdir(root())).includes('untagged.txt.hashiya.json'));
      assert.ok(!store.hasUnsaved);
      // What a watcher would tell.
      await store.reload('untagged.txt.hashiya.json');
      history.redo();
      await store.flush();
      assert.equal(await textOf('untagged.txt.hashiya.json'), written);
      assert.equal(set.mentionsIn('untagged.txt').get(tagged)?.status, undefined);
    });

    it('does for one tag what is needed, and nothing else', async () => {
      const { store: other, set } = await taggedOnce(root());
      await other.flush();
      const done: string[] = [];
      const disk = new NodeFolder(root());
      const store = new SetStore(watched(disk, done), {
        mayWrite: () => true,
        onWriteFailed: () => undefined,
      });
      await store.load();
      done.length = 0;
      store.set.apply(
        noteOn(store.set, 'untagged.txt', set.mentionsIn('untagged.txt').sorted()[0]?.id ?? ''),
      );
      await store.flush();
      assert.deepEqual(done, [
        'lock',
        // What others wrote is merged, and is looked for once more just before the file is replaced.
        'read untagged.txt.hashiya.json',
        'write untagged.txt.hashiya.json',
        'read untagged.txt.hashiya.json',
      ]);
      done.length = 0;
      await store.reload('untagged.txt.hashiya.json');
      assert.deepEqual(done, ['read untagged.txt.hashiya.json']);
    });

    it('leaves a sidecar that others left empty', async () => {
      await writeSet(root(), oddities);
      const before = await textOf('empty.txt.hashiya.json');
      const store = await loadSet(root());
      store.markUnsaved('empty.txt.hashiya.json');
      await store.flush();
      assert.equal(await textOf('empty.txt.hashiya.json'), before);
    });

    it('keeps keys that it does not know, wherever they stand', async () => {
      const registry =
        '{ "version": 1, "x": [1], "actors": {\n    "a": { "type": "person", "label": { "ar": "ا", "fa": "آ" }, "born": 1950 } } }\n';
      await writeSet(root(), {
        articles: { 'a.txt': { raw: 'بيان', tags: [{ id: 'm', actor: 'a', words: ['بيان'] }] } },
      });
      await write(root(), 'hashiya.actors.json', registry);
      const sidecar = (await textOf('a.txt.hashiya.json'))
        .replace('"mentions"', '"reviewed": { "by": "x" }, "mentions"')
        .replace('"quote"', '"confidence": 0.5, "quote"');
      await write(root(), 'a.txt.hashiya.json', sidecar);

      const store = await loadSet(root());
      store.set.apply(editActor(store.set, 'a', { code: 'X' }));
      store.set.apply(noteOn(store.set, 'a.txt', 'm'));
      await store.flush();
      assert.deepEqual(JSON.parse(await textOf('hashiya.actors.json')), {
        version: 1,
        x: [1],
        actors: { a: { type: 'person', label: { ar: 'ا', fa: 'آ' }, code: 'X', born: 1950 } },
      });
      assert.match(await textOf('a.txt.hashiya.json'), /"reviewed": { "by": "x" }/);
      assert.match(await textOf('a.txt.hashiya.json'), /"confidence": 0.5/);
    });

    it('forgets a key that another program took away', async () => {
      await writeSet(root(), oddities);
      const plain = await textOf('edges.txt.hashiya.json');
      await write(root(), 'edges.txt.hashiya.json', plain.replace('"mentions"', '"x": 1, "mentions"'));
      const store = await loadSet(root());
      await write(root(), 'edges.txt.hashiya.json', plain);
      await store.reload('edges.txt.hashiya.json');
      store.markUnsaved('edges.txt.hashiya.json');
      await store.flush();
      assert.equal(await textOf('edges.txt.hashiya.json'), plain);
    });

    it('makes the sidecar of an article with its first mention', async () => {
      await writeSet(root(), oddities);
      const store = await loadSet(root());
      const places = {
        article: 'untagged.txt',
        text: anchoredText(oddities.articles?.['untagged.txt']?.raw ?? ''),
        mentions: [[[3, 6] as const]],
      };
      store.set.apply(
        tag(store.set, places, { kind: 'actor', id: 'lina' }, { at: '2026-01-01T00:00:00Z' }).change,
      );
      await store.flush();
      const again = await loadSet(root());
      const [mention] = again.set.mentionsIn('untagged.txt').sorted();
      assert.deepEqual([mention?.spans, mention?.quote], [[[3, 6]], ['شيء']]);
      assert.equal(again.set.mentionsIn('untagged.txt').stamp?.length, 16);
    });

    it('leaves the files of a set in a folder below alone', async () => {
      await writeSet(root(), oddities);
      await writeSet(path.join(root(), 'inner'), oddities);
      const { set } = await loadSet(root());
      assert.deepEqual(
        set.articles.filter((article) => article.startsWith('inner/')),
        [],
      );
      assert.equal(set.usesOf({ kind: 'actor', id: 'lina' }).total, 2);
    });

    it('waits with a sidecar whose article has unsaved edits', async () => {
      await writeSet(root(), oddities);
      const before = await textOf('edges.txt.hashiya.json');
      let dirty = true;
      const store = await loadSet(root(), { mayWrite: (article) => !(dirty && article === 'edges.txt') });
      store.set.apply(noteOn(store.set, 'edges.txt', 'edg1'));
      await store.flush();
      assert.equal(await textOf('edges.txt.hashiya.json'), before);
      assert.equal(store.hasUnsaved, true);
      dirty = false;
      await store.flush();
      assert.match(await textOf('edges.txt.hashiya.json'), /ملاحظة/);
      assert.equal(store.hasUnsaved, false);
    });
  });

  describe('a file that it cannot read', () => {
    const sidecar = 'edges.txt.hashiya.json';
    const repeated = (text: string): string => text.replace('"edg2"', '"edg1"');
    const spoilt: [
      what: string,
      file: string,
      spoil: (text: string) => string | Uint8Array,
      problem: RegExp,
    ][] = [
      [
        'a sidecar cut off',
        sidecar,
        (text) => text.slice(0, -20),
        /^edges\.txt\.hashiya\.json:3: Not valid JSON/,
      ],
      [
        'a sidecar with a conflict',
        sidecar,
        (text) => text.replace('\n', '\n<<<<<<< ours\n'),
        /:2: Not valid JSON/,
      ],
      [
        'a sidecar of another version',
        sidecar,
        (text) => text.replace('"version": 1', '"version": 2'),
        /:1: Version 2/,
      ],
      [
        'a sidecar with a wrong span',
        sidecar,
        (text) => text.replace('[[23,', '[["23",'),
        /:3: mentions\.1\.spans\.0\.0/,
      ],
      ['a sidecar with a mention twice', sidecar, repeated, /:3: .*"edg1" is the id of another mention too/],
      ['a sidecar that is not UTF-8', sidecar, () => Uint8Array.of(0x7b, 0xe3, 0x7d), /:1: Cannot be read/],
      [
        'a registry of actors',
        'hashiya.actors.json',
        (text) => text.replace('"type"', '"kind"'),
        /actors\.json:2: .*type/,
      ],
      [
        'a registry with an actor twice',
        'hashiya.actors.json',
        (text) => text.replace('"lina"', '"haddad"'),
        /:4: "haddad" stands here a second time/,
      ],
      ['a registry of events', 'hashiya.events.json', () => '[]', /events\.json:1: /],
      ['the settings', 'hashiya.json', () => '{ "version": 3 }', /hashiya\.json:1: Version 3/],
      ['empty settings', 'hashiya.json', () => '', /hashiya\.json:1: Not valid JSON/],
    ];

    for (const [what, file, spoil, expected] of spoilt) {
      it(`stays byte for byte, and is reported at its line: ${what}`, async () => {
        await writeSet(root(), oddities);
        await write(root(), file, spoil(await textOf(file)));
        const before = await contents(root());

        const store = await loadSet(root());
        const problems = [...store.set.problems.values()].flat();
        assert.match(problems.map(formatProblem).join('\n'), expected);
        assert.equal(store.set.articles.length, 6);

        const blocked = Object.keys(oddities.articles ?? {}).filter(
          (one) => store.set.blockedBy(one) !== undefined,
        );
        assert.deepEqual(blocked, file === sidecar ? ['edges.txt'] : Object.keys(oddities.articles ?? {}));
        for (const each of Object.keys(before))
          if (each.endsWith('.hashiya.json') || each === file) store.markUnsaved(each);
        await store.flush();
        assert.deepEqual(await contents(root()), before);
      });
    }

    it('refuses changes to what the file holds, and nothing else', async () => {
      await writeSet(root(), oddities);
      await write(root(), sidecar, '{');
      const { set } = await loadSet(root());
      const nested = set.mentionsIn('nested.txt').sorted();
      const [first] = nested;
      assert.ok(first);
      const refused = (change: Change): void => {
        assert.throws(
          () => set.apply(change),
          (error) => error instanceof ChangeRefused && error.file === sidecar,
        );
      };
      refused({
        name: 'tag',
        edits: [
          {
            of: 'mention',
            id: 'new',
            article: 'edges.txt',
            before: undefined,
            after: { ...first, id: 'new' },
          },
        ],
      });
      set.apply(removeMentions(set, 'nested.txt', [first]));
      assert.equal(set.mentionsIn('nested.txt').size, nested.length - 1);
    });

    it('can be changed again once it is mended', async () => {
      await writeSet(root(), oddities);
      const good = await textOf(sidecar);
      await write(root(), sidecar, '{');
      const store = await loadSet(root());
      await write(root(), sidecar, good);
      await store.reload(sidecar);
      assert.equal(store.set.problems.size, 0);
      store.set.apply(noteOn(store.set, 'edges.txt', 'edg1'));
      await store.flush();
      assert.match(await textOf(sidecar), /ملاحظة/);
    });
  });

  describe('what other programs write', () => {
    it('takes over a sidecar and a registry', async () => {
      await writeSet(root(), oddities);
      const store = await loadSet(root());
      const { tags } = oddities.articles?.['edges.txt'] ?? {};
      await writeSet(root(), {
        actors: { ...oddities.actors, fresh: { type: 'media', label: { en: 'Fresh' } } },
        articles: { 'edges.txt': { raw: 'موسكو', tags: tags?.slice(0, 1) ?? [] } },
      });
      await store.reload('edges.txt.hashiya.json');
      await store.reload('hashiya.actors.json');
      assert.deepEqual(
        store.set
          .mentionsIn('edges.txt')
          .sorted()
          .map(({ id }) => id),
        ['edg1'],
      );
      assert.equal(store.set.usesOf({ kind: 'actor', id: 'haddad' }).articles.has('edges.txt'), false);
      assert.ok(store.set.actors.has('fresh'));
    });

    it('takes its own writing for no news', async () => {
      await writeSet(root(), oddities);
      const store = await loadSet(root());
      store.set.apply(noteOn(store.set, 'edges.txt', 'edg1'));
      await store.flush();
      let told = 0;
      store.set.onDidChange(() => told++);
      await store.reload('edges.txt.hashiya.json');
      assert.equal(told, 0);
    });

    it('drops the mentions of a sidecar that was deleted', async () => {
      await writeSet(root(), oddities);
      const store = await loadSet(root());
      await rm(path.join(root(), 'edges.txt.hashiya.json'));
      await store.reload('edges.txt.hashiya.json');
      assert.equal(store.set.mentionsIn('edges.txt').size, 0);
      assert.ok(store.set.hasArticle('edges.txt'));
    });

    it('knows the sidecars whose article is gone, and takes note when it is back', async () => {
      await writeSet(root(), oddities);
      const article = path.join(root(), 'edges.txt');
      await rename(article, `${article}.away`);
      const store = await loadSet(root());
      assert.deepEqual(store.set.missingArticles, ['edges.txt']);
      await rename(`${article}.away`, article);
      await store.reloadArticle('edges.txt');
      assert.deepEqual(store.set.missingArticles, []);
      await rm(article);
      await store.reloadArticle('edges.txt');
      assert.deepEqual(store.set.missingArticles, ['edges.txt']);
      assert.ok(store.set.mentionsIn('edges.txt').size > 0);
    });

    it('forgets an article of which neither it nor its sidecar is left', async () => {
      await writeSet(root(), oddities);
      const store = await loadSet(root());
      await rm(path.join(root(), 'edges.txt'));
      await store.reloadArticle('edges.txt');
      await rm(path.join(root(), 'edges.txt.hashiya.json'));
      await store.reload('edges.txt.hashiya.json');
      assert.ok(!store.set.hasArticle('edges.txt'));
      assert.deepEqual(store.set.missingArticles, []);
    });
  });

  describe('a write that fails', () => {
    /** A folder in which writing can be made to fail. */
    class Faulty implements Folder {
      broken = true;
      private readonly inner = new NodeFolder(root());
      read = (file: string): Promise<Uint8Array | undefined> => this.inner.read(file);
      list = (): Promise<string[]> => this.inner.list();
      lock = (): Promise<Lock> => this.inner.lock();
      delete = (file: string): Promise<void> => this.inner.delete(file);
      rename = (from: string, to: string): Promise<void> => this.inner.rename(from, to);
      write = (file: string, bytes: Uint8Array): Promise<void> =>
        this.broken ? Promise.reject(new Error('No space left')) : this.inner.write(file, bytes);
    }

    it('is told, leaves the file as it was, and is tried again with the next flush', async () => {
      await writeSet(root(), oddities);
      const before = await contents(root());
      const folder = new Faulty();
      const failed: string[] = [];
      const store = new SetStore(folder, {
        mayWrite: () => true,
        onWriteFailed: (file) => failed.push(file),
      });
      await store.load();
      const edit = newActor(store.set, { type: 'person', label: { en: 'New One' } });
      store.set.apply({ name: 'create', edits: [edit] });
      await store.flush();
      assert.deepEqual(failed, ['hashiya.actors.json']);
      assert.deepEqual(await contents(root()), before);
      assert.equal(store.hasUnsaved, true);
      folder.broken = false;
      await store.flush();
      assert.match(await textOf('hashiya.actors.json'), /"new-one"/);
      assert.equal(store.hasUnsaved, false);
    });
  });

  describe('a write that was interrupted', () => {
    const whole = 'edges.txt.hashiya.json';
    const temporary = `${whole}.abcd2345.tmp`;

    it('is taken back when only its temporary file is left', async () => {
      await writeSet(root(), oddities);
      const before = await textOf(whole);
      await rename(path.join(root(), whole), path.join(root(), temporary));
      const store = await loadSet(root());
      assert.ok(store.set.mentionsIn('edges.txt').size > 0);
      assert.equal(await textOf(whole), before);
      assert.ok(!(await readdir(root())).includes(temporary));
    });

    it('leaves the file as it was when that is still there, or when the temporary file is not whole', async () => {
      await writeSet(root(), oddities);
      const before = await contents(root());
      await writeFile(path.join(root(), temporary), '{ "version": 1, "text": { "sha2');
      await writeFile(path.join(root(), 'plain.txt.hashiya.json.abcd2345.tmp'), '{ "version": 1, "te');
      await loadSet(root());
      assert.deepEqual(await contents(root()), before);
    });
  });
});
