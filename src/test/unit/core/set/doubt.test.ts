import assert from 'node:assert/strict';
import { anchoredText } from '../../../../core/anchor/anchor.js';
import type { Mention, Span } from '../../../../core/model/types.js';
import { AnnotationSet } from '../../../../core/set/annotationSet.js';
import { attach, detach, mostAlike, proposalsIn } from '../../../../core/set/doubt.js';
import { History } from '../../../../core/set/history.js';
import { actorMention, article, spanOf } from '../samples.js';

const text =
  'وصل الوزير كيري إلى جنيف صباح الاثنين لحضور الجلسة. وقال كيري إن المحادثات مفيدة. ثم عاد الوفد الروسي إلى موسكو بعد الجلسة الختامية.';

function orphan(mention: Mention): Mention {
  return { ...mention, status: 'orphaned' };
}

function setOf(...mentions: readonly Mention[]): AnnotationSet {
  const set = new AnnotationSet();
  set.useArticle(article, {
    version: 1,
    text: { sha256: 'a'.repeat(64), length: 1 },
    mentions: [...mentions],
  });
  return set;
}

/** The words of each proposal in a text, by the id of its mention. */
function proposed(now: string, ...mentions: readonly Mention[]): Record<string, string[]> {
  const points = Array.from(now);
  const found = proposalsIn(setOf(...mentions).mentionsIn(article), anchoredText(now));
  const words = (spans: readonly Span[]): string[] =>
    spans.map(([start, end]) => points.slice(start, end).join(''));
  return Object.fromEntries([...found].map(([id, spans]) => [id, words(spans)]));
}

describe('proposals for mentions in doubt', () => {
  const first = actorMention(text, 'first', 'kerry', spanOf(text, 'كيري'));
  const second = actorMention(text, 'second', 'kerry', spanOf(text, 'كيري', 2));

  it('give an uncertain mention the place that was guessed', () => {
    assert.deepEqual(proposed(text, { ...first, status: 'uncertain' }), { first: ['كيري'] });
  });

  it('give an orphan the place amid its own context, in whatever spelling', () => {
    const now = `مقدمة. ${text.replace('وقال كيري', 'وقال كَيـري')}`;
    assert.deepEqual(proposed(now, orphan(second)), { second: ['كَيـري'] });
  });

  it('give what stands between its contexts where the words were altered', () => {
    const now = text.replace('الوفد الروسي', 'فريق موسكو كله');
    const delegation = actorMention(text, 'd', 'russia', spanOf(text, 'الوفد الروسي'));
    assert.deepEqual(proposed(now, orphan(delegation)), { d: ['فريق موسكو كله'] });
  });

  it('give nothing where the words stand often and never amid their context', () => {
    const now = 'كيري هنا. كيري هناك. كيري في كل مكان.';
    assert.deepEqual(proposed(now, orphan(first)), {});
  });

  it('give nothing within longer words', () => {
    assert.deepEqual(proposed('الكيريون وحدهم.', orphan(first)), {});
    assert.deepEqual(proposed('ذهبوا مع كيري وحده.', orphan(first)), { first: ['كيري'] });
    assert.deepEqual(proposed('ذهبوا وكيري معهم.', orphan(first)), { first: ['كيري'] });
  });

  it('give no place twice to one actor, nor one where it is tagged', () => {
    const now = 'كيري وحده.';
    const tagged = actorMention(now, 'tagged', 'kerry', spanOf(now, 'كيري'));
    assert.deepEqual(proposed(now, orphan(first), tagged), {});
    assert.deepEqual(Object.keys(proposed(now, orphan(first), orphan(second))), ['first']);
    assert.deepEqual(Object.keys(proposed(now, orphan(first), { ...tagged, actor: 'other' })), ['first']);
  });

  it('give the fragments of a mention in their order', () => {
    const parted = actorMention(text, 'p', 'both', spanOf(text, 'الوزير'), spanOf(text, 'الجلسة'));
    assert.deepEqual(proposed(`قبل هذا ${text}`, orphan(parted)), { p: ['الوزير', 'الجلسة'] });
    assert.deepEqual(proposed('الجلسة قبل الوزير', orphan(parted)), {});
  });
});

describe('settling mentions in doubt', () => {
  const lost = orphan(actorMention(text, 'lost', 'kerry', spanOf(text, 'كيري')));
  const anchored = anchoredText(text);

  it('attaches one to a place with a new anchor, and can be undone', () => {
    const set = setOf(lost);
    const history = new History(set);
    const span = spanOf(text, 'كيري', 2);
    history.apply(attach(set, article, anchored, [{ mention: lost, spans: [span] }]));
    const now = set.mentionsIn(article).get('lost');
    assert.deepEqual([now?.spans, now?.status, now?.before?.trim().split(' ').at(-1)], [[span], undefined, 'وقال']); // prettier-ignore
    history.undo();
    assert.deepEqual(set.mentionsIn(article).get('lost'), lost);
  });

  it('leaves it a suggestion if it was one', () => {
    const set = setOf({ ...lost, was: 'suggested' });
    const mention = set.mentionsIn(article).get('lost') ?? lost;
    set.apply(attach(set, article, anchored, [{ mention, spans: [spanOf(text, 'كيري')] }]));
    const now = set.mentionsIn(article).get('lost');
    assert.deepEqual([now?.status, now && 'was' in now], ['suggested', false]);
  });

  it('attaches no two mentions of one actor to the same words', () => {
    const taken = actorMention(text, 'taken', 'kerry', spanOf(text, 'كيري'));
    const other = { ...lost, id: 'other' };
    const set = setOf(taken, lost, other);
    const onTaken = attach(set, article, anchored, [{ mention: lost, spans: taken.spans }]);
    assert.deepEqual(onTaken.edits, []);
    const free = [spanOf(text, 'كيري', 2)];
    const both = attach(set, article, anchored, [
      { mention: lost, spans: free },
      { mention: other, spans: free },
    ]);
    assert.deepEqual(both.edits.map(({ id }) => id), ['lost']); // prettier-ignore
  });

  it('makes an orphan of an uncertain one that does not stand there', () => {
    const set = setOf({ ...lost, status: 'uncertain' });
    const mention = set.mentionsIn(article).get('lost');
    assert.ok(mention);
    set.apply(detach(set, article, [mention]));
    assert.deepEqual(set.mentionsIn(article).get('lost'), lost);
    assert.deepEqual(set.mentionsIn(article).doubtful.map(({ id }) => id), ['lost']); // prettier-ignore
  });

  it('offers those first whose words are most alike', () => {
    const words = ['موسكو', 'الوفد الروسي', 'جون كيري', 'كيري'];
    const orphans = words.map((quote): Mention => ({
      id: quote,
      actor: 'a',
      spans: [[0, 1]],
      quote: [quote],
    }));
    assert.deepEqual(mostAlike(orphans, 'كيري').map(({ id }) => id).slice(0, 2), ['كيري', 'جون كيري']); // prettier-ignore
    assert.equal(mostAlike(orphans, 'الوفد السوري')[0]?.id, 'الوفد الروسي');
  });
});
