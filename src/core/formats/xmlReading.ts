import { XMLParser } from 'fast-xml-parser';
import { messageOf, placeOf, type Problem } from '../model/problem.js';
import type { SourceFile } from './reading.js';
import { decoded, readBytes } from './sourceText.js';
import { firstForbidden } from './xml.js';
import { say, type Message } from '../text/message.js';

/** An element with what is in it, in order: texts (references resolved, line ends as LF) and elements. */
export interface XmlElement {
  /** Without prefix. */
  readonly name: string;
  /** What its prefix stands for; empty when it has none. */
  readonly namespace: string;
  /** By their names as written, prefix included. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly content: readonly (XmlElement | string)[];
  /** Whether `xml:space`, of it or of what is around it, asks to keep white space. */
  readonly keepsSpace: boolean;
  /** Where it begins in the file, in UTF-16. */
  readonly at: number;
}

export interface XmlDocument {
  readonly root: XmlElement;
  /** An error at an element. */
  problem(element: XmlElement, message: Message): Problem;
}

export type XmlRead =
  { readonly ok: true; readonly document: XmlDocument } | { readonly ok: false; readonly problem: Problem };

/** Deeper than any document that people write, and far less deep than what exhausts a recursive reader. */
const deepest = 100;
/** In bytes, and elements: what is made of them takes some thirty times the room of the file, most of it the elements. */
const largest = 2 ** 25;
const mostElements = 1_000_000;

/**
 * Reads an XML document that may be meant to do harm. Refused with their place are: what is not well-formed, another
 * encoding than UTF-8, a DOCTYPE (so nothing is ever declared, expanded or fetched), deep nesting, and excessive size.
 * @param harmlessDoctype the only DOCTYPE to pass over, when the format cannot do without; it is never looked into
 */
export async function readXml(file: SourceFile, harmlessDoctype?: RegExp): Promise<XmlRead> {
  const bytes = await readBytes(file, largest);
  if (!(bytes instanceof Uint8Array)) return { ok: false, problem: bytes };
  return parseXml(file.path, bytes, harmlessDoctype);
}

export function parseXml(path: string, bytes: Uint8Array, harmlessDoctype?: RegExp): XmlRead {
  const refused = (text: string, at: number, message: Message): XmlRead => ({
    ok: false,
    problem: { path, ...placeOf(text, at), severity: 'error', message },
  });
  const raw = decoded(path, bytes);
  if (typeof raw !== 'string') return { ok: false, problem: raw };
  const text = raw.startsWith('\uFEFF') ? raw.slice(1) : raw;
  const encoding = /^<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1];
  if (encoding !== undefined && !/^(utf-?8|us-ascii)$/i.test(encoding)) {
    return refused(text, 0, say`The encoding is said to be ${encoding}. Convert the file to UTF-8.`);
  }
  try {
    const flaw = flawOf(text, harmlessDoctype);
    if (flaw) return refused(text, flaw.at, flaw.message);
    const nodes: unknown = parser.parse(text);
    const root = contentOf(nodes, outermost).find((node) => typeof node !== 'string');
    if (!root) return refused(text, 0, notWellFormed(say`there is no element`));
    const problem = (element: XmlElement, message: Message): Problem => ({
      path,
      ...placeOf(text, element.at),
      severity: 'error',
      message,
    });
    return { ok: true, document: { root, problem } };
  } catch (error) {
    return refused(text, 0, say`Not XML that can be read: ${messageOf(error)}`);
  }
}

/** The elements directly in another, of a name if one is given. */
export function childrenOf(element: XmlElement, name?: string): XmlElement[] {
  return element.content.filter(
    (node): node is XmlElement => typeof node !== 'string' && (name === undefined || node.name === name),
  );
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element && childrenOf(element, name)[0];
}

/** All elements of a name below one, in document order. */
export function* descendants(element: XmlElement, name: string): Generator<XmlElement> {
  for (const child of childrenOf(element)) {
    if (child.name === name) yield child;
    yield* descendants(child, name);
  }
}

/** The first element whose identifier, in `attribute`, another before it has too. */
export function repeatedId(root: XmlElement, attribute: string): XmlElement | undefined {
  const ids = new Set<string>();
  const repeated = (element: XmlElement): XmlElement | undefined => {
    const id = element.attributes.get(attribute);
    if (id !== undefined && ids.has(id)) return element;
    if (id !== undefined) ids.add(id);
    for (const child of childrenOf(element)) {
      const found = repeated(child);
      if (found) return found;
    }
    return undefined;
  };
  return repeated(root);
}

/** All text in an element, that of the elements in it included. */
export function textOf(element: XmlElement): string {
  return element.content.map((node) => (typeof node === 'string' ? node : textOf(node))).join('');
}

const markup = /<!--|<!\[CDATA\[|<\?|<!DOCTYPE\b|<!|<\/|</g;
const name = String.raw`[^\s<>/"'=&;,!?\d.-][^\s<>/"'=&;,!?]*`;
const attribute = String.raw`\s+(${name})\s*=\s*(?:"[^"<]*"|'[^'<]*')`;
const tag = new RegExp(String.raw`</?(${name})((?:${attribute})*)\s*/?>`, 'y');
const attributes = new RegExp(attribute, 'gy');
const strayReference = /&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)/;
const closings: Readonly<Record<string, string>> = { '<!--': '-->', '<![CDATA[': ']]>', '<?': '?>' };

interface Flaw {
  readonly at: number;
  readonly message: Message;
}

/** What makes a document no XML, or more than plain XML, in one pass: the library that then parses it lets much pass. */
function flawOf(text: string, doctype?: RegExp): Flaw | undefined {
  const illegal = firstForbidden(text);
  if (illegal !== undefined)
    return { at: illegal, message: notWellFormed(say`this character is not allowed`) };
  const open: string[] = [];
  let roots = 0;
  let elements = 0;
  let end = 0;
  for (;;) {
    markup.lastIndex = end;
    const found = markup.exec(text);
    const at = found?.index ?? text.length;
    const between = text.slice(end, at);
    const stray = strayReference.exec(between);
    if (stray) return { at: end + stray.index, message: undeclared };
    if (open.length === 0 && between.trim() !== '')
      return { at: end, message: notWellFormed(say`there is text outside of the outermost element`) };
    if (!found) break;
    const [opening] = found;
    const closing = closings[opening];
    if (closing !== undefined) {
      const close = text.indexOf(closing, at + opening.length);
      if (close < 0) return { at, message: notWellFormed(say`${opening} is never closed`) };
      end = close + closing.length;
    } else if (opening.startsWith('<!')) {
      const declared = roots === 0 ? text.slice(at, text.indexOf('>', at) + 1) : '';
      if (!doctype?.test(declared))
        return { at, message: say`A DOCTYPE or declaration is not allowed; remove it.` };
      end = at + declared.length;
    } else {
      tag.lastIndex = at;
      const [whole, name = '', given = ''] = tag.exec(text) ?? [];
      if (whole === undefined) return { at, message: notWellFormed(say`this is no complete tag`) };
      end = at + whole.length;
      if (opening === '</') {
        const expected = open.pop();
        if (expected !== name || given !== '')
          return { at, message: notWellFormed(say`</${name}> closes what is not open`) };
        continue;
      }
      if (++elements > mostElements)
        return { at, message: say`There are more than ${mostElements} elements; divide the file.` };
      if (open.length === 0 && roots++ > 0)
        return { at, message: notWellFormed(say`there is a second outermost element`) };
      const reference = strayReference.exec(whole);
      if (reference) return { at: at + reference.index, message: undeclared };
      const twice = repeated(Array.from(given.matchAll(attributes), ([, key = '']) => key));
      if (twice !== undefined) return { at, message: notWellFormed(say`${twice} stands here twice`) };
      if (!whole.endsWith('/>')) open.push(name);
      if (open.length > deepest) return { at, message: say`Nested too deeply.` };
    }
  }
  const unclosed = open.at(-1);
  if (unclosed !== undefined)
    return { at: text.length, message: notWellFormed(say`<${unclosed}> is never closed`) };
  return roots === 0 ? { at: 0, message: notWellFormed(say`there is no element`) } : undefined;
}

function repeated(keys: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return keys.find((key) => seen.size === seen.add(key).size);
}

function notWellFormed(why: Message): Message {
  return say`Not well-formed XML: ${why}.`;
}

const undeclared = notWellFormed(say`& must begin a reference, and no entities can be declared`);

const textKey = '#text';
const rawKey = '#cdata';
const attributesKey = ':@';

const parser = new XMLParser({
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  textNodeName: textKey,
  cdataPropName: rawKey,
  trimValues: false,
  parseTagValue: false,
  parseAttributeValue: false,
  // References are resolved here, where none can be declared.
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  captureMetaData: true,
  maxNestedTags: deepest + 1,
});

/** What an element has from those around it. */
interface Inherited {
  /** What the nearest element around it that declares some namespaces declares, by their prefixes. */
  readonly declared: ReadonlyMap<string, string>;
  /** Of the elements around that one; there are never more than `deepest`. */
  readonly outer: Inherited | undefined;
  readonly keepsSpace: boolean;
}

const outermost: Inherited = {
  declared: new Map([['xml', 'http://www.w3.org/XML/1998/namespace']]),
  outer: undefined,
  keepsSpace: false,
};

/** What the library made of an element's content, as elements and texts. */
function contentOf(nodes: unknown, outer: Inherited): (XmlElement | string)[] {
  if (!Array.isArray(nodes)) return [];
  return nodes.flatMap((node: unknown): (XmlElement | string)[] => {
    if (typeof node !== 'object' || node === null) return [];
    const key = Object.keys(node).find((name) => name !== attributesKey) ?? '';
    const value: unknown = Reflect.get(node, key);
    if (key === textKey) return typeof value === 'string' ? [resolved(value)] : [];
    if (key === rawKey) return [rawText(value)];
    const attributes = attributesOf(Reflect.get(node, attributesKey));
    const inherited = inheritedFrom(outer, attributes);
    const [name, prefix] = key.split(':').reverse();
    const meta: unknown = Object.getOwnPropertySymbols(node).map((symbol): unknown =>
      Reflect.get(node, symbol),
    )[0];
    const at: unknown = typeof meta === 'object' && meta !== null ? Reflect.get(meta, 'startIndex') : 0;
    return [
      {
        name: name ?? key,
        namespace: namespaceOf(prefix ?? '', inherited),
        attributes,
        content: contentOf(value, inherited),
        keepsSpace: inherited.keepsSpace,
        at: typeof at === 'number' ? at : 0,
      },
    ];
  });
}

function rawText(nodes: unknown): string {
  const node: unknown = Array.isArray(nodes) ? nodes[0] : undefined;
  const text: unknown = typeof node === 'object' && node !== null ? Reflect.get(node, textKey) : '';
  return typeof text === 'string' ? text : '';
}

function attributesOf(values: unknown): Map<string, string> {
  if (typeof values !== 'object' || values === null) return new Map();
  return new Map(
    // White space that is not written as a reference counts as spaces (XML 1.0, 3.3.3).
    Object.entries(values).map(([key, value]) => [key, resolved(String(value).replace(/[\t\n\r]/g, ' '))]),
  );
}

function inheritedFrom(outer: Inherited, attributes: ReadonlyMap<string, string>): Inherited {
  const space = attributes.get('xml:space');
  const declarations = [...attributes].filter(([key]) => key === 'xmlns' || key.startsWith('xmlns:'));
  if (space === undefined && declarations.length === 0) return outer;
  const declared = declarations.map(([key, value]) => [key.slice('xmlns:'.length), value] as const);
  return {
    declared: new Map(declared),
    outer,
    keepsSpace: space === undefined ? outer.keepsSpace : space === 'preserve',
  };
}

function namespaceOf(prefix: string, inherited: Inherited): string {
  for (let from: Inherited | undefined = inherited; from; from = from.outer) {
    const namespace = from.declared.get(prefix);
    if (namespace !== undefined) return namespace;
  }
  return '';
}

const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function resolved(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#(\d+)|#x([\da-fA-F]+)|(\w+));/g, (_, decimal, hexadecimal, name) => {
    if (typeof name === 'string') return predefined[name] ?? '';
    const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hexadecimal), 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '\uFFFD';
  });
}
