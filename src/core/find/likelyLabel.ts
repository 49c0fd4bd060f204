import { countries } from '../model/countries.js';
import { countryOfNisba } from '../model/countryNames.js';
import { natureOf } from '../model/kinds.js';
import type { Codebook } from '../model/codebook.js';
import type { Label } from '../model/types.js';
import { labelFrom } from '../set/actorChanges.js';
import { fold } from '../text/fold.js';
import { nisbaStem } from '../text/nisba.js';

/**
 * What an actor is called that is made of words in a text: these and what a person typed, each in its language. A state
 * is not called by its nisba (القطرية), but as the country of which that is one; and an article that lost its alef to ل
 * before it (`للأردن`) has it again.
 * @param before the text before the words
 */
export function likelyLabel(
  codebook: Codebook,
  type: string,
  { quote, before, typed }: { readonly quote: string; readonly before: string; readonly typed: string },
): Label {
  const given = typed === '' ? {} : labelFrom(typed);
  const key = fold(quote);
  if (natureOf(codebook, type) === 'state' && nisbaStem(key) !== undefined) {
    const country = countries().get(countryOfNisba(key) ?? '');
    if (country) return { ...labelFrom(country.label.ar ?? quote), ...given };
    if (typed !== '' && key.startsWith('ال')) return given;
  }
  const isContracted = key.startsWith('ل') && /(?:^|[\s\p{P}])[وف]?[\p{M}]*ل[\p{M}]*$/u.test(before);
  return { ...labelFrom(isContracted ? `ا${quote}` : quote), ...given };
}
