import { procliticLengths, restForms, trimProclitic } from '../text/clitics.js';
import { endsInTanwin, fold } from '../text/fold.js';
import { wordIndexAt, wordsOf, type TextRange } from '../text/words.js';
import type { AliasIndex } from './aliasIndex.js';
import { attachedLength, beginsWithOwnLetter } from './attached.js';

/**
 * What a person means who points at `offset` without selecting: the longest known name around it, else the word there,
 * in both cases without proclitics.
 * @param text a line or paragraph; `offset` and the result are UTF-16 offsets in it
 * @param standsAlone whether a text is a word by itself elsewhere in the article, which tells an unknown name after a
 * conjunction from a name that begins with the same letter
 * @param isTagged whether a range of `text` names an actor already; a longer name that does is passed over, so that the
 * cursor in الرئيس الروسي means that first and then the word in it
 * @returns undefined when there is no word at `offset`
 */
export function nameAt(
  text: string,
  offset: number,
  aliases: AliasIndex,
  standsAlone: (word: string) => boolean,
  isTagged: (range: TextRange) => boolean = () => false,
): TextRange | undefined {
  // A tatweel that stands alone is a dash.
  const words = wordsOf(text).filter(({ start, end }) => fold(text.slice(start, end)) !== '');
  const index = wordIndexAt(words, offset);
  const word = words[index];
  if (!word) return undefined;
  return (
    knownNameAt(text, words, index, aliases, isTagged) ?? withoutProclitic(text, word, aliases, standsAlone)
  );
}

/**
 * What a person means who selected a range word by word, which cannot leave out what is attached to the first word: the
 * range without proclitics, unless they are of a known name.
 * @param text a line or paragraph; `range` and the result are UTF-16 offsets in it
 * @param standsAlone as in `nameAt`
 */
export function selectedName(
  text: string,
  range: TextRange,
  aliases: AliasIndex,
  standsAlone: (word: string) => boolean,
): TextRange {
  const words = wordsOf(text);
  const word = words.find(({ start, end }) => start === range.start && end <= range.end);
  if (!word) return range;
  const known = nameStart(text.slice(range.start, range.end), aliases);
  const start =
    known === undefined ? withoutProclitic(text, word, aliases, standsAlone).start : word.start + known;
  return { start, end: range.end };
}

function knownNameAt(
  text: string,
  words: readonly TextRange[],
  index: number,
  aliases: AliasIndex,
  isTagged: (range: TextRange) => boolean,
): TextRange | undefined {
  for (let length = Math.min(aliases.longestName, words.length); length > 0; length--) {
    for (let first = Math.max(0, index - length + 1); first <= index; first++) {
      const start = words[first]?.start;
      const end = words[first + length - 1]?.end;
      if (start === undefined || end === undefined) continue;
      const trim = nameStart(text.slice(start, end), aliases);
      const range = trim === undefined ? undefined : { start: start + trim, end };
      if (range && (length === 1 || !isTagged(range))) return range;
    }
  }
  return undefined;
}

/** How much of `text` stands before a known name that the rest of it is, or undefined when it is none. */
function nameStart(text: string, aliases: AliasIndex): number | undefined {
  // A name in tanwin is an adverb or adjective, unless an alias is written so.
  const isName = endsInTanwin(text)
    ? (key: string): boolean => aliases.hasTanwin(key)
    : (key: string): boolean => aliases.actorsNamed(key).size > 0;
  return isName(fold(text)) ? 0 : trimProclitic(text, isName) || undefined;
}

function withoutProclitic(
  text: string,
  { start, end }: TextRange,
  aliases: AliasIndex,
  standsAlone: (word: string) => boolean,
): TextRange {
  const word = text.slice(start, end);
  const known = trimProclitic(word, (key) => aliases.beginsName(key));
  if (known > 0) return { start: start + known, end };
  if (beginsWithOwnLetter(word)) return { start, end };
  const trim = procliticLengths(word).find((length) => {
    const proclitic = fold(word.slice(0, length));
    const rest = word.slice(length);
    if (rest.length < 3) return false;
    // Only و is common enough to be trusted before any word; the others only before the article.
    return restForms(proclitic, rest).some(
      (form) =>
        (proclitic === 'و' || form.startsWith('ال')) && standsAlone(form === fold(rest) ? rest : form),
    );
  });
  return { start: start + (trim ?? attachedLength(word)), end };
}
