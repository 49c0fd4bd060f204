import type { ActorType, CodebookEntry } from './codebook.js';
import type { Nature } from './types.js';

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

/** Actor types by id, each with its nature, if it has one, and its words. */
export function actorTypes(
  types: Readonly<Record<string, readonly [nature: Nature | undefined, words: Words]>>,
): ReadonlyMap<string, ActorType> {
  return new Map(
    Object.entries(types).map(([id, [nature, words]]) => [
      id,
      { ...entry(words), ...(nature && { nature }) },
    ]),
  );
}
