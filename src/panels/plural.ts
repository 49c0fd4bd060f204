import * as z from 'zod';

/** A text in all forms that a number may ask for, by the categories of `Intl.PluralRules`; `{0}` is the number. */
export const pluralShape = z.partialRecord(
  z.enum(['zero', 'one', 'two', 'few', 'many', 'other']),
  z.string(),
);

export type PluralForms = Readonly<z.output<typeof pluralShape>>;
