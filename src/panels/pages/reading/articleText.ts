import type { TextEdit } from '../../reading/moved.js';

/** A line of the article, without its line end: a paragraph, or the empty space between two. */
export interface Line {
  readonly text: string;
  /** Where it begins in the article, in UTF-16 units. */
  start: number;
}

/** The lines that stand at `index` now instead of others. */
export interface LineChange {
  readonly index: number;
  readonly removed: readonly Line[];
  readonly added: readonly Line[];
}

/** The article's text, line by line. Offsets are UTF-16 units, a line end counts as one. */
export class ArticleText {
  private all: Line[];

  constructor(text: string) {
    this.all = text.split('\n').map((line) => ({ text: line, start: 0 }));
    this.count(0);
  }

  get lines(): readonly Line[] {
    return this.all;
  }

  get length(): number {
    const last = this.all.at(-1);
    return last ? endOf(last) : 0;
  }

  /** The index of the line that holds an offset; its own end belongs to a line. */
  indexAt(offset: number): number {
    let [low, high] = [0, this.all.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.all[middle]?.start ?? Infinity) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  lineAt(offset: number): Line | undefined {
    return this.all[this.indexAt(offset)];
  }

  /** The text of `[start, end)`. */
  slice(start: number, end: number): string {
    return this.all
      .slice(this.indexAt(start), this.indexAt(end) + 1)
      .map((line) => line.text.slice(Math.max(0, start - line.start), Math.max(0, end - line.start)))
      .join('\n');
  }

  /** Edits the text; lines that are the same afterwards stay the same objects. */
  edit({ start, end, inserted }: TextEdit): LineChange {
    const [from, to] = [this.indexAt(start), this.indexAt(end)];
    const [first, last] = [this.all[from], this.all[to]];
    if (!first || !last) return { index: 0, removed: [], added: [] };
    const before = first.text.slice(0, start - first.start);
    const after = last.text.slice(end - last.start);
    const texts = `${before}${inserted}${after}`.split('\n');
    const old = this.all.slice(from, to + 1);
    const most = Math.min(old.length, texts.length);
    let head = 0;
    while (head < most && old[head]?.text === texts[head]) head++;
    let tail = 0;
    while (tail < most - head && old.at(-1 - tail)?.text === texts.at(-1 - tail)) tail++;
    const index = from + head;
    const added = texts.slice(head, texts.length - tail).map((text) => ({ text, start: 0 }));
    const removed = old.slice(head, old.length - tail);
    this.all = [...this.all.slice(0, index), ...added, ...this.all.slice(index + removed.length)];
    this.count(from);
    return { index, removed, added };
  }

  private count(from: number): void {
    const before = this.all[from - 1];
    let start = before ? endOf(before) + 1 : 0;
    for (const line of this.all.slice(from)) {
      line.start = start;
      start = endOf(line) + 1;
    }
  }
}

/** Where a line ends in the article, before its line end. */
export function endOf({ start, text }: Line): number {
  return start + text.length;
}
