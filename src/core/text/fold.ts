// Folding is for matching only: the text is never rewritten and folded offsets are never stored.
// The table agrees with Lucene's ArabicNormalizer and CAMeL Tools except where these differ from each other.

const dropped =
  /[\u0610-\u061A\u064B-\u065F\u0670\u06D6-\u06ED\u0640\u061C\u200B-\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/u;
const presentationForm = /[\uFB50-\uFDFF\uFE70-\uFEFC]/u;
const space = /\s/u;
const plain = /^[\u0621\u0624\u0626-\u0628\u062A-\u063A\u0641\u0642\u0643-\u0648\u064A a-z0-9]*$/;

const letters = new Map<string, string>([
  ...Array.from('أإآٱ').map((letter) => [letter, 'ا'] as const),
  ['ى', 'ي'],
  ['ی', 'ي'],
  ['ک', 'ك'],
  ['ة', 'ه'],
  ...Array.from('٠١٢٣٤٥٦٧٨٩').map((digit, value) => [digit, String(value)] as const),
  ...Array.from('۰۱۲۳۴۵۶۷۸۹').map((digit, value) => [digit, String(value)] as const),
]);

/**
 * What one character (code point) folds to amid others: nothing for what is dropped, one space for white space, several
 * characters for a ligature.
 */
export function foldCharacter(character: string): string {
  if (dropped.test(character)) return '';
  if (space.test(character)) return ' ';
  if (presentationForm.test(character)) {
    const decomposed = character.normalize('NFKC');
    return decomposed === character ? character : fold(decomposed);
  }
  return letters.get(character) ?? character.toLowerCase();
}

/**
 * The key under which two spellings of one name are the same: marks, tatweel and invisible controls dropped, alef,
 * yeh, kaf and teh marbuta unified, digits made ASCII, presentation forms decomposed, Latin lower-cased, runs of white
 * space made one space, and no space at either end.
 */
export function fold(text: string): string {
  if (plain.test(text) && !text.includes('  ')) return text.trim();
  let key = '';
  // Kept apart: to look at the end of a string that grows copies it each time.
  let endsInSpace = false;
  for (const character of text) {
    const folded = foldCharacter(character);
    if (folded === '' || (folded === ' ' && endsInSpace)) continue;
    key += folded;
    endsInSpace = folded === ' ';
  }
  return key.trim();
}

const tanwin = /[\u064B-\u064D]/u;

/**
 * Whether a word ends in tanwin, written before or after its silent alef (`روسياً`): the adverb or adjective, which
 * folds to the name but is not it.
 */
export function endsInTanwin(word: string): boolean {
  let hasPassedAlef = false;
  for (let at = word.length - 1; at >= 0; at--) {
    const written = word.charAt(at);
    const letters = presentationForm.test(written) ? written.normalize('NFKC') : written;
    for (const letter of Array.from(letters).reverse()) {
      if (tanwin.test(letter)) return true;
      if (dropped.test(letter)) continue;
      if (letter !== 'ا' || hasPassedAlef) return false;
      hasPassedAlef = true;
    }
  }
  return false;
}
