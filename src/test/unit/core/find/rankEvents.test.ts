import assert from 'node:assert/strict';
import { rankEvents, type EventQuery } from '../../../../core/find/rankEvents.js';
import type { Event } from '../../../../core/model/types.js';
import { article } from '../samples.js';
import { setOf, tellingIn } from './tellings.js';

const text = 'هاجمت مصر مواقع السودان قرب الميناء القديم في أيار 2020.';
const parts = [
  { role: 'actor', actor: 'egypt' },
  { role: 'recipient', actor: 'sudan' },
];

function ranked(
  events: Readonly<Record<string, Partial<Event>>>,
  query: Partial<EventQuery> = {},
): ReturnType<typeof rankEvents> {
  const set = setOf(
    { [article]: { text, names: { egypt: 'مصر', sudan: 'السودان' } } },
    Object.fromEntries(
      Object.entries(events).map(([id, event]) => [id, { type: 'ASSAULT', label: { ar: 'شيء' }, ...event }]),
    ),
  );
  return rankEvents(set, { ...tellingIn(text, 'هاجمت'), types: ['ASSAULT'], recent: [], ...query });
}

const ids = (...all: Parameters<typeof ranked>): string[] => ranked(...all).map(({ id }) => id);

describe('the events that a place may tell', () => {
  it('are all of the set, each once', () => {
    assert.deepEqual(ids({ a: {}, b: { type: 'AID' }, c: {} }).sort(), ['a', 'b', 'c']);
  });

  it('come by shared participants first, and say whom they share', () => {
    const found = ranked({
      none: {},
      one: { participants: parts.slice(0, 1) },
      both: { participants: parts },
    });
    assert.deepEqual(found.map(({ id, shared }) => [id, shared.length]), [['both', 2], ['one', 1], ['none', 0]]); // prettier-ignore
  });

  it('come by type, label and nearness in date', () => {
    assert.equal(ids({ other: { type: 'AID' }, same: {} })[0], 'same');
    assert.equal(ids({ other: {}, named: { label: { ar: 'هجوم بالميناء' } } })[0], 'named');
    const dates = { far: { date: '2019' }, near: { date: '2020-05' }, none: {} };
    assert.deepEqual(ids(dates, { date: '2020-05-03' }), ['near', 'none', 'far']);
  });

  it('come by latest use where nothing speaks for any', () => {
    assert.deepEqual(ids({ a: {}, b: {}, c: {} }, { recent: ['c', 'b'] }), ['c', 'b', 'a']);
  });

  it('are likelier than a new one only with participants, type and trigger alike, and more words or the date', () => {
    const event = { participants: parts, label: { ar: 'هاجمت الميناء القديم' } };
    const likely = (more: Partial<Event>, query: Partial<EventQuery> = {}): boolean | undefined =>
      ranked({ a: { ...event, ...more } }, query)[0]?.isLikely;
    assert.equal(likely({}), true);
    assert.equal(likely({ label: { ar: 'هاجمت' }, date: '2020-05' }, { date: '2020-05' }), true);
    assert.equal(likely({ participants: parts.slice(1), date: '2020-05' }, { date: '2020-05' }), true);
    assert.equal(likely({ date: '2019' }, { date: '2020-05' }), false);
    assert.equal(likely({ type: 'AID' }), false);
    assert.equal(likely({ label: { ar: 'زيارة الميناء القديم' } }), false);
    assert.equal(likely({ label: { ar: 'هاجمت' } }), false);
    assert.equal(likely({ participants: parts.slice(1) }), false);
    assert.equal(ranked({ a: { label: event.label } })[0]?.isLikely, false);
  });

  it('tell with which word of them the trigger is akin', () => {
    const label = { ar: 'الهجوم وهاجمتها قواته' };
    assert.equal(ranked({ a: { participants: parts, label } })[0]?.sameWord, 'وهاجمتها');
    assert.equal(ranked({ a: { participants: parts } })[0]?.sameWord, undefined);
  });

  it('do not gain by the words of the trigger itself', () => {
    const found = ids({ plain: { participants: parts }, named: { label: { ar: 'هاجمت' } } });
    assert.equal(found[0], 'plain');
  });
});
