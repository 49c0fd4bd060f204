import { fold } from './fold.js';

const marks = '[\\u064B-\\u065F\\u0670\\u0640]*';
const conjunctions = 'وف';
const prepositions = 'بكلس';
/** Conjunction, then preposition or future marker, each with the marks that may stand on it. */
const mark = new RegExp(`^${marks}$`, 'u');
const chain = new RegExp(`^(?:[${conjunctions}]${marks})?(?:[${prepositions}]${marks})?`, 'u');

/**
 * How many UTF-16 units of clitics (`و ف ب ك ل س` and their chains) may stand before a name in `word`: every length that
 * leaves something over, longest first, never 0. Which of them is right, if any, depends on what follows: بوتين and
 * كيري begin with such letters too, so a caller must recognise the rest (see `trimProclitic`).
 */
export function procliticLengths(word: string): number[] {
  const longest = chain.exec(word)?.[0] ?? '';
  const lengths: number[] = [];
  for (let length = longest.length; length > 0; length--) {
    const next = word.charAt(length);
    if (next !== '' && !mark.test(next)) lengths.push(length);
  }
  return lengths;
}

/**
 * The folded forms that the rest of a word after its proclitics may stand for: itself and, after the preposition ل, the
 * article whose alef the contraction swallowed (`للولايات` is ل + الولايات), with its lam where the name has one of its
 * own (`لليكود` is ل + الليكود).
 */
export function restForms(proclitic: string, rest: string): string[] {
  const key = fold(rest);
  return fold(proclitic).endsWith('ل') ? uncontracted(key) : [key];
}

/** The folded names that a quote may be which leaves out a preposition: the contraction stays in it. */
export function uncontracted(key: string): string[] {
  return key.startsWith('ل') ? ['ا' + key, 'ال' + key, key] : [key];
}

/**
 * UTF-16 length of the proclitics to leave out of a mention that begins with `text`, or 0.
 * @param isName tells whether a folded text is a name, or the beginning of one, that is known to stand by itself
 */
export function trimProclitic(text: string, isName: (key: string) => boolean): number {
  if (isName(fold(text))) return 0;
  return (
    // The fewest letters first: of two names that may follow, the longer is meant.
    procliticLengths(text).findLast((length) =>
      restForms(text.slice(0, length), text.slice(length)).some(isName),
    ) ?? 0
  );
}

/** Every letter that a clitic, or the alef of the article, may put before a name. */
export const cliticLetters = `${conjunctions}${prepositions}ا`;

/** The longest lead before a name, in letters: conjunction, preposition, article. */
export const longestLead = 4;

const clitics = new RegExp(`^[${conjunctions}]?[${prepositions}]?$`);
const cliticsAndArticle = new RegExp(`^[${conjunctions}]?[${prepositions}]?ال$`);
const contraction = new RegExp(`^[${conjunctions}]?ل$`);
const contractedArticle = new RegExp(`^[${conjunctions}]?لل$`);

/** Whether folded letters are nothing or clitics that may stand before a name. */
export function isClitics(lead: string): boolean {
  return lead === '' || clitics.test(lead);
}

/** Whether folded letters are clitics that end in the ل which swallows the alef of an article after it. */
export function contracts(lead: string): boolean {
  return contraction.test(lead);
}

/**
 * How many letters at the end of `lead`, the folded letters of a word before a name without the article, are an
 * article: `ال`, or the lam that a contraction left of it. Undefined when there are none, or no clitics before them.
 */
export function articleAfterClitics(lead: string): 1 | 2 | undefined {
  if (cliticsAndArticle.test(lead)) return 2;
  return contractedArticle.test(lead) ? 1 : undefined;
}
