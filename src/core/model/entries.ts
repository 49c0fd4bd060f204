import type { CodebookEntry } from './codebook.js';

/** An entry of a built-in codebook: its labels and, mostly, its definition in one line. */
export type Words = readonly [ar: string, en: string, definitionAr?: string, definitionEn?: string];

/** The entry that the words make. */
export function entry([ar, en, definitionAr, definitionEn]: Words): CodebookEntry {
  return {
    label: { ar, en },
    ...(definitionAr !== undefined &&
      definitionEn !== undefined && { definition: { ar: definitionAr, en: definitionEn } }),
  };
}

/** Entries by id, in the order given. */
export function entries(words: Readonly<Record<string, Words>>): ReadonlyMap<string, CodebookEntry> {
  return new Map(Object.entries(words).map(([id, one]) => [id, entry(one)]));
}
