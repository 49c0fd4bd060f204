import codes from 'i18n-iso-countries/codes.json';
import { fold } from '../text/fold.js';
import type { Label } from './types.js';

export interface Country {
  readonly label: Label;
  /** All that it may be called when somebody looks for it. */
  readonly names: readonly string[];
}

/** Where the names that computers come with are not those that ISO 3166 and the press use. */
const otherwise: ReadonlyMap<string, Label> = new Map([['PSE', { ar: 'فلسطين', en: 'Palestine' }]]);

let known: ReadonlyMap<string, Country> | undefined;

/** The countries by ISO 3166-1 alpha-3 code, in the order of the codes. */
export function countries(): ReadonlyMap<string, Country> {
  if (known) return known;
  const named = (language: string, style: 'long' | 'short'): Intl.DisplayNames =>
    new Intl.DisplayNames(language, { type: 'region', style });
  const long = { ar: named('ar', 'long'), en: named('en', 'long') };
  const short = [named('ar', 'short'), named('en', 'short')];
  const all = codes.map(([alpha2 = '', alpha3 = '']): [string, Country] => {
    const ar = long.ar.of(alpha2) ?? alpha3;
    const en = long.en.of(alpha2) ?? alpha3;
    const names = new Set([ar, en, ...short.map((one) => one.of(alpha2) ?? alpha3)]);
    return [alpha3, { label: otherwise.get(alpha3) ?? { ar, en }, names: [...names] }];
  });
  return (known = new Map(all.sort(([a], [b]) => (a < b ? -1 : 1))));
}

let byName: ReadonlyMap<string, Country> | undefined;

/** The country that is called so in Arabic or English, however that is spelt. */
export function countryNamed(name: string): Country | undefined {
  byName ??= new Map(
    [...countries().values()].flatMap((country) =>
      [...country.names, country.label.ar, country.label.en].map(
        (one) => [fold(one ?? ''), country] as const,
      ),
    ),
  );
  return byName.get(fold(name.trim()));
}
