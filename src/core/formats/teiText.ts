import type { Span } from '../model/types.js';
import { CodePoints } from '../text/codePoints.js';
import type { XmlElement } from './xmlReading.js';

/** Elements that begin and end a line where white space does not count. */
const blocks = new Set([
  ...[
    'p',
    'ab',
    'head',
    'div',
    'l',
    'lg',
    'item',
    'list',
    'opener',
    'closer',
    'dateline',
    'byline',
    'salute',
  ],
  ...[
    'signed',
    'title',
    'docTitle',
    'titlePart',
    'sp',
    'speaker',
    'u',
    'quote',
    'cit',
    'table',
    'row',
    'cell',
  ],
  ...['div1', 'div2', 'div3', 'front', 'body', 'back', 'group', 'text', 'epigraph', 'trailer', 'argument'],
]);
/** Inline wherever they stand in a block. */
const inline = new Set(['quote', 'title']);

/** Elements whose text is not the author's. */
const apparatus = new Set([
  ...['note', 'fw', 'figDesc', 'teiHeader', 'standOff', 'listPerson', 'listOrg', 'listPlace', 'listEvent'],
  ...['listAnnotation', 'spanGrp', 'linkGrp', 'index', 'del', 'surplus'],
]);
/** Of two readings of one place, the one as the source has it. */
const alternatives = new Set(['corr', 'reg', 'expan', 'rdg']);

/**
 * The text in an element of a TEI document. Where `xml:space` does not preserve it, white space is a space between words,
 * and a line feed between blocks.
 */
export class TeiText {
  text = '';
  private raw = '';
  /** For each UTF-16 unit of `raw`, how many of `text` come before it. */
  private readonly places: number[] = [];
  /** Where elements are, in UTF-16 of `raw`. */
  private readonly ranges = new Map<XmlElement, Span>();
  private pending: '' | ' ' | '\n' = '';
  private readonly points: CodePoints;
  private readonly rawPoints: CodePoints;

  constructor(root: XmlElement) {
    this.walk(root, false, 0);
    this.places.push(this.text.length);
    this.points = CodePoints.of(this.text);
    this.rawPoints = CodePoints.of(this.raw);
  }

  /**
   * Where an element's text stands in `text`, in code points without white space around it.
   * @returns undefined when the element is not in this text
   */
  spanOf(element: XmlElement): Span | undefined {
    const range = this.ranges.get(element);
    return range && this.trimmed(this.inText(range));
  }

  /**
   * Where the characters of an element from `offset` on stand in `text`, in code points, both.
   * @returns undefined when the element is not in this text or has no such characters
   */
  rangeIn(element: XmlElement, offset: number, length: number): Span | undefined {
    const range = this.ranges.get(element);
    if (!range || offset < 0 || length <= 0) return undefined;
    const from = this.rawPoints.fromUtf16(range[0]) + offset;
    if (from + length > this.rawPoints.fromUtf16(range[1])) return undefined;
    const [start, end] = this.inText([this.rawPoints.toUtf16(from), this.rawPoints.toUtf16(from + length)]);
    return [this.points.fromUtf16(start), this.points.fromUtf16(end)];
  }

  private inText([start, end]: Span): Span {
    return [this.places[start] ?? 0, this.places[end] ?? 0];
  }

  private trimmed([start, end]: Span): Span {
    const words = this.text.slice(start, end);
    const from = start + words.length - words.trimStart().length;
    const to = Math.max(from, end - (words.length - words.trimEnd().length));
    return [this.points.fromUtf16(from), this.points.fromUtf16(to)];
  }

  /** @param depth how many blocks are around that hold words */
  private walk(element: XmlElement, hidden: boolean, depth: number): void {
    const preserve = element.keepsSpace;
    const isBlock = blocks.has(element.name) && !(depth > 0 && inline.has(element.name));
    const holdsWords =
      isBlock && element.content.some((node) => typeof node === 'string' && node.trim() !== '');
    const start = this.raw.length;
    const isHidden =
      hidden || apparatus.has(element.name) || (alternatives.has(element.name) && depth > 0 && this.inChoice);
    if (!isHidden && !preserve && (isBlock || element.name === 'lb')) this.breakLine();
    const choice = this.inChoice;
    this.inChoice = element.name === 'choice' || element.name === 'app';
    for (const node of element.content) {
      if (typeof node === 'string') this.add(node, preserve, isHidden);
      else this.walk(node, isHidden, depth + (holdsWords ? 1 : 0));
    }
    this.inChoice = choice;
    if (!isHidden && preserve && element.name === 'lb') this.text += '\n';
    if (!isHidden && !preserve && isBlock) this.breakLine();
    this.ranges.set(element, [start, this.raw.length]);
  }

  private inChoice = false;

  private breakLine(): void {
    if (this.text !== '') this.pending = '\n';
  }

  private add(text: string, preserve: boolean, hidden: boolean): void {
    this.raw += text;
    if (hidden) this.drop(text);
    else if (preserve) this.take(text);
    else {
      for (const [piece] of text.matchAll(/[ \t\n\r]+|[^ \t\n\r]+/g)) {
        if (/^[ \t\n\r]/.test(piece)) {
          if (this.pending === '' && this.text !== '') this.pending = ' ';
          this.drop(piece);
        } else this.take(piece);
      }
    }
  }

  private drop(text: string): void {
    const { length } = this.text;
    for (let left = text.length; left > 0; left--) this.places.push(length);
  }

  private take(text: string): void {
    this.text += this.pending;
    this.pending = '';
    const { length } = this.text;
    for (let taken = 0; taken < text.length; taken += 1) this.places.push(length + taken);
    this.text += text;
  }
}
