import assert from 'node:assert/strict';
import fc from 'fast-check';
import { deleteActor, mergeActors } from '../../../../core/set/actorChanges.js';
import { AnnotationSet } from '../../../../core/set/annotationSet.js';
import type { Change } from '../../../../core/set/change.js';
import { changeRole, editClaim, removeParticipant, tellingsOf } from '../../../../core/set/claimChanges.js'; // prettier-ignore
import { deleteEvent, mergeEvents, nestEvent, splitEvent } from '../../../../core/set/eventChanges.js';
import { History } from '../../../../core/set/history.js';
import { isWithin, partsOfEvent } from '../../../../core/set/parts.js';
import type { Event, EventMention, Mention } from '../../../../core/model/types.js';
import { eventMention, snapshot, spanOf } from '../samples.js';

const text = 'التقى عمر سلمى في صور ثم افترقا بعد اللقاء الطويل';
const [first, second] = ['2020/first.txt', '2020/second.txt'];

function setOf(
  events: Readonly<Record<string, Partial<Event>>>,
  mentions: Readonly<Record<string, readonly Mention[]>> = {},
): AnnotationSet {
  const set = new AnnotationSet();
  set.useActors(
    Object.fromEntries(['omar', 'salma', 'tyre'].map((id) => [id, { type: 'person', label: { en: id } }])),
  );
  set.useEvents(
    Object.fromEntries(
      Object.entries(events).map(([id, event]) => [id, { type: 'CONSULT', label: { en: id }, ...event }]),
    ),
  );
  for (const article of [first, second]) {
    const stamp = { sha256: '0'.repeat(64), length: 0 };
    set.useArticle(article, { version: 1, text: stamp, mentions: [...(mentions[article] ?? [])] });
  }
  return set;
}

const told = (id: string, event: string, words: string, claim: Partial<EventMention> = {}): EventMention => ({
  ...eventMention(text, id, event, spanOf(text, words)),
  ...claim,
});

describe('merging two events', () => {
  const set = (): AnnotationSet =>
    setOf(
      {
        kept: { label: { ar: 'لقاء' }, date: '2020-01-02', contexts: ['military'], note: 'أ' },
        gone: { label: { ar: 'اجتماع', en: 'Meeting' }, date: '2020', mode: 'visit', contexts: ['military', 'rights'], participants: [{ role: 'place', actor: 'tyre' }], note: 'ب' }, // prettier-ignore
        part: { subEventOf: 'gone' },
      },
      {
        [first]: [
          told('a', 'kept', 'التقى', { participants: [{ role: 'actor', actor: 'omar' }], date: '2020-01-02' }), // prettier-ignore
          told('b', 'gone', 'التقى', { participants: [{ role: 'actor', actor: 'omar', mention: 'x' }, { role: 'place', actor: 'tyre' }], date: '2020', attributes: { tense: 'past' } }), // prettier-ignore
        ],
        [second]: [told('c', 'gone', 'اللقاء')],
      },
    );

  it('loses neither what was told nor what was settled', () => {
    const made = set();
    made.apply(mergeEvents(made, 'gone', 'kept'));
    assert.equal(made.events.get('gone'), undefined);
    assert.deepEqual(made.events.get('kept'), {
      type: 'CONSULT',
      mode: 'visit',
      label: { ar: 'لقاء', en: 'Meeting' },
      date: '2020-01-02',
      contexts: ['military', 'rights'],
      participants: [{ role: 'place', actor: 'tyre' }],
      note: 'أ\nب',
    });
    assert.equal(made.events.get('part')?.subEventOf, 'kept');
    assert.deepEqual(
      tellingsOf(made, 'kept').map(({ article, mention }) => [article, mention.id]),
      [
        [first, 'a'],
        [second, 'c'],
      ],
    );
  });

  it('makes one mention of two in one place', () => {
    const made = set();
    made.apply(mergeEvents(made, 'gone', 'kept'));
    const mention = tellingsOf(made, 'kept')[0]?.mention;
    assert.deepEqual(mention?.participants, [
      { role: 'actor', actor: 'omar', mention: 'x' },
      { role: 'place', actor: 'tyre' },
    ]);
    assert.equal(mention.date, '2020-01-02');
    assert.deepEqual(mention.attributes, { tense: 'past' });
  });

  it('makes no event a part of itself', () => {
    const made = setOf({ whole: {}, middle: { subEventOf: 'whole' }, part: { subEventOf: 'middle' } });
    made.apply(mergeEvents(made, 'whole', 'part'));
    assert.equal(made.events.get('part')?.subEventOf, undefined);
    assert.equal(made.events.get('middle')?.subEventOf, 'part');
  });

  it('does nothing with itself or with an event that is not there', () => {
    assert.deepEqual(mergeEvents(set(), 'kept', 'kept').edits, []);
    assert.deepEqual(mergeEvents(set(), 'kept', 'none').edits, []);
  });
});

describe('splitting an event', () => {
  it('moves the chosen mentions to a new one of the same kind', () => {
    const set = setOf(
      { meeting: { mode: 'visit', date: '2020', contexts: ['military'], note: 'ملاحظة' } },
      { [first]: [told('a', 'meeting', 'التقى')], [second]: [told('b', 'meeting', 'اللقاء')] },
    );
    const { change, created } = splitEvent(set, 'meeting', tellingsOf(set, 'meeting').slice(1), {
      en: 'Other',
    });
    set.apply(change);
    assert.equal(created, 'other');
    assert.deepEqual(set.events.get('other'), {
      type: 'CONSULT',
      mode: 'visit',
      label: { en: 'Other' },
      contexts: ['military'],
    });
    assert.deepEqual(tellingsOf(set, 'meeting').map(({ mention }) => mention.id), ['a']); // prettier-ignore
    assert.deepEqual(tellingsOf(set, 'other').map(({ mention }) => mention.id), ['b']); // prettier-ignore
  });
});

describe('nesting an event', () => {
  it('makes it a part of another, and again of none', () => {
    const set = setOf({ whole: {}, part: {} });
    set.apply(nestEvent(set, 'part', 'whole'));
    assert.deepEqual(partsOfEvent(set, 'whole'), ['part']);
    set.apply(nestEvent(set, 'part', undefined));
    assert.deepEqual(partsOfEvent(set, 'whole'), []);
  });

  it('refuses circles', () => {
    const set = setOf({ whole: {}, middle: { subEventOf: 'whole' }, part: { subEventOf: 'middle' } });
    assert.deepEqual(nestEvent(set, 'whole', 'part').edits, []);
    assert.deepEqual(nestEvent(set, 'whole', 'whole').edits, []);
  });

  it('comes to an end also where a file has a circle', () => {
    const set = setOf({ a: { subEventOf: 'b' }, b: { subEventOf: 'a' }, c: {} });
    assert.ok(!isWithin(set, 'a', 'c'));
    set.apply(deleteEvent(set, 'a'));
    assert.equal(set.events.get('b')?.subEventOf, undefined);
  });

  it('is inherited when the event in between is deleted', () => {
    const set = setOf({ whole: {}, middle: { subEventOf: 'whole' }, part: { subEventOf: 'middle' } });
    set.apply(deleteEvent(set, 'middle'));
    assert.equal(set.events.get('part')?.subEventOf, 'whole');
  });
});

describe('a claim', () => {
  const participants = [
    { role: 'actor', actor: 'omar', mention: 'x' },
    { role: 'place', actor: 'tyre' },
  ];
  const set = (): AnnotationSet =>
    setOf({ meeting: {} }, { [first]: [told('a', 'meeting', 'التقى', { participants, date: '2020' })] });

  it('changes in the keys that are given, without what is empty or said twice', () => {
    const made = set();
    const [telling] = tellingsOf(made, 'meeting');
    assert.ok(telling);
    const twice = [...participants, { role: 'place', actor: 'tyre' }];
    made.apply(editClaim(made, telling, { participants: twice, attributes: {}, attributedTo: 'salma' }));
    const mention = tellingsOf(made, 'meeting')[0]?.mention;
    assert.deepEqual(mention?.participants, participants);
    assert.equal(mention.date, '2020');
    assert.equal(mention.attributedTo, 'salma');
    assert.ok(!('attributes' in mention));
  });

  it('gives another role, which may be one that the actor has already', () => {
    const made = set();
    made.apply(changeRole(made, 'meeting', { role: 'place', actor: 'tyre' }, 'actor'));
    made.apply(changeRole(made, 'meeting', { role: 'actor', actor: 'omar' }, 'actor'));
    assert.deepEqual(tellingsOf(made, 'meeting')[0]?.mention.participants, [
      { role: 'actor', actor: 'omar', mention: 'x' },
      { role: 'actor', actor: 'tyre' },
    ]);
  });

  it('loses a participant, and with the last one the list', () => {
    const made = set();
    for (const part of participants) made.apply(removeParticipant(made, 'meeting', part));
    assert.ok(!('participants' in (tellingsOf(made, 'meeting')[0]?.mention ?? {})));
  });

  it('says nothing twice after two of its actors became one, nor does what is settled', () => {
    const made = setOf(
      { meeting: { participants: [{ role: 'actor', actor: 'omar' }, { role: 'actor', actor: 'salma' }] } }, // prettier-ignore
      { [first]: [told('a', 'meeting', 'التقى', { participants: [{ role: 'actor', actor: 'omar' }, { role: 'actor', actor: 'salma', mention: 'y' }] })] }, // prettier-ignore
    );
    made.apply(mergeActors(made, 'salma', 'omar'));
    assert.deepEqual(tellingsOf(made, 'meeting')[0]?.mention.participants, [{ role: 'actor', actor: 'omar', mention: 'y' }]); // prettier-ignore
    assert.deepEqual(made.events.get('meeting')?.participants, [{ role: 'actor', actor: 'omar' }]);
    made.apply(deleteActor(made, 'omar'));
    assert.equal(made.events.get('meeting')?.participants, undefined);
  });
});

describe('any changes of events', () => {
  const ids = ['a', 'b', 'c', 'd', 'e'];
  const actor = fc.constantFrom('omar', 'salma', 'tyre');
  const participant = fc.record({ role: fc.constantFrom('actor', 'place'), actor });
  const event = fc.record({
    subEventOf: fc.option(fc.constantFrom(...ids), { nil: undefined }),
    participants: fc.option(fc.uniqueArray(participant, { maxLength: 3, selector: ({ role, actor: id }) => role + id }), { nil: undefined }), // prettier-ignore
  });
  const mention = fc.record({
    event: fc.constantFrom(...ids),
    start: fc.nat(3),
    participants: fc.array(participant, { maxLength: 3 }),
    date: fc.option(fc.constantFrom('2020', '2021'), { nil: undefined }),
  });
  const step = fc.record({ what: fc.nat(7), one: fc.nat(9), other: fc.nat(9), actor });

  interface Step {
    what: number;
    one: number;
    other: number;
    actor: string;
  }

  function world(
    events: readonly object[],
    mentions: readonly { event: string; start: number }[],
  ): AnnotationSet {
    // prettier-ignore
    // What is undefined is not there, as in a file.
    const plain = <T,>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
    return setOf(Object.fromEntries(ids.map((id, i) => [id, plain(events[i] ?? {})])), {
      [first]: mentions.map(({ event: id, start, ...claim }, i) => ({
        ...eventMention(text, `m${String(i)}`, id, [start, start + 1]),
        ...plain(claim),
      })),
    });
  }

  function changeOf(set: AnnotationSet, { what, one, other, actor: id }: Step): Change {
    const events = [...set.events.keys()];
    const [a, b] = [events[one % events.length] ?? 'none', events[other % events.length] ?? 'none'];
    const tellings = tellingsOf(set, a);
    const part = { role: 'actor', actor: id };
    switch (what) {
      case 0:
      case 1:
        return mergeEvents(set, a, b);
      case 2:
        return splitEvent(set, a, tellings.slice(other % 3), { en: 'split' }).change;
      case 3:
        return nestEvent(set, a, other % 4 === 0 ? undefined : b);
      case 4:
        return deleteEvent(set, a);
      case 5:
        return mergeActors(set, id, other % 2 === 0 ? 'omar' : 'tyre');
      case 6:
        return changeRole(set, a, part, 'place');
      default:
        return removeParticipant(set, a, part);
    }
  }

  it('are taken back exactly, and leave nothing twice, in a circle or without its event', () => {
    fc.assert(
      fc.property(
        fc.array(event, { minLength: 5, maxLength: 5 }),
        fc.array(mention, { maxLength: 8 }),
        fc.array(step, { maxLength: 8 }),
        (events, mentions, steps) => {
          // prettier-ignore
          const set = world(events, mentions);
          const circles = [...set.events.keys()].filter((id) => isInCircle(set, id)).length;
          const history = new History(set);
          const states = [snapshot(set)];
          for (const one of steps) {
            history.apply(changeOf(set, one));
            states.push(snapshot(set));
            for (const {
              mention: { event: told = '' },
            } of set.articles.flatMap((article) =>
              set
                .mentionsIn(article)
                .sorted()
                .map((each) => ({ mention: each })),
            )) {
              // prettier-ignore
              assert.ok(set.events.has(told));
            }
            assert.ok([...set.events.keys()].filter((id) => isInCircle(set, id)).length <= circles);
            for (const { participants = [] } of set.events.values()) assertDistinct(participants);
          }
          for (const state of states.slice(0, -1).reverse()) {
            history.undo();
            assert.equal(snapshot(set), state);
          }
          for (const state of states.slice(1)) {
            history.redo();
            assert.equal(snapshot(set), state);
          }
        },
      ),
    );
  });

  function isInCircle(set: AnnotationSet, id: string): boolean {
    const parent = set.events.get(id)?.subEventOf;
    return parent !== undefined && isWithin(set, parent, id);
  }

  function assertDistinct(participants: readonly { role: string; actor: string }[]): void {
    const keys = participants.map(({ role, actor: id }) => `${role} ${id}`);
    assert.equal(new Set(keys).size, keys.length);
  }
});
