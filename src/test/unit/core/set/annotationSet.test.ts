import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Problem } from '../../../../core/model/problem.js';
import type { Actor, Event, Mention, Referent } from '../../../../core/model/types.js';
import { mergeActors } from '../../../../core/set/actorChanges.js';
import { AnnotationSet, ChangeRefused } from '../../../../core/set/annotationSet.js';
import { inverseOf, type Change, type Edit } from '../../../../core/set/change.js';
import { actorsFile, eventsFile, settingsFile, sidecarOf } from '../../../../core/set/files.js';
import type { Touched } from '../../../../core/set/touched.js';
import { actorMention, article, eventMention, LiveText, setWith, snapshot, spanOf } from '../samples.js';
import { say } from '../../../../core/text/message.js';

const text = 'التقت الوزيرة ريم وفد النقابة، ثم غادرت ريم القاعة';
const reem = actorMention(text, 'a', 'reem', spanOf(text, 'ريم'));
const union = actorMention(text, 'b', 'union', spanOf(text, 'النقابة'));
const meeting: Mention = {
  ...eventMention(text, 'c', 'meeting', spanOf(text, 'التقت')),
  participants: [
    { role: 'actor', actor: 'reem' },
    { role: 'target', actor: 'union' },
  ],
  attributedTo: 'union',
};

const person: Actor = { type: 'person', label: { ar: 'ريم' } };
const consult: Event = { type: 'CONSULT', label: { ar: 'اللقاء' } };
const problem: Problem = { path: 'x', line: 1, column: 1, severity: 'error', message: say`Broken.` };

const adding = (...mentions: readonly Mention[]): Change => ({
  name: 'tag',
  edits: mentions.map((after) => ({ of: 'mention', id: after.id, article, before: undefined, after })),
});

function set(...mentions: readonly Mention[]): AnnotationSet {
  const made = setWith({ reem: ['ريم'], union: ['النقابة', 'نقابة العمال'] });
  made.useEvents({ meeting: consult });
  made.useArticle(article);
  if (mentions.length > 0) made.apply(adding(...mentions));
  return made;
}

const ids = (placed: readonly { mention: Mention }[]): string[] => placed.map(({ mention }) => mention.id);

describe('an annotation set', () => {
  describe('applies a change', () => {
    it('and takes it back by its inverse', () => {
      const made = set(reem, meeting);
      const before = snapshot(made);
      const change: Change = {
        name: 'edit',
        edits: [
          { of: 'actor', id: 'reem', before: made.actors.get('reem'), after: undefined },
          { of: 'actor', id: 'new', before: undefined, after: person },
          { of: 'event', id: 'meeting', before: consult, after: { ...consult, note: 'طويل' } },
          { of: 'mention', id: 'a', article, before: reem, after: { ...reem, actor: 'new' } },
          { of: 'mention', id: 'b', article, before: undefined, after: union },
          { of: 'mention', id: 'c', article, before: meeting, after: undefined },
        ],
      };
      made.apply(change);
      assert.equal(made.mentionsIn(article).size, 2);
      assert.equal(made.events.get('meeting')?.note, 'طويل');
      assert.notEqual(snapshot(made), before);
      made.apply(inverseOf(change));
      assert.equal(snapshot(made), before);
    });

    it('and tells its listeners what it touched, until they leave', () => {
      const made = set(reem);
      const told: Touched[] = [];
      const stop = made.onDidChange((touched) => told.push(touched));
      made.apply({
        name: 'retarget',
        edits: [{ of: 'mention', id: 'a', article, before: reem, after: { ...reem, actor: 'union' } }],
      });
      made.apply(adding(meeting));
      made.apply({ name: 'create', edits: [{ of: 'actor', id: 'n', before: undefined, after: person }] });
      stop();
      made.apply(adding(union));
      assert.equal(told.length, 3);
      const [retargeted, tagged, created] = told;
      assert.deepEqual([...(retargeted?.referents ?? [])].sort(), ['actor:reem', 'actor:union']);
      assert.deepEqual([...(retargeted?.articles ?? [])], [article]);
      assert.deepEqual([...(tagged?.referents ?? [])].sort(), ['actor:reem', 'actor:union', 'event:meeting']);
      assert.deepEqual([[...(created?.actors ?? [])], created?.articles.size], [['n'], 0]);
      assert.ok(told.every(({ everything }) => !everything));
    });
  });

  describe('refuses a change as a whole', () => {
    const good: Edit = { of: 'actor', id: 'new', before: undefined, after: person };
    const cases: Record<string, Edit> = {
      'that adds an actor who is there': { of: 'actor', id: 'reem', before: undefined, after: person },
      'that edits an actor who is gone': { of: 'actor', id: 'gone', before: person, after: person },
      'that adds an event that is there': { of: 'event', id: 'meeting', before: undefined, after: consult },
      'that removes an event that is gone': { of: 'event', id: 'gone', before: consult, after: undefined },
      'that adds a mention that is there': {
        of: 'mention',
        id: 'a',
        article,
        before: undefined,
        after: reem,
      },
      'that edits a mention that is gone': { of: 'mention', id: 'z', article, before: reem, after: reem },
      'in an article that is not of the set': {
        of: 'mention',
        id: 'z',
        article: 'other.txt',
        before: undefined,
        after: reem,
      },
    };
    for (const [name, bad] of Object.entries(cases)) {
      it(name, () => {
        const made = set(reem);
        const before = snapshot(made);
        let told = false;
        made.onDidChange(() => (told = true));
        assert.throws(
          () => made.apply({ name: 'edit', edits: [good, bad] }),
          (error) => error instanceof ChangeRefused && error.file === undefined,
        );
        assert.equal(snapshot(made), before);
        assert.ok(!told);
      });
    }

    const blocking: Record<string, Edit> = {
      [actorsFile]: good,
      [eventsFile]: { of: 'event', id: 'new', before: undefined, after: consult },
      [sidecarOf(article)]: { of: 'mention', id: 'b', article, before: undefined, after: union },
    };
    for (const [file, edit] of Object.entries(blocking)) {
      it(`that would write ${file} while it cannot be read`, () => {
        const made = set(reem);
        made.useProblems(file, [problem]);
        assert.throws(
          () => made.apply({ name: 'edit', edits: [edit] }),
          (error) => error instanceof ChangeRefused && error.file === file,
        );
        made.useProblems(file, []);
        assert.doesNotThrow(() => made.apply({ name: 'edit', edits: [edit] }));
      });
    }

    it('while the settings cannot be read', () => {
      const made = set();
      made.useProblems(settingsFile, [problem]);
      assert.throws(() => made.apply(adding(reem)), ChangeRefused);
      assert.equal(made.blockedBy(article), settingsFile);
    });

    it('only if it concerns the broken file', () => {
      const made = set();
      made.useProblems(sidecarOf('other.txt'), [problem]);
      made.apply(adding(reem));
      assert.equal(made.blockedBy(article), undefined);
      assert.equal(made.blockedBy('other.txt'), sidecarOf('other.txt'));
    });
  });

  describe('counts', () => {
    const referents: readonly Referent[] = [
      { kind: 'actor', id: 'x' },
      { kind: 'actor', id: 'y' },
      { kind: 'event', id: 'x' },
    ];
    const operation = fc.record({
      article: fc.constantFrom('1.txt', '2.txt'),
      id: fc.constantFrom('a', 'b', 'c'),
      what: fc.nat(4),
    });

    /** A mention of the given kind, or none. */
    function made(id: string, what: number): Mention | undefined {
      const base = { id, spans: [[0, 1]] satisfies [number, number][], quote: ['x'] };
      switch (what) {
        case 0:
          return { ...base, actor: 'x' };
        case 1:
          return { ...base, actor: 'y', form: 'name' };
        case 2:
          return { ...base, event: 'x', participants: [{ role: 'actor', actor: 'x' }], attributedTo: 'y' };
        case 3:
          return { ...base, event: 'x', participants: [{ role: 'a', actor: 'y' }, { role: 'b', actor: 'y' }] }; // prettier-ignore
        default:
          return undefined;
      }
    }

    it('mentions, participations and quotes as one by one from the start, after any changes', () => {
      fc.assert(
        fc.property(fc.array(operation, { maxLength: 30 }), fc.boolean(), (operations, early) => {
          const all = new AnnotationSet();
          const reference = new Map<string, Map<string, Mention>>();
          for (const path of ['1.txt', '2.txt']) {
            all.useArticle(path);
            reference.set(path, new Map());
          }
          if (early) assert.deepEqual(all.quotes.precedents('x'), []);
          for (const { article: path, id, what } of operations) {
            const before = all.mentionsIn(path).get(id);
            const after = made(id, what);
            all.apply({ name: 'edit', edits: [{ of: 'mention', id, article: path, before, after }] });
            if (after) reference.get(path)?.set(id, after);
            else reference.get(path)?.delete(id);
          }
          const mentions = [...reference].flatMap(([path, byId]) =>
            [...byId.values()].map((mention) => ({ path, mention })),
          );
          for (const { kind, id } of referents) {
            const naming = mentions.filter(({ mention }) => mention[kind] === id);
            const uses = all.usesOf({ kind, id });
            assert.equal(uses.total, naming.length);
            assert.deepEqual(new Set(uses.articles.keys()), new Set(naming.map(({ path }) => path)));
            assert.equal(all.mentionsOf({ kind, id }).length, naming.length);
          }
          for (const actor of ['x', 'y']) {
            const telling = mentions.filter(
              ({ mention }) =>
                mention.event !== undefined &&
                (mention.attributedTo === actor || mention.participants?.some((one) => one.actor === actor)),
            );
            assert.equal(all.participationsOf(actor).length, telling.length);
          }
          const quoted = all.quotes.precedents('x');
          assert.equal(
            quoted.reduce((sum, { count }) => sum + count, 0),
            mentions.length,
          );
          assert.ok(quoted.every(({ count }) => count > 0));
        }),
      );
    });

    it('nothing of an article that is forgotten or read anew', () => {
      const made = set(reem, union, meeting);
      assert.equal(made.quotes.precedents('ريم').length, 1);
      made.useArticle(article, { version: 1, text: { sha256: '0'.repeat(64), length: 1 }, mentions: [union] }); // prettier-ignore
      assert.equal(made.usesOf({ kind: 'actor', id: 'reem' }).total, 0);
      assert.equal(made.usesOf({ kind: 'actor', id: 'union' }).total, 1);
      assert.equal(made.participationsOf('reem').length, 0);
      assert.equal(made.quotes.precedents('ريم').length, 0);
      made.forgetArticles([article]);
      assert.equal(made.usesOf({ kind: 'actor', id: 'union' }).total, 0);
      assert.deepEqual(made.articles, []);
    });

    it('each quote once, though edits cut it and a save wrote the cut down in between', () => {
      const made = set(reem);
      const story = new LiveText(made, text);
      assert.equal(made.quotes.precedents('ريم').length, 1);
      const undo = story.replace('يم', '');
      story.save();
      assert.equal(made.quotes.precedents('ريم').length, 0);
      assert.equal(made.quotes.precedents('ر').length, 1);
      story.edit(...undo);
      assert.equal(story.get('a')?.status, undefined);
      assert.deepEqual(made.quotes.precedents('ر'), []);
      assert.equal(made.quotes.precedents('ريم')[0]?.count, 1);
      made.apply({ name: 'remove', edits: [{ of: 'mention', id: 'a', article, before: reem, after: undefined }] }); // prettier-ignore
      assert.deepEqual(made.quotes.precedents('ريم'), []);
    });
  });

  it('lists articles by the value of the numbers in their paths', () => {
    const made = new AnnotationSet();
    for (const path of ['10.txt', '9.txt', 'b/1.txt', 'a.txt']) made.useArticle(path);
    assert.deepEqual(made.articles, ['9.txt', '10.txt', 'a.txt', 'b/1.txt']);
  });

  it('lists the mentions of an actor article by article, in reading order', () => {
    const made = set(actorMention(text, 'late', 'reem', spanOf(text, 'ريم', 2)), reem);
    made.useArticle('2019/a.txt', { version: 1, text: { sha256: '0'.repeat(64), length: 1 }, mentions: [{ ...reem, id: 'first' }] }); // prettier-ignore
    assert.deepEqual(ids(made.mentionsOf({ kind: 'actor', id: 'reem' })), ['first', 'a', 'late']);
  });

  describe('knows names', () => {
    const named = (made: AnnotationSet, key: string): string[] => [...made.aliases.actorsNamed(key)].sort();

    it('by label and alias, folded, until they change', () => {
      const made = setWith({ reem: ['ريم', 'الوزيرة ريم'], other: ['ريم'] });
      assert.deepEqual(named(made, 'ريم'), ['other', 'reem']);
      assert.deepEqual(named(made, 'الوزيره ريم'), ['reem']);
      assert.ok(made.aliases.beginsName('الوزيره'));
      assert.equal(made.aliases.longestName, 2);
      const before = made.actors.get('reem');
      made.apply({ name: 'edit', edits: [{ of: 'actor', id: 'reem', before, after: person }] });
      assert.deepEqual(named(made, 'الوزيره ريم'), []);
      assert.deepEqual(named(made, 'ريم'), ['other', 'reem']);
      assert.ok(!made.aliases.beginsName('الوزيره'));
      assert.equal(made.aliases.longestName, 1);
    });

    it('of the registry that was read last alone', () => {
      const made = setWith({ reem: ['ريم'] });
      made.useActors({ union: { type: 'group', label: { en: 'Workers Union' } } });
      assert.deepEqual(named(made, 'ريم'), []);
      assert.deepEqual(named(made, 'workers union'), ['union']);
    });

    it('as from the start, after any changes of actors', () => {
      const actor = fc.option(
        fc.record({ ar: fc.constantFrom('س', 'ص ض', 'أ'), aliases: fc.array(fc.constantFrom('س', 'ا', 'ع غ ف', 'ـ'), { maxLength: 3 }) }), // prettier-ignore
        { nil: undefined },
      );
      fc.assert(
        fc.property(fc.array(fc.tuple(fc.constantFrom('x', 'y'), actor), { maxLength: 12 }), (steps) => {
          const made = new AnnotationSet();
          for (const [id, entry] of steps) {
            const before = made.actors.get(id);
            const after = entry && { type: 'person', label: { ar: entry.ar }, aliases: entry.aliases };
            made.apply({ name: 'edit', edits: [{ of: 'actor', id, before, after }] });
          }
          const fresh = new AnnotationSet();
          fresh.useActors(Object.fromEntries(made.actors));
          for (const key of ['س', 'ص ض', 'ا', 'ع غ ف', '']) {
            assert.deepEqual(named(made, key), named(fresh, key));
            assert.equal(made.aliases.beginsName(key.charAt(0)), fresh.aliases.beginsName(key.charAt(0)));
          }
          assert.equal(made.aliases.longestName, fresh.aliases.longestName);
        }),
      );
    });
  });

  describe('merges two actors', () => {
    const twins = (): AnnotationSet => {
      const made = setWith({ reem: ['ريم', 'الوزيرة'], minister: ['وزيرة العمل', 'الوزيره', 'ريم حداد'] });
      made.useArticle(article);
      const other = actorMention(text, 'd', 'minister', spanOf(text, 'الوزيرة ريم'));
      made.apply(adding(reem, other, { ...meeting, attributedTo: 'minister' }));
      return made;
    };

    it('and loses no mention, participation or name', () => {
      const made = twins();
      made.apply(mergeActors(made, 'minister', 'reem'));
      assert.equal(made.actors.get('minister'), undefined);
      assert.deepEqual(ids(made.mentionsOf({ kind: 'actor', id: 'reem' })).sort(), ['a', 'd']);
      assert.equal(made.usesOf({ kind: 'actor', id: 'minister' }).total, 0);
      assert.equal(made.participationsOf('minister').length, 0);
      assert.deepEqual(made.actors.get('reem')?.aliases, ['الوزيرة', 'وزيرة العمل', 'ريم حداد']);
      for (const name of ['وزيره العمل', 'الوزيره', 'ريم حداد', 'ريم']) {
        assert.deepEqual([...made.aliases.actorsNamed(name)], ['reem']);
      }
    });

    it('and is taken back whole', () => {
      const made = twins();
      const before = snapshot(made);
      const change = mergeActors(made, 'minister', 'reem');
      made.apply(change);
      made.apply(inverseOf(change));
      assert.equal(snapshot(made), before);
    });

    it('and keeps what only one of them had', () => {
      const made = new AnnotationSet();
      made.useActors({
        kept: { type: 'person', label: { ar: 'ريم' }, note: 'أولى', sameAs: ['q:1'] },
        gone: { type: 'group', label: { ar: 'ر. حداد', en: 'Reem' }, code: 'X', note: 'ثانية', sameAs: ['q:1', 'q:2'] }, // prettier-ignore
      });
      made.apply(mergeActors(made, 'gone', 'kept'));
      assert.deepEqual(made.actors.get('kept'), {
        type: 'person',
        label: { ar: 'ريم', en: 'Reem' },
        aliases: ['ر. حداد'],
        code: 'X',
        sameAs: ['q:1', 'q:2'],
        note: 'أولى\nثانية',
      });
    });

    it('and does nothing with itself or with nobody', () => {
      const made = twins();
      for (const [from, into] of [
        ['reem', 'reem'],
        ['reem', 'nobody'],
        ['nobody', 'reem'],
      ] as const) {
        assert.deepEqual(mergeActors(made, from, into).edits, []);
      }
    });
  });
});
