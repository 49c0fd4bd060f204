import assert from 'node:assert/strict';
import { likelyParties } from '../../../../core/find/likelyParticipants.js';
import { article } from '../samples.js';
import { setOf, tellingIn, type Told } from './tellings.js';

interface Query {
  readonly trigger: string;
  readonly type?: string;
  readonly names: Told['names'];
}

function parties(
  text: string,
  { trigger, type = 'ASSAULT', names = {} }: Query,
): ReturnType<typeof likelyParties> {
  return likelyParties(setOf({ [article]: { text, names } }), { ...tellingIn(text, trigger), type });
}

/** Those that are likely, with their roles. */
function likely(text: string, query: Query): Record<string, string> {
  return Object.fromEntries(
    parties(text, query)
      .participants.filter(({ isLikely }) => isLikely)
      .map(({ actor, role }) => [actor, role]),
  );
}

describe('who takes part in an event', () => {
  it('is the subject after the verb, and its object', () => {
    const names = { egypt: 'مصر', sudan: 'السودان' };
    assert.deepEqual(likely('هاجمت مصر السودان أمس.', { trigger: 'هاجمت', names }), {
      egypt: 'actor',
      sudan: 'recipient',
    });
  });

  it('is the subject before the verb too', () => {
    const names = { egypt: 'مصر', sudan: 'السودان' };
    assert.equal(likely('مصر تهاجم قوات السودان.', { trigger: 'تهاجم', names })['egypt'], 'actor');
  });

  it('is who stands after a preposition, as that says', () => {
    const names = { egypt: 'مصر', sudan: 'السودان', cairo: 'القاهرة' };
    const text = 'شنت مصر هجوما على السودان في القاهرة.';
    const found = likely(text, { trigger: 'هجوما', names });
    assert.equal(found['sudan'], 'recipient');
    assert.equal(found['cairo'], 'place');
  });

  it('is not who acts in another clause', () => {
    const names = { egypt: 'مصر', sudan: 'السودان' };
    const found = likely('هاجمت مصر الموقع، فيما غادر وفد السودان.', { trigger: 'هاجمت', names });
    assert.deepEqual(found, { egypt: 'actor' });
  });

  it('lists the rest of the sentence before the rest of the article, each actor once', () => {
    const text = 'وصلت نادية. هاجمت مصر الموقع، فيما غادر سالم. ثم هدأ السودان.';
    const { participants } = parties(text, {
      trigger: 'هاجمت',
      names: { nadia: 'نادية', egypt: 'مصر', salem: 'سالم', sudan: 'السودان' },
    });
    assert.deepEqual(participants.slice(0, 2).map(({ actor }) => actor), ['egypt', 'salem']); // prettier-ignore
    assert.deepEqual(participants.map(({ actor }) => actor).sort(), ['egypt', 'nadia', 'salem', 'sudan']);
    assert.deepEqual(participants.map(({ isInSentence }) => isInSentence), [true, true, false, false]); // prettier-ignore
  });

  it('knows who says it, after a verb of speech and after بحسب, and does not count that as a part', () => {
    const names = { agency: 'الوكالة', egypt: 'مصر' };
    const said = parties('قالت الوكالة إن مصر هاجمت الموقع.', { trigger: 'هاجمت', names });
    assert.equal(said.source, 'agency');
    assert.ok(said.participants.every(({ actor, isLikely }) => actor !== 'agency' || !isLikely));
    assert.equal(parties('هاجمت مصر الموقع، بحسب الوكالة.', { trigger: 'هاجمت', names }).source, 'agency');
    assert.equal(
      parties('هاجمت مصر الموقع.', { trigger: 'هاجمت', names: { egypt: 'مصر' } }).source,
      undefined,
    );
  });

  it('gives an actor the role that it has where the event is told otherwise, and offers those told of only there', () => {
    const text = 'هاجمت مصر الموقع.';
    const set = setOf(
      {
        [article]: { text, names: { egypt: 'مصر' } },
        'other.txt': {
          text,
          events: [{ event: 'raid', words: 'هاجمت', participants: [{ role: 'recipient', actor: 'egypt' }, { role: 'place', actor: 'cairo' }] }], // prettier-ignore
        },
      },
      { raid: { type: 'ASSAULT', label: { ar: 'غارة' } } },
    );
    const { participants } = likelyParties(set, { ...tellingIn(text, 'هاجمت'), type: 'ASSAULT', event: 'raid' }); // prettier-ignore
    assert.deepEqual(
      participants.map(({ actor, role, isLikely }) => [actor, role, isLikely]),
      [
        ['egypt', 'recipient', true],
        ['cairo', 'place', false],
      ],
    );
  });
});
