const suffixes = ['ه', 'ها', 'هما', 'هم', 'هن', 'ك', 'كم', 'نا', 'ي'];

/**
 * The forms that a description takes with a possessive: وزير gives وزيره, وزيرها and so on, وزير الخارجية none. Only the
 * last word takes the suffix, a teh marbuta before it opens to teh, and a word with the article takes none.
 * @param key folded
 * @param endsInTeh whether the last letter, which folding made a heh, is a teh marbuta
 */
export function possessiveForms(key: string, endsInTeh: boolean): string[] {
  if (!/^\p{Script=Arabic}{3,}$/u.test(key.slice(key.lastIndexOf(' ') + 1)) || /(?:^| )ال/.test(key))
    return [];
  const stem = endsInTeh ? `${key.slice(0, -1)}ت` : key;
  return suffixes.map((suffix) => stem + suffix);
}
