/** A text of about a given length, in UTF-16, by the rule that its name tells. */
export interface LongText {
  readonly name: string;
  readonly make: (length: number) => string;
}

/** Single characters, of which a run is tried from each of its characters on by what is careless. */
const characters: Readonly<Record<string, string>> = {
  'one letter': 'ا',
  'a clitic': 'و',
  'a Latin letter': 'A',
  'a vowel sign': '\u064E',
  tanwin: '\u064B',
  'marks of two classes': '\u0323\u0301',
  'a letter with tanwin': 'ا\u064B',
  tatweel: '\u0640',
  'a ligature of eighteen letters': '\uFDFA',
  'a tanwin of the presentation forms': '\uFE70',
  'right-to-left marks': '\u200F',
  spaces: ' ',
  'line feeds': '\n',
  'carriage returns': '\r',
  'exclamation marks': '!',
  'full stops': '.',
  'quotation marks': '"',
  guillemets: '«',
  'closing guillemets': '»',
  'opening brackets': '(',
  'closing brackets': ')',
  dashes: '-',
  digits: '1',
  'Arabic digits': '٣',
  'digits with right-to-left marks': '1\u200F',
  emoji: '😀',
  'halves of a pair': '\uD83D',
};

/** Words of an article, over and over. */
const words: Readonly<Record<string, string>> = {
  'short words': 'ب ',
  'words that tell events': 'اجتماع ',
  lines: 'قال\n',
  sentences: 'قال. ',
  initials: 'د. ',
  'words of speech': 'قال: ',
  'a name after a conjunction': 'وسالم ',
  'a misspelt name': 'السوذان ',
  'the beginning of a longer name': 'السودان ',
  titles: 'الرئيس الروسي ',
  'quoted words': '«نور» ',
  months: 'في تموز ',
  days: '14/7/2016 ',
  'relative days': 'قبل يومين ',
};

const filled = (unit: string, length: number): string =>
  unit.repeat(Math.max(1, Math.floor(length / unit.length)));

/** Runs of one thing, between words and alone, and a few mixtures. */
export const longTexts: readonly LongText[] = [
  ...Object.entries(characters).map(([name, unit]): LongText => {
    return { name: `${name} between words`, make: (length) => `سالم ${filled(unit, length)}x` };
  }),
  ...['one letter', 'tanwin', 'a ligature of eighteen letters', 'spaces', 'digits'].map((name): LongText => {
    return { name: `${name} alone`, make: (length) => filled(characters[name] ?? '', length) };
  }),
  ...Object.entries(words).map(([name, unit]): LongText => ({
    name,
    make: (length) => filled(unit, length),
  })),
  { name: 'many marks in each word', make: (length) => filled(`ا${'\u064E'.repeat(40)} `, length) },
  { name: 'words further and further apart', make: apart },
];

function apart(length: number): string {
  let text = '';
  for (let gap = 1; text.length < length; gap++) text += `سالم${' '.repeat(gap)}`;
  return text;
}
