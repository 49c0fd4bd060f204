import type { Sheet } from './sheet.js';

// Places in the document and offsets of the article's text, each from the other.

/** A place as the document's ranges have it. */
export interface Point {
  readonly node: Node;
  readonly offset: number;
}

/** The offset at a place in the sheet; undefined elsewhere. */
export function offsetAt(sheet: Sheet, { node, offset }: Point): number | undefined {
  if (node === sheet.element) {
    return sheet.text.lines[offset]?.start ?? sheet.text.length;
  }
  const line = sheet.lineOf(node);
  const element = line && sheet.elementOf(line);
  if (!element) return undefined;
  const before = document.createRange();
  before.setStart(element, 0);
  before.setEnd(node, offset);
  return line.start + before.toString().length;
}

/**
 * The place of an offset.
 * @param side between two texts: whether at the end of the one before or the beginning of the one after
 */
export function pointAt(sheet: Sheet, offset: number, side: 'before' | 'after' = 'before'): Point {
  const line = sheet.text.lineAt(offset);
  const element = line && sheet.elementOf(line);
  if (!element) return { node: sheet.element, offset: 0 };
  return pointIn(element, Math.min(offset - line.start, line.text.length), side);
}

function pointIn(element: HTMLElement, offset: number, side: 'before' | 'after'): Point {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let left = offset;
  let last: Point = { node: element, offset: 0 };
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const length = node.nodeValue?.length ?? 0;
    if (left < length || (left === length && side === 'before')) return { node, offset: left };
    left -= length;
    last = { node, offset: length };
  }
  return last;
}

/** The range of `[start, end)`. */
export function rangeOf(sheet: Sheet, start: number, end: number): Range {
  const range = document.createRange();
  const [from, to] = [pointAt(sheet, start, 'after'), pointAt(sheet, end)];
  range.setStart(from.node, from.offset);
  if (end > start) range.setEnd(to.node, to.offset);
  return range;
}

/** The rectangle of the cursor at an offset; in an empty line that of its paragraph. */
export function caretRect(sheet: Sheet, offset: number): DOMRect {
  const { node, offset: at } = pointAt(sheet, offset);
  const range = document.createRange();
  range.setStart(node, at);
  const [rect] = range.getClientRects();
  if (rect) return rect;
  const element = node instanceof Element ? node : node.parentElement;
  return (element ?? sheet.element).getBoundingClientRect();
}

/** The offset under a point of the window; undefined beside the text. */
export function offsetFromPoint(sheet: Sheet, x: number, y: number): number | undefined {
  const point = pointFrom(x, y);
  return point && offsetAt(sheet, point);
}

function pointFrom(x: number, y: number): Point | undefined {
  // Browsers without the one have the other.
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y);
    return position ? { node: position.offsetNode, offset: position.offset } : undefined;
  }
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const range = (document as Document).caretRangeFromPoint(x, y);
  return range ? { node: range.startContainer, offset: range.startOffset } : undefined;
}
