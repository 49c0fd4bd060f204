import { expect } from 'chai';
import fc from 'fast-check';
import { codebookOf } from '../../../core/model/codebook.js';
import { networkOf, type NetworkFilter } from '../../../core/network/filter.js';
import type { Network } from '../../../core/network/network.js';
import { pairsOf } from '../../../core/network/ties.js';
import { setTelling, type Told } from './networks.js';

describe('The network of a set', () => {
  const ties = ({ ties: all }: Network): Record<string, string[]> =>
    Object.fromEntries(
      all.map(({ from, to, directed, events }) => [
        `${from} ${directed ? '>' : '-'} ${to}`,
        [...events.keys()],
      ]),
    );

  it('ties an actor to the recipient, and participants to each other', () => {
    const set = setTelling([
      { event: 'call', who: 'kerry > lavrov' },
      { event: 'talks', who: 'lavrov - kerry' },
    ]);
    expect(ties(networkOf(set))).to.deep.equal({ 'kerry > lavrov': ['call'], 'kerry - lavrov': ['talks'] });
    expect([...networkOf(set).actors].sort()).to.deep.equal(['kerry', 'lavrov']);
  });

  it('ties nobody by the roles that have no side in the codebook, nor to themselves', () => {
    const codebook = codebookOf({ version: 1 });
    const pairs = (...roles: [role: string, actor: string][]): unknown =>
      pairsOf(
        roles.map(([role, actor]) => ({ role, actor })),
        codebook,
      );
    expect(pairs(['actor', 'a'], ['place', 'b'], ['topic', 'c'], ['instrument', 'd'])).to.deep.equal([]);
    expect(pairs(['actor', 'a'], ['recipient', 'a'])).to.deep.equal([]);
    expect(pairs(['actor', 'a'], ['actor', 'b'])).to.deep.equal([]);
    expect(pairs(['unheard', 'a'], ['recipient', 'b'])).to.deep.equal([]);
  });

  it('ties who takes part with everybody, actor or recipient', () => {
    const pairs = pairsOf(
      [
        { role: 'recipient', actor: 'c' },
        { role: 'participant', actor: 'b' },
        { role: 'actor', actor: 'a' },
      ],
      codebookOf({ version: 1 }),
    );
    expect(pairs).to.deep.equal([
      { from: 'b', to: 'c', directed: false },
      { from: 'a', to: 'c', directed: true },
      { from: 'a', to: 'b', directed: false },
    ]);
  });

  it('ties by the roles of any codebook', () => {
    const { roles } = codebookOf({
      version: 1,
      codebook: { extends: 'none', roles: { buyer: { side: 'from' }, seller: { side: 'to' } } },
    });
    const codebook = { ...codebookOf({ version: 1 }), roles };
    const sale = [
      { role: 'seller', actor: 's' },
      { role: 'buyer', actor: 'b' },
    ];
    expect(pairsOf(sale, codebook)).to.deep.equal([{ from: 'b', to: 's', directed: true }]);
  });

  it('weighs a tie by its events, however often they are told', () => {
    const set = setTelling([
      { event: 'call', who: 'a > b' },
      { event: 'call', who: 'a > b', article: 'other.txt' },
      { event: 'visit', who: 'a > b' },
    ]);
    const [tie] = networkOf(set).ties;
    const articles = Array.from(tie?.events ?? [], ([event, all]) => [
      event,
      all.map(({ article }) => article),
    ]);
    expect(articles).to.deep.equal([
      ['call', ['news.txt', 'other.txt']],
      ['visit', ['news.txt']],
    ]);
  });

  it('signs a tie by the quad classes of its events', () => {
    const set = setTelling(
      [
        { event: 'meeting', who: 'a > b' },
        { event: 'raid', who: 'a > c' },
        { event: 'meeting', who: 'a > d' },
        { event: 'raid', who: 'a > d' },
        { event: 'rain', who: 'a > e' },
        { event: 'unheard', who: 'a > f' },
        { event: 'raid', who: 'a > g' },
        { event: 'rain', who: 'a > g' },
      ],
      {
        settings: {
          version: 1,
          codebook: {
            eventTypes: {
              good: { quadClass: 'material-cooperation' },
              bad: { quadClass: 'verbal-conflict' },
              worse: { parent: 'bad' },
              plain: {},
            },
          },
        },
        events: {
          meeting: { type: 'good', label: {} },
          raid: { type: 'worse', label: {} },
          rain: { type: 'plain', label: {} },
          unheard: { type: 'of no codebook', label: {} },
        },
      },
    );
    const signs = Object.fromEntries(networkOf(set).ties.map(({ to, sign }) => [to, sign]));
    expect(signs).to.deep.equal({
      ...{ b: 'cooperation', c: 'conflict', d: 'mixed' },
      ...{ e: 'neutral', f: 'neutral', g: 'conflict' },
    });
  });

  it('follows settled participants where an event has them', () => {
    const set = setTelling(
      [
        { event: 'call', who: 'a > b' },
        { event: 'call', who: 'c > b', article: 'other.txt' },
      ],
      {
        events: {
          call: {
            type: 'CONSULT',
            label: {},
            participants: [
              { role: 'actor', actor: 'a' },
              { role: 'recipient', actor: 'b' },
            ],
          },
        },
      },
    );
    const network = networkOf(set);
    expect(ties(network)).to.deep.equal({ 'a > b': ['call'] });
    expect(network.ties[0]?.events.get('call')).to.have.length(2);
  });

  it('leaves out what nobody has confirmed and what is no longer in the text', () => {
    const set = setTelling([
      { event: 'a', who: 'a > b', status: 'suggested' },
      { event: 'b', who: 'a > b', status: 'orphaned' },
      { event: 'c', who: 'a > b', status: 'uncertain' },
    ]);
    expect(ties(networkOf(set))).to.deep.equal({ 'a > b': ['c'] });
  });

  describe('is limited', () => {
    const set = setTelling(
      [
        { event: 'call', who: 'a > b', attributes: { modality: 'asserted' } },
        { event: 'raid', who: 'a > b', article: 'other.txt', attributes: { modality: 'future' } },
        { event: 'talks', who: 'b - state' },
      ],
      {
        actors: { state: { type: 'state', label: {} } },
        events: { raid: { type: 'ASSAULT', label: {} } },
      },
    );
    const limited = (filter: NetworkFilter): Record<string, string[]> => ties(networkOf(set, filter));

    it('by types of actors, at both ends', () => {
      expect(limited({ actorTypes: new Set(['person']) })).to.deep.equal({ 'a > b': ['call', 'raid'] });
      expect(networkOf(set, { actorTypes: new Set(['person']) }).actors).to.deep.equal(['a', 'b']);
    });

    it('by types of events', () => {
      expect(limited({ eventTypes: new Set(['ASSAULT']) })).to.deep.equal({ 'a > b': ['raid'] });
    });

    it('by articles', () => {
      expect(limited({ articles: new Set(['other.txt']) })).to.deep.equal({ 'a > b': ['raid'] });
    });

    it('by what mentions say of an attribute, or that they do not', () => {
      const modality = (...values: string[]): NetworkFilter => ({
        attributes: new Map([['modality', new Set(values)]]),
      });
      expect(limited(modality('future'))).to.deep.equal({ 'a > b': ['raid'] });
      expect(limited(modality('asserted', ''))).to.deep.equal({ 'a > b': ['call'], 'b - state': ['talks'] });
    });

    it('by weight, and then shows only those who are still tied', () => {
      expect(limited({ minWeight: 2 })).to.deep.equal({ 'a > b': ['call', 'raid'] });
      expect(networkOf(set, { minWeight: 2 }).actors).to.deep.equal(['a', 'b']);
    });
  });

  it('has every claimed pair once, whatever the claims', () => {
    const actor = fc.constantFrom('a', 'b', 'c', 'd');
    const claim = fc.record({
      event: fc.constantFrom('one', 'two', 'three'),
      who: fc
        .tuple(actor, fc.constantFrom('>', '-'), actor)
        .filter(([one, , other]) => one !== other)
        .map((parts) => parts.join(' ')),
      article: fc.constantFrom('x.txt', 'y.txt'),
    });
    fc.assert(
      fc.property(fc.array(claim, { maxLength: 30 }), (told: Told[]) => {
        const expected = new Map<string, Set<string>>();
        for (const { event, who } of told) {
          const [one = '', sign = '', other = ''] = who.split(' ');
          const key = sign === '-' && other < one ? `${other} - ${one}` : who;
          expected.set(key, (expected.get(key) ?? new Set()).add(event));
        }
        const network = networkOf(setTelling(told));
        const found = new Map(
          Object.entries(ties(network)).map(([key, events]) => [key, new Set(events)] as const),
        );
        expect(found).to.deep.equal(expected);
        const weights = network.ties.map(({ events }) => events.size);
        expect(weights).to.deep.equal([...weights].sort((x, y) => y - x));
        const tied = new Set(network.ties.flatMap(({ from, to }) => [from, to]));
        expect(new Set(network.actors)).to.deep.equal(tied);
        expect(new Set(network.ties.map(({ key }) => key)).size).to.equal(network.ties.length);
      }),
    );
  });
});
