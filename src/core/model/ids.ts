import { firstCodePoints } from '../text/codePoints.js';
import { fold } from '../text/fold.js';
import { romanise } from '../text/romanise.js';

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';

/** Eight random characters, not among `taken`. */
export function newMentionId(taken: { has(id: string): boolean }): string {
  for (;;) {
    const bytes = crypto.getRandomValues(new Uint8Array(8));
    const id = Array.from(bytes, (byte) => alphabet.charAt(byte % alphabet.length)).join('');
    if (!taken.has(id)) return id;
  }
}

/** A readable id for a new actor or event: its label in Latin letters (see `romanise`), not among `taken`. */
export function newSlug(label: string, taken: { has(id: string): boolean }): string {
  const letters = fold(romanise(label));
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
