import { fold } from '../text/fold.js';
import { trimRange, wordsOf, type TextRange } from '../text/words.js';

/** A stretch that may name an actor whom the set does not know; UTF-16. */
export interface UnknownName extends TextRange {
  /** What gives it away. */
  readonly after: 'title' | 'quotationMarks' | 'parentheses';
}

/** Titles, folded, that are followed by a person's name. */
const titles = [
  'الرئيس',
  'الملك',
  'الامير',
  'الجنرال',
  'الفريق',
  'اللواء',
  'العميد',
  'العقيد',
  'السفير',
  'المبعوث',
  'السيناتور',
  'الوزير',
  'رئيس الوزراء',
  'رئيس الاركان',
  'وزير الخارجيه',
  'وزير الدفاع',
  'وزيره الخارجيه',
  'المتحدث باسم الخارجيه',
].map((title) => title.split(' '));

const quoted = /[«“"]([^«»“”"\n]{2,40})[»”"]|\(([^()\n]{2,40})\)/gu;
const longestName = 2;
const mostQuotedWords = 3;
/** Words that a name does not begin with: particles, pronouns and words with the article. */
const noName =
  /^(?:ال|(?:و?(?:في|من|على|عن|الي|ان|انه|انها|قد|لم|لن|لا|ما|هو|هي|هذا|هذه|الذي|التي|بعد|قبل|مع|كان|كانت|قال|قالت|امس|اليوم))$)/;

/**
 * Names that are likely to be actors not yet known, by the titles before them (`وزير الخارجية …`) and by quotation marks
 * and parentheses. Arabic has no capital letters, so this is a guess, to be asked for and shown apart.
 * @param isKnown whether a stretch (UTF-16) overlaps a name that is known
 */
export function unknownNames(text: string, isKnown: (range: TextRange) => boolean): UnknownName[] {
  return [...afterTitles(text), ...inMarks(text)]
    .filter((range) => !isKnown(range))
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

function afterTitles(text: string): UnknownName[] {
  const words = wordsOf(text).map((range) => ({ ...range, key: fold(text.slice(range.start, range.end)) }));
  const isNext = (at: number): boolean =>
    /^\s+$/u.test(text.slice(words[at - 1]?.end ?? 0, words[at]?.start ?? 0));
  const found: UnknownName[] = [];
  for (let at = 0; at < words.length; at++) {
    const title = titles.find((one) =>
      one.every(
        (word, i) =>
          (words[at + i]?.key.replace(/^[وفبكل](?=.{3})/u, '') ?? '') === word || words[at + i]?.key === word,
      ),
    );
    if (!title) continue;
    let first = at + title.length;
    // الرئيس الروسي …: of which country comes between title and name.
    while (isNext(first) && /^ال.*ي(?:ه)?$/u.test(words[first]?.key ?? '')) first++;
    let last = first;
    while (last < first + longestName && isNext(last) && !noName.test(words[last]?.key ?? 'ال')) last++;
    const [from, to] = [words[first], words[last - 1]];
    if (from && to && last > first) found.push({ start: from.start, end: to.end, after: 'title' });
  }
  return found;
}

function inMarks(text: string): UnknownName[] {
  return Array.from(text.matchAll(quoted)).flatMap((match): UnknownName[] => {
    const inner = match[1] ?? match[2] ?? '';
    const range = trimRange(text, { start: match.index + 1, end: match.index + 1 + inner.length });
    const words = wordsOf(text.slice(range.start, range.end));
    if (words.length === 0 || words.length > mostQuotedWords || !/\p{L}/u.test(inner)) return [];
    return [{ ...range, after: match[1] === undefined ? 'parentheses' : 'quotationMarks' }];
  });
}
