import { fold } from './fold.js';

/** What a line is that is not of an article's prose. */
export type LineKind = 'headline' | 'date' | 'source';

// The grammar in `syntaxes` knows these lines by simpler rules, each by itself.

/** A headline is no longer, in UTF-16 units. */
const longestHeadline = 120;
/** Words that a line has at most which tells a date or where the article comes from. */
const fewWords = 8;

const source = /^\s*(?:المصدر|المصادر|مصادر|وكالات|[اإ]قرأ أيضاً?|تابعوا)\s*:/u;
// Of folded text.
const day = /(?:^|\D)(?:\d{1,2} ?[/.-] ?\d{1,2} ?[/.-] ?\d{4}|\d{4}-\d{2}-\d{2})(?!\d)/u;
const year = /(?:^|\D)\d{4}(?!\d)/u;
const month =
  /يناير|فبراير|مارس|ابريل|مايو|يونيو|يوليو|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|كانون|شباط|اذار|نيسان|ايار|حزيران|تموز|(?<!\p{L})اب(?!\p{L})|ايلول|تشرين/u;

/**
 * The lines of an article that are no prose, by their indexes: the headline is the first with text that is no date; before
 * the prose stand dates and short lines of places, agencies and authors; pointers to sources and other articles anywhere.
 */
export function lineKinds(lines: readonly string[]): ReadonlyMap<number, LineKind> {
  const kinds = new Map<number, LineKind>();
  let hasHeadline = false;
  let isProse = false;
  for (const [i, line] of lines.entries()) {
    if (line.trim() === '') continue;
    if (!isProse && isDateLine(line)) kinds.set(i, 'date');
    else if (!hasHeadline && !isProse && line.length <= longestHeadline) {
      hasHeadline = true;
      kinds.set(i, 'headline');
    } else if (source.test(line)) kinds.set(i, 'source');
    else if (!isProse && isShort(line)) kinds.set(i, 'source');
    else isProse = true;
  }
  return kinds;
}

function isDateLine(line: string): boolean {
  if (!isShort(line)) return false;
  const folded = fold(line);
  return day.test(folded) || (year.test(folded) && month.test(folded));
}

function isShort(line: string): boolean {
  return line.length <= longestHeadline && line.trim().split(/\s+/u).length <= fewWords;
}
