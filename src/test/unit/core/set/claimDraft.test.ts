import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { EventMention } from '../../../../core/model/types.js';
import { ClaimDraft, toggle, type Proposals } from '../../../../core/set/claimDraft.js';
import { setOf } from '../find/tellings.js';

const set = setOf({});
const proposals: Proposals = {
  parties: {
    participants: [
      { actor: 'egypt', role: 'actor', mention: 'm1', isLikely: true, isInSentence: true },
      { actor: 'sudan', role: 'recipient', isLikely: false, isInSentence: true },
    ],
    source: 'agency',
  },
  date: '2020-05',
  articleDate: '2020-06-01',
  attributes: { modality: 'asserted' },
};
const blank: EventMention = { id: 'e', event: 'talks', spans: [[0, 3]], quote: ['لقي'] };

function draft(mention: Partial<EventMention> = {}, more: Partial<Proposals> = {}): ClaimDraft {
  return new ClaimDraft(set, 'CONSULT', { ...blank, ...mention }, { ...proposals, ...more });
}

describe('a claim that is being made', () => {
  it('takes what is likely when it is finished, and nothing when it is left at once', () => {
    assert.deepEqual(draft().claim(true), {
      participants: [{ role: 'actor', actor: 'egypt', mention: 'm1' }],
      attributes: { modality: 'asserted' },
      date: '2020-05',
      attributedTo: 'agency',
    });
    assert.deepEqual(draft().claim(false), {
      participants: [],
      attributes: {},
      date: undefined,
      attributedTo: undefined,
    });
  });

  it('keeps what the person chose when it is left', () => {
    const made = draft();
    const [, sudan] = made.parts;
    assert.ok(sudan);
    toggle(sudan);
    made.setDate('2021');
    assert.deepEqual(made.claim(false).participants, [{ role: 'recipient', actor: 'sudan' }]);
    assert.equal(made.claim(false).date, '2021');
  });

  it('proposes nobody anew to a claim that names participants, and takes its own for granted', () => {
    const made = draft({ participants: [{ role: 'place', actor: 'cairo' }], date: '2019' });
    assert.deepEqual(made.claim(true).participants, [{ role: 'place', actor: 'cairo' }]);
    assert.equal(made.claim(false).date, '2019');
    assert.deepEqual(made.claim(false).participants, [{ role: 'place', actor: 'cairo' }]);
  });

  it('offers the date of the article where the words give none, but does not take it by itself', () => {
    const made = draft({}, { date: undefined });
    assert.equal(made.date?.value, '2020-06-01');
    assert.equal(made.claim(true).date, undefined);
    assert.ok(made.date);
    toggle(made.date);
    assert.equal(made.claim(false).date, '2020-06-01');
    assert.equal(draft().date?.value, '2020-05');
    assert.equal(draft({ date: '2019' }, { date: undefined }).date?.value, '2019');
    assert.equal(draft({}, { date: undefined, articleDate: undefined }).date, undefined);
  });

  it('goes through all roles of an actor, and comes back to the first', () => {
    const made = draft();
    const [egypt] = made.parts;
    assert.ok(egypt);
    const roles = made.rolesFor('egypt');
    const seen = roles.map(() => {
      made.nextRole(egypt);
      return egypt.value.role;
    });
    assert.equal(seen.at(-1), 'actor');
    assert.deepEqual([...seen].sort(), [...roles].sort());
    assert.ok(roles.indexOf('place') > roles.indexOf('recipient'));
    assert.equal(draft().rolesFor('cairo')[0] === 'instrument', false);
  });

  it('goes through the values of an attribute', () => {
    const made = draft({}, { attributes: {} });
    const values = [...(set.codebook.attributes.get('polarity')?.values?.keys() ?? [])];
    const seen = [...values, ''].map(() => {
      made.nextValue('polarity');
      return made.claim(false).attributes?.['polarity'];
    });
    assert.equal(new Set(seen).size, values.length);
    assert.equal(seen[0], seen[values.length]);
  });

  it('gains and loses exactly what was toggled, however often', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(3), { maxLength: 12 }), (steps) => {
        const made = draft();
        const entries = [...made.parts, made.date, made.source].filter((one) => one !== undefined);
        const chosen = entries.map(({ isChosen }) => isChosen);
        for (const step of steps) {
          const one = entries[step];
          if (!one) continue;
          toggle(one);
          chosen[step] = chosen[step] !== true;
        }
        const { participants = [], date, attributedTo } = made.claim(true);
        assert.equal(participants.length, chosen.slice(0, 2).filter(Boolean).length);
        assert.deepEqual([date !== undefined, attributedTo !== undefined], chosen.slice(2));
      }),
    );
  });
});
