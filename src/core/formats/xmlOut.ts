import type { Losses } from './losses.js';
import { countForbidden, xmlText } from './xml.js';

type Attributes = Readonly<Record<string, string | undefined>>;

/** Writes elements of XML, and counts what XML cannot hold. */
export class XmlOut {
  constructor(private readonly losses: Losses) {}

  /** An element with a text in it. Attributes without a value are left out. */
  element(name: string, attributes: Attributes, text: string): string {
    return this.wrap(name, attributes, this.text(text));
  }

  /** An element around XML. */
  wrap(name: string, attributes: Attributes, content = ''): string {
    let start = `<${name}`;
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined) start += ` ${key}="${this.text(value)}"`;
    }
    return content === '' ? `${start}/>` : `${start}>${content}</${name}>`;
  }

  private text(text: string): string {
    this.losses.add('characters that XML cannot hold', countForbidden(text));
    return xmlText(text);
  }
}
