import type { AnnotatedArticle, EditedArticle, Random } from './editedArticles.js';

// Texts that came back in another spelling, of which folding says that it is the same: nothing in them was edited, and
// where each mention stands is known.

const vowels = ['\u064E', '\u064F', '\u0650', '\u0652', '\u0651\u064E', '\u064B'];
const joins = /[بتثجحخسشصضطظعغفقكلمنهيئ]/u;
const letter = /[\u0621-\u064A]/u;

/** What each UTF-16 unit of a text becomes, with the one before it and the one after it. */
type Respelling = (unit: string, random: Random, before: string, after: string) => string;

const respellings = {
  vocalised: (unit, random) =>
    letter.test(unit) && random() < 0.85 ? unit + (vowels[Math.floor(random() * vowels.length)] ?? '') : unit,
  'vocalised here and there': (unit, random) =>
    letter.test(unit) && random() < 0.08 ? `${unit}\u064E` : unit,
  tatweeled: (unit, random, _, after) =>
    joins.test(unit) && letter.test(after) && random() < 0.3
      ? unit + '\u0640'.repeat(1 + Math.floor(random() * 3))
      : unit,
  marked: (unit, random, before) => (/[ .،\n]/u.test(before) && random() < 0.4 ? `\u200F${unit}` : unit),
  're-spaced': (unit, random) => {
    if (unit === ' ') return [' ', ' ', '\u00A0', '  ', '\n', ' \u00A0 '][Math.floor(random() * 6)] ?? ' ';
    return unit === '\n' && random() < 0.5 ? '\n\n' : unit;
  },
  'in other letters': (unit, random) =>
    random() < 0.8
      ? (({ أ: 'ا', إ: 'ا', آ: 'ا', ة: 'ه', ى: 'ي', ي: 'ى' } as Record<string, string>)[unit] ?? unit)
      : unit,
} as const satisfies Record<string, Respelling>;

export type Spelling = keyof typeof respellings;
export const spellings = Object.keys(respellings) as Spelling[];

/** The article's text in another spelling, and where its mentions are then. No character may be astral. */
export function respelled(
  { text, mentions }: AnnotatedArticle,
  spelling: Spelling,
  random: Random,
): EditedArticle {
  const respell: Respelling = respellings[spelling];
  const starts = new Int32Array(text.length + 1);
  const ends = new Int32Array(text.length + 1);
  let now = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i);
    const written = respell(unit, random, text.charAt(i - 1), text.charAt(i + 1));
    // A mark before a word is none of it.
    starts[i] = now.length + (written.startsWith('\u200F') ? 1 : 0);
    now += written;
    ends[i + 1] = now.length;
  }
  const truth = mentions.map(({ spans }) =>
    spans.map(([start, end]): [number, number] => [starts[start] ?? 0, ends[end] ?? 0]),
  );
  return { text: now, truth };
}
