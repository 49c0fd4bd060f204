import assert from 'node:assert/strict';
import { editActor, newActor, renameActor } from '../../../../core/set/actorChanges.js';
import { inverseOf } from '../../../../core/set/change.js';
import type { AnnotationSet } from '../../../../core/set/annotationSet.js';
import { removeMentions, renamed, reshape, retarget, setForm, tag } from '../../../../core/set/mentionChanges.js'; // prettier-ignore
import type { EventMention, Form, Mention, Span } from '../../../../core/model/types.js';
import { anchoredText } from '../../../../core/anchor/anchor.js';
import { article, eventMention, setWith, spanOf } from '../samples.js';

const text = 'أكدت هولندا ولاهاي أن الهولنديين، كما الهولنديون قبلهم، باقون للاهاي';

function tagAs(
  set: AnnotationSet,
  actor: string,
  form: Form,
  ...mentions: readonly (readonly Span[])[]
): readonly Mention[] {
  const places = { article, text: anchoredText(text), mentions };
  const { change, tagged } = tag(
    set,
    places,
    { kind: 'actor', id: actor },
    { by: 'س', at: '2021' },
    { form },
  );
  set.apply(change);
  return tagged;
}

function dutch(): AnnotationSet {
  const set = setWith({ netherlands: ['هولندا'] }, 'state');
  set.useArticle(article);
  return set;
}

const aliases = (set: AnnotationSet): readonly string[] => set.actors.get('netherlands')?.aliases ?? [];

describe('tagging', () => {
  it('makes one mention of each place, with its anchor, form and provenance', () => {
    const set = dutch();
    const [first, second] = tagAs(set, 'netherlands', 'name', [spanOf(text, 'هولندا')], [spanOf(text, 'أن'), spanOf(text, 'باقون')]); // prettier-ignore
    assert.deepEqual(first?.quote, ['هولندا']);
    assert.equal(first.before, 'أكدت ');
    assert.deepEqual([first.by, first.at, first.actor], ['س', '2021', 'netherlands']);
    assert.deepEqual(second?.quote, ['أن', 'باقون']);
    assert.notEqual(first.id, second.id);
    assert.equal(set.mentionsIn(article).size, 2);
  });

  it('leaves a place alone that is tagged so already', () => {
    const set = dutch();
    const span = spanOf(text, 'هولندا');
    tagAs(set, 'netherlands', 'name', [span]);
    assert.equal(tagAs(set, 'netherlands', 'name', [span]).length, 0);
    assert.equal(tagAs(set, 'netherlands', 'name', [[span[0], span[1] - 1]]).length, 1);
    assert.equal(tagAs(set, 'netherlands', 'name', [span, spanOf(text, 'أن')]).length, 1);
  });

  it('learns a new written form of a name, once', () => {
    const set = dutch();
    tagAs(set, 'netherlands', 'name', [spanOf(text, 'لاهاي')], [spanOf(text, 'لاهاي', 2)]);
    tagAs(set, 'netherlands', 'name', [spanOf(text, 'هولندا')]);
    assert.deepEqual(aliases(set), ['لاهاي']);
  });

  it('learns nothing from other forms, or from fragments', () => {
    const set = dutch();
    tagAs(set, 'netherlands', 'nominal', [spanOf(text, 'لاهاي')]);
    tagAs(set, 'netherlands', 'nisba', [spanOf(text, 'الهولنديين')]);
    tagAs(set, 'netherlands', 'name', [spanOf(text, 'أن'), spanOf(text, 'باقون')]);
    assert.deepEqual(aliases(set), []);
  });

  it('does not take what a contraction left of the article for a new name', () => {
    const set = setWith({ hague: ['اللاذقية'], giza: ['الجيزة'] });
    set.useArticle(article);
    const words = 'سار للجيزة ثم للاذقية';
    const places = { article, text: anchoredText(words), mentions: [[[5, 10] satisfies Span]] };
    const change = tag(set, places, { kind: 'actor', id: 'giza' }, { at: '' }, { form: 'name' });
    assert.deepEqual(change.tagged[0]?.quote, ['لجيزة']);
    set.apply(change.change);
    assert.equal(set.actors.get('giza')?.aliases, undefined);
  });

  it('makes the new actor with what it learns, in one change', () => {
    const set = dutch();
    const places = { article, text: anchoredText(text), mentions: [[spanOf(text, 'لاهاي')]] };
    const created = { of: 'actor', id: 'hague', before: undefined, after: { type: 'place', label: { en: 'The Hague' } } } as const; // prettier-ignore
    set.apply(tag(set, places, { kind: 'actor', id: 'hague' }, { at: '' }, { form: 'name', created }).change);
    assert.deepEqual(set.actors.get('hague')?.aliases, ['لاهاي']);
    assert.equal(set.usesOf({ kind: 'actor', id: 'hague' }).total, 1);
  });
});

describe('the form of a mention', () => {
  it('takes a learned alias back when it turns out not to be a name', () => {
    const set = dutch();
    const mentions = tagAs(set, 'netherlands', 'name', [spanOf(text, 'لاهاي')]);
    assert.deepEqual(aliases(set), ['لاهاي']);
    set.apply(setForm(set, article, mentions, 'nominal'));
    assert.deepEqual(aliases(set), []);
    assert.equal(set.aliases.actorsNamed('لاهاي').size, 0);
  });

  it('leaves an alias that another mention uses as a name', () => {
    const set = dutch();
    const mentions = tagAs(set, 'netherlands', 'name', [spanOf(text, 'لاهاي')], [spanOf(text, 'لاهاي', 2)]);
    set.apply(setForm(set, article, mentions.slice(0, 1), 'nominal'));
    assert.deepEqual(aliases(set), ['لاهاي']);
    set.apply(setForm(set, article, mentions.slice(1), 'nominal'));
    assert.deepEqual(aliases(set), []);
  });

  it('takes the alias back when all mentions that use it change at once', () => {
    const set = dutch();
    const mentions = tagAs(set, 'netherlands', 'name', [spanOf(text, 'لاهاي')], [spanOf(text, 'لاهاي', 2)]);
    set.apply(setForm(set, article, mentions, 'nominal'));
    assert.deepEqual(aliases(set), []);
  });

  it('takes all aliases back that turn out not to be names at once', () => {
    const set = dutch();
    const mentions = tagAs(set, 'netherlands', 'name', [spanOf(text, 'الهولنديين')], [spanOf(text, 'الهولنديون')]); // prettier-ignore
    assert.equal(aliases(set).length, 2);
    set.apply(setForm(set, article, mentions, 'nisba'));
    assert.deepEqual(aliases(set), []);
  });

  it('leaves labels, and aliases when it becomes a name', () => {
    const set = dutch();
    const mentions = tagAs(set, 'netherlands', 'name', [spanOf(text, 'هولندا')], [spanOf(text, 'لاهاي')]);
    set.apply(setForm(set, article, mentions.slice(0, 1), 'nominal'));
    assert.equal(set.actors.get('netherlands')?.label.ar, 'هولندا');
    set.apply(setForm(set, article, mentions.slice(1), 'name'));
    assert.deepEqual(aliases(set), ['لاهاي']);
  });

  it('is set on mentions of actors alone', () => {
    const set = dutch();
    const event = eventMention(text, 'e', 'vow', spanOf(text, 'أكدت'));
    const [mention] = tagAs(set, 'netherlands', 'name', [spanOf(text, 'هولندا')]);
    assert.ok(mention);
    const { edits } = setForm(set, article, [event, mention], 'nisba');
    assert.deepEqual(edits.map(({ id }) => id), [mention.id]); // prettier-ignore
  });
});

describe('what a tag taught of the names of an actor', () => {
  const state = (set: AnnotationSet): unknown => set.actors.get('netherlands');

  it('goes with the tag', () => {
    const set = dutch();
    const before = state(set);
    const mentions = tagAs(set, 'netherlands', 'name', [spanOf(text, 'لاهاي')], [spanOf(text, 'أن')]);
    assert.deepEqual(aliases(set), ['لاهاي', 'أن']);
    const removal = removeMentions(set, article, mentions);
    set.apply(removal);
    assert.deepEqual(state(set), before);
    assert.equal(set.aliases.actorsNamed('لاهاي').size, 0);
    set.apply(inverseOf(removal));
    assert.deepEqual(aliases(set), ['لاهاي', 'أن']);
    assert.equal(set.mentionsIn(article).size, 2);
  });

  it('stays while another mention calls it so', () => {
    const set = dutch();
    const [first, second] = tagAs(set, 'netherlands', 'name', [spanOf(text, 'لاهاي')], [spanOf(text, 'لاهاي', 2)]); // prettier-ignore
    assert.ok(first && second);
    set.apply(removeMentions(set, article, [first]));
    assert.deepEqual(aliases(set), ['لاهاي']);
    set.apply(removeMentions(set, article, [second]));
    assert.deepEqual(aliases(set), []);
  });

  it('is not what somebody wrote', () => {
    const set = dutch();
    set.apply(editActor(set, 'netherlands', { aliases: ['لاهاي'] }));
    const mentions = tagAs(set, 'netherlands', 'name', [spanOf(text, 'لاهاي')], [spanOf(text, 'أن')]);
    set.apply(removeMentions(set, article, mentions));
    assert.deepEqual(aliases(set), ['لاهاي']);
  });

  it('is forgotten to have been taught when somebody edits the aliases without it', () => {
    const set = dutch();
    tagAs(set, 'netherlands', 'name', [spanOf(text, 'لاهاي')], [spanOf(text, 'أن')]);
    set.apply(editActor(set, 'netherlands', { aliases: ['أن', 'المملكة'] }));
    assert.deepEqual(set.actors.get('netherlands')?.learned, ['أن']);
    set.apply(editActor(set, 'netherlands', { aliases: undefined }));
    assert.deepEqual(state(set), { type: 'state', label: { ar: 'هولندا' } });
  });

  it('goes from the one and to the other when the mention names somebody else', () => {
    const set = setWith({ netherlands: ['هولندا'], court: ['المحكمة'] }, 'state');
    set.useArticle(article);
    const mentions = tagAs(set, 'netherlands', 'name', [spanOf(text, 'لاهاي')]);
    const change = retarget(set, article, mentions, { kind: 'actor', id: 'court' });
    set.apply(change);
    assert.deepEqual(aliases(set), []);
    assert.deepEqual(set.actors.get('court')?.aliases, ['لاهاي']);
    set.apply(inverseOf(change));
    assert.deepEqual(aliases(set), ['لاهاي']);
    assert.equal(set.actors.get('court')?.aliases, undefined);
  });

  it('changes with the words of the mention', () => {
    const set = dutch();
    const [mention] = tagAs(set, 'netherlands', 'name', [spanOf(text, 'ولاهاي')]);
    assert.ok(mention);
    assert.deepEqual(aliases(set), ['ولاهاي']);
    set.apply(reshape(set, article, mention, anchoredText(text), [spanOf(text, 'لاهاي')]));
    assert.deepEqual(aliases(set), ['لاهاي']);
    assert.deepEqual(set.actors.get('netherlands')?.learned, ['لاهاي']);
  });

  it('is nothing where a suggestion or a description gets other words', () => {
    const set = dutch();
    const [mention] = tagAs(set, 'netherlands', 'nominal', [spanOf(text, 'ولاهاي')]);
    assert.ok(mention);
    set.apply(reshape(set, article, mention, anchoredText(text), [spanOf(text, 'لاهاي')]));
    const suggested = { ...mention, form: 'name', status: 'suggested' } as const;
    set.apply(reshape(set, article, suggested, anchoredText(text), [spanOf(text, 'أن')]));
    assert.deepEqual(aliases(set), []);
  });

  it('is its label too, which loses a proclitic with the mention of which it was made', () => {
    const set = dutch();
    const created = newActor(set, { type: 'place', label: { ar: 'ولاهاي', en: 'The Hague' } });
    const places = { article, text: anchoredText(text), mentions: [[spanOf(text, 'ولاهاي')]] };
    const referent = { kind: 'actor', id: created.id } as const;
    const { change, tagged } = tag(set, places, referent, { at: '' }, { form: 'name', created });
    set.apply(change);
    const [mention] = tagged;
    assert.ok(mention);
    set.apply(reshape(set, article, mention, anchoredText(text), [spanOf(text, 'لاهاي')]));
    assert.deepEqual(set.actors.get(created.id), {
      type: 'place',
      label: { ar: 'لاهاي', en: 'The Hague' },
    });
  });
});

describe('a mention', () => {
  it('names something else once it is retargeted, and keeps the rest', () => {
    const set = dutch();
    const [mention] = tagAs(set, 'netherlands', 'metonym', [spanOf(text, 'لاهاي')]);
    assert.ok(mention);
    set.apply(retarget(set, article, [mention], { kind: 'actor', id: 'court' }));
    const after = set.mentionsIn(article).get(mention.id);
    assert.ok(after);
    assert.deepEqual(after, { ...mention, actor: 'court' });
    assert.deepEqual(retarget(set, article, [after], { kind: 'actor', id: 'court' }).edits, []);
  });

  it('drops what only an actor or only an event has when it names the other kind', () => {
    const event: EventMention = {
      ...eventMention(text, 'e', 'vow', [0, 4]),
      participants: [],
      date: '2020',
      note: 'ن',
    };
    const actor = renamed(event, { kind: 'actor', id: 'netherlands' }, 'nominal');
    assert.deepEqual(Object.keys(actor).sort(), ['actor', 'after', 'before', 'form', 'id', 'note', 'quote', 'spans']); // prettier-ignore
    const back = renamed(actor, { kind: 'event', id: 'vow' });
    assert.ok(!('form' in back) && !('actor' in back));
    assert.equal(back.event, 'vow');
  });

  it('gets words, context and certainty from the person who gives it other spans', () => {
    const set = dutch();
    const [mention] = tagAs(set, 'netherlands', 'name', [spanOf(text, 'هولندا')]);
    assert.ok(mention);
    const shape = (status: 'uncertain' | 'orphaned' | 'suggested'): Mention | undefined => {
      const [edit] = reshape(set, article, { ...mention, status }, anchoredText(text), [spanOf(text, 'لاهاي')]).edits; // prettier-ignore
      return edit?.of === 'mention' ? edit.after : undefined;
    };
    assert.deepEqual(shape('uncertain')?.quote, ['لاهاي']);
    assert.equal(shape('uncertain')?.status, undefined);
    assert.equal(shape('orphaned')?.status, undefined);
    assert.equal(shape('suggested')?.status, 'suggested');
  });

  it('is gone once it is removed', () => {
    const set = dutch();
    const mentions = tagAs(set, 'netherlands', 'name', [spanOf(text, 'هولندا')], [spanOf(text, 'لاهاي')]);
    set.apply(removeMentions(set, article, mentions));
    assert.equal(set.mentionsIn(article).size, 0);
  });
});

describe('a renamed actor', () => {
  it('keeps its old label as an alias, in the language of the new one', () => {
    const set = dutch();
    set.apply(renameActor(set, 'netherlands', 'مملكة هولندا'));
    assert.equal(set.actors.get('netherlands')?.label.ar, 'مملكة هولندا');
    assert.deepEqual(aliases(set), ['هولندا']);
    set.apply(renameActor(set, 'netherlands', 'Netherlands'));
    assert.deepEqual(set.actors.get('netherlands')?.label, { ar: 'مملكة هولندا', en: 'Netherlands' });
    set.apply(renameActor(set, 'netherlands', 'هولندا'));
    assert.deepEqual(aliases(set), ['مملكة هولندا']);
  });
});
