// What brat allows in names, and how other ids are written with it so that they can be read back.

/** Line ends as brat's own reader knows them, which ends a line of an annotation file at each. */
// eslint-disable-next-line no-control-regex -- these are among them
export const lineEnds = /[\n\v\f\r\u001C-\u001E\u0085\u2028\u2029]+/g;

/** A text for the last column of a line, where line ends would begin another one. */
export function onOneLine(text: string): string {
  return text.replace(lineEnds, ' ');
}

/**
 * An id as a name: letters, digits, `_` and `-`. Any other character is `_xHHHH_` with its code point, and so is an
 * underscore that would begin that.
 */
export function nameOf(id: string): string {
  return id.replace(/[^A-Za-z0-9_-]|_(?=x)/gu, escaped);
}

/** A role as a name that does not end in a digit, since those count repeated roles. */
export function roleNameOf(role: string): string {
  return nameOf(role).replace(/\d$/, escaped);
}

/** An attribute's value, which may have letters of every script but no space. */
export function valueNameOf(value: string): string {
  return value.replace(/[^\p{L}\p{M}\p{N}._-]|_(?=x)/gu, escaped);
}

/** The id that a name was made of. */
export function idOf(name: string): string {
  return name.replace(/_x([0-9A-F]{1,6})_/g, (whole, hex: string) => {
    const code = Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });
}

/** The role that an argument's name was made of. */
export function roleOf(name: string): string {
  return idOf(name.replace(/(?<!\d)\d+$/, ''));
}

function escaped(character: string): string {
  return `_x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}_`;
}

/** Attributes that say of a mention what only Hashiya's mentions have. */
export const formAttribute = 'MentionForm';
export const statusAttribute = 'MentionStatus';

/** The type of the notes that hold, as JSON, what brat has no place for. */
export const hashiyaNote = 'Hashiya';
export const annotatorNote = 'AnnotatorNotes';

/** The knowledge bases that `N` lines refer to, and the files that describe what is in them. */
export const actorBase = 'actor';
export const eventBase = 'event';
export const actorsTable = 'hashiya-actors.tsv';
export const eventsTable = 'hashiya-events.tsv';
