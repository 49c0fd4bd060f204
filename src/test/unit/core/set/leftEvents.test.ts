import assert from 'node:assert/strict';
import { anchoredText } from '../../../../core/anchor/anchor.js';
import type { Event } from '../../../../core/model/types.js';
import { AnnotationSet } from '../../../../core/set/annotationSet.js';
import { editEvent, newEvent } from '../../../../core/set/eventChanges.js';
import { History } from '../../../../core/set/history.js';
import { removeMentions, retarget, tag } from '../../../../core/set/mentionChanges.js';

const text = 'ووصل الوزير إلى جنيف، ثم وصل السفير.\n';
const start = text.indexOf('ووصل');
const again = text.indexOf('وصل السفير');

describe('An event that loses its last mention', () => {
  let set: AnnotationSet;
  let history: History;
  let id: string;

  beforeEach(() => {
    set = new AnnotationSet();
    set.useArticle('a.txt');
    history = new History(set);
    id = tagNew(start, { type: 'CONSULT', label: { ar: 'وصل الوزير إلى جنيف' } });
  });

  function tagNew(at: number, event: Event): string {
    const created = newEvent(set, event);
    const length = text.indexOf(' ', at) - at;
    const places = { article: 'a.txt', text: anchoredText(text), mentions: [[[at, at + length] as const]] };
    history.apply(tag(set, places, { kind: 'event', id: created.id }, { at: '2021' }, { created }).change);
    return created.id;
  }

  function remove(): void {
    const mentions = set.mentionsIn('a.txt').of({ kind: 'event', id });
    history.apply(removeMentions(set, 'a.txt', mentions));
  }

  it('goes with it, and comes back with it', () => {
    const before = set.events.get(id);
    remove();
    assert.equal(set.events.has(id), false);
    history.undo();
    assert.equal(set.events.get(id), before);
    assert.equal(set.mentionsIn('a.txt').size, 1);
  });

  it('goes when the mention is said to be of another event', () => {
    const other = tagNew(again, { type: 'CONSULT', label: { ar: 'وصل السفير' } });
    const mentions = set.mentionsIn('a.txt').of({ kind: 'event', id });
    history.apply(retarget(set, 'a.txt', mentions, { kind: 'event', id: other }));
    assert.deepEqual([...set.events.keys()], [other]);
  });

  const edits: Readonly<Record<string, Partial<Event>>> = {
    'a note': { note: 'ملاحظة' },
    'a date': { date: '2016' },
    'another label': { label: { ar: 'زيارة الوزير' } },
    'a label in another language': { label: { ar: 'وصل الوزير إلى جنيف', en: 'Visit' } },
  };
  for (const [what, keys] of Object.entries(edits)) {
    it(`stays when a person gave it ${what}`, () => {
      history.apply(editEvent(set, id, keys));
      remove();
      assert.equal(set.events.has(id), true);
    });
  }

  it('stays when another event is part of it, or a mention is left', () => {
    const part = tagNew(again, { type: 'CONSULT', label: { ar: 'وصل السفير' }, subEventOf: id });
    remove();
    assert.deepEqual([...set.events.keys()].sort(), [id, part].sort());
  });
});
