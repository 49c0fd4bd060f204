import { endsInTanwin, fold, foldCharacter } from '../../../core/text/fold.js';

const word = /[\p{L}\p{M}\p{N}\p{Pc}]/u;
const plainLead = /^[وف]?[بكلس]?$/;

export interface NaiveMatch {
  readonly alias: string;
  readonly start: number;
  readonly end: number;
}

/** A folded character with the text it came from (UTF-16), and which of that text's folded characters it is. */
interface Place {
  readonly start: number;
  readonly end: number;
  readonly first: boolean;
  readonly last: boolean;
}

/** What the matcher must find, said plainly: fold the whole text, look for each alias everywhere, look around it. */
export function naiveMatches(text: string, aliases: readonly string[]): NaiveMatch[] {
  const folded: string[] = [];
  const places: Place[] = [];
  let at = 0;
  for (const character of text) {
    const parts = Array.from(foldCharacter(character));
    const start = at;
    at += character.length;
    if (parts[0] === ' ' && (folded.at(-1) ?? ' ') === ' ') continue;
    parts.forEach((part, i) => {
      folded.push(part);
      places.push({ start, end: at, first: i === 0, last: i === parts.length - 1 });
    });
  }
  return aliases.flatMap((alias) => matchesOf(alias, text, folded, places));
}

function matchesOf(
  alias: string,
  text: string,
  folded: readonly string[],
  places: readonly Place[],
): NaiveMatch[] {
  const key = Array.from(fold(alias));
  if (key.length === 0) return [];
  const found: NaiveMatch[] = [];
  // As it is, with an article before it, and with its own article contracted.
  const contracts = /^ال\p{L}{2}/u.test(key.join(''));
  for (const [form, isContracted] of contracts
    ? [[key, false] as const, [key.slice(1), true] as const]
    : [[key, false] as const]) {
    for (let i = 0; i + form.length <= folded.length; i++) {
      if (!form.every((one, j) => folded[i + j] === one)) continue;
      const [from, to] = [places[i], places[i + form.length - 1]];
      if (!from?.first || !to?.last) continue;
      const after = folded[i + form.length] ?? ' ';
      if (word.test(form.at(-1) ?? '') && word.test(after)) continue;
      let wordStart = i;
      if (word.test(form[0] ?? ''))
        while (wordStart > 0 && word.test(folded[wordStart - 1] ?? '')) wordStart--;
      const lead = folded.slice(wordStart, i).join('');
      if (places.slice(wordStart, i).some(({ first, last }) => !first || !last)) continue;
      let owned: number;
      if (isContracted) {
        if (!/^[وف]?ل$/.test(lead)) continue;
        owned = 0;
      } else if (plainLead.test(lead)) owned = 0;
      else if (!contracts && /^[وف]?[بكلس]?ال$/.test(lead)) owned = 2;
      else if (!contracts && /^[وف]?لل$/.test(lead)) owned = 1;
      else continue;
      const start = places[i - owned]?.start ?? from.start;
      let end = to.end;
      for (let at = end; at < text.length && foldCharacter(text.charAt(at)) === ''; at++) {
        if (/[\p{M}\uFE70-\uFE7F]/u.test(text.charAt(at))) end = at + 1;
      }
      const own = (whole: string): string[] => whole.split(/\s+/u).filter((part) => fold(part) !== '');
      const tanwins = own(alias).map(endsInTanwin);
      if (own(text.slice(from.start, end)).some((part, j) => endsInTanwin(part) && tanwins[j] !== true))
        continue;
      found.push({ alias, start, end });
    }
  }
  return found;
}
