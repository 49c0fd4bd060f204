import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { TextEdit } from '../../../../core/anchor/edits.js';
import { reanchor, reanchorEdits } from '../../../../core/anchor/reanchor.js';
import {
  deleteActor,
  editActor,
  mergeActors,
  newActor,
  renameActor,
} from '../../../../core/set/actorChanges.js';
import { type AnnotationSet, ChangeRefused } from '../../../../core/set/annotationSet.js';
import type { Change } from '../../../../core/set/change.js';
import { actorsFile } from '../../../../core/set/files.js';
import { History } from '../../../../core/set/history.js';
import { removeMentions, reshape, retarget, setForm, setMentionNote, tag } from '../../../../core/set/mentionChanges.js'; // prettier-ignore
import type { Span } from '../../../../core/model/types.js';
import { stampOf } from '../../../../core/text/stamp.js';
import { article, LiveText, setWith, snapshot, spanOf } from '../samples.js';
import { say } from '../../../../core/text/message.js';

const text = 'خطب النائب هاني في صور ثم سافر هاني إلى صيدا وعاد';

interface Desk {
  readonly set: AnnotationSet;
  readonly history: History;
  readonly story: LiveText;
}

function desk(content = text): Desk {
  const set = setWith({ hani: ['هاني'], tyre: ['صور'] });
  return { set, history: new History(set), story: new LiveText(set, content) };
}

function tagged({ set, story, history }: Desk, actor: string, span: Span): string {
  const places = { article, text: story.anchored, mentions: [[span]] };
  const { change, tagged: [mention] } = tag(set, places, { kind: 'actor', id: actor }, { at: '2021' }, { form: 'name' }); // prettier-ignore
  history.apply(change);
  assert.ok(mention);
  return mention.id;
}

describe('undo and redo', () => {
  it('do nothing when there is nothing to take back or do again', () => {
    const { history } = desk();
    assert.equal(history.undo(), undefined);
    assert.equal(history.redo(), undefined);
  });

  it('name the change they carried out', () => {
    const { set, history } = desk();
    history.apply(renameActor(set, 'hani', 'هانئ'));
    assert.equal(history.undo()?.name, 'rename');
    assert.equal(history.redo()?.name, 'rename');
  });

  it('forget what was taken back once something else is done', () => {
    const { set, history } = desk();
    history.apply(editActor(set, 'hani', { note: 'أ' }));
    history.undo();
    history.apply(editActor(set, 'hani', { note: 'ب' }));
    assert.equal(history.redo(), undefined);
    assert.equal(set.actors.get('hani')?.note, 'ب');
  });

  describe('of finding mentions again in another text', () => {
    const other = 'قال مراسل: خطب النائب هاني ثم سافر هاني إلى صيدا وعاد';

    /** Two tags, of which one is lost in the text that takes the place of the first. */
    function replaced(): Desk & { readonly before: string; readonly ids: readonly [string, string] } {
      const all = desk();
      const ids = [
        tagged(all, 'hani', spanOf(text, 'هاني', 2)),
        tagged(all, 'tyre', spanOf(text, 'صور')),
      ] as const;
      all.story.save();
      const { set, history, story } = all;
      const before = snapshot(set);
      const stamp = set.mentionsIn(article).stamp;
      const found = reanchor(set.mentionsIn(article).sorted(), other, { oldText: text });
      const after = stampOf(other);
      history.apply({
        name: 'reanchor',
        edits: [...reanchorEdits(article, found), { of: 'text', id: article, article, before: stamp, after }],
      });
      story.text = other;
      return { ...all, before, ids };
    }

    it('is to the letter what was before, and after, even when the text was edited and saved since', () => {
      const { set, history, story, before } = replaced();
      const after = snapshot(set);
      story.edit({ start: 0, end: 0, inserted: 'أمس ' });
      story.save();
      history.undo();
      assert.equal(snapshot(set), before);
      assert.equal(set.mentionsIn(article).stamp?.sha256, stampOf(text).sha256);
      history.redo();
      assert.equal(snapshot(set), after);
      assert.equal(set.mentionsIn(article).stamp?.sha256, stampOf(other).sha256);
    });

    it('leaves what was done before it to be undone and done again in the text of then', () => {
      const { set, history, before } = replaced();
      for (let i = 0; i < 3; i++) history.undo();
      assert.equal(set.mentionsIn(article).size, 0);
      for (let i = 0; i < 2; i++) history.redo();
      assert.equal(snapshot(set), before);
    });

    it('carries what was tagged after it to where its words are when it was edited since', () => {
      const all = replaced();
      const id = tagged(all, 'hani', spanOf(other, 'هاني', 1));
      all.story.edit({ start: 0, end: 0, inserted: 'أمس ' });
      all.history.undo();
      all.history.redo();
      assert.deepEqual(all.story.words(id), ['هاني']);
    });
  });

  it('leave in doubt what is brought back after another program replaced text and sidecar', () => {
    const all = desk();
    const id = tagged(all, 'hani', spanOf(text, 'هاني', 2));
    const mention = all.story.get(id);
    assert.ok(mention);
    all.history.apply(removeMentions(all.set, article, [mention]));
    all.set.useArticle(article, { version: 1, text: stampOf('هاني'), mentions: [] });
    all.history.undo();
    assert.equal(all.story.get(id)?.status, 'uncertain');
  });

  it('bring a removed mention back where its words are now', () => {
    const all = desk();
    const id = tagged(all, 'hani', spanOf(text, 'هاني', 2));
    const mention = all.story.get(id);
    assert.ok(mention);
    all.history.apply(removeMentions(all.set, article, [mention]));
    all.story.edit({ start: 0, end: 0, inserted: 'أمس ' });
    all.history.undo();
    assert.deepEqual(all.story.get(id)?.spans, [spanOf(all.story.text, 'هاني', 2)]);
  });

  it('tag again where the words are now, however often and whenever the text was edited', () => {
    const all = desk();
    const id = tagged(all, 'hani', spanOf(text, 'هاني', 2));
    for (const word of ['أمس ', 'ثم ', 'قد ']) {
      all.story.edit({ start: 0, end: 0, inserted: word });
      all.history.undo();
      assert.equal(all.story.get(id), undefined);
      all.story.edit({ start: 2, end: 2, inserted: '...' });
      all.history.redo();
      assert.deepEqual(all.story.get(id)?.spans, [spanOf(all.story.text, 'هاني', 2)]);
    }
  });

  it('leave a mention whose words are gone as an orphan, which undo of the edit brings back whole', () => {
    const all = desk();
    const id = tagged(all, 'hani', spanOf(text, 'هاني', 2));
    const before = all.story.get(id);
    assert.ok(before);
    all.history.apply(setMentionNote(all.set, article, before, 'ملاحظة'));
    const undo = all.story.edit({ start: 26, end: 40, inserted: '' });
    all.history.undo();
    assert.equal(all.story.get(id)?.status, 'orphaned');
    all.story.edit(...undo);
    assert.deepEqual(all.story.get(id), before);
  });

  it('leave an orphan where it last stood', () => {
    const all = desk();
    const id = tagged(all, 'tyre', spanOf(text, 'صور'));
    all.story.replace('صور', '');
    const orphan = all.story.get(id);
    assert.ok(orphan);
    all.history.apply(setMentionNote(all.set, article, orphan, 'أين؟'));
    all.story.edit({ start: 0, end: 0, inserted: 'أمس ' });
    all.history.undo();
    assert.deepEqual(all.story.get(id), orphan);
  });

  it('do not keep an edit from bringing back a mention that was annotated while it was an orphan', () => {
    const all = desk();
    const id = tagged(all, 'tyre', spanOf(text, 'صور'));
    const undo = all.story.replace('صور', '');
    all.history.apply(mergeActors(all.set, 'tyre', 'hani'));
    all.story.edit(...undo);
    const back = all.story.get(id);
    assert.equal(back?.status, undefined);
    assert.equal(back?.actor, 'hani');
    assert.deepEqual(all.story.words(id), ['صور']);
  });

  it('tag again whole what was cut and put back while it was not tagged', () => {
    const all = desk();
    const id = tagged(all, 'hani', spanOf(text, 'هاني'));
    const before = all.story.get(id);
    const [start, end] = spanOf(text, 'هاني');
    const first = all.story.edit({ start, end: start, inserted: 'يا سيد ' });
    const second = all.story.edit({ start: start + 3, end: end + 7, inserted: '' });
    all.history.undo();
    all.story.edit(...second);
    all.story.edit(...first);
    all.history.redo();
    assert.deepEqual(all.story.get(id), before);
  });

  it('survive that the sidecar is read anew with the same mentions', () => {
    const all = desk();
    const id = tagged(all, 'hani', spanOf(text, 'هاني'));
    all.story.edit({ start: 0, end: 0, inserted: 'أمس ' });
    const mention = all.story.get(id);
    assert.ok(mention);
    all.history.apply(removeMentions(all.set, article, [mention]));
    all.set.useArticle(article, { version: 1, text: { sha256: '0'.repeat(64), length: 0 }, mentions: [] });
    all.history.undo();
    assert.deepEqual(all.story.words(id), ['هاني']);
  });

  it('stay possible after a file was mended that kept them from being carried out', () => {
    const { set, history } = desk();
    history.apply(editActor(set, 'hani', { note: 'أ' }));
    set.useProblems(actorsFile, [
      { path: actorsFile, line: 1, column: 1, severity: 'error', message: say`x` },
    ]);
    assert.throws(() => history.undo(), ChangeRefused);
    set.useProblems(actorsFile, []);
    history.undo();
    assert.equal(set.actors.get('hani')?.note, undefined);
  });

  it('go on to the changes before one that can never be taken back', () => {
    const { set, history } = desk();
    history.apply(editActor(set, 'tyre', { note: 'أولى' }));
    history.apply(editActor(set, 'hani', { note: 'ثانية' }));
    const tyre = set.actors.get('tyre');
    set.useActors(tyre ? { tyre } : {});
    assert.throws(() => history.undo(), ChangeRefused);
    history.undo();
    assert.equal(set.actors.get('tyre')?.note, undefined);
  });

  it('refuse to throw away what was written into an entry by hand', () => {
    const { set, history } = desk();
    history.apply(editActor(set, 'tyre', { code: 'LBN' }));
    const tyre = set.actors.get('tyre');
    set.useActors(tyre ? { tyre: { ...tyre, note: 'بخط اليد' } } : {});
    assert.throws(() => history.undo(), ChangeRefused);
    assert.equal(set.actors.get('tyre')?.note, 'بخط اليد');
  });

  describe('after any changes', () => {
    const step = fc.record({ what: fc.nat(9), a: fc.nat(1000), b: fc.nat(1000) });
    const content = Array.from({ length: 50 }, (_, i) => String.fromCodePoint(0x4e00 + i)).join('');

    /** One of many changes, made from two numbers; undefined when it cannot be made. */
    function changeOf({ set, story }: Desk, what: number, a: number, b: number): Change | undefined {
      const actors = [...set.actors.keys()];
      const mentions = set.mentionsIn(article).sorted();
      const actor = actors[a % actors.length];
      const mention = mentions[b % mentions.length];
      const length = Array.from(story.text).length;
      const start = b % length;
      const span: Span = [start, Math.min(length, start + 1 + (a % 5))];
      const places = { article, text: story.anchored, mentions: [[span]] };
      switch (what) {
        case 0:
        case 1:
          return actor === undefined ? undefined : tag(set, places, { kind: 'actor', id: actor }, { at: '2021' }, { form: 'name' }).change; // prettier-ignore
        case 2: {
          const created = newActor(set, { type: 'person', label: { ar: 'جديد' } });
          return tag(set, places, { kind: 'actor', id: created.id }, { at: '2021' }, { form: 'name', created }).change; // prettier-ignore
        }
        case 3:
          return mention && removeMentions(set, article, [mention]);
        case 4:
          return mention && setForm(set, article, mentions, 'nisba');
        case 5:
          return mention && reshape(set, article, mention, story.anchored, [span]);
        case 6:
          return mention && actor !== undefined ? retarget(set, article, [mention], { kind: 'actor', id: actor }) : undefined; // prettier-ignore
        case 7:
          return actor === undefined ? undefined : renameActor(set, actor, `اسم ${String(b)}`);
        case 8:
          return actor === undefined ? undefined : mergeActors(set, actor, actors[b % actors.length] ?? '');
        default:
          return actor === undefined || b % 3 > 0 ? undefined : deleteActor(set, actor);
      }
    }

    it('restore exactly what each change found and left', () => {
      fc.assert(
        fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
          const all = desk(content);
          const states = [snapshot(all.set)];
          for (const { what, a, b } of steps) {
            const change = changeOf(all, what, a, b);
            if (!change) continue;
            all.history.apply(change);
            states.push(snapshot(all.set));
          }
          for (const state of states.slice(0, -1).reverse()) {
            all.history.undo();
            assert.equal(snapshot(all.set), state);
          }
          for (const state of states.slice(1)) {
            all.history.redo();
            assert.equal(snapshot(all.set), state);
          }
        }),
      );
    });

    it('restore exactly what each change found, also when the text was edited before it is taken back', () => {
      const edit = fc.record({ a: fc.nat(60), b: fc.nat(8), inserted: fc.constantFrom('', 'ن', ' ن،') });
      fc.assert(
        fc.property(fc.array(fc.oneof(step, edit), { maxLength: 14 }), (steps) => {
          const all = desk(content);
          const states = [snapshot(all.set)];
          const undos: TextEdit[][] = [];
          for (const one of steps) {
            if ('what' in one) {
              // What is tagged in text that undo takes away again cannot be restored: changes come first.
              const change = undos.length === 0 ? changeOf(all, one.what, one.a, one.b) : undefined;
              if (!change) continue;
              all.history.apply(change);
              states.push(snapshot(all.set));
            } else {
              const length = Array.from(all.story.text).length;
              const start = Math.min(one.a, length);
              undos.push(all.story.edit({ start, end: Math.min(length, start + one.b), inserted: one.inserted })); // prettier-ignore
            }
          }
          for (let i = 1; i < states.length; i++) all.history.undo();
          for (const undo of undos.reverse()) all.story.edit(...undo);
          assert.equal(snapshot(all.set), states[0]);
          for (let i = 1; i < states.length; i++) all.history.redo();
          assert.equal(snapshot(all.set), states.at(-1));
        }),
      );
    });
  });
});
