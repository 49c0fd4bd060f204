import { firstCodePoints } from '../text/codePoints.js';
import { fold } from '../text/fold.js';

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Eight random characters, not among `taken`. */
export function newMentionId(taken: { has(id: string): boolean }): string {
  for (;;) {
    const bytes = crypto.getRandomValues(new Uint8Array(8));
    const id = Array.from(bytes, (byte) => alphabet.charAt(byte % alphabet.length)).join('');
    if (!taken.has(id)) return id;
  }
}

const latin = new Map(
  Object.entries({
    ا: 'a',
    ب: 'b',
    ت: 't',
    ث: 'th',
    ج: 'j',
    ح: 'h',
    خ: 'kh',
    د: 'd',
    ذ: 'dh',
    ر: 'r',
    ز: 'z',
    س: 's',
    ش: 'sh',
    ص: 's',
    ض: 'd',
    ط: 't',
    ظ: 'z',
    ع: 'a',
    غ: 'gh',
    ف: 'f',
    ق: 'q',
    ك: 'k',
    ل: 'l',
    م: 'm',
    ن: 'n',
    ه: 'h',
    و: 'w',
    ي: 'y',
    ء: '',
    ؤ: 'u',
    ئ: 'i',
    پ: 'p',
    چ: 'ch',
    گ: 'g',
    ڤ: 'v',
    ژ: 'zh',
  }),
);

/** A readable id for a new actor or event, made from its label and not among `taken`. */
export function newSlug(label: string, taken: { has(id: string): boolean }): string {
  const letters = Array.from(fold(label), (letter) => latin.get(letter) ?? letter).join('');
  const words =
    letters
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .match(/[\p{L}\p{N}]+/gu)
      ?.join('-') ?? 'unnamed';
  const slug = firstCodePoints(words, 60).replace(/-$/, '');
  if (!taken.has(slug)) return slug;
  let number = 2;
  while (taken.has(`${slug}-${String(number)}`)) number++;
  return `${slug}-${String(number)}`;
}
