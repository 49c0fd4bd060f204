import assert from 'node:assert/strict';
import fc from 'fast-check';
import { builtInCodebook, codebookOf } from '../../../../core/model/codebook.js';
import { codebookNames } from '../../../../core/model/shapes.js';
import { rolesOf } from '../../../../core/model/kinds.js';
import type { Settings } from '../../../../core/model/types.js';

type Own = NonNullable<Settings['codebook']>;
const withOwn = (codebook: Own): ReturnType<typeof codebookOf> => codebookOf({ version: 1, codebook });

const plover = builtInCodebook('plover');

describe('The codebook of a set', () => {
  it('is plover when the set says nothing', () => {
    assert.deepEqual(codebookOf({ version: 1 }), plover);
  });

  it('is plover when the set extends one that there is not', () => {
    assert.deepEqual(withOwn({ extends: 'cameo' }), plover);
  });

  it('has what the set adds, called by its id until it has a label', () => {
    const { actorTypes, eventTypes } = withOwn({
      actorTypes: { tribe: {} },
      eventTypes: { RAID: { label: { en: 'Raid' }, parent: 'ASSAULT', key: 'r', colour: '#aa0000' } },
    });
    assert.deepEqual(actorTypes.get('tribe'), { label: { en: 'tribe' } });
    assert.deepEqual(eventTypes.get('RAID'), {
      label: { en: 'Raid' },
      parent: 'ASSAULT',
      key: 'r',
      colour: '#aa0000',
    });
    assert.equal(eventTypes.size, plover.eventTypes.size + 1);
  });

  it('has what the set changes, and the rest of it as it was', () => {
    const { eventTypes, attributes } = withOwn({
      eventTypes: { AID: { label: { en: 'Help' }, modes: { food: {} } } },
      attributes: { polarity: { values: { unclear: {} } } },
    });
    const aid = eventTypes.get('AID');
    assert.deepEqual(aid?.label, { en: 'Help' });
    assert.equal(aid.quadClass, 'material-cooperation');
    assert.deepEqual([...(aid.modes?.keys() ?? [])], ['food']);
    assert.deepEqual(
      [...(attributes.get('polarity')?.values?.keys() ?? [])],
      ['positive', 'negative', 'unclear'],
    );
  });

  it('lacks what the set takes out', () => {
    const { eventTypes, roles } = withOwn({
      eventTypes: { STATEMENT: false, CONSULT: { modes: { phone: false } } },
      roles: { topic: false },
    });
    assert.equal(eventTypes.has('STATEMENT'), false);
    assert.equal(roles.has('topic'), false);
    assert.deepEqual(
      [...(eventTypes.get('CONSULT')?.modes?.keys() ?? [])],
      ['visit', 'third-party', 'multilateral'],
    );
  });

  it('is what the set brings alone when it extends none', () => {
    const own = withOwn({ extends: 'none', actorTypes: { person: {}, ship: { nature: 'place' } } });
    assert.deepEqual(Object.fromEntries(own.actorTypes), {
      person: { label: { en: 'person' }, nature: 'person' },
      ship: { label: { en: 'ship' }, nature: 'place' },
    });
    assert.equal(own.eventTypes.size + own.roles.size + own.attributes.size, 0);
  });

  it('lets actor types of its own fill the built-in roles, unless the set says who fills them', () => {
    const codebook = withOwn({ actorTypes: { tribe: {} }, roles: { recipient: { fills: ['state'] } } });
    for (const type of ['AGREE', 'ASSAULT']) {
      assert.ok(rolesOf(codebook, type).get('actor')?.fills?.includes('tribe'));
      assert.deepEqual(rolesOf(codebook, type).get('recipient')?.fills, ['state']);
    }
  });

  it('keeps the other roles of a type when the set says how it uses one', () => {
    const codebook = withOwn({ eventTypes: { AID: { roles: { recipient: { min: 1 }, topic: false } } } });
    const roles = rolesOf(codebook, 'AID');
    assert.deepEqual([...roles.keys()], ['actor', 'recipient', 'participant', 'place', 'instrument']);
    assert.equal(roles.get('recipient')?.min, 1);
    assert.deepEqual(roles.get('actor'), plover.roles.get('actor'));
  });

  it('has exactly the ids of the base and of the set, but for those taken out', () => {
    const ids = fc.constantFrom('AGREE', 'AID', 'Conflict', 'RAID', 'x1', 'ÄID');
    const own = fc.dictionary(
      ids,
      fc.oneof(fc.constant(false as const), fc.constant({}), fc.constant({ key: 'k' })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...codebookNames), own, (name, eventTypes) => {
        const base = builtInCodebook(name).eventTypes;
        const wanted = new Set([...base.keys(), ...Object.keys(eventTypes)]);
        for (const [id, entry] of Object.entries(eventTypes)) if (entry === false) wanted.delete(id);
        const { eventTypes: got } = withOwn({ extends: name, eventTypes });
        assert.deepEqual(new Set(got.keys()), wanted);
        for (const [id, entry] of base) if (!(id in eventTypes)) assert.deepEqual(got.get(id), entry);
      }),
    );
  });
});
