import { fold } from '../text/fold.js';
import { nisbaForms, withoutArticle } from '../text/nisba.js';
import { countries } from './countries.js';

// How Arabic texts call the countries, beside their names in ISO 3166.

/** Other spellings and short names, by ISO 3166-1 alpha-3 code. */
const alsoCalled: readonly (readonly [code: string, names: string])[] = [
  ['USA', 'أمريكا أميركا'],
  ['GBR', 'بريطانيا'],
  ['NLD', 'هولندا'],
  ['SYR', 'سورية'],
  ['TUR', 'تركية'],
  ['ARE', 'الإمارات'],
  ['SAU', 'السعودية'],
  ['CZE', 'تشيكيا التشيك'],
];

interface Names {
  /** The codes, by folded name. */
  readonly byName: ReadonlyMap<string, string>;
  /** The codes, by folded nisba without the article; those that two countries share are left out. */
  readonly byNisba: ReadonlyMap<string, string>;
}

let known: Names | undefined;

/** Whether a folded text is what a country is called. */
export function isCountryName(key: string): boolean {
  return names().byName.has(key);
}

/** The ISO 3166-1 alpha-3 code of the country that a folded nisba is of (القطرية), if that is one only. */
export function countryOfNisba(key: string): string | undefined {
  return names().byNisba.get(withoutArticle(key));
}

function names(): Names {
  if (known) return known;
  const byName = new Map<string, string>();
  const nisbas = new Map<string, Set<string>>();
  const add = (code: string, name: string): void => {
    const key = fold(name);
    byName.set(key, code);
    for (const nisba of nisbaForms(key)) {
      const codes = nisbas.get(nisba);
      if (codes) codes.add(code);
      else nisbas.set(nisba, new Set([code]));
    }
  };
  for (const [code, { names: all }] of countries()) for (const name of all) add(code, name);
  for (const [code, others] of alsoCalled) for (const name of others.split(' ')) add(code, name);
  const byNisba = new Map<string, string>();
  for (const [nisba, codes] of nisbas) {
    const [only, ...others] = codes;
    if (only !== undefined && others.length === 0) byNisba.set(nisba, only);
  }
  return (known = { byName, byNisba });
}
