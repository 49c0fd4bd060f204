import type { Label } from './types.js';

/** The two languages that labels are written in. */
export type Language = 'ar' | 'en';

/** The label in the wanted language, else in the other, else the id. */
export function labelIn(language: Language, label: Label | undefined, id: string): string {
  const other = language === 'ar' ? label?.en : label?.ar;
  return label?.[language] ?? other ?? id;
}

/** The language that a written form looks to be in: Arabic when it has an Arabic letter. */
export function languageOf(form: string): Language {
  return /\p{Script=Arabic}/u.test(form) ? 'ar' : 'en';
}

const isolates = /[\u2066-\u2069\u202A-\u202E\u200E\u200F\u061C]/g;

/** `text` wrapped in a bidi isolate, so that it keeps its order among text of the other direction. For display only. */
export function isolate(text: string): string {
  return `\u2068${text.replace(isolates, '')}\u2069`;
}
