import type { Locator } from 'playwright-core';
import type { Point } from './text-position.js';

/**
 * Where in the window a letter of an article's page begins or ends, for a reader of its direction; it is scrolled into
 * sight.
 * @param article the element of the article's text, in whatever frame
 * @param offset of the letter in the text, in UTF-16 units, with `\n` at the ends of lines
 */
export async function edgeOf(article: Locator, offset: number, side: 'begin' | 'end'): Promise<Point> {
  const found = await article.evaluate(find, offset);
  const frame = await article.boundingBox();
  if (!found || !frame) throw new Error(`Not in the article in sight: ${String(offset)}`);
  const isLeftToRight = /[A-Za-z0-9٠-٩]/.test(found.letter);
  const x = (side === 'begin') === isLeftToRight ? found.left + 1 : found.right - 1;
  return { x: frame.x + x, y: frame.y + found.y };
}

/** What `find` needs of the page's elements; the project's types know only those of a web worker. */
interface TextNode {
  data: string;
}
interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}
interface PageElement {
  textContent: string;
  scrollIntoView: (options: { block: 'nearest' }) => void;
  getBoundingClientRect: () => Box;
  querySelectorAll: (selector: string) => Iterable<PageElement>;
  ownerDocument: {
    createTreeWalker: (root: PageElement, what: number) => { nextNode: () => TextNode | null };
    createRange: () => {
      setStart: (node: TextNode, offset: number) => void;
      setEnd: (node: TextNode, offset: number) => void;
      getBoundingClientRect: () => Box;
    };
  };
}

/** Runs in the page, so it uses nothing from outside; what it gives counts from the corner of the article's element. */
function find(
  article: PageElement,
  offset: number,
): { left: number; right: number; y: number; letter: string } | undefined {
  const textNodes = 4;
  let rest = offset;
  for (const paragraph of article.querySelectorAll('.paragraph')) {
    const { length } = paragraph.textContent;
    if (rest > length) {
      rest -= length + 1;
      continue;
    }
    paragraph.scrollIntoView({ block: 'nearest' });
    const walker = paragraph.ownerDocument.createTreeWalker(paragraph, textNodes);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (rest >= node.data.length) {
        rest -= node.data.length;
        continue;
      }
      const range = paragraph.ownerDocument.createRange();
      range.setStart(node, rest);
      range.setEnd(node, rest + 1);
      const whole = article.getBoundingClientRect();
      const { left, right, top, bottom } = range.getBoundingClientRect();
      return {
        left: left - whole.left,
        right: right - whole.left,
        y: (top + bottom) / 2 - whole.top,
        letter: node.data[rest] ?? '',
      };
    }
  }
  return undefined;
}
