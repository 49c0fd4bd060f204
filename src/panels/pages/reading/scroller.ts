import { caretRect } from './caret.js';
import type { Sheet } from './sheet.js';

/** Where the cursor may be without scrolling, and where it comes otherwise: parts of the height in sight. */
const calm = { from: 0.1, to: 0.8 };
const target = 0.35;
/** Below this part of the height no list lies over the text. */
const clear = { from: 0.6, to: 0.85 };
/** Paragraphs that come in sight can turn out higher than was thought: this often the place is looked at again. */
const tries = 4;
/** Among so many paragraphs from the top one is looked for that an edit has left. */
const mostKept = 200;

/** Scrolls the element in which a sheet is seen. */
export class Scroller {
  /** Whether `toLine` scrolled last, which is not to be answered. */
  private isTold = false;
  /** Counts who scrolled. */
  private turn = 0;
  /** The pixels above the text that are there for a list. */
  private room = 0;

  /** @param scrolled is told the line at the top when the person scrolled, as in `toLine` */
  constructor(
    private readonly element: HTMLElement,
    private readonly sheet: Sheet,
    scrolled: (line: number) => void,
  ) {
    for (const name of ['wheel', 'pointerdown', 'keydown', 'touchstart']) {
      element.addEventListener(name, () => void this.begin(), { passive: true });
    }
    element.addEventListener('scroll', () => {
      if (!this.isTold) scrolled(this.topLine());
    });
  }

  /** The line at the top, with the part of it that is out of sight. */
  topLine(): number {
    const { top } = this.element.getBoundingClientRect();
    const index = this.indexAtHeight(top);
    const rect = this.rectOf(index);
    return rect && rect.height > 0 ? index + Math.min(Math.max((top - rect.top) / rect.height, 0), 0.999) : 0;
  }

  /** Brings a line to the top, with its part before the fraction out of sight. */
  toLine(line: number): void {
    this.settle(this.begin(true), () => {
      const index = Math.min(Math.floor(line), this.sheet.text.lines.length - 1);
      const rect = this.rectOf(index);
      if (!rect) return;
      const { top } = this.element.getBoundingClientRect();
      this.element.scrollTop += rect.top + (line - index) * rect.height - top;
    });
  }

  /** Brings an offset in sight with room around it. */
  reveal(offset: number): void {
    this.settle(this.begin(), () => {
      const { top, height } = this.element.getBoundingClientRect();
      const caret = caretRect(this.sheet, offset);
      const isCalm = caret.top >= top + height * calm.from && caret.bottom <= top + height * calm.to;
      if (!isCalm) this.element.scrollTop += caret.top - (top + height * target);
    });
  }

  /** Brings an offset below a list that lies over the upper part, and makes room above the text if there is too little. */
  clearOfList(offset: number): void {
    this.settle(this.begin(), () => {
      const { top, height } = this.element.getBoundingClientRect();
      const caret = caretRect(this.sheet, offset);
      if (caret.top >= top + height * clear.from && caret.bottom <= top + height * clear.to) return;
      const down = top + height * clear.from - caret.top;
      if (down > this.element.scrollTop) this.makeRoom(down - this.element.scrollTop);
      this.element.scrollTop -= down;
    });
  }

  /** Takes the room back that was made for a list; the text in sight stays where it is as far as it can. */
  takeRoomBack(): void {
    if (this.room === 0) return;
    this.begin();
    const { scrollTop } = this.element;
    const { room } = this;
    this.makeRoom(-room);
    this.element.scrollTop = Math.max(0, scrollTop - room);
  }

  private makeRoom(more: number): void {
    this.room += more;
    // The text keeps the margins of its style beside it.
    this.element.style.paddingBlockStart = this.room === 0 ? '' : `${String(this.room)}px`;
    if (more > 0) this.element.scrollTop += more;
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

  /** Somebody scrolls from now on, and nobody else. */
  private begin(isTold = false): number {
    this.isTold = isTold;
    return ++this.turn;
  }

  /** Scrolls by `step`, and again in the next frames unless somebody else does. */
  private settle(turn: number, step: () => void): void {
    let left = tries;
    const go = (): void => {
      if (turn !== this.turn) return;
      step();
      if (left-- > 0) requestAnimationFrame(go);
    };
    go();
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
