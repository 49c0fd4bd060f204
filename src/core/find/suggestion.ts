import type { Form } from '../model/types.js';

/**
 * Why a place is proposed:
 * - `name`: it says a label or alias;
 * - `article`: it says one after an article which that lacks;
 * - `nisba`, `possessive`: it says a form that follows from one by rule;
 * - `namePart`: it says the given or family name of a person whom the article names in full;
 * - `variant`: it says one but for one letter;
 * - `recorded`: its mention was recorded as a suggestion.
 */
export type Reason = 'name' | 'article' | 'nisba' | 'possessive' | 'namePart' | 'variant' | 'recorded';

/** Whom a place may name. */
export interface Candidate {
  readonly actor: string;
  readonly form: Form;
  /** 0 to 1; of one place's candidates the sum is at most 1. */
  readonly score: number;
}

/** A mention that nobody has confirmed. */
export interface Suggestion {
  /** Half-open, in code points of the article's text, like a mention's span. */
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** The likeliest actor. */
  readonly actor: string;
  readonly form: Form;
  /** 0 to 1: from 0.9 on a known form that names one actor only, below 0.5 an ambiguous or approximate one. */
  readonly score: number;
  readonly reason: Reason;
  /** The label or alias by which it was found. */
  readonly alias: string;
  /** All actors that it may name, the likeliest first; one unless the words are ambiguous. */
  readonly candidates: readonly Candidate[];
}
