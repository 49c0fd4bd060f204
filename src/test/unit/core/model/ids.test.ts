import assert from 'node:assert/strict';
import fc from 'fast-check';
import { newMentionId, newSlug } from '../../../../core/model/ids.js';
import { serialiseActors } from '../../../../core/model/serialise.js';

const none = new Set<string>();

describe('a new mention id', () => {
  it('is eight characters that are not mistaken for one another', () => {
    for (let i = 0; i < 200; i++) assert.match(newMentionId(none), /^[a-km-np-z2-9]{8}$/);
  });

  it('is never one that is taken', () => {
    let refusals = 5;
    const taken = { has: (): boolean => refusals-- > 0 };
    newMentionId(taken);
    assert.equal(refusals, -1);
  });
});

describe('a new id for a label', () => {
  it('is its words in Latin letters', () => {
    assert.equal(newSlug('Nile Company', none), 'nile-company');
    assert.equal(newSlug('شركة النيل', none), 'shrkh-alnyl');
    assert.equal(newSlug('  «قناة ٢٤»  ', none), 'qnah-24');
    assert.equal(newSlug('Élysée', none), 'elysee');
  });

  it('is the same however the label is spelt', () => {
    assert.equal(newSlug('الإمارات', none), newSlug('الأمارات\u064F', none));
  });

  it('gets a number when it is taken', () => {
    assert.equal(newSlug('Nile', new Set(['nile'])), 'nile-2');
    assert.equal(newSlug('Nile', new Set(['nile', 'nile-2', 'nile-3'])), 'nile-4');
  });

  it('is there for a label without letters', () => {
    assert.equal(newSlug('؟!', none), 'unnamed');
    assert.equal(newSlug('', new Set(['unnamed'])), 'unnamed-2');
  });

  it('may always be written to a file', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(0x10ffff)), (points) => {
        const label = String.fromCodePoint(...points);
        const id = newSlug(label, none);
        serialiseActors({ version: 1, actors: { [id]: { type: 't', label: {} } } });
      }),
    );
    assert.doesNotThrow(
      () =>
      serialiseActors({ version: 1, actors: { [newSlug('n' + '𐤀'.repeat(70), none)]: { type: 't', label: {} } } }), // prettier-ignore
    );
  });
});
