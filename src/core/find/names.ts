import type { Actor, Nature } from '../model/types.js';
import { fold } from '../text/fold.js';
import { nisbaForms, nisbaFormsOf } from '../text/nisba.js';
import { possessiveForms } from '../text/possessive.js';
import { formsOf } from './aliasIndex.js';
import type { Written } from './matcher.js';

/**
 * Where a name comes from: `known` is a label or alias; `nisba` and `possessive` follow from one by rule, a
 * nisba also from one of another gender or number that was tagged; `given` and
 * `family` are the first and the last word of a person's longer name.
 */
export type Origin = 'known' | 'nisba' | 'possessive' | 'given' | 'family';

/** A written form by which an actor may be found. */
export interface Name extends Written {
  readonly actor: string;
  readonly origin: Origin;
  /** The label or alias that it is or follows from, or the nisba that was tagged. */
  readonly of: string;
}

const shortestPart = 4;
const tehMarbuta = /\u0629[\u064B-\u0652]*$/u;

/** What the codebook, and what an actor's mentions, tell of its names. */
export interface Usage {
  readonly nature: Nature | undefined;
  /** Whether a form of the actor is a description (وزير الدفاع) rather than a name, and so takes possessives. */
  readonly isNominal: (form: string) => boolean;
  /** The nisbas that the actor was tagged by, by their stems; see `QuoteIndex.nisbasOf`. */
  readonly nisbas: ReadonlyMap<string, { readonly quote: string }>;
}

/** The names of an actor, each once. */
export function namesOf(id: string, actor: Actor, { nature, isNominal, nisbas }: Usage): Name[] {
  const names = new Map<string, Name>();
  const add = (text: string, origin: Origin, of: string): void => {
    const folded = fold(text);
    // A nisba may be written like the name (سورية); which of them it is, the article in the text decides.
    const key = origin === 'nisba' ? `${folded} nisba` : folded;
    if (folded !== '' && !names.has(key)) names.set(key, { text, actor: id, origin, of });
  };
  const forms = formsOf(actor);
  for (const form of forms) add(form, 'known', form);
  for (const form of forms) {
    const key = fold(form);
    if (nature === 'state') for (const nisba of nisbaForms(key)) add(nisba, 'nisba', form);
    if (isNominal(form)) {
      for (const nominal of possessiveForms(key, tehMarbuta.test(form))) add(nominal, 'possessive', form);
    }
    const words = form.split(/\s+/u);
    if (nature !== 'person' || words.length < 2) continue;
    const [given, family] = [words[0] ?? '', words.at(-1) ?? ''];
    if (fold(given).length >= shortestPart) add(given, 'given', form);
    if (fold(family).length >= shortestPart) add(family, 'family', form);
  }
  for (const [stem, { quote }] of nisbas) {
    for (const nisba of nisbaFormsOf(stem)) add(nisba, 'nisba', quote);
  }
  return [...names.values()];
}
