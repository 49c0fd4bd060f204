import type { PluralForms } from '../plural.js';

// Texts of the panel with their places filled, in the language of the page.

const { lang } = document.documentElement;
const rules = new Intl.PluralRules(lang);
const numbers = new Intl.NumberFormat(lang);

/** What divides the parts of an enumeration. */
export const comma = document.documentElement.lang.startsWith('ar') ? '، ' : ', ';

/** A number as it is written: `1,234`. */
export function number(value: number): string {
  return numbers.format(value);
}

/** A text with its places filled: `{0} of {1}`. */
export function phrase(text: string, ...values: readonly (string | number)[]): string {
  return text.replace(/\{(\d+)\}/g, (place, index: string) => {
    const value = values[Number(index)] ?? place;
    return typeof value === 'number' ? number(value) : value;
  });
}

/** A text with a number, in the form that the number asks for. @param values for `{1}` and so on */
export function counted(forms: PluralForms, count: number, ...values: readonly (string | number)[]): string {
  return phrase(forms[rules.select(count)] ?? forms.other ?? '', count, ...values);
}
