import { fold } from '../text/fold.js';
import type { CodebookEntry } from './codebook.js';
import { countries } from './countries.js';
import type { Label } from './types.js';
import { smallest } from '../lists.js';

// An actor code, as political event data has them: parts of three capital letters each. First a country (ISO 3166-1
// alpha-3) or the sector of an actor without one, then sectors: RUS, RUSMIL, IGO. After a sector that stands first an
// organisation may have letters of its own: IGOUNO.

type Sectors = ReadonlyMap<string, CodebookEntry>;

export interface CodePart {
  readonly code: string;
  /** What it stands for; absent for letters of an organisation's own, and for what is wrong. */
  readonly label?: Label;
}

/** What is wrong with a code: it is not made of threes of capital letters, or one three stands for nothing there. */
export type CodeFault = { readonly is: 'form' } | { readonly is: 'part'; readonly part: string };

export interface ActorCode {
  readonly parts: readonly CodePart[];
  readonly fault?: CodeFault;
}

/**
 * Takes a code apart.
 * @param sectors of the codebook; without any, codes are of another scheme, and nothing is known or wrong about them
 */
export function readActorCode(code: string, sectors: Sectors): ActorCode {
  if (sectors.size === 0) return { parts: [] };
  if (!/^(?:[A-Z]{3})+$/.test(code)) return { parts: [], fault: { is: 'form' } };
  const threes = threesOf(code);
  const parts = threes.map((three, index): CodePart => {
    const label = (index === 0 ? countries().get(three)?.label : undefined) ?? sectors.get(three)?.label;
    return { code: three, ...(label && { label }) };
  });
  const mayHaveOwnLetters = sectors.has(threes[0] ?? '');
  const wrong = parts.find(({ label }, index) => !label && (index === 0 || !mayHaveOwnLetters));
  return { parts, ...(wrong && { fault: { is: 'part', part: wrong.code } }) };
}

/**
 * The codes that what was typed may become, the likeliest first. It may be the beginning of a code in any case, or words
 * for the parts in Arabic or English, of which beginnings are enough: `rusm`, `russia mil`, `روسيا جيش`.
 */
export function completeActorCode(typed: string, sectors: Sectors): string[] {
  if (sectors.size === 0) return [];
  const letters = typed.trim().toUpperCase();
  return [...new Set([...byLetters(letters, sectors), ...byWords(fold(typed), sectors)])];
}

/** More would not be narrowed down by reading. */
const fewHeads = 3;

function byLetters(letters: string, sectors: Sectors): string[] {
  if (!/^[A-Z]*$/.test(letters)) return [];
  const whole = letters.slice(0, letters.length - (letters.length % 3));
  const rest = letters.slice(whole.length);
  if (whole === '') return headCodes(sectors).filter((code) => code.startsWith(rest));
  if (readActorCode(whole, sectors).fault) return [];
  const used = new Set(threesOf(whole));
  const next = [...sectors.keys()].filter((code) => code.startsWith(rest) && !used.has(code));
  return [...(rest === '' ? [whole] : []), ...next.map((code) => whole + code)];
}

function byWords(typed: string, sectors: Sectors): string[] {
  const words = typed.split(' ').filter((word) => word !== '');
  if (words.length === 0) return [];
  const heads = headCodes(sectors)
    .map((code) => {
      const names = namesOf(code, sectors);
      const rest = words.filter((word) => !beginsIn(word, names));
      return { code, rest, length: smallest(names.slice(1).map((name) => name.length)) };
    })
    .filter(({ rest }) => rest.length < words.length)
    // The name that the words cover best: the United States before its outlying islands.
    .sort((a, b) => a.rest.length - b.rest.length || a.length - b.length);
  return heads.flatMap(({ code, rest }) => {
    const fitting = [...sectors.keys()].filter(
      (sector) => sector !== code && rest.every((word) => beginsIn(word, namesOf(sector, sectors))),
    );
    const combined = fitting.map((sector) => code + sector);
    if (rest.length > 0) return combined;
    return heads.length <= fewHeads ? [code, ...combined] : [code];
  });
}

function headCodes(sectors: Sectors): string[] {
  return [...countries().keys(), ...sectors.keys()];
}

/** What a part may be called, folded. */
function namesOf(code: string, sectors: Sectors): string[] {
  const { ar, en } = sectors.get(code)?.label ?? {};
  const names = [code, ar, en, ...(countries().get(code)?.names ?? [])];
  return names.filter((name) => name !== undefined).map(fold);
}

/** Whether a word of one of the names begins so; in Arabic with or without the article. */
function beginsIn(word: string, names: readonly string[]): boolean {
  return names.some((name) =>
    name.split(' ').some((part) => part.startsWith(word) || part.replace(/^ال/, '').startsWith(word)),
  );
}

function threesOf(code: string): string[] {
  return code.match(/.{3}/g) ?? [];
}
