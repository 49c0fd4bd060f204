import assert from 'node:assert/strict';
import { likelyForm, matchesQuery, rankActors, type Place } from '../../../../core/find/rank.js'; // prettier-ignore
import { nisbaStem } from '../../../../core/text/nisba.js';
import type { Actor, Form, Mention } from '../../../../core/model/types.js';
import { AnnotationSet } from '../../../../core/set/annotationSet.js';
import { fold } from '../../../../core/text/fold.js';
import { article } from '../samples.js';

const actors: Readonly<Record<string, Actor>> = {
  morocco: { type: 'state', label: { ar: 'المغرب', en: 'Morocco' }, aliases: ['المملكة المغربية'] },
  tunisia: { type: 'state', label: { ar: 'تونس' } },
  maghreb: { type: 'media', label: { ar: 'صحيفة المغرب اليوم' } },
  usa: { type: 'state', label: { ar: 'الولايات المتحدة' }, aliases: ['أمريكا'] },
  likud: { type: 'organization', label: { ar: 'الليكود' } },
  hasan: { type: 'person', label: { ar: 'حسن المغربي' } },
  zahra: { type: 'person', label: { ar: 'زهرة' } },
};

let count = 0;
function mention(quote: string, actor: string, start: number, form?: Form): Mention {
  const id = `m${String(count++)}`;
  return { id, actor, spans: [[start, start + quote.length]], quote: [quote], ...(form ? { form } : {}) };
}

function set(...mentions: readonly Mention[]): AnnotationSet {
  const made = new AnnotationSet();
  made.useActors(actors);
  made.useEvents({
    summit: { type: 'CONSULT', label: { ar: 'قمة تونس' } },
    strike: { type: 'PROTEST', label: { ar: 'إضراب الموانئ' } },
  });
  made.useArticle(article, {
    version: 1,
    text: { sha256: '0'.repeat(64), length: 0 },
    mentions: [...mentions],
  });
  return made;
}

const place = (quote: string, more: Partial<Place> = {}): Place => ({ article, quote, offset: 5000, recent: [], ...more }); // prettier-ignore
const first = (made: AnnotationSet, quote: string, more: Partial<Place> = {}): string | undefined =>
  rankActors(made, place(quote, more))[0]?.id;

describe('actors are ranked for the words to be tagged', () => {
  it('all of them, each once', () => {
    const ranked = rankActors(set(), place('المغرب')).map(({ id }) => id);
    assert.deepEqual([...ranked].sort(), Object.keys(actors).sort());
  });

  it('by name or alias first, however spelt', () => {
    assert.equal(first(set(), 'الولايات المتحده'), 'usa');
    assert.equal(first(set(), 'امريكا'), 'usa');
    assert.equal(first(set(), 'MOROCCO'), 'morocco');
    assert.equal(first(set(), 'المملكة\u00A0المغربية'), 'morocco');
  });

  it('by name also where a contraction took the alef of its article, or its lam too', () => {
    assert.equal(first(set(), 'لولايات المتحدة'), 'usa');
    assert.equal(first(set(), 'لمغرب'), 'morocco');
    assert.equal(first(set(), 'ليكود'), 'likud');
    assert.ok(rankActors(set(), place('لمغرب'))[0]?.isKnown);
  });

  it('by what the same words were tagged as before, above the name', () => {
    const made = set(mention('المغرب', 'maghreb', 0), mention('المغرب', 'maghreb', 20));
    assert.equal(first(made, 'المغرب'), 'maghreb');
  });

  it('by a shared word or the nisba of a state, above use and nearness', () => {
    assert.equal(first(set(), 'صحيفة المغرب'), 'maghreb');
    assert.equal(first(set(mention('زهرة', 'zahra', 4990)), 'التونسية', { recent: ['zahra'] }), 'tunisia');
    assert.equal(first(set(), 'الأمريكيون'), 'usa');
  });

  it('by latest use, then nearness, where nothing speaks for any', () => {
    const made = set(mention('زهرة', 'zahra', 4950), mention('تونس', 'tunisia', 4700));
    assert.equal(first(made, 'هي'), 'zahra');
    assert.equal(first(made, 'هي', { recent: ['hasan', 'usa'] }), 'hasan');
    assert.equal(first(made, 'هي', { offset: 4701 }), 'tunisia');
  });

  it('and say what is known and what there is evidence for', () => {
    const ranked = rankActors(set(mention('زهرة', 'zahra', 4990)), place('المغرب', { recent: ['zahra'] }));
    const of = (id: string): unknown => ranked.find((one) => one.id === id);
    assert.deepEqual(of('morocco'), { id: 'morocco', isKnown: true, hasEvidence: true });
    assert.deepEqual(of('maghreb'), { id: 'maghreb', isKnown: false, hasEvidence: true });
    assert.deepEqual(of('zahra'), { id: 'zahra', isKnown: false, hasEvidence: false });
  });
});

describe('the likely form', () => {
  it('is the one that the same words had before', () => {
    const made = set(mention('الرباط', 'morocco', 0, 'metonym'), mention('الرباط', 'tunisia', 9, 'name'));
    assert.equal(likelyForm(made, 'morocco', 'الرباط'), 'metonym');
    assert.equal(likelyForm(made, 'tunisia', 'الرباط'), 'name');
  });

  it('is nisba for the adjective of a state, in any gender and number', () => {
    for (const word of ['مغربي', 'المغربية', 'المغربيين', 'مغربيون', 'المغربيات', 'المغربيان', 'مغربيتين']) {
      assert.equal(likelyForm(set(), 'morocco', word), 'nisba', word);
    }
    assert.equal(likelyForm(set(), 'usa', 'الأمريكية'), 'nisba');
  });

  it('is name for names, also those that look like a nisba', () => {
    assert.equal(likelyForm(set(), 'morocco', 'المغرب'), 'name');
    assert.equal(likelyForm(set(), 'hasan', 'المغربي'), 'name');
    assert.equal(likelyForm(set(), 'usa', 'لولايات المتحدة'), 'name');
  });

  it('has a stem that is long enough to mean something', () => {
    assert.equal(nisbaStem(fold('الروسية')), 'روس');
    assert.equal(nisbaStem(fold('هي')), undefined);
    assert.equal(nisbaStem(fold('روسيا')), undefined);
    assert.equal(nisbaStem(fold('حسن المغربي')), undefined);
  });
});

describe('what a person types into the pick list', () => {
  const forms = ['الولايات المتحدة', 'United States', 'usa', 'USAGOV'];

  it('means an entry when every word of it is in its forms, in any order and spelling', () => {
    for (const query of [
      '',
      'المتحده',
      'states uni',
      'usag',
      'متحدة united',
      ' الولايات\u00A0',
      '\u2068usa\u2069',
    ]) {
      assert.ok(matchesQuery(query, forms), query);
    }
  });

  it('means no entry that lacks a word of it', () => {
    for (const query of ['المتحدة العربية', 'kingdom', 'statesusa'])
      assert.ok(!matchesQuery(query, forms), query);
  });
});
