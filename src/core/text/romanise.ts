// Arabic names in Latin letters, after the letters of ALA-LC without its marks: for ids, which people read and type.

const consonants = new Map(
  Object.entries({
    ...{ ب: 'b', ت: 't', ث: 'th', ج: 'j', ح: 'h', خ: 'kh', د: 'd', ذ: 'dh', ر: 'r', ز: 'z', س: 's', ش: 'sh' },
    ...{ ص: 's', ض: 'd', ط: 't', ظ: 'z', غ: 'gh', ف: 'f', ق: 'q', ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h' },
    ...{ پ: 'p', چ: 'ch', گ: 'g', ڤ: 'v', ژ: 'zh', ک: 'k' },
  }),
);
const vowels = new Map(Object.entries({ ا: 'a', ع: 'a', ة: 'a', ى: 'a', ؤ: 'u', ئ: 'i', ء: '' }));
/** Consonants before a vowel or at the start of a word, else long vowels. */
const glides = new Map<string, readonly [consonant: string, vowel: string]>([
  ['و', ['w', 'u']],
  ['ي', ['y', 'i']],
  ['ی', ['y', 'i']],
]);

interface Sound {
  readonly text: string;
  readonly isVowel: boolean;
}

/**
 * A text with its Arabic words in Latin letters; everything else stays. Vowels that are not written are not known: where
 * consonants meet that no syllable can hold, an `a` stands between them. It does not matter how an alef is spelt, nor
 * whether the text is vocalised.
 */
export function romanise(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\u0640|\u0670|[\u064B-\u065F]/gu, '')
    .replace(/[أإآٱ]/gu, 'ا')
    .replace(/(?:(?=\p{L})\p{Script=Arabic})+/gu, (word) => romaniseWord(word));
}

function romaniseWord(word: string): string {
  const article = /^ال(?=\p{L}{2})/u.exec(word)?.[0] ?? '';
  const letters = Array.from(word.slice(article.length));
  const sounds: Sound[] = [];
  for (const [i, letter] of letters.entries()) {
    sounds.push(soundOf(letter, letters[i + 1], sounds.at(-1)));
  }
  return (article === '' ? '' : 'al-') + voiced(sounds);
}

function soundOf(letter: string, next: string | undefined, last: Sound | undefined): Sound {
  const glide = glides.get(letter);
  if (glide) {
    const isConsonant = !last || (next !== undefined && vowels.has(next));
    const [consonant, vowel] = glide;
    // As in سوريا and السعودية.
    if (isConsonant && consonant === 'y' && last?.isVowel === false) return { text: 'iy', isVowel: true };
    return isConsonant ? { text: consonant, isVowel: false } : { text: vowel, isVowel: true };
  }
  if (letter === 'ة' && last?.text === 'a') return { text: 't', isVowel: false };
  const vowel = vowels.get(letter);
  return { text: vowel ?? consonants.get(letter) ?? letter, isVowel: vowel !== undefined };
}

/** Before a vowel one consonant begins a syllable; one may end it. */
function voiced(sounds: readonly Sound[]): string {
  let result = '';
  let isAfterVowel = false;
  for (const [i, { text, isVowel }] of sounds.entries()) {
    result += text;
    if (isVowel) {
      isAfterVowel = true;
      continue;
    }
    const next = sounds[i + 1];
    // After a vowel a consonant may end the syllable, unless it begins the next one.
    const mayEnd = isAfterVowel;
    isAfterVowel = false;
    if (!next || next.isVowel || mayEnd) continue;
    result += 'a';
    isAfterVowel = true;
  }
  return result;
}
