import { xmlText } from '../formats/xml.js';
import type { Sign } from './network.js';
import {
  cornersOf,
  dashes,
  lineOf,
  signs,
  widthOf,
  type PlacedActor,
  type PlacedTie,
  type Point,
} from './picture.js';
import { greatest, smallest } from '../lists.js';

export interface Look {
  readonly background: string;
  readonly text: string;
  readonly font: string;
  readonly signs: Readonly<Record<Sign, string>>;
  /** The colour of an actor of a type. */
  readonly colourOf: (type: string) => string;
}

/** What the legend calls the signs, and the types of the actors in the picture. */
export interface Legend {
  readonly signs: Readonly<Record<Sign, string>>;
  readonly types: Readonly<Record<string, string>>;
}

const fontSize = 12;
const margin = 60;

/** A network as an SVG document that needs nothing else. */
export function svgOf(
  title: string,
  actors: readonly PlacedActor[],
  ties: readonly PlacedTie[],
  look: Look,
  legend: Legend,
): string {
  const types = [...new Set(actors.map(({ type }) => type))];
  const rows = signs.length + types.length;
  const xs = actors.map(({ x }) => x);
  const ys = actors.map(({ y }) => y);
  const left = Math.floor(Math.min(smallest(xs), 0) - 3 * margin);
  const top = Math.floor(Math.min(smallest(ys), 0) - margin);
  const right = Math.ceil(Math.max(greatest(xs), 0) + 2 * margin);
  const bottom = Math.ceil(Math.max(greatest(ys), 0) + margin);
  const [width, height] = [right - left, Math.max(bottom - top, rows * 20 + margin)];
  const font = `font-family="${xmlText(look.font)}" font-size="${String(fontSize)}" fill="${xmlText(look.text)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[left, top, width, height].join(' ')}" width="${String(width)}" height="${String(height)}">`,
    `<title>${xmlText(title)}</title>`,
    `<rect x="${String(left)}" y="${String(top)}" width="${String(width)}" height="${String(height)}" fill="${xmlText(look.background)}"/>`,
    '<g class="ties" fill="none">',
    ...ties.map((tie) => tieSvg(tie, look)),
    '</g>',
    `<g class="actors" ${font} text-anchor="middle">`,
    ...actors.map((actor) => actorSvg(actor, look)),
    '</g>',
    `<g class="legend" ${font}>`,
    ...legendSvg({ x: left + 20, y: top + 20 }, types, look, legend),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

function tieSvg(tie: PlacedTie, look: Look): string {
  const line = lineOf(tie);
  if (!line) return '';
  const { start, end, head } = line;
  const colour = xmlText(look.signs[tie.sign]);
  const tip = `${tie.from.label} ${tie.directed ? '→' : '–'} ${tie.to.label}: ${String(tie.weight)}`;
  return [
    `<g><title>${xmlText(tip)}</title>`,
    `<path d="M${at(start)}L${at(end)}" stroke="${colour}" stroke-width="${round(widthOf(tie.weight))}"${dashed(tie.sign)}/>`,
    ...(head.length > 0 ? [`<path d="M${head.map(at).join('L')}Z" fill="${colour}"/>`] : []),
    '</g>',
  ].join('');
}

function actorSvg(actor: PlacedActor, look: Look): string {
  const { x, y, radius, label } = actor;
  const halo = `stroke="${xmlText(look.background)}" stroke-width="3" paint-order="stroke"`;
  return (
    markSvg(actor, look) +
    `<text x="${round(x)}" y="${round(y + radius + fontSize + 2)}" unicode-bidi="plaintext" ${halo}>${xmlText(label)}</text>`
  );
}

function markSvg(actor: PlacedActor, look: Look): string {
  const colour = `fill="${xmlText(look.colourOf(actor.type))}" stroke="${xmlText(look.background)}"`;
  const corners = cornersOf(actor, actor.type);
  return corners
    ? `<path d="M${corners.map(at).join('L')}Z" ${colour}/>`
    : `<circle cx="${round(actor.x)}" cy="${round(actor.y)}" r="${round(actor.radius)}" ${colour}/>`;
}

function legendSvg({ x, y }: Point, types: readonly string[], look: Look, legend: Legend): string[] {
  const row = (index: number): number => y + 20 * index;
  const text = (index: number, words: string): string =>
    `<text x="${round(x + 40)}" y="${round(row(index) + 4)}" unicode-bidi="plaintext">${xmlText(words)}</text>`;
  return [
    ...signs.map(
      (sign, i) =>
        `<path d="M${at({ x, y: row(i) })}h30" stroke-width="2" stroke="${xmlText(look.signs[sign])}"${dashed(sign)}/>` +
        text(i, legend.signs[sign]),
    ),
    ...types.map((type, i) => {
      const place = { x: x + 15, y: row(signs.length + i), radius: 7, id: '', label: '', type };
      return markSvg(place, look) + text(signs.length + i, legend.types[type] ?? type);
    }),
  ];
}

function dashed(sign: Sign): string {
  return dashes[sign].length > 0 ? ` stroke-dasharray="${dashes[sign].join(' ')}"` : '';
}

function at({ x, y }: Point): string {
  return `${round(x)} ${round(y)}`;
}

function round(number: number): string {
  return String(Math.round(number * 10) / 10);
}
