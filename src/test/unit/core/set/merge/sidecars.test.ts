import assert from 'node:assert/strict';
import type { ActorMention, Mention, Sidecar } from '../../../../../core/model/types.js';
import { AnnotationSet } from '../../../../../core/set/annotationSet.js';
import { settleConflict } from '../../../../../core/set/conflictChanges.js';
import type { KnownTexts } from '../../../../../core/set/merge/anchors.js';
import { mergeSidecars } from '../../../../../core/set/merge/sidecars.js';
import { stampOf } from '../../../../../core/text/stamp.js';
import { actorMention, article, spanOf } from '../../samples.js';

const oldText = 'أعلن المتحدث باسم الخارجية أن لافروف سيلتقي كيري في جنيف يوم الجمعة المقبل.';
const newText = `موسكو، رويترز\n${oldText}`;
const shift = Array.from(newText).length - Array.from(oldText).length;

const at = (text: string, id: string, words: string, actor = 'x'): ActorMention =>
  actorMention(text, id, actor, spanOf(text, words));
const sidecar = (text: string, ...mentions: Mention[]): Sidecar => ({
  version: 1,
  text: stampOf(text),
  mentions,
});
const byId = ({ mentions }: Sidecar, id: string): Mention | undefined =>
  mentions.find((one) => one.id === id);

const base = sidecar(oldText, at(oldText, 'a', 'لافروف'), at(oldText, 'b', 'كيري'));
/** The same after the article was changed, as the editor follows it. */
const followed = sidecar(newText, at(newText, 'a', 'لافروف'), at(newText, 'b', 'كيري'));
const added = at(oldText, 'c', 'جنيف');
const knows = (...texts: string[]): KnownTexts => ({
  of: ({ sha256 }) => texts.find((text) => stampOf(text).sha256 === sha256),
});

describe('merging sidecars that count in different texts', () => {
  const ours = { ...base, mentions: [...base.mentions, added] };

  for (const [what, texts] of Object.entries({
    'the article is at hand': { current: newText },
    'both texts are at hand': knows(oldText, newText),
    'the new text is at hand': knows(newText),
  })) {
    it(`finds what one side added in the text of the other: ${what}`, () => {
      for (const versions of [
        { base, ours, theirs: followed },
        { base, ours: followed, theirs: ours },
      ]) {
        const { value, conflicts } = mergeSidecars(versions, texts);
        assert.equal(conflicts, 0);
        assert.deepEqual(value.text, stampOf(newText));
        assert.deepEqual(byId(value, 'a'), byId(followed, 'a'));
        const [start, end] = spanOf(oldText, 'جنيف');
        assert.deepEqual(byId(value, 'c')?.spans, [[start + shift, end + shift]]);
        assert.equal(byId(value, 'c')?.status, undefined);
      }
    });
  }

  it('keeps it in doubt where it is, when the text is not at hand', () => {
    const { value } = mergeSidecars({ base, ours, theirs: followed });
    assert.deepEqual(value.text, stampOf(newText));
    assert.deepEqual(byId(value, 'c'), { ...added, status: 'uncertain' });
    assert.deepEqual(byId(value, 'b'), byId(followed, 'b'));
  });

  it('takes what a text moved for no change: it may be removed by the other side', () => {
    const { value, conflicts } = mergeSidecars({
      base,
      ours: { ...base, mentions: base.mentions.slice(1) },
      theirs: followed,
    });
    assert.deepEqual([value.mentions.map(({ id }) => id), conflicts], [['b'], 0]);
  });

  it('merges other keys of a mention that a text moved', () => {
    const noted = { ...base, mentions: base.mentions.map((one) => ({ ...one, note: 'n' })) };
    const { value, conflicts } = mergeSidecars({ base, ours: noted, theirs: followed });
    assert.deepEqual(byId(value, 'a'), { ...byId(followed, 'a'), note: 'n' });
    assert.equal(conflicts, 0);
  });

  it('keeps a confirmation beside what a text did to a suggestion', () => {
    const suggested = sidecar(oldText, { ...at(oldText, 'a', 'لافروف'), status: 'suggested' });
    const orphaned = sidecar(newText, {
      ...at(oldText, 'a', 'لافروف'),
      status: 'orphaned',
      was: 'suggested',
    });
    const confirmed = sidecar(oldText, { ...at(oldText, 'a', 'لافروف'), by: 'me' });
    const { value } = mergeSidecars({ base: suggested, ours: confirmed, theirs: orphaned });
    assert.deepEqual(byId(value, 'a'), { ...at(oldText, 'a', 'لافروف'), status: 'orphaned', by: 'me' });
  });
});

describe('what a merge left to settle', () => {
  const changed = (keys: Partial<ActorMention>): Sidecar => ({
    ...base,
    mentions: base.mentions.map((one) =>
      one.id === 'a' && one.actor !== undefined ? { ...one, ...keys } : one,
    ),
  });

  function merged(ours: Sidecar, theirs: Sidecar): { set: AnnotationSet; mention: Mention } {
    const set = new AnnotationSet();
    set.useArticle(article, mergeSidecars({ base, ours, theirs }).value);
    const mention = set.mentionsIn(article).get('a');
    assert.ok(mention);
    return { set, mention };
  }

  function settled(ours: Sidecar, theirs: Sidecar, side: 'mine' | 'theirs'): Mention | undefined {
    const { set, mention } = merged(ours, theirs);
    const [conflict] = mention.conflicts ?? [];
    assert.ok(conflict);
    const change = settleConflict(set, { of: 'mention', article, id: 'a' }, conflict, side);
    assert.ok(change);
    set.apply(change);
    return set.mentionsIn(article).get('a');
  }

  const cases: [what: string, ours: Sidecar, theirs: Sidecar][] = [
    ['a note', changed({ note: 'mine' }), changed({ note: 'theirs' })],
    ['what a mention names', changed({ actor: 'y' }), changed({ actor: 'z' })],
    ['where it stands', changed(at(oldText, 'a', 'أن لافروف')), changed(at(oldText, 'a', 'لافروف سيلتقي'))],
    ['a removal', changed({ note: 'mine' }), { ...base, mentions: base.mentions.slice(1) }],
  ];
  for (const [what, ours, theirs] of cases) {
    it(`is settled by either version: ${what}`, () => {
      assert.deepEqual(settled(ours, theirs, 'mine'), byId(ours, 'a'));
      assert.deepEqual(settled(ours, theirs, 'theirs'), byId(theirs, 'a'));
    });
  }

  it('stays settled when it is merged with what was not settled', () => {
    const { mention } = merged(changed({ note: 'mine' }), changed({ note: 'theirs' }));
    const open = { ...base, mentions: [mention] };
    const done = { ...base, mentions: [{ ...at(oldText, 'a', 'لافروف'), note: 'mine' }] };
    assert.deepEqual(mergeSidecars({ base: open, ours: open, theirs: done }).value.mentions, done.mentions);
    const elsewhere = { ...open, mentions: [{ ...mention, by: 'me' }] };
    assert.deepEqual(mergeSidecars({ base: open, ours: elsewhere, theirs: done }).value.mentions, [
      { ...done.mentions[0], by: 'me' },
    ]);
  });

  it('is refused where what the other side has fits no such entry', () => {
    const set = new AnnotationSet();
    const conflict = { field: ['anchor'], other: { spans: 'x' } };
    set.useArticle(article, changed({ conflicts: [conflict] }));
    assert.equal(settleConflict(set, { of: 'mention', article, id: 'a' }, conflict, 'theirs'), undefined);
  });
});
