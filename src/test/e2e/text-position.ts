import type { Locator } from 'playwright-core';

/**
 * Runs in the page: the middle of an occurrence of a text in an editor, in pixels, if it is in sight and on one
 * line of the screen. A line's text is spread over several elements, in the order of the text, not of the screen.
 */
const find = `(editor, [text, occurrence]) => {
  let left = occurrence;
  const lines = [...editor.querySelectorAll('.view-lines > .view-line')];
  lines.sort((one, other) => parseFloat(one.style.top) - parseFloat(other.style.top));
  for (const line of lines) {
    const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    const whole = nodes.map((node) => node.data).join('').replace(/\\u00a0/g, ' ');
    let start = -1;
    while ((start = whole.indexOf(text, start + 1)) >= 0) {
      if (--left > 0) continue;
      const range = document.createRange();
      let offset = 0;
      const middle = start + Math.floor(text.length / 2);
      for (const node of nodes) {
        if (middle < offset + node.length) {
          range.setStart(node, middle - offset);
          range.setEnd(node, middle - offset + 1);
          break;
        }
        offset += node.length;
      }
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
  }
}`;

/** Where the middle of a text is in sight in an editor, in pixels of the page; undefined if it is not in sight. */
export async function textPosition(
  editor: Locator,
  text: string,
  occurrence = 1,
): Promise<{ x: number; y: number } | undefined> {
  return editor.evaluate<{ x: number; y: number } | undefined, [string, number]>(find, [text, occurrence]);
}
