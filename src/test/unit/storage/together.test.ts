import assert from 'node:assert/strict';
import { readFile, readdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { anchoredText } from '../../../core/anchor/anchor.js';
import { editActor, newActor } from '../../../core/set/actorChanges.js';
import type { AnnotationSet } from '../../../core/set/annotationSet.js';
import type { Change } from '../../../core/set/change.js';
import { History } from '../../../core/set/history.js';
import { removeMentions, setMentionNote, tag } from '../../../core/set/mentionChanges.js';
import { normaliseText } from '../../../core/text/normalise.js';
import { stampOf } from '../../../core/text/stamp.js';
import type { SetStore } from '../../../storage/setStore.js';
import { loadSet, oddities, write, writeSet } from '../support/sampleSet.js';
import { useTemporaryFolder } from '../support/temporaryFolder.js';
import { startWriter } from './writer.js';

const article = 'edges.txt';
const sidecar = `${article}.hashiya.json`;
const raw = oddities.articles?.[article]?.raw ?? '';

function mentionOf(set: AnnotationSet, id: string): NonNullable<ReturnType<typeof find>> {
  const mention = find(set, id);
  assert.ok(mention, id);
  return mention;
}

function find(set: AnnotationSet, id: string): ReturnType<ReturnType<AnnotationSet['mentionsIn']>['get']> {
  return set.mentionsIn(article).get(id);
}

function noteOn(set: AnnotationSet, id: string, note: string): Change {
  return setMentionNote(set, article, mentionOf(set, id), note);
}

function tagging(set: AnnotationSet, start: number, end: number, text = raw): Change {
  const places = { article, text: anchoredText(text), mentions: [[[start, end] as const]] };
  return tag(set, places, { kind: 'actor', id: 'lina' }, { at: '2026-01-01T00:00:00Z' }).change;
}

function ids(store: SetStore): string[] {
  return store.set
    .mentionsIn(article)
    .sorted()
    .map(({ id }) => id);
}

describe('Two windows on one set', () => {
  const root = useTemporaryFolder();
  let mine: SetStore;
  let theirs: SetStore;
  beforeEach(async () => {
    await writeSet(root(), oddities);
    mine = await loadSet(root());
    theirs = await loadSet(root());
  });

  it('keep what both added, also before they heard of each other', async () => {
    mine.set.apply(tagging(mine.set, 6, 9));
    theirs.set.apply(tagging(theirs.set, 10, 12));
    await mine.flush();
    await theirs.flush();
    assert.equal(ids(theirs).length, 4);
    await mine.reload(sidecar);
    assert.deepEqual(ids(mine), ids(theirs));
    assert.equal(mine.hasUnsaved || theirs.hasUnsaved, false);
  });

  it('take different fields of one entry from both', async () => {
    mine.set.apply(editActor(mine.set, 'russia', { code: 'RUSGOV' }));
    theirs.set.apply(editActor(theirs.set, 'russia', { note: 'دولة' }));
    await mine.flush();
    await theirs.flush();
    const { code, note } = theirs.set.actors.get('russia') ?? {};
    assert.deepEqual([code, note], ['RUSGOV', 'دولة']);
  });

  it('keep both versions of a field that both changed, and agree on what there is to settle', async () => {
    mine.set.apply(noteOn(mine.set, 'edg1', 'mine'));
    theirs.set.apply(noteOn(theirs.set, 'edg1', 'theirs'));
    await mine.flush();
    await theirs.flush();
    await mine.reload(sidecar);
    for (const { set } of [mine, theirs]) {
      const { note, conflicts } = mentionOf(set, 'edg1');
      assert.equal(note, 'theirs');
      assert.deepEqual(conflicts, [{ field: ['note'], other: 'mine' }]);
    }
  });

  it('merge at once what comes while there is something unsaved', async () => {
    mine.set.apply(tagging(mine.set, 6, 9));
    theirs.set.apply(removeMentions(theirs.set, article, [mentionOf(theirs.set, 'edg2')]));
    await theirs.flush();
    await mine.reload(sidecar);
    assert.equal(find(mine.set, 'edg2'), undefined);
    assert.equal(ids(mine).length, 2);
    assert.equal(mine.hasUnsaved, true);
  });

  it('leave undo to each of what it did', async () => {
    const history = new History(mine.set);
    history.apply(noteOn(mine.set, 'edg1', 'one'));
    history.apply(noteOn(mine.set, 'edg2', 'two'));
    theirs.set.apply(tagging(theirs.set, 6, 9));
    await theirs.flush();
    await mine.flush();
    assert.equal(ids(mine).length, 3);
    history.undo();
    history.undo();
    await mine.flush();
    await theirs.reload(sidecar);
    assert.equal(mentionOf(theirs.set, 'edg1').note, undefined);
    assert.equal(mentionOf(theirs.set, 'edg2').note, undefined);
    assert.equal(ids(theirs).length, 3);
    history.redo();
    assert.equal(mentionOf(mine.set, 'edg1').note, 'one');
  });

  it('do not undo what the other changed since', async () => {
    const history = new History(mine.set);
    history.apply(noteOn(mine.set, 'edg1', 'mine'));
    await mine.flush();
    await theirs.reload(sidecar);
    theirs.set.apply(noteOn(theirs.set, 'edg1', 'theirs'));
    await theirs.flush();
    await mine.reload(sidecar);
    assert.throws(() => history.undo(), /changed in the meantime/);
    assert.equal(mentionOf(mine.set, 'edg1').note, 'theirs');
  });

  it('find what one tagged in the text that the other has in a changed article', async () => {
    const text = `أمس ${raw}`;
    mine.set.apply(tagging(mine.set, 18, 22));
    const [added] = ids(mine).filter((id) => !id.startsWith('edg'));
    await write(root(), article, text);
    theirs.set.moveText(article, [{ start: 0, end: 0, inserted: 'أمس ' }], () => '');
    theirs.set.refreshAnchors(article, anchoredText(text), stampOf(text));
    theirs.markUnsaved(sidecar);
    await theirs.flush();
    await mine.flush();
    const { set } = await loadSet(root());
    assert.deepEqual(set.mentionsIn(article).stamp, stampOf(text));
    assert.deepEqual(mentionOf(set, 'edg1').spans, [[4, 9]]);
    assert.equal(mentionOf(set, 'edg1').conflicts, undefined);
    const { spans, quote, status } = mentionOf(set, added ?? '');
    assert.deepEqual(
      [spans, quote, status],
      [[[22, 26]], [Array.from(text).slice(22, 26).join('')], undefined],
    );
  });

  it('keep the work of one when the other broke the file, until it is mended', async () => {
    const good = await readFile(path.join(root(), sidecar), 'utf8');
    mine.set.apply(noteOn(mine.set, 'edg1', 'mine'));
    await write(root(), sidecar, '{ "version": 1,');
    await mine.flush();
    assert.equal(await readFile(path.join(root(), sidecar), 'utf8'), '{ "version": 1,');
    assert.match(String(mine.set.problems.get(sidecar)?.[0]?.message), /JSON/);
    await write(root(), sidecar, good);
    await mine.reload(sidecar);
    await mine.flush();
    assert.match(await readFile(path.join(root(), sidecar), 'utf8'), /"note": "mine"/);
  });

  it('bring back a file with unsaved work that the other deleted', async () => {
    mine.set.apply(noteOn(mine.set, 'edg1', 'mine'));
    await rm(path.join(root(), sidecar));
    await mine.reload(sidecar);
    await mine.flush();
    assert.match(await readFile(path.join(root(), sidecar), 'utf8'), /"note": "mine"/);
  });

  it('do not bring back the sidecar of an article that the other deleted with it', async () => {
    mine.set.apply(noteOn(mine.set, 'edg1', 'mine'));
    for (const file of [article, sidecar]) await rm(path.join(root(), file));
    await mine.flush();
    await mine.reload(sidecar);
    assert.deepEqual([mine.hasUnsaved, mine.set.hasArticle(article)], [false, false]);
    assert.ok(!(await readdir(root())).includes(sidecar));
  });

  it('take over settings and registries as they change', async () => {
    await write(root(), 'hashiya.json', '{ "version": 1, "title": "Another" }');
    theirs.set.apply({
      name: 'create',
      edits: [newActor(theirs.set, { type: 'media', label: { en: 'New' } })],
    });
    await theirs.flush();
    for (const file of ['hashiya.json', 'hashiya.actors.json']) await mine.reload(file);
    assert.equal(mine.set.settings.title, 'Another');
    assert.ok(mine.set.actors.has('new'));
  });

  it('leave no lock behind, and take over one that was left', async () => {
    await writeFile(path.join(root(), '.hashiya.lock'), 'vscode gone\nabc\n');
    mine.set.apply(noteOn(mine.set, 'edg1', 'mine'));
    await mine.flush();
    assert.equal(mine.hasUnsaved, false);
    assert.ok(!(await readdir(root())).includes('.hashiya.lock'));
  });
});

describe('Two processes that write the same files', () => {
  const root = useTemporaryFolder();

  it('lose nothing of each other', async () => {
    await writeSet(root(), oddities);
    const count = 40;
    const names = ['ali', 'basma'];
    const ends = await Promise.all(names.map((name) => startWriter(root(), article, name, count).end));
    assert.deepEqual(ends, [
      { rounds: count, complaints: '' },
      { rounds: count, complaints: '' },
    ]);
    const { set } = await loadSet(root());
    assert.deepEqual([...set.problems.values()], []);
    for (const name of names) {
      const actors = [...set.actors.keys()].filter((id) => id.startsWith(name));
      assert.equal(actors.length, count);
      assert.equal(
        set
          .mentionsIn(article)
          .sorted()
          .filter(({ by }) => by === name).length,
        count,
      );
      assert.ok(actors.every((id) => set.usesOf({ kind: 'actor', id }).total === 1));
    }
    assert.equal(normaliseText(await readFile(path.join(root(), article), 'utf8')), raw);
  });
});
