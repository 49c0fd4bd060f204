import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { Checker } from '../../../core/check/checker.js';
import type { Actor, Event, EventMention, Mention } from '../../../core/model/types.js';
import { deleteActor, editActor, mergeActors, newActor } from '../../../core/set/actorChanges.js';
import { AnnotationSet } from '../../../core/set/annotationSet.js';
import { inverseOf, type Change } from '../../../core/set/change.js';
import { deleteEvent, editEvent, mergeEvents, newEvent } from '../../../core/set/eventChanges.js';
import { mentionEdit, removeMentions, renamed } from '../../../core/set/mentionChanges.js';
import { say } from '../../../core/text/message.js';

const ids = ['a', 'b', 'c', 'd'] as const;
const articles = ['1.txt', '2.txt'] as const;

function sample(): AnnotationSet {
  const set = new AnnotationSet();
  const actor = (type: string, ar: string): Actor => ({ type, label: { ar } });
  const event = (date: string): Event => ({ type: 'AGREE', label: { ar: 'اتفاق' }, date });
  set.useActors({ a: actor('person', 'زيد'), b: actor('state', 'مصر'), c: actor('person', 'عمرو') });
  set.useEvents({ a: event('2015-10-20'), b: event('2015-10-21') });
  for (const article of articles) set.useArticle(article, { version: 1, text, mentions: mentions() });
  return set;
}

const text = { sha256: '0'.repeat(64), length: 100 };

function mentions(): Mention[] {
  const claim: EventMention = {
    id: 'e1',
    event: 'a',
    spans: [[0, 3]],
    quote: ['اتفق'],
    participants: [
      { role: 'actor', actor: 'a', mention: 'm1' },
      { role: 'recipient', actor: 'b' },
    ],
  };
  return [
    claim,
    { ...claim, id: 'e2', event: 'b', spans: [[4, 6]] },
    { id: 'm1', actor: 'a', spans: [[10, 12]], quote: ['زيد'] },
    { id: 'm2', actor: 'c', spans: [[11, 14]], quote: ['عمرو'] },
  ];
}

function described(checker: Checker): string[] {
  return checker.findings.files
    .flatMap((file) => checker.findings.in(file))
    .map(({ rule, file, at, message }) => `${rule} ${file} ${at.join('.')} ${String(message)}`)
    .sort();
}

type Step = (set: AnnotationSet) => Change | undefined;

const id = fc.constantFrom(...ids);
const article = fc.constantFrom(...articles);
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(id, fc.constantFrom('person', 'state', 'robot')).map(
    ([one, type]): Step =>
      (set) =>
        editActor(set, one, { type }),
  ),
  fc.tuple(id, fc.constantFrom('زيد', 'مصر', 'نيل')).map(
    ([one, ar]): Step =>
      (set) =>
        editActor(set, one, { label: { ar } }),
  ),
  fc.tuple(id, fc.uniqueArray(fc.constantFrom('زيد', 'عمرو', 'النيل'))).map(
    ([one, aliases]): Step =>
      (set) =>
        editActor(set, one, { aliases: aliases.length > 0 ? aliases : undefined }),
  ),
  fc.tuple(id, id).map(
    ([one, u]): Step =>
      (set) =>
        editActor(set, one, { sameAs: [u] }),
  ),
  id.map(
    (one): Step =>
      (set) =>
        deleteActor(set, one),
  ),
  fc.tuple(id, id).map(
    ([one, other]): Step =>
      (set) =>
        mergeActors(set, one, other),
  ),
  fc.constant<Step>((set) => ({
    name: 'create',
    edits: [newActor(set, { type: 'person', label: { en: 'd' } })],
  })),
  fc.tuple(id, fc.constantFrom('AGREE', 'DANCE')).map(
    ([one, type]): Step =>
      (set) =>
        editEvent(set, one, { type }),
  ),
  fc.tuple(id, fc.constantFrom('2015-10-20', 'x', '2016')).map(
    ([one, date]): Step =>
      (set) =>
        editEvent(set, one, { date }),
  ),
  fc.tuple(id, id).map(
    ([one, subEventOf]): Step =>
      (set) =>
        editEvent(set, one, { subEventOf }),
  ),
  fc.tuple(id, id).map(
    ([one, actor]): Step =>
      (set) =>
        editEvent(set, one, { participants: [{ role: 'actor', actor }] }),
  ),
  id.map(
    (one): Step =>
      (set) =>
        deleteEvent(set, one),
  ),
  fc.tuple(id, id).map(
    ([one, other]): Step =>
      (set) =>
        mergeEvents(set, one, other),
  ),
  fc.constant<Step>((set) => ({
    name: 'create',
    edits: [newEvent(set, { type: 'AGREE', label: { en: 'c' } })],
  })),
  fc.tuple(article, fc.nat(3), id).map(([path, index, to]): Step => (set) => {
    const mention = set.mentionsIn(path).sorted()[index];
    if (!mention) return undefined;
    const kind = mention.actor === undefined ? 'event' : 'actor';
    return { name: 'retarget', edits: [mentionEdit(set, path, renamed(mention, { kind, id: to }))] };
  }),
  fc.tuple(article, fc.nat(3)).map(([path, index]): Step => (set) => {
    const mention = set.mentionsIn(path).sorted()[index];
    return mention && removeMentions(set, path, [mention]);
  }),
  fc
    .tuple(article, id, fc.constantFrom('actor', 'recipient', 'boss'))
    .map(([path, actor, role]): Step => (set) => {
      const mention = set
        .mentionsIn(path)
        .sorted()
        .find(({ event }) => event !== undefined);
      if (mention?.event === undefined) return undefined;
      const changed: EventMention = { ...mention, participants: [{ role, actor }] };
      return { name: 'edit', edits: [mentionEdit(set, path, changed)] };
    }),
);

/** Stands for taking back the last change that is left. */
const undo: Step = () => undefined;

/** What other programs do to the files. */
const reload: fc.Arbitrary<(set: AnnotationSet) => void> = fc.oneof(
  fc
    .constantFrom(
      ['hashiya.json'],
      ['hashiya.actors.json'],
      ['hashiya.events.json'],
      ['1.txt.hashiya.json'],
      [],
    )
    .map((files) => (set: AnnotationSet) => {
      for (const file of [...set.problems.keys()]) set.useProblems(file, []);
      for (const path of files) {
        set.useProblems(path, [{ path, line: 1, column: 1, severity: 'error', message: say`` }]);
      }
    }),
  article.map((path) => (set: AnnotationSet) => {
    set.useArticle(path, { version: 1, text, mentions: mentions().slice(1) });
  }),
  article.map((path) => (set: AnnotationSet) => {
    set.forgetArticles([path]);
  }),
  fc.constantFrom('plover', 'none', 'x').map((base) => (set: AnnotationSet) => {
    set.useSettings({ version: 1, codebook: { extends: base } });
  }),
);

describe('Keeping up what is wrong with a set', () => {
  it('finds after any changes what checking the whole anew finds', () => {
    const steps = fc.array(
      fc.oneof(
        { arbitrary: step, weight: 4 },
        { arbitrary: fc.constant<Step>(undo), weight: 1 },
        { arbitrary: reload, weight: 1 },
      ),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(steps, (all) => {
        const set = sample();
        const checker = new Checker(set);
        checker.finish();
        set.onDidChange((touched) => {
          checker.note(touched);
        });
        const done: Change[] = [];
        for (const act of all) {
          const last = act === undo ? done.pop() : undefined;
          const change = act === undo ? last && inverseOf(last) : act(set);
          if (change && !change.edits.some((edit) => 'article' in edit && !set.hasArticle(edit.article))) {
            try {
              set.apply(change);
              if (act !== undo) done.push(change);
            } catch {
              // Refused while a file cannot be read.
            }
          }
          checker.finish();
          const anew = new Checker(set);
          anew.finish();
          assert.deepEqual(described(checker), described(anew));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('checks after a change only what depends on it', () => {
    const set = sample();
    set.useActors({ ...Object.fromEntries(set.actors), z: { type: 'person', label: { ar: 'وحيد' } } });
    const checker = new Checker(set);
    checker.finish();
    set.onDidChange((touched) => {
      checker.note(touched);
    });
    set.apply(editActor(set, 'z', { type: 'robot' }));
    assert.equal([...checker.update()].length, 1);
    checker.findings.takeChanged();
    set.apply(editActor(set, 'a', { type: 'robot' }));
    checker.finish();
    assert.ok(checker.findings.takeChanged().has('hashiya.actors.json'));
    assert.deepEqual([...checker.update()], []);
  });
});
