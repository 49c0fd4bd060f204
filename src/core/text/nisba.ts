// The nisba is the adjective of belonging that Arabic makes from a name (روسيا → روسي). All words here are folded.

const ending = /(?:يه|ي|يون|يين|يان|يتان|يتين|يات)$/;
const endings = ['ي', 'يه', 'يون', 'يين', 'يان', 'يتان', 'يتين', 'يات'];

/** A word without the article. */
export function withoutArticle(key: string): string {
  return key.startsWith('ال') ? key.slice(2) : key;
}

/** The stem of a word that has the shape of a nisba (الروسية → روس), folded; undefined for other words. */
export function nisbaStem(key: string): string | undefined {
  if (key.includes(' ') || !ending.test(key)) return undefined;
  const stem = withoutArticle(key).replace(ending, '');
  return stem.length >= 3 ? stem : undefined;
}

/** How peoples are called whose plural does not follow from the stem. */
const peoples = new Map([
  ['روس', 'روس'],
  ['ترك', 'اتراك'],
  ['هند', 'هنود'],
  ['افغان', 'افغان'],
  ['المان', 'المان'],
  ['اميرك', 'اميركان'],
  ['امريك', 'امريكان'],
  ['بلغار', 'بلغار'],
  ['صرب', 'صرب'],
]);

/**
 * The nisba of a country's name in its genders and numbers, without the article: روسيا gives روسي, روسية, روسيون, روس
 * and so on. Made by rule from the name of one word; a name of several words has none.
 */
export function nisbaForms(name: string): string[] {
  if (name.includes(' ') || !/^\p{Script=Arabic}+$/u.test(name)) return [];
  return stems(withoutArticle(name)).flatMap(nisbaFormsOf);
}

/** The genders and numbers of the nisba of a folded stem, without the article: امريك gives امريكي, امريكية and so on. */
export function nisbaFormsOf(stem: string): string[] {
  const people = peoples.get(stem);
  return [...endings.map((one) => stem + one), ...(people === undefined ? [] : [people])];
}

function stems(name: string): string[] {
  const stem = name.replace(/(?:يا|يه|ا|ه)$/, '');
  if (stem.length < 2) return [];
  // النمسا → نمساوي
  if (name.endsWith('سا')) return [stem, `${name}و`];
  // أفغانستان → أفغاني, beside أفغانستاني
  if (name.endsWith('ستان')) return [name, name.slice(0, -4)];
  return [stem];
}
