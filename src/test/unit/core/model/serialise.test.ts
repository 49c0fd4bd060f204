import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseFile } from '../../../../core/model/parse.js';
import {
  serialiseActors,
  serialiseEvents,
  serialiseSettings,
  serialiseSidecar,
} from '../../../../core/model/serialise.js';
import {
  actorRegistryShape,
  eventRegistryShape,
  settingsShape,
  sidecarShape,
} from '../../../../core/model/shapes.js';
import type { Actor, ActorMention, Event, EventMention, Mention } from '../../../../core/model/types.js';

const text = { sha256: 'ab'.repeat(32), length: 40 };

const words = fc.string({
  unit: fc.constantFrom('ن', 'ي', 'ل', ' ', '"', '\\', '\n', '\u2028', '😀', '\u200F'),
  minLength: 1,
});
const id = fc.stringMatching(/^[a-z0-9][a-z0-9.-]{0,6}$/);
const dictionaryOf = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.dictionary(id, value, { noNullPrototype: true });
const label = fc.record({ ar: words, en: words }, { requiredKeys: [], noNullPrototype: true });
const actor: fc.Arbitrary<Actor> = fc.record(
  { note: words, code: words, label, aliases: fc.array(words), type: words, sameAs: fc.array(words) },
  { requiredKeys: ['type', 'label'], noNullPrototype: true },
);
const event: fc.Arbitrary<Event> = fc.record(
  { date: words, label, type: words, note: words },
  { requiredKeys: ['type', 'label'], noNullPrototype: true },
);
const common = { at: words, by: words, note: words, after: words, before: words };
const fragments = fc.array(fc.tuple(fc.nat(30), fc.integer({ min: 1, max: 9 }), words), {
  minLength: 1,
  maxLength: 3,
});
type Fragments = readonly (readonly [start: number, size: number, quote: string])[];
const anchorOf = (items: Fragments): Pick<Mention, 'spans' | 'quote'> => ({
  quote: items.map(([, , quote]) => quote),
  spans: items.map(([start, size]) => [start, start + size]),
});
const actorMention: fc.Arbitrary<ActorMention> = fc
  .tuple(
    fragments,
    fc.record({ ...common, form: fc.constantFrom('name', 'nisba'), actor: id, id }, { requiredKeys: ['id', 'actor'], noNullPrototype: true }), // prettier-ignore
  )
  .map(([items, keys]) => ({ ...keys, ...anchorOf(items) }));
const eventMention: fc.Arbitrary<EventMention> = fc
  .tuple(
    fragments,
    fc.record(
      {
        ...common,
        attributes: dictionaryOf(words),
        participants: fc.array(fc.record({ actor: id, role: words }, { noNullPrototype: true })),
        attributedTo: id,
        event: id,
        id,
      },
      { requiredKeys: ['id', 'event'], noNullPrototype: true },
    ),
  )
  .map(([items, keys]) => ({ ...keys, ...anchorOf(items) }));
const mentions: fc.Arbitrary<Mention[]> = fc.uniqueArray(fc.oneof(actorMention, eventMention), {
  selector: (mention) => mention.id,
});

function sidecarOf(list: readonly Mention[]): string {
  return serialiseSidecar({ version: 1, text, mentions: [...list] });
}

const plain: ActorMention = { id: 'b', actor: 'nile', spans: [[4, 7]], quote: ['نيل'] };

describe('what a set writes', () => {
  it('is read back as what was written', () => {
    fc.assert(
      fc.property(mentions, (list) => {
        const parsed = parseFile(sidecarShape, 'a', sidecarOf(list));
        assert.ok(parsed.ok);
        const byId = (a: Mention, b: Mention): number => (a.id < b.id ? -1 : 1);
        assert.deepEqual([...parsed.value.mentions].sort(byId), [...list].sort(byId));
      }),
    );
  });

  it('is the same bytes once read and written again', () => {
    fc.assert(
      fc.property(mentions, (list) => {
        const written = sidecarOf(list);
        const parsed = parseFile(sidecarShape, 'a', written);
        assert.ok(parsed.ok);
        assert.equal(serialiseSidecar(parsed.value), written);
      }),
    );
    fc.assert(
      fc.property(dictionaryOf(actor), dictionaryOf(event), (actors, events) => {
        const writtenActors = serialiseActors({ version: 1, actors });
        const parsedActors = parseFile(actorRegistryShape, 'a', writtenActors);
        assert.ok(parsedActors.ok);
        assert.deepEqual(parsedActors.value.actors, actors);
        assert.equal(serialiseActors(parsedActors.value), writtenActors);
        const writtenEvents = serialiseEvents({ version: 1, events });
        const parsedEvents = parseFile(eventRegistryShape, 'a', writtenEvents);
        assert.ok(parsedEvents.ok);
        assert.equal(serialiseEvents(parsedEvents.value), writtenEvents);
      }),
    );
  });

  it('is the same whatever order mentions are held in', () => {
    fc.assert(
      fc.property(
        mentions.chain((list) =>
          fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
        ),
        ([list, shuffled]) => {
          assert.equal(sidecarOf(shuffled), sidecarOf(list));
        },
      ),
    );
  });

  it('has one mention a line, in reading order, and a final newline', () => {
    const first: ActorMention = { ...plain, id: 'z', spans: [[0, 3]] };
    const outer: ActorMention = { ...plain, id: 'c', spans: [[4, 9]] };
    const twin: ActorMention = { ...plain, id: 'a' };
    const lines = sidecarOf([plain, twin, first, outer]).split('\n');
    assert.equal(lines.length, 6);
    assert.equal(lines.at(-1), '');
    assert.deepEqual(
      lines.slice(1, 5).map((line) => /"id": "(.)"/.exec(line)?.[1]),
      ['z', 'c', 'a', 'b'],
    );
  });

  it('keeps a quote with line ends on its line', () => {
    fc.assert(
      fc.property(mentions, (list) => {
        assert.equal(sidecarOf(list).split('\n').length, list.length + 2);
      }),
    );
  });

  it('has its keys in a fixed order, unknown keys last', () => {
    const shuffled = {
      extra: { z: 1, a: 2 },
      at: '2020-01-01T00:00:00Z',
      form: 'name' as const,
      after: 'ب',
      quote: ['نيل'],
      before: 'أ',
      actor: 'nile',
      spans: [[4, 7] as [number, number]],
      id: 'b',
    };
    assert.equal(
      sidecarOf([shuffled]),
      `{ "version": 1, "text": { "sha256": "${text.sha256}", "length": 40 }, "mentions": [\n` +
        '    { "id": "b", "actor": "nile", "spans": [[4, 7]], "quote": ["نيل"], "before": "أ", "after": "ب", ' +
        '"form": "name", "at": "2020-01-01T00:00:00Z", "extra": { "z": 1, "a": 2 } }] }\n',
    );
  });

  it('keeps unknown keys at every depth', () => {
    const unknown = { later: [1, { deep: null }], flag: false };
    const file = {
      version: 1,
      text: { ...text, ...unknown },
      mentions: [
        { ...plain, ...unknown },
        {
          id: 'e',
          event: 'flood',
          spans: [[0, 3]],
          quote: ['فيض'],
          participants: [{ role: 'actor', actor: 'nile', ...unknown }],
          ...unknown,
        },
      ],
      ...unknown,
    };
    const parsed = parseFile(sidecarShape, 'a', JSON.stringify(file));
    assert.ok(parsed.ok);
    const written: unknown = JSON.parse(serialiseSidecar(parsed.value));
    assert.deepEqual(written, { ...file, mentions: file.mentions.toReversed() });

    const registry = { version: 1, actors: { x: { type: 't', label: { ar: 'x', fr: 'y' }, ...unknown } }, ...unknown }; // prettier-ignore
    const actors = parseFile(actorRegistryShape, 'a', JSON.stringify(registry));
    assert.ok(actors.ok);
    assert.deepEqual(JSON.parse(serialiseActors(actors.value)), registry);

    const settings = {
      version: 1,
      codebook: { roles: { r: { label: { ar: 'x' }, ...unknown } } },
      ...unknown,
    };
    const parsedSettings = parseFile(settingsShape, 'a', JSON.stringify(settings));
    assert.ok(parsedSettings.ok);
    assert.deepEqual(JSON.parse(serialiseSettings(parsedSettings.value)), settings);
  });

  it('has actors and events in the order of their ids, one a line', () => {
    const entry = { type: 'state', label: { ar: 'س' } };
    assert.equal(
      serialiseActors({ version: 1, actors: { b: entry, '10': entry, a: entry, '9': entry } }),
      '{ "version": 1, "actors": {\n' +
        ['10', '9', 'a', 'b']
          .map((one) => `    "${one}": { "type": "state", "label": { "ar": "س" } }`)
          .join(',\n') +
        '} }\n',
    );
  });

  it('is valid JSON when there is nothing to write', () => {
    assert.equal(serialiseActors({ version: 1, actors: {} }), '{ "version": 1, "actors": {} }\n');
    assert.deepEqual(JSON.parse(sidecarOf([])), { version: 1, text, mentions: [] });
  });

  it('is never something that could not be read again', () => {
    assert.throws(() => sidecarOf([{ ...plain, spans: [[7, 4]] }]));
    assert.throws(() => sidecarOf([{ ...plain, quote: [''] }]));
    assert.throws(() => sidecarOf([plain, plain]));
    assert.throws(() => serialiseActors({ version: 1, actors: { 'a b': { type: 't', label: {} } } }));
  });

  it('leaves what it is given as it is', () => {
    const list: Mention[] = [{ ...plain, id: 'z', spans: [[9, 12]] }, plain];
    const copy = structuredClone(list);
    serialiseSidecar({ version: 1, text, mentions: list });
    assert.deepEqual(list, copy);
  });
});
