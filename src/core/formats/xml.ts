// What XML 1.0 says of text: https://www.w3.org/TR/xml/

/** Characters that no XML document may hold, not even as a reference (2.2, Char). */
const forbidden =
  // eslint-disable-next-line no-control-regex -- control characters are what this is about
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A parser would make spaces or line feeds of them (2.11, 3.3.3).
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** `text` as content of an element or an attribute's value. What XML cannot hold becomes U+FFFD. */
export function xmlText(text: string): string {
  return heldByXml(text).replace(/[&<>"'\t\n\r]/g, (character) => references[character] ?? '');
}

/** `text` with U+FFFD for each character that XML cannot hold. */
export function heldByXml(text: string): string {
  return text.replace(forbidden, '\uFFFD');
}

/** How many characters of `text` XML cannot hold. */
export function countForbidden(text: string): number {
  return text.match(forbidden)?.length ?? 0;
}

/** Where `text` has its first character that XML cannot hold, in UTF-16. */
export function firstForbidden(text: string): number | undefined {
  const at = text.search(forbidden);
  return at < 0 ? undefined : at;
}

/**
 * An identifier of type NCName for an entry, from which `entryId` gets it back: a prefix, which must begin with a letter,
 * a dot, and the entry's own id, where each character that no NCName may have stands as its code between middle dots.
 */
export function xmlId(prefix: string, id: string): string {
  const own = Array.from(id, (character) =>
    isNameToken(character) && character !== ':' && character !== '·' ? character : escaped(character),
  );
  return `${prefix}.${own.join('')}`;
}

/** The id in an identifier that `xmlId` made with the prefix; undefined of any other. */
export function entryId(prefix: string, identifier: string): string | undefined {
  if (!identifier.startsWith(`${prefix}.`)) return undefined;
  return unescaped(identifier.slice(prefix.length + 1));
}

/**
 * A text as one word of TEI (teidata.word, which teidata.enumerated is: no separators and none of Unicode's other
 * characters), from which `textOfWord` gets it back: each character that it may not have stands as in `xmlId`.
 */
export function wordOf(text: string): string {
  return text.replace(/[\p{C}\p{Z}·]/gu, escaped);
}

/** The text that `wordOf` made a word of. */
export function textOfWord(word: string): string {
  return unescaped(word);
}

function escaped(character: string): string {
  return `·${(character.codePointAt(0) ?? 0).toString(16)}·`;
}

function unescaped(text: string): string {
  return text.replace(/·([0-9a-f]{1,6})·/g, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** Whether `text` may be an identifier of type NMTOKEN (2.3, Nmtoken). */
export function isNameToken(text: string): boolean {
  return nameToken.test(text);
}

const nameToken =
  /^[-:.\w\u00B7\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u037D\u037F-\u1FFF\u200C-\u200D\u203F\u2040\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD\u{10000}-\u{EFFFF}]+$/u;
