/** What a message says something of: a text is shown as it is, a number as the reader's language writes it. */
export type Value = string | number | Message;

/**
 * What core tells people: a text with places for values, as in `There is no {0}.` It reads in English as it stands; the
 * editor looks the text up in the reader's language before it fills the places.
 */
export class Message {
  constructor(
    readonly text: string,
    readonly values: readonly Value[] = [],
  ) {}

  /** In English. */
  toString(): string {
    return this.text.replace(/\{(\d+)\}/g, (_, index: string) => String(this.values[Number(index)]));
  }

  toJSON(): string {
    return this.toString();
  }
}

/** Makes a message of a template: `` say`There is no ${id}.` `` */
export function say(parts: TemplateStringsArray, ...values: readonly Value[]): Message {
  const text = parts.reduce((before, part, index) => `${before}{${index - 1}}${part}`);
  return new Message(text, values);
}

/** An error that is told to people, so that it can be in their language. */
export class ToldError extends Error {
  constructor(readonly told: Message) {
    super(String(told));
    this.name = 'ToldError';
  }
}
