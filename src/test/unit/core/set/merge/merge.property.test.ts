import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Actor, Event, Mention } from '../../../../../core/model/types.js';
import { mergeContents, readContent, writeContent, type Content } from '../../../../../core/set/content.js';
import { conflictsIn, valueAt, withoutConflicts, withValueAt } from '../../../../../core/set/merge/entry.js';
import { packed } from '../../../../../core/set/merge/packed.js';
import { isObject, type JsonObject } from '../../../../../core/set/merge/json.js';

const word = fc.constantFrom('a', 'b', 'c');
const id = fc.constantFrom('x', 'y', 'z', 'w');
const some = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.option(value, { nil: undefined });
const words = fc.uniqueArray(word, { minLength: 1 });

const label = fc.record({ ar: word, en: word }, { requiredKeys: [], noNullPrototype: true });
const actor: fc.Arbitrary<Actor> = fc.record(
  { type: word, label, aliases: words, code: word, note: word, born: fc.nat(3) },
  { requiredKeys: ['type', 'label'], noNullPrototype: true },
);
const event: fc.Arbitrary<Event> = fc.record(
  { type: word, label, date: word, contexts: words },
  { requiredKeys: ['type', 'label'], noNullPrototype: true },
);
const participant = fc.record({ role: word, actor: id }, { noNullPrototype: true });
const doubts = ['uncertain', 'suggested'] as const;
const forms = ['name', 'nisba'] as const;
const spanFrom = (start: number): [number, number] => [start, start + 1];
const place = fc.tuple(fc.nat(5), word, some(fc.constantFrom(...doubts))).map(([start, quote, status]) => ({
  spans: [spanFrom(start)],
  quote: [quote],
  ...(status ? { status } : {}),
}));
const mention: fc.Arbitrary<Mention> = fc.oneof(
  fc
    .tuple(
      place,
      fc.record(
        { actor: id, form: fc.constantFrom(...forms), note: word, by: word, at: word },
        { requiredKeys: ['actor'], noNullPrototype: true },
      ),
    ) // prettier-ignore
    .map(([anchor, keys]) => ({ id: '', ...anchor, ...keys })),
  fc
    .tuple(
      place,
      fc.record(
        {
          event: id,
          participants: fc.uniqueArray(participant, { selector: (one) => JSON.stringify(one) }),
          attributes: fc.dictionary(word, word, { noNullPrototype: true }),
          date: word,
        },
        { requiredKeys: ['event'], noNullPrototype: true },
      ),
    )
    .map(([anchor, keys]) => ({ id: '', ...anchor, ...keys })),
);
const text = { sha256: 'ab'.repeat(32), length: 9 };
const rejected = fc
  .uniqueArray(word)
  .map((quotes) => quotes.map((quote) => ({ actor: 'x', quote, before: '', after: '' })));

const dictionary = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Record<string, T>> =>
  fc.dictionary(id, value, { noNullPrototype: true });
const actors = dictionary(actor).map((entries): Content => ({
  kind: 'actors',
  value: { version: 1, actors: entries },
}));
const events = dictionary(event).map((entries): Content => ({
  kind: 'events',
  value: { version: 1, events: entries },
}));
const sidecars = fc.tuple(dictionary(mention), rejected).map(([entries, list]): Content => ({
  kind: 'sidecar',
  value: {
    version: 1,
    text,
    ...(list.length > 0 ? { rejected: list } : {}),
    mentions: Object.entries(entries).map(([key, one]) => ({ ...one, id: key })),
  },
}));
const settings = fc
  .record(
    {
      title: word,
      sources: words,
      codebook: fc.record(
        { actorTypes: dictionary(fc.record({ colour: fc.constantFrom('#000000', '#111111') }, { requiredKeys: [], noNullPrototype: true })) }, // prettier-ignore
        { requiredKeys: [], noNullPrototype: true },
      ),
    },
    { requiredKeys: [], noNullPrototype: true },
  )
  .map((value): Content => ({ kind: 'settings', value: { version: 1, ...value } }));

const files: Record<string, fc.Arbitrary<Content>> = {
  'a registry of actors': actors,
  'a registry of events': events,
  'a sidecar': sidecars,
  settings,
};

const merge = (base: Content | undefined, ours: Content, theirs: Content): Content =>
  mergeContents({ base, ours, theirs }).value;

/** The entries of a file by id; settings are one entry. */
function entriesOf(content: Content): Record<string, JsonObject> {
  switch (content.kind) {
    case 'settings':
      return { settings: content.value };
    case 'actors':
      return content.value.actors;
    case 'events':
      return content.value.events;
    case 'sidecar':
      return Object.fromEntries(content.value.mentions.map((one) => [one.id, packed(one)]));
  }
}

/** What a file says, whichever side's version stands in the entry and which among its conflicts. */
function said(content: Content): unknown {
  const entries = Object.entries(entriesOf(content)).map(([key, entry]) => {
    let value = withoutConflicts(entry) ?? {};
    const both: string[] = [];
    for (const { field, other } of conflictsIn(entry)) {
      if (field.length === 0) both.push('removed');
      else {
        both.push(JSON.stringify([field, [valueAt(value, field), other].map((one) => sorted(one)).sort()]));
        value = withValueAt(value, field, undefined);
      }
    }
    return [key, sorted(value), both.sort()];
  });
  const lists = content.kind === 'sidecar' ? sorted(content.value.rejected ?? []) : '';
  return [entries.sort(), lists];
}

/** A text for a value that is the same in whatever order its keys and items stand. */
function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).sort().join()}]`;
  if (!isObject(value)) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `${key}:${sorted(item)}`)
    .sort()
    .join()}}`;
}

describe('merging two versions of', () => {
  for (const [what, file] of Object.entries(files)) {
    describe(what, () => {
      const runs = { numRuns: 150 };

      it('takes the side that changed something', () => {
        fc.assert(
          fc.property(file, file, (base, side) => {
            assert.deepEqual(said(merge(base, side, base)), said(side));
            assert.deepEqual(said(merge(base, base, side)), said(side));
            assert.deepEqual(said(merge(base, side, side)), said(side));
          }),
          runs,
        );
      });

      it('says the same whichever side is ours', () => {
        fc.assert(
          fc.property(some(file), file, file, (base, ours, theirs) => {
            assert.deepEqual(said(merge(base, ours, theirs)), said(merge(base, theirs, ours)));
          }),
          runs,
        );
      });

      it('changes nothing when it is done again', () => {
        fc.assert(
          fc.property(some(file), file, file, (base, ours, theirs) => {
            const merged = merge(base, ours, theirs);
            assert.equal(writeContent(merge(base, merged, theirs)), writeContent(merged));
            assert.deepEqual(said(merge(base, merged, ours)), said(merged));
            assert.deepEqual(said(merge(base, theirs, merged)), said(merged));
          }),
          runs,
        );
      });

      it('loses nothing that a side added or changed', () => {
        fc.assert(
          fc.property(some(file), file, file, (base, ours, theirs) => {
            const merged = entriesOf(merge(base, ours, theirs));
            const before = base ? entriesOf(base) : {};
            for (const [key, entry] of [
              ...Object.entries(entriesOf(ours)),
              ...Object.entries(entriesOf(theirs)),
            ]) {
              if (sorted(before[key]) !== sorted(entry)) assert.ok(key in merged, key);
            }
          }),
          runs,
        );
      });

      it('leaves a file that can be read, and writes the same bytes again', () => {
        fc.assert(
          fc.property(some(file), file, file, (base, ours, theirs) => {
            const merged = merge(base, ours, theirs);
            const bytes = writeContent(merged);
            const again = readContent(merged.kind, 'file', bytes);
            assert.ok(again.ok);
            assert.equal(writeContent(again.value), bytes);
          }),
          runs,
        );
      });
    });
  }
});
