import { assert } from 'chai';
import { AnnotationSet } from '../../core/set/annotationSet.js';
import { Touched } from '../../core/set/touched.js';
import type { Event } from '../../core/model/types.js';
import type { ToPage } from '../../panels/timeline/messages.js';
import { presentTimeline } from '../../panels/timeline/presenter.js';
import { eventually } from './support.js';

describe('The timeline of a large set', () => {
  const count = 1500;
  const event = (n: number): Event => ({ type: 'AGREE', label: { en: `Event ${String(n)}` } });
  const events = Object.fromEntries(
    Array.from({ length: count }, (_, n) => [`event-${String(n)}`, event(n)]),
  );

  it('is told to its page piece by piece, and all else has its turn between', async () => {
    const set = new AnnotationSet();
    set.useEvents(events);
    const told = new Map<string, string | undefined>();
    let [turns, isWorking] = [0, true];
    const others = (): void => {
      turns++;
      if (isWorking) setTimeout(others, 0);
    };
    setTimeout(others, 0);
    const turnsAt: number[] = [];
    const { show, update } = presentTimeline(set, (message: ToPage) => {
      turnsAt.push(turns);
      const changed = message.is === 'show' ? message.events : message.changed;
      assert.isAtMost(changed.length, 200);
      if (message.is === 'show') told.clear();
      else for (const id of message.removed) told.delete(id);
      for (const { id, label } of changed) told.set(id, label.en);
    });
    show();
    assert.isAbove(told.size, 0, 'something is seen at once');
    // Meanwhile one is removed that the page was told of, one that it was not, and one changes.
    const { 'event-0': first, 'event-1400': late, ...others1 } = events;
    assert.isTrue(first !== undefined && late !== undefined);
    set.useEvents({ ...others1, 'event-1': { ...event(1), label: { en: 'Another' } } });
    const touched = new Touched();
    for (const id of ['event-0', 'event-1', 'event-1400']) touched.addEvent(id);
    update(touched);
    await eventually(() => {
      assert.lengthOf([...told], count - 2);
    });
    isWorking = false;
    assert.equal(told.get('event-1'), 'Another');
    assert.lengthOf(new Set(turnsAt), turnsAt.length, 'others worked between any two messages');
  });
});
