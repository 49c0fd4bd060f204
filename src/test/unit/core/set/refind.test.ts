import assert from 'node:assert/strict';
import { anchoredText } from '../../../../core/anchor/anchor.js';
import type { Suggestion } from '../../../../core/find/suggestion.js';
import { refind } from '../../../../core/set/refind.js';
import type { SuggestionsIn } from '../../../../core/set/suggestionChanges.js';

describe('Suggestions whose text has changed', () => {
  const name = 'طرابيشي';

  /** A suggestion for each place that says the name. */
  function proposedIn(text: string, ...actors: [string, ...string[]]): SuggestionsIn {
    const suggestions = [...text.matchAll(new RegExp(name, 'gu'))].map(({ index }): Suggestion => {
      const candidates = actors.map((actor) => ({
        actor,
        form: 'name' as const,
        score: 0.9 / actors.length,
      }));
      const [first = { actor: '', form: 'name', score: 0 }] = candidates;
      const place = { start: index, end: index + name.length, quote: name, alias: name };
      return { ...place, ...first, reason: 'name', candidates };
    });
    return { article: 'a.txt', text: anchoredText(text), suggestions };
  }

  const places = (suggestions: readonly Suggestion[]): number[] => suggestions.map(({ start }) => start);

  it('are found where their words stand now', () => {
    const [first, second] = ['قال طرابيشي نعم.', 'ثم سافر طرابيشي إلى بلد آخر.'];
    const old = proposedIn(`${first} ${second}`, 'omar');
    const lead = 'سطر جديد سبق الأول.\n';
    const now = proposedIn(`${lead}${first} ${second}`, 'omar');
    assert.deepEqual(
      places(refind(old, now)),
      places(old.suggestions).map((start) => start + lead.length),
    );
  });

  it('are left out where their words are gone, and where they are proposed no more', () => {
    const old = proposedIn('قال طرابيشي نعم. ثم سافر طرابيشي إلى بلد آخر.', 'omar');
    const now = proposedIn('ثم سافر طرابيشي إلى بلد آخر.', 'omar');
    assert.deepEqual(places(refind(old, now)), [8]);
    assert.deepEqual(refind(old, { ...now, suggestions: [] }), []);
  });

  it('keep their actor, with what speaks for that now', () => {
    const old = proposedIn('قال طرابيشي نعم.', 'omar');
    const now = proposedIn('سطر جديد.\nقال طرابيشي نعم.', 'salma', 'omar');
    const [found] = refind(old, now);
    assert.deepEqual([found?.actor, found?.score], ['omar', 0.45]);
    assert.deepEqual(refind(old, proposedIn('قال طرابيشي نعم.', 'salma')), []);
  });
});
