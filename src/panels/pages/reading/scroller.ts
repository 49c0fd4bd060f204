import { caretRect } from './caret.js';
import type { Sheet } from './sheet.js';

/** Where the cursor may be without scrolling, and where it comes otherwise: parts of the height in sight. */
const calm = { from: 0.1, to: 0.8 };
const target = 0.35;
/** Paragraphs that come in sight can turn out higher than was thought: this often the place is looked at again. */
const tries = 4;
/** Among so many paragraphs from the top one is looked for that an edit has left. */
const mostKept = 200;

/** Scrolls the element in which a sheet is seen. */
export class Scroller {
  /** Where it was scrolled to by `toLine`. */
  private told: number | undefined;

  /** @param scrolled is told the line at the top when the person scrolled, as in `toLine` */
  constructor(
    private readonly element: HTMLElement,
    private readonly sheet: Sheet,
    scrolled: (line: number) => void,
  ) {
    element.addEventListener('scroll', () => {
      if (this.told !== undefined && Math.abs(this.told - element.scrollTop) < 2) return;
      this.told = undefined;
      scrolled(this.topLine());
    });
  }

  /** The line at the top, with the part of it that is out of sight. */
  topLine(): number {
    const { top } = this.element.getBoundingClientRect();
    const index = this.indexAtHeight(top);
    const rect = this.rectOf(index);
    return rect && rect.height > 0 ? index + Math.min(Math.max((top - rect.top) / rect.height, 0), 0.999) : 0;
  }

  toLine(line: number, again = tries): void {
    const index = Math.min(Math.floor(line), this.sheet.text.lines.length - 1);
    const rect = this.rectOf(index);
    if (!rect) return;
    const before = this.element.scrollTop;
    this.element.scrollTop +=
      rect.top + (line - index) * rect.height - this.element.getBoundingClientRect().top;
    this.told = this.element.scrollTop;
    if (again > 0 && before !== this.told) {
      requestAnimationFrame(() => {
        this.toLine(line, again - 1);
      });
    }
  }

  /** Brings an offset in sight with room around it. */
  reveal(offset: number, again = tries): void {
    const { top, height } = this.element.getBoundingClientRect();
    const caret = caretRect(this.sheet, offset);
    const isCalm = caret.top >= top + height * calm.from && caret.bottom <= top + height * calm.to;
    if (isCalm) return;
    const before = this.element.scrollTop;
    this.element.scrollTop += caret.top - (top + height * target);
    if (again > 0 && before !== this.element.scrollTop) {
      requestAnimationFrame(() => {
        this.reveal(offset, again - 1);
      });
    }
  }

  /** Changes the text by `change`; what is at the top stays where it is if it is still there. */
  keepPlace(change: () => void): void {
    const { top } = this.element.getBoundingClientRect();
    const { lines } = this.sheet.text;
    const first = this.indexAtHeight(top);
    const before = lines
      .slice(first, first + mostKept)
      .map((line) => ({ line, at: this.sheet.elementOf(line)?.getBoundingClientRect().top ?? 0 }));
    change();
    for (const { line, at } of before) {
      const now = this.sheet.elementOf(line)?.getBoundingClientRect().top;
      if (now === undefined) continue;
      this.element.scrollTop += now - at;
      return;
    }
  }

  /** The offsets between which the text is in sight. */
  inSight(): readonly [start: number, end: number] {
    const { top, bottom } = this.element.getBoundingClientRect();
    return [this.offsetAtHeight(top), this.offsetAtHeight(bottom)];
  }

  private offsetAtHeight(y: number): number {
    const index = this.indexAtHeight(y);
    const rect = this.rectOf(index);
    const line = this.sheet.text.lines[index];
    if (!rect || !line) return 0;
    const part = rect.height > 0 ? Math.min(Math.max((y - rect.top) / rect.height, 0), 1) : 0;
    return Math.round(line.start + part * line.text.length);
  }

  /** The line whose paragraph is at a height of the window, or the next one below. */
  private indexAtHeight(y: number): number {
    let [low, high] = [0, this.sheet.text.lines.length - 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if ((this.rectOf(middle)?.bottom ?? Infinity) > y) high = middle;
      else low = middle + 1;
    }
    return low;
  }

  private rectOf(index: number): DOMRect | undefined {
    const line = this.sheet.text.lines[index];
    return line && this.sheet.elementOf(line)?.getBoundingClientRect();
  }
}
