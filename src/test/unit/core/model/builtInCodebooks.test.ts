import assert from 'node:assert/strict';
import path from 'node:path';
import { builtInCodebook, type Codebook, type CodebookEntry } from '../../../../core/model/codebook.js';
import { codebookNames } from '../../../../core/model/shapes.js';
import { rolesOf } from '../../../../core/model/kinds.js';
import type { EventMention } from '../../../../core/model/types.js';
import type { AnnotationSet } from '../../../../core/set/annotationSet.js';
import { root } from '../../../host/paths.js';
import { loadSet } from '../../support/sampleSet.js';

describe('The built-in codebooks', () => {
  for (const name of codebookNames) {
    const codebook = builtInCodebook(name);

    it(`${name}: has labels and definitions in Arabic and English throughout`, () => {
      const lacking = [...entriesIn(codebook)].filter(
        ([, { label, definition }]) => !label.ar || !label.en || !definition?.ar || !definition.en,
      );
      assert.deepEqual(lacking, []);
    });

    it(`${name}: says every definition in one short line, without a full stop`, () => {
      const wordy = [...entriesIn(codebook)]
        .flatMap(([id, { definition }]) =>
          [definition?.ar ?? '', definition?.en ?? ''].map((text) => [id, text]),
        )
        .filter(([, text = '']) => text.length > 100 || /\n|\.$/u.test(text));
      assert.deepEqual(wordy, []);
    });

    it(`${name}: names only types and roles that it has`, () => {
      for (const [id, { parent }] of codebook.eventTypes) {
        assert.ok(parent === undefined || codebook.eventTypes.has(parent), id);
        for (const [role, use] of rolesOf(codebook, id)) {
          assert.ok(codebook.roles.has(role), `${id} ${role}`);
          for (const type of use.fills ?? []) assert.ok(codebook.actorTypes.has(type), `${role} ${type}`);
          for (const other of use.orElse ?? []) assert.ok(codebook.roles.has(other), `${role} ${other}`);
        }
      }
    });
  }
});

describe('The sample set', () => {
  let set: AnnotationSet;
  before(async () => {
    ({ set } = await loadSet(path.join(root, 'test-fixtures/sample')));
  });

  it('uses modes, contexts and attributes as the codebook has them', () => {
    const { codebook } = set;
    for (const [id, { type, mode, contexts = [] }] of set.events) {
      const known = codebook.eventTypes.get(type);
      assert.ok(known && (mode === undefined || known.modes?.has(mode)), `${id}: ${mode ?? ''}`);
      for (const context of contexts) assert.ok(codebook.contexts.has(context), `${id}: ${context}`);
    }
    for (const mention of eventMentions(set)) {
      for (const [name, value] of Object.entries(mention.attributes ?? {}))
        assert.ok(codebook.attributes.get(name)?.values?.has(value), `${mention.id}: ${name} ${value}`);
    }
  });

  it('fills roles as the codebook wants, but for the headline that names the truce and nobody', () => {
    const wrong: string[] = [];
    for (const mention of eventMentions(set)) {
      const roles = rolesOf(set.codebook, set.events.get(mention.event)?.type ?? '');
      const { participants = [] } = mention;
      const count = (role: string): number => participants.filter((one) => one.role === role).length;
      for (const { role, actor } of participants) {
        const { fills } = roles.get(role) ?? {};
        if (fills?.includes(set.actors.get(actor)?.type ?? '') === false) wrong.push(`${mention.id} ${role}`);
      }
      for (const [role, { min = 0, max = Infinity, orElse = [] }] of roles) {
        const filled = [role, ...orElse].reduce((sum, one) => sum + count(one), 0);
        if (filled < min || count(role) > max) wrong.push(`${mention.id} ${role}`);
      }
    }
    assert.deepEqual(wrong, ['fa9unu2z actor']);
  });
});

function eventMentions(set: AnnotationSet): EventMention[] {
  return set.articles
    .flatMap((article) => set.mentionsIn(article).sorted())
    .filter((mention) => mention.event !== undefined);
}

function* entriesIn(codebook: Codebook): Generator<[string, CodebookEntry]> {
  yield* codebook.actorTypes;
  yield* codebook.roles;
  yield* codebook.contexts;
  yield* codebook.sectors;
  for (const [id, type] of codebook.eventTypes) {
    yield [id, type];
    for (const [mode, one] of type.modes ?? []) yield [`${id} ${mode}`, one];
  }
  for (const [id, attribute] of codebook.attributes) {
    yield [id, attribute];
    for (const [value, one] of attribute.values ?? []) yield [`${id} ${value}`, one];
  }
}

describe('The codebook ace', () => {
  it('has the 8 types and 33 subtypes of ACE 2005', () => {
    const types = [...builtInCodebook('ace').eventTypes];
    assert.equal(types.filter(([, { parent }]) => parent === undefined).length, 8);
    assert.equal(types.filter(([id, { parent }]) => id.startsWith(`${parent ?? ''}.`)).length, 33);
  });
});
