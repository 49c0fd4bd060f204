import { fold } from '../text/fold.js';

/**
 * How well what a person typed fits an entry of a list: 0 when one of its forms begins with it, 1 when each word of it
 * begins a word of the forms, 2 when each stands somewhere in them; undefined when one stands nowhere.
 */
export function matchLevel(typed: string, forms: readonly string[]): 0 | 1 | 2 | undefined {
  const query = fold(typed);
  const keys = forms.map(fold);
  if (keys.some((key) => key.startsWith(query))) return 0;
  const text = ` ${keys.join(' ')}`;
  const words = query.split(' ');
  if (!words.every((word) => text.includes(word))) return undefined;
  return words.every((word) => text.includes(` ${word}`) || text.includes(` ال${word}`)) ? 1 : 2;
}

/** The items that what was typed fits, the better before the others, and otherwise in the order that they have. */
export function matching<T>(
  typed: string,
  items: readonly T[],
  formsOf: (item: T) => readonly string[],
): T[] {
  if (typed.trim() === '') return [...items];
  const levels: [T[], T[], T[]] = [[], [], []];
  for (const item of items) {
    const level = matchLevel(typed, formsOf(item));
    if (level !== undefined) levels[level].push(item);
  }
  return levels.flat();
}
