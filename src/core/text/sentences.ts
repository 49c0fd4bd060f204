import type { TextRange } from './words.js';

/**
 * The end of a sentence: a line feed, or a mark that white space follows, with the quotation marks and brackets that it
 * closes. Not the dot of an initial or abbreviation of one letter (`د. حداد`), nor dots in a row, which are a pause.
 */
const sentenceEnd =
  /\n|(?:(?<![!?؟۔])[!?؟۔]+|(?=\.)(?<![.…]|(?<![\p{L}\p{M}\p{N}])\p{L}\p{M}*)\.)["'”’»)\]}]*(?=\s|$)/gu;

/** The sentence that holds `range`, or the sentences where it reaches over several, without white space at the ends; UTF-16. */
export function sentenceAround(text: string, range: TextRange): TextRange {
  const from = text.slice(0, range.start).lastIndexOf('\n') + 1;
  const lineEnd = text.indexOf('\n', range.end);
  const lines = text.slice(from, lineEnd < 0 ? text.length : lineEnd);
  let start = from;
  let end = from + lines.length;
  for (const match of lines.matchAll(sentenceEnd)) {
    const after = from + match.index + match[0].length;
    if (after <= range.start) start = after;
    else if (after >= range.end) {
      end = after;
      break;
    }
  }
  const sentence = text.slice(start, end);
  return {
    start: start + (sentence.length - sentence.trimStart().length),
    end: end - (sentence.length - sentence.trimEnd().length),
  };
}
