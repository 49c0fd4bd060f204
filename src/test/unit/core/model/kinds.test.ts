import assert from 'node:assert/strict';
import { codebookOf } from '../../../../core/model/codebook.js';
import { rolesOf } from '../../../../core/model/kinds.js';

describe('The roles of an event type', () => {
  const codebook = codebookOf({
    version: 1,
    codebook: {
      extends: 'none',
      roles: { giver: { label: { en: 'Giver' }, fills: ['person'] }, taker: {}, gift: {} },
      eventTypes: {
        GIVE: { roles: { giver: { min: 1 }, taker: { fills: ['state'] }, witness: {} } },
        BRIBE: { parent: 'GIVE' },
        SING: {},
        LOOP: { parent: 'LOOP' },
      },
    },
  });

  it('are its own, as the codebook has them and as the type differs', () => {
    assert.deepEqual(Object.fromEntries(rolesOf(codebook, 'GIVE')), {
      giver: { label: { en: 'Giver' }, fills: ['person'], min: 1 },
      taker: { label: { en: 'taker' }, fills: ['state'] },
      witness: { label: { en: 'witness' } },
    });
  });

  it('are those of the type that it is a kind of when it has none', () => {
    assert.deepEqual(rolesOf(codebook, 'BRIBE'), rolesOf(codebook, 'GIVE'));
  });

  it('are all roles when no type says anything else', () => {
    for (const type of ['SING', 'LOOP', 'UNKNOWN']) assert.equal(rolesOf(codebook, type), codebook.roles);
  });
});
