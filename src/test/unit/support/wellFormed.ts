/** An element of an XML document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

const name = String.raw`[:A-Z_a-z][-:.\w]*`;
const token = new RegExp(
  String.raw`<\?[^?]*\?>|</(?<close>${name})\s*>|<(?<open>${name})(?<attributes>(?:\s+${name}="[^"<]*")*)\s*(?<empty>/?)>|(?<text>[^<]+)|(?<wrong>[^])`,
  'gu',
);
// eslint-disable-next-line no-control-regex -- what XML 1.0 does not allow (2.2)
const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u;

/**
 * Reads an XML document without comments, CDATA and DOCTYPE, as strictly as the specification asks.
 * @throws when it is not well-formed
 */
export function readXml(document: string): XmlElement {
  const illegal = forbidden.exec(document);
  if (illegal) throw new Error(`A character that XML cannot hold, at ${illegal.index}`);
  const root = { name: '', attributes: new Map<string, string>(), children: [] as XmlElement[], text: '' };
  const open = [root];
  for (const { groups = {}, index } of document.matchAll(token)) {
    const parent = open.at(-1);
    const at = `at ${index}: ${document.slice(index, index + 40)}`;
    if (!parent || groups['wrong'] !== undefined) throw new Error(`Not well-formed ${at}`);
    if (groups['text'] !== undefined) parent.text += unescaped(groups['text'], at);
    else if (groups['close'] !== undefined) {
      if (open.pop()?.name !== groups['close']) throw new Error(`Closes what is not open ${at}`);
    } else if (groups['open'] !== undefined) {
      const attributes = attributesOf(groups['attributes'] ?? '', at);
      const element = { name: groups['open'], attributes, children: [], text: '' };
      parent.children.push(element);
      if (groups['empty'] === '') open.push(element);
    }
  }
  const [only] = root.children;
  if (open.length > 1 || root.children.length !== 1 || root.text.trim() !== '' || !only)
    throw new Error('Not one closed element');
  return only;
}

/** All elements below one, itself left out, that have a name. */
export function elementsNamed(root: XmlElement, wanted: string): XmlElement[] {
  return root.children.flatMap((child) => [
    ...(child.name === wanted ? [child] : []),
    ...elementsNamed(child, wanted),
  ]);
}

function attributesOf(text: string, at: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, key = '', value = ''] of text.matchAll(new RegExp(`(${name})="([^"]*)"`, 'gu'))) {
    if (found.has(key)) throw new Error(`${key} twice ${at}`);
    found.set(key, unescaped(value.replace(/\s/g, ' '), at));
  }
  return found;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescaped(text: string, at: string): string {
  return text.replace(/&(?:#(\d+)|(\w*));?/g, (reference, code: string | undefined, entity: string) => {
    const character = code === undefined ? entities[entity] : String.fromCodePoint(Number(code));
    if (character === undefined || !reference.endsWith(';') || forbidden.test(character))
      throw new Error(`No reference: ${reference} ${at}`);
    return character;
  });
}
