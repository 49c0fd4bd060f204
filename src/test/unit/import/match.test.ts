import assert from 'node:assert/strict';
import { likeliest, planImport, settleImport, type Match } from '../../../core/import/index.js';
import { matchActors, matchEvents, type Standing } from '../../../core/import/match.js';
import type { Imported } from '../../../core/formats/index.js';
import type { Actor, Event } from '../../../core/model/types.js';
import { AnnotationSet } from '../../../core/set/annotationSet.js';

const person = (ar: string, more: Partial<Actor> = {}): Actor => ({ type: 'person', label: { ar }, ...more });
const nowhere: Standing = new Map();

function setOf(actors: Record<string, Actor>, events: Record<string, Event> = {}): AnnotationSet {
  const set = new AnnotationSet();
  set.useActors(actors);
  set.useEvents(events);
  return set;
}

/** What becomes of one imported actor. */
function verdictOf(known: Record<string, Actor>, id: string, imported: Actor): Match | undefined {
  return matchActors(setOf(known), new Map([[id, imported]]), nowhere)[0];
}

const address = 'http://www.wikidata.org/entity/Q58217';
const other = 'http://www.wikidata.org/entity/Q1';

describe('The match of an imported actor with those of the set', () => {
  const cases: [
    what: string,
    known: Record<string, Actor>,
    imported: Actor,
    verdict: Match['verdict'],
    ids: string[],
  ][] = [
    [
      'is known by id and name',
      { x: person('سيرغي لافروف') },
      person('لافروف', { aliases: ['سيرغي لافروف'] }),
      'known',
      ['x'],
    ],
    [
      'is doubtful by an id alone, with other names',
      { x: person('سيرغي لافروف') },
      person('جون كيري'),
      'doubtful',
      ['x'],
    ],
    [
      'is known by id where one has no name',
      { x: person('سيرغي لافروف') },
      { type: 'person', label: {} },
      'known',
      ['x'],
    ],
    [
      'is known by an address, whatever the names',
      { a: person('لافروف', { sameAs: [address] }) },
      person('سيرغي', { sameAs: [address] }),
      'known',
      ['a'],
    ],
    [
      'is known by label, folded, and type',
      { a: person('سِيرغي لافرُوف') },
      person('سيرغي لافروف'),
      'known',
      ['a'],
    ],
    [
      'is doubtful by an alias alone',
      { a: person('سيرغي لافروف', { aliases: ['الوزير'] }) },
      person('الوزير'),
      'doubtful',
      ['a'],
    ],
    [
      'is doubtful by label with another type',
      { a: person('موسكو') },
      { type: 'place', label: { ar: 'موسكو' } },
      'doubtful',
      ['a'],
    ],
    [
      'is doubtful by a code alone',
      { a: person('لافروف', { code: 'RUSGOV' }) },
      person('بوتين', { code: 'RUSGOV' }),
      'doubtful',
      ['a'],
    ],
    [
      'is known by code and an alias',
      { a: person('لافروف', { code: 'RUSGOV', aliases: ['الوزير'] }) },
      person('الوزير', { code: 'RUSGOV' }),
      'known',
      ['a'],
    ],
    [
      'is doubtful by label with another code',
      { a: person('محمد علي', { code: 'EGY' }) },
      person('محمد علي', { code: 'USA' }),
      'doubtful',
      ['a'],
    ],
    [
      'is doubtful by label with another address of one authority',
      { a: person('محمد علي', { sameAs: [address] }) },
      person('محمد علي', { sameAs: [other] }),
      'doubtful',
      ['a'],
    ],
    [
      'is doubtful between two of one name',
      { a: person('محمد علي'), b: person('محمد علي') },
      person('محمد علي'),
      'doubtful',
      ['a', 'b'],
    ],
    [
      'is new with nothing in common',
      { a: person('لافروف', { code: 'RUS', sameAs: [address] }) },
      person('كيري', { code: 'USA', sameAs: [other] }),
      'new',
      [],
    ],
    ['is new in an empty set', {}, person('كيري'), 'new', []],
  ];
  for (const [what, known, imported, verdict, ids] of cases) {
    it(what, () => {
      const match = verdictOf(known, 'x', imported);
      assert.deepEqual([match?.verdict, match?.candidates], [verdict, ids]);
    });
  }

  it('puts those first that share more', () => {
    const known = {
      a: person('سيرغي لافروف', { aliases: ['الوزير'] }),
      b: person('الوزير'),
      c: person('الوزير'),
    };
    const match = verdictOf(known, 'x', person('الوزير'));
    assert.deepEqual([match?.verdict, match?.candidates], ['doubtful', ['b', 'c', 'a']]);
  });

  it('gives each of the set to one imported actor', () => {
    const imported = new Map([
      ['one', person('كيري')],
      ['two', person('كيري')],
    ]);
    const matches = matchActors(setOf({ a: person('كيري') }), imported, nowhere);
    assert.equal(matches.filter(({ verdict }) => verdict === 'known').length, 1);
  });

  it('is no longer doubtful where all its mentions stand in those of one', () => {
    const known = { a: person('محمد علي'), b: person('محمد علي', { type: 'group' }) };
    const imported = new Map([['x', person('محمد علي', { type: 'organization' })]]);
    const [doubtful] = matchActors(setOf(known), imported, nowhere);
    assert.equal(doubtful?.verdict, 'doubtful');
    const standing: Standing = new Map([['actor:x', new Set(['b'])]]);
    const [match] = matchActors(setOf(known), imported, standing);
    assert.deepEqual([match?.verdict, match?.candidates], ['known', ['b']]);
  });
});

describe('The match of an imported event with those of the set', () => {
  const talks = (more: Partial<Event> = {}): Event => ({
    type: 'CONSULT',
    label: { ar: 'محادثات' },
    ...more,
  });
  const cases: [what: string, known: Event, imported: Event, verdict: Match['verdict']][] = [
    [
      'is known by type, label and date',
      talks({ date: '2016-07-14' }),
      talks({ date: '2016-07-14' }),
      'known',
    ],
    ['is doubtful where a date is missing', talks({ date: '2016-07-14' }), talks(), 'doubtful'],
    ['is new on another date', talks({ date: '2016-07-14' }), talks({ date: '2016-07-15' }), 'new'],
    ['is new of another type', talks(), talks({ type: 'AGREE' }), 'new'],
    ['is new with another label', talks(), talks({ label: { ar: 'لقاء' } }), 'new'],
  ];
  for (const [what, known, imported, verdict] of cases) {
    it(what, () => {
      const [match] = matchEvents(setOf({}, { known }), new Map([['x', imported]]), nowhere);
      assert.deepEqual([match?.verdict, match?.candidates], [verdict, verdict === 'new' ? [] : ['known']]);
    });
  }
});

describe('A decision on an import', () => {
  const known = { a: person('كيري', { aliases: ['الوزير'] }), b: person('لافروف', { aliases: ['الوزير'] }) };
  const imported: Imported = {
    actors: new Map([['x', person('الوزير', { code: 'USAGOV' })]]),
    events: new Map(),
    articles: [],
    problems: [],
  };
  const target = (set: AnnotationSet) => ({ set, readText: () => Promise.resolve(undefined) });
  const settled = async (decision?: string | null): Promise<[set: AnnotationSet, counts: object]> => {
    const set = setOf(known);
    const plan = await planImport(target(set), imported);
    const decisions = decision === undefined ? new Map() : new Map([['actor:x', decision]]);
    const { change, counts } = settleImport(set, plan, decisions);
    set.apply(change);
    return [set, counts.actors];
  };

  it('is to take what is doubtful as new where the person says nothing', async () => {
    const [set, counts] = await settled();
    assert.deepEqual([...set.actors.keys()].sort(), ['a', 'b', 'x']);
    assert.deepEqual(counts, { known: 0, doubtful: 1, new: 0 });
  });

  it('completes the one that the person names, and the next import knows it', async () => {
    const [set, counts] = await settled('b');
    assert.deepEqual([...set.actors.keys()].sort(), ['a', 'b']);
    assert.equal(set.actors.get('b')?.code, 'USAGOV');
    assert.deepEqual(counts, { known: 1, doubtful: 0, new: 0 });
    const again = await planImport(target(set), imported);
    assert.deepEqual(again.matches[0]?.candidates, ['b']);
    assert.equal(again.matches[0].verdict, 'known');
  });

  it('makes a new one where the person says so, also of one that is known', async () => {
    const [set, counts] = await settled(null);
    assert.ok(set.actors.has('x'));
    assert.deepEqual(counts, { known: 0, doubtful: 0, new: 1 });
    const same = setOf({ x: person('الوزير') });
    const { change } = settleImport(
      same,
      await planImport(target(same), imported),
      new Map([['actor:x', null]]),
    );
    same.apply(change);
    assert.deepEqual([...same.actors.keys()].sort(), ['x', 'x-2']);
  });

  it('may be for the likeliest of each', async () => {
    const plan = await planImport(target(setOf(known)), imported);
    assert.deepEqual([...likeliest(plan)], [['actor:x', 'a']]);
  });
});
