import assert from 'node:assert/strict';
import type { Event, EventMention } from '../../../../core/model/types.js';
import { dateClaims, partClaims } from '../../../../core/set/claims.js';
import type { AnnotationSet } from '../../../../core/set/annotationSet.js';
import { setOf } from '../find/tellings.js';

const text = 'التقى الوفدان';

/** A set in which each article tells the same event with a claim of its own. */
function told(event: Partial<Event>, ...claims: readonly Partial<EventMention>[]): AnnotationSet {
  const articles = claims.map((claim, i) => [
    `${String(i)}.txt`,
    { text, events: [{ words: 'التقى', ...claim, event: 'talks' }] },
  ]);
  return setOf(Object.fromEntries(articles) as Parameters<typeof setOf>[0], {
    talks: { type: 'CONSULT', label: { ar: 'محادثات' }, ...event },
  });
}

const conflicts = (set: AnnotationSet): [string, boolean][] =>
  dateClaims(set, 'talks').map(({ date, isConflicting }) => [date, isConflicting]);

describe('what articles together claim of an event', () => {
  it('is each date once, those of most articles first, with its articles', () => {
    const set = told({}, { date: '2020' }, { date: '2020-05' }, { date: '2020-05' }, {});
    assert.deepEqual(
      dateClaims(set, 'talks').map(({ date, articles }) => [date, articles]),
      [
        ['2020-05', ['1.txt', '2.txt']],
        ['2020', ['0.txt']],
      ],
    );
  });

  it('conflicts where dates exclude each other, and not where one is only less precise', () => {
    assert.deepEqual(conflicts(told({}, { date: '2020' }, { date: '2020-05' })), [['2020', false], ['2020-05', false]]); // prettier-ignore
    assert.deepEqual(conflicts(told({}, { date: '2020-04' }, { date: '2020-05' })), [['2020-04', true], ['2020-05', true]]); // prettier-ignore
  });

  it('conflicts with the settled date alone once there is one', () => {
    assert.deepEqual(conflicts(told({ date: '2020-05-02' }, { date: '2020-04' }, { date: '2020-05' })), [['2020-04', true], ['2020-05', false]]); // prettier-ignore
  });

  it('is each participant once, and says who was settled', () => {
    const [egypt, sudan] = [
      { role: 'actor', actor: 'egypt' },
      { role: 'actor', actor: 'sudan' },
    ];
    const set = told({ participants: [sudan, { role: 'place', actor: 'cairo' }] }, { participants: [egypt, sudan] }, { participants: [sudan] }); // prettier-ignore
    assert.deepEqual(
      partClaims(set, 'talks').map(({ actor, articles, isSettled }) => [actor, articles.length, isSettled]),
      [
        ['egypt', 1, false],
        ['sudan', 2, true],
        ['cairo', 0, true],
      ],
    );
    const unsettled = told({}, { participants: [egypt] });
    assert.equal(partClaims(unsettled, 'talks')[0]?.isSettled, undefined);
  });

  it('is nothing of an event that no article tells', () => {
    assert.deepEqual([dateClaims(told({}), 'talks'), partClaims(told({}), 'none')], [[], []]);
  });
});
