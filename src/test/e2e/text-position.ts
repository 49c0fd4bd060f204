import type { Locator } from 'playwright-core';

/** A point of the page, in pixels. */
export interface Point {
  x: number;
  y: number;
}

/** Where the middle of a text is in an editor; undefined if it is not in sight on one line of the screen. */
export async function textPosition(
  editor: Locator,
  text: string,
  occurrence = 1,
): Promise<Point | undefined> {
  return editor.evaluate(find, { text, occurrence });
}

/** What `find` needs of the page's elements; the project's types know only those of a web worker. */
interface TextNode {
  data: string;
}
interface Line {
  style: { top: string };
  ownerDocument: {
    createTreeWalker: (root: Line, what: number) => { nextNode: () => TextNode | null };
    createRange: () => {
      setStart: (node: TextNode, offset: number) => void;
      setEnd: (node: TextNode, offset: number) => void;
      getBoundingClientRect: () => { x: number; y: number; width: number; height: number };
    };
  };
}
interface Editor {
  querySelectorAll: (selector: string) => Iterable<Line>;
}

/**
 * Runs in the page, so it uses nothing from outside. A line's text is spread over several elements, which come in
 * the order of the text, not of the screen; its spaces are no-break spaces.
 */
function find(editor: Editor, { text, occurrence }: { text: string; occurrence: number }): Point | undefined {
  const textNodes = 4;
  let seen = 0;
  const lines = [...editor.querySelectorAll('.view-lines > .view-line')].sort(
    (one, other) => parseFloat(one.style.top) - parseFloat(other.style.top),
  );
  for (const line of lines) {
    const walker = line.ownerDocument.createTreeWalker(line, textNodes);
    const places: { node: TextNode; offset: number }[] = [];
    let whole = '';
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      for (let offset = 0; offset < node.data.length; offset++) {
        places.push({ node, offset });
      }
      whole += node.data.replaceAll('\u00a0', ' ');
    }
    for (let at = whole.indexOf(text); at >= 0; at = whole.indexOf(text, at + 1)) {
      seen++;
      const place = places[at + Math.floor(text.length / 2)];
      if (seen === occurrence && place) {
        const range = line.ownerDocument.createRange();
        range.setStart(place.node, place.offset);
        range.setEnd(place.node, place.offset + 1);
        const box = range.getBoundingClientRect();
        return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      }
    }
  }
  return undefined;
}
