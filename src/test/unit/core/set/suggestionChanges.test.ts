import assert from 'node:assert/strict';
import { anchoredText } from '../../../../core/anchor/anchor.js';
import { Finder } from '../../../../core/find/finder.js';
import { recordedSuggestions } from '../../../../core/find/recorded.js';
import { suggest } from '../../../../core/find/suggest.js';
import type { AnnotationSet } from '../../../../core/set/annotationSet.js';
import { inverseOf } from '../../../../core/set/change.js';
import { setForm, tag } from '../../../../core/set/mentionChanges.js';
import {
  acceptSuggestions,
  recordSuggestions,
  rejectSuggestions,
} from '../../../../core/set/suggestionChanges.js';
import { article, setWith } from '../samples.js';

const text = anchoredText('سورية وسوريا');
const provenance = { by: 'hashiya', at: '2021' };

function suggestedSet(): AnnotationSet {
  const set = setWith({ syria: ['سوريا', 'سورية'] }, 'state');
  set.useArticle(article);
  const suggestions = suggest(set, { article, text, matches: new Finder(set).find(text.text) });
  assert.equal(suggestions.length, 2);
  const change = recordSuggestions(set, [{ article, text, suggestions }], provenance);
  set.apply(change);
  assert.equal(recordSuggestions(set, [{ article, text, suggestions }], provenance).edits.length, 0);
  return set;
}

const syria = { kind: 'actor', id: 'syria' } as const;

describe('recorded suggestions', () => {
  it('are mentions that nobody has confirmed, once', () => {
    const mentions = suggestedSet().mentionsIn(article).sorted();
    assert.deepEqual(
      mentions.map(({ quote, status, by, at }) => [quote[0], status, by, at]),
      [
        ['سورية', 'suggested', 'hashiya', '2021'],
        ['سوريا', 'suggested', 'hashiya', '2021'],
      ],
    );
  });

  it('teach nothing about what words mean', () => {
    const set = suggestedSet();
    assert.deepEqual(set.quotes.precedents('سوريا'), []);
  });

  it('are confirmed by tagging them so, which can be undone', () => {
    const set = suggestedSet();
    const [first] = set.mentionsIn(article).sorted();
    const places = { article, text, mentions: [[[0, 5] as const]] };
    const { change, tagged } = tag(set, places, syria, { at: '2022' }, { form: 'metonym' });
    set.apply(change);
    const [confirmed, other] = set.mentionsIn(article).sorted();
    assert.deepEqual(tagged, [confirmed]);
    assert.equal(confirmed?.id, first?.id);
    assert.ok(confirmed && !('status' in confirmed) && !('by' in confirmed));
    assert.equal(confirmed.at, '2022');
    assert.equal(confirmed.actor === undefined ? undefined : confirmed.form, 'metonym');
    assert.equal(other?.status, 'suggested');
    assert.equal(tag(set, places, syria, { at: '2023' }).tagged.length, 0);
    assert.equal(set.quotes.precedents('سوريه').length, 1);
    set.apply(inverseOf(change));
    assert.deepEqual(set.mentionsIn(article).sorted()[0], first);
    assert.deepEqual(set.quotes.precedents('سوريه'), []);
  });

  it('do not take an alias away that a confirmed mention uses', () => {
    const set = suggestedSet();
    const words = anchoredText(`${text.text} سورية`);
    const places = { article, text: words, mentions: [[[13, 18] as const]] };
    set.apply(tag(set, places, syria, { at: '2022' }, { form: 'name' }).change);
    const before = set.actors.get('syria')?.aliases;
    set.apply(setForm(set, article, set.mentionsIn(article).at(0), 'nominal'));
    assert.deepEqual(set.actors.get('syria')?.aliases, before);
  });

  it('are settled like those that are found: accepted in place, or rejected and removed, which can be undone', () => {
    const set = suggestedSet();
    const [first, second] = recordedSuggestions(set, article);
    assert.deepEqual([first?.quote, first?.actor, first?.reason], ['سورية', 'syria', 'recorded']);
    const before = set.mentionsIn(article).sorted();
    const accept = acceptSuggestions(set, [{ article, text, suggestions: first ? [first] : [] }], {
      at: '2022',
    });
    set.apply(accept);
    assert.deepEqual(
      set
        .mentionsIn(article)
        .sorted()
        .map(({ id, status }) => [id, status]),
      before.map(({ id, status }, i) => [id, i === 0 ? undefined : status]),
    );
    const reject = rejectSuggestions(set, [{ article, text, suggestions: second ? [second] : [] }]);
    set.apply(reject);
    assert.deepEqual(
      set
        .mentionsIn(article)
        .sorted()
        .map(({ id }) => id),
      [before[0]?.id],
    );
    assert.deepEqual(recordedSuggestions(set, article), []);
    assert.deepEqual(
      suggest(set, {
        article,
        text,
        matches: new Finder(set).find(text.text),
        rejected: [...set.mentionsIn(article).rejections.values()],
      }),
      [],
    );
    set.apply(inverseOf(reject));
    set.apply(inverseOf(accept));
    assert.deepEqual(set.mentionsIn(article).sorted(), before);
  });
});
