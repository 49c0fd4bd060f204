import { expect } from 'chai';
import { Checker } from '../../../core/check/checker.js';
import { located, type Finding } from '../../../core/check/finding.js';
import type { Actor, Event, Mention } from '../../../core/model/types.js';
import { AnnotationSet } from '../../../core/set/annotationSet.js';
import { eventsFile } from '../../../core/set/files.js';
import { say } from '../../../core/text/message.js';
import { superlinear } from './growth.js';

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, i) => i);

function setOf(
  actors: readonly Actor[],
  events: readonly Event[],
  mentions: readonly Mention[] = [],
): AnnotationSet {
  const set = new AnnotationSet();
  set.useSettings({ version: 1 });
  set.useActors(Object.fromEntries(actors.map((actor, i) => [`a${String(i)}`, actor])));
  set.useEvents(Object.fromEntries(events.map((event, i) => [`e${String(i)}`, event])));
  set.useArticle('a.txt', { version: 1, text: { sha256: '', length: 0 }, mentions: [...mentions] });
  return set;
}

const actor = (i: number): Actor => ({
  type: 'person',
  label: { ar: 'سالم' },
  aliases: [`س${String(i % 7)}`],
});
const event = (i: number): Event => ({
  type: 'CONSULT',
  label: { ar: 'لقاء' },
  date: `2016-0${String(1 + (i % 9))}`,
});
const mention = (i: number): Mention => ({
  id: `m${String(i)}`,
  actor: 'a0',
  spans: [[0, 4]],
  quote: ['سالم'],
});
const part = (i: number, count: number): Event => {
  return { type: 'CONSULT', label: { ar: `لقاء ${String(i)}` }, subEventOf: `e${String((i + 1) % count)}` };
};

/** Sets as imports bring them, of so many entries. */
const sets: Readonly<Record<string, (count: number) => AnnotationSet>> = {
  'actors of one label': (count) => setOf(numbers(count).map(actor), []),
  'events of one label': (count) => setOf([], numbers(count).map(event)),
  'events that are parts of each other all round': (count) =>
    setOf(
      [],
      numbers(count).map((i) => part(i, count)),
    ),
  'mentions at one place': (count) => setOf([actor(0)], [], numbers(count).map(mention)),
};

describe('Checking a set takes no longer, and tells no more, than its size asks for', function () {
  this.timeout(600_000);

  for (const [name, make] of Object.entries(sets)) {
    it(`with ${name}`, async () => {
      const found = await superlinear((count) => {
        const set = make(count);
        return () => {
          new Checker(set).finish();
        };
      }, 256);
      expect(found).to.equal(undefined);
      const checker = new Checker(make(500));
      checker.finish();
      const told = checker.findings.files.flatMap((file) => checker.findings.in(file));
      expect(told.length).to.be.above(0);
      expect(told.reduce((sum, { message }) => sum + String(message).length, 0)).to.be.below(500 * 1000);
    });
  }

  it('keeps up with changes in a group of which not all are told of each other', () => {
    const set = setOf(numbers(150).map(actor), numbers(150).map(event));
    const checker = new Checker(set);
    checker.finish();
    const before = { actor: set.actors.get('a3'), event: set.events.get('e3') };
    const after = {
      actor: { ...actor(3), label: { ar: 'نادية' } },
      event: { ...event(3), label: { ar: 'قمة' } },
    };
    checker.note(
      set.apply({
        name: 'edit',
        edits: [
          { of: 'actor', id: 'a3', before: before.actor, after: after.actor },
          { of: 'event', id: 'e3', before: before.event, after: after.event },
        ],
      }),
    );
    checker.finish();
    const told = checker.findings.files.flatMap((file) => checker.findings.in(file));
    const about = (rule: string): readonly Finding[] => told.filter((one) => one.rule === rule);
    for (const [rule, id] of [
      ['duplicate-actors', 'a3'],
      ['similar-events', 'e3'],
    ] as const) {
      expect(about(rule).length).to.be.above(100);
      expect(about(rule).filter(({ at, others = [] }) => at[1] === id || others.includes(id))).to.deep.equal(
        [],
      );
    }
  });

  it('tells a cycle once, and no more when a link of it is gone', () => {
    const set = setOf(
      [],
      numbers(5).map((i) => part(i, 5)),
    );
    const checker = new Checker(set);
    const cycles = (): readonly Finding[] => {
      checker.finish();
      return checker.findings.in(eventsFile).filter(({ rule }) => rule === 'sub-event-cycle');
    };
    expect(cycles().map(({ at }) => at[1])).to.deep.equal(['e0']);
    const before = set.events.get('e3');
    const { subEventOf, ...after } = part(3, 5);
    expect(subEventOf).to.equal('e4');
    const unlink = { name: 'edit', edits: [{ of: 'event', id: 'e3', before, after }] } as const;
    checker.note(set.apply(unlink));
    expect(cycles()).to.deep.equal([]);
    checker.note(
      set.apply({ name: 'edit', edits: [{ of: 'event', id: 'e3', before: after, after: before }] }),
    );
    expect(cycles().map(({ at }) => at[1])).to.deep.equal(['e0']);
  });

  it('places as many findings as a file has entries', async () => {
    const found = await superlinear((count) => {
      const mentions = numbers(count).map((i) => mention(i));
      const text = JSON.stringify({ version: 1, mentions }, undefined, 1);
      const findings = mentions.map(({ id }): Finding => {
        return {
          rule: 'text-differs',
          file: 'a.txt.hashiya.json',
          at: ['mentions', id, 'spans'],
          message: say`x`,
        };
      });
      return () => located(findings, text, () => 'error');
    }, 256);
    expect(found).to.equal(undefined);
  });
});
