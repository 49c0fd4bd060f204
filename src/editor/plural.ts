import * as vscode from 'vscode';

// Numbers as they are written and said in the language of the texts on the screen.

/** Of the texts on the screen: that of VS Code where there is a bundle for it in `l10n`, else English. */
export const textLanguage = vscode.l10n.bundle === undefined ? 'en' : vscode.env.language;

const rules = new Intl.PluralRules(textLanguage);
const numbers = new Intl.NumberFormat(textLanguage);
const percents = new Intl.NumberFormat(textLanguage, { style: 'percent' });

/** A number as it is written: `1,234`. */
export function number(value: number): string {
  return numbers.format(value);
}

/** A part of one, as it is written: `92%`. */
export function percent(part: number): string {
  return percents.format(part);
}

/**
 * A text with a number in the form that the number asks for. A bundle holds the forms of its language under the English
 * text with the category of `Intl.PluralRules` behind it: `1 mention/one`, `{0} mentions/few`.
 * @param one for 1
 * @param other for any other number, which is `{0}`
 * @param values for `{1}` and so on, in either
 */
export function counted(count: number, one: string, other: string, ...values: readonly string[]): string {
  return inForm(rules.select(count), count === 1 ? one : other, [number(count), ...values]);
}

/** A text in all forms that a number may ask for in one language, by the categories of `Intl.PluralRules`. */
export type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>>;

/** The forms of a text, for a page that fills in the number itself. The parameters are those of `counted`. */
export function pluralForms(one: string, other: string): PluralForms {
  const { pluralCategories } = rules.resolvedOptions();
  return Object.fromEntries(
    pluralCategories.map((category) => [category, inForm(category, category === 'one' ? one : other)]),
  );
}

function inForm(category: Intl.LDMLPluralRule, message: string, args: string[] = []): string {
  return vscode.l10n.t({ message, comment: category, args });
}
