import assert from 'node:assert/strict';
import type { Event, EventMention } from '../../../../core/model/types.js';
import { AnnotationSet } from '../../../../core/set/annotationSet.js';
import { actorsOf, articlesOf, compareEvents, type TimelineEvent } from '../../../../core/timeline/event.js';
import { timelineEvent } from '../../../../core/timeline/eventOfSet.js';
import { isWanted, type EventFilter } from '../../../../core/timeline/filter.js';
import { stampOf } from '../../../../core/text/stamp.js';
import { eventMention, spanOf } from '../samples.js';

const text = 'وقعت روسيا الاتفاق';
const type = 'AGREE';

type Claim = Pick<EventMention, 'date' | 'participants' | 'attributes' | 'attributedTo'>;

/** The event of a set in which each claim stands in an article of its own. */
function told(event: Omit<Event, 'label' | 'type'>, ...claims: readonly Claim[]): TimelineEvent {
  const set = new AnnotationSet();
  set.useEvents({ pact: { type, label: { ar: 'اتفاق' }, ...event } });
  for (const [i, claim] of claims.entries()) {
    const mention = { ...eventMention(text, `m${String(i)}`, 'pact', spanOf(text, 'وقعت')), ...claim };
    set.useArticle(`${String(i)}.txt`, { version: 1, text: stampOf(text), mentions: [mention] });
  }
  const found = timelineEvent(set, 'pact');
  assert.ok(found);
  return found;
}

describe('an event of a timeline', () => {
  it('stands at its settled date, whatever the claims say', () => {
    const { date, isDisputed } = told({ date: '2015-10' }, { date: '2014' });
    assert.deepEqual(date, {
      text: '2015-10',
      earliest: Date.UTC(2015, 9, 1),
      latest: Date.UTC(2015, 9, 31),
      precision: 'month',
      approximate: false,
      uncertain: false,
    });
    assert.equal(isDisputed, true);
  });

  it('stands over all claimed dates when none is settled', () => {
    const { date, settledDate, isDisputed } = told({}, { date: '2016-02-27' }, { date: '2016-02-22?' }, {});
    assert.equal(date?.text, '2016-02-22?, 2016-02-27');
    assert.equal(date.earliest, Date.UTC(2016, 1, 22));
    assert.equal(date.latest, Date.UTC(2016, 1, 27));
    assert.equal(date.uncertain, true);
    assert.equal(settledDate, undefined);
    assert.equal(isDisputed, true);
  });

  it('is not disputed when one date lies in the other', () => {
    assert.equal(told({ date: '2015-10' }, { date: '2015-10-20' }).isDisputed, false);
  });

  it('has no end when its date is open, and no date when what is written is none', () => {
    const open = told({ date: '2015/..' }).date;
    assert.equal(open?.earliest, Date.UTC(2015, 0, 1));
    assert.equal(open.latest, undefined);
    const none = told({ date: 'soon' });
    assert.equal(none.date, undefined);
    assert.equal(none.settledDate, 'soon');
    assert.equal(told({}).date, undefined);
  });

  it('says who takes part, who is cited, and where', () => {
    const event = told(
      { participants: [{ role: 'actor', actor: 'russia' }] },
      { participants: [{ role: 'recipient', actor: 'syria' }], attributedTo: 'tass' },
      { participants: [{ role: 'actor', actor: 'russia' }] },
    );
    assert.deepEqual([...actorsOf(event)].sort(), ['russia', 'syria', 'tass']);
    assert.deepEqual(articlesOf(event), ['0.txt', '1.txt']);
    assert.equal(event.quadClass, 'verbal-cooperation');
  });

  it('comes in time: an open start first, the undated last', () => {
    const dates = ['2016', '2015-10', undefined, '../2017', '2015-10-01'];
    const events = dates.map((date, i) => ({ ...told(date === undefined ? {} : { date }), id: String(i) }));
    assert.deepEqual(
      events.sort(compareEvents).map(({ id }) => dates[Number(id)]),
      ['../2017', '2015-10-01', '2015-10', '2016', undefined],
    );
  });
});

describe('a filter of events', () => {
  const event = told(
    { date: '2015-10' },
    {
      participants: [{ role: 'actor', actor: 'russia' }],
      attributes: { modality: 'future' },
      attributedTo: 'tass',
    },
  );
  const lets = (filter: EventFilter): boolean => isWanted(event, filter, () => 'اتفاق موسكو 2015');

  it('lets through what fits all of it', () => {
    assert.ok(lets({}));
    assert.ok(
      lets({
        actor: 'tass',
        type,
        article: '0.txt',
        modality: 'future',
        without: ['none'],
        text: 'إتّفاق 2015',
      }),
    );
  });

  it('keeps back what fits it in one thing not', () => {
    const others: EventFilter[] = [
      { actor: 'syria' },
      { type: 'AID' },
      { article: '1.txt' },
      { modality: 'asserted' },
      { text: 'اتفاق 2016' },
      { without: ['verbal-cooperation'] },
    ];
    for (const filter of others) assert.equal(lets(filter), false, JSON.stringify(filter));
  });
});
