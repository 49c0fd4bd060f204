import { expect } from 'chai';
import fc from 'fast-check';
import { asideOf, dashes, lineOf, signs, type PlacedActor } from '../../../core/network/picture.js';
import { svgOf, type Look } from '../../../core/network/svg.js';
import { elementsNamed, readXml } from '../support/wellFormed.js';

const look: Look = {
  background: '#fff',
  text: '#000',
  font: '"Segoe UI", sans-serif',
  signs: { cooperation: '#00f', conflict: '#f00', mixed: '#808', neutral: '#888' },
  colourOf: () => '#0a0',
};

function actor(id: string, x: number, y: number, label = id): PlacedActor {
  return { id, x, y, label, type: 'person', radius: 10 };
}

const tie = { directed: true, weight: 3, sign: 'conflict', aside: 0 } as const;

describe('The picture of a network', () => {
  it('draws a tie from rim to rim, and an arrow head only where it has a direction', () => {
    const ends = { from: actor('a', 0, 0), to: actor('b', 100, 0) };
    const line = lineOf({ ...tie, ...ends });
    expect(line?.start).to.deep.equal({ x: 10, y: 0 });
    expect(line?.head[0]).to.deep.equal({ x: 89, y: 0 });
    expect(lineOf({ ...tie, ...ends, directed: false })?.head).to.deep.equal([]);
    expect(lineOf({ ...tie, from: ends.from, to: actor('b', 15, 0) })).to.equal(undefined);
  });

  it('draws the ties of one pair side by side, whatever their directions', () => {
    const [a, b] = [actor('a', 0, 0), actor('b', 100, 0)];
    const there = lineOf({ ...tie, from: a, to: b, aside: asideOf(0, 2) });
    const back = lineOf({ ...tie, from: b, to: a, aside: asideOf(1, 2) });
    expect(Math.abs((there?.start.y ?? 0) - (back?.start.y ?? 0))).to.be.greaterThan(5);
    expect(asideOf(0, 1)).to.equal(0);
  });

  it('tells the signs apart without colour', () => {
    expect(new Set(signs.map((sign) => dashes[sign].join())).size).to.equal(4);
  });

  it('is saved as SVG that is well-formed and has every actor and tie, whatever labels hold', () => {
    const label = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1 }),
      fc.constantFrom('<b>', '"&', 'وزير\u0001'),
    );
    fc.assert(
      fc.property(label, label, (one, other) => {
        const [a, b] = [actor('a', 0, 0, one), actor('b', 200, 50, other)];
        const legend = {
          signs: { cooperation: one, conflict: 'Conflict', mixed: 'Both', neutral: 'Neither' },
          types: { person: other },
        };
        const svg = readXml(svgOf(one, [a, b], [{ ...tie, from: a, to: b }], look, legend));
        expect(svg.attributes.get('xmlns')).to.equal('http://www.w3.org/2000/svg');
        const groups = new Map(svg.children.map((child) => [child.attributes.get('class'), child]));
        const [actors, ties] = [groups.get('actors'), groups.get('ties')];
        expect(actors?.children.filter(({ name }) => name === 'text')).to.have.length(2);
        expect(ties?.children).to.have.length(1);
        const [line] = ties ? elementsNamed(ties, 'path') : [];
        expect(line?.attributes.get('stroke-dasharray')).to.equal('9 5');
        const [left = 0, top = 0, width = 0] = (svg.attributes.get('viewBox') ?? '').split(' ').map(Number);
        expect(left).to.be.lessThan(0);
        expect(top).to.be.lessThan(0);
        expect(left + width).to.be.greaterThan(200);
      }),
    );
  });

  it('is a legend alone for a network of nobody', () => {
    const svg = readXml(svgOf('Empty', [], [], look, { signs: look.signs, types: {} }));
    expect(elementsNamed(svg, 'path')).to.have.length(4);
  });
});
