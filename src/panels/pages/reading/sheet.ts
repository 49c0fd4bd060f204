import type { TextEdit } from '../../reading/moved.js';
import { lineKinds } from '../../../core/text/lineKinds.js';
import { html, refill } from '../elements.js';
import { perFrame } from '../perFrame.js';
import { ArticleText, type Line } from './articleText.js';
import { levelsOf, segmentsOf } from './levels.js';
import type { LineStroke } from './marks.js';
import { segmentElement } from './segment.js';
import { greatest } from '../../../core/lists.js';

/** What a sheet asks of the page. */
export interface SheetSource {
  /** What is drawn in a line. */
  strokesIn(line: Line): readonly LineStroke[];
  /** What a screen reader says of a mark. */
  describe(stroke: LineStroke): string;
  /** Draws by `draw`, after which the selection is where it was. */
  keepSelection(draw: () => void): void;
  /** What is near is drawn, which may be something else than before. */
  drew(): void;
}

/**
 * The article's text as the page has it: a paragraph per line. Marks are drawn in those near what is in sight only, and
 * anew only where something is different.
 */
export class Sheet {
  readonly element = html('div', {
    class: 'article',
    role: 'textbox',
    contenteditable: 'true',
    tabindex: 0,
    inputmode: 'none',
    spellcheck: 'false',
    'aria-multiline': 'true',
    'aria-readonly': 'true',
  });
  text = new ArticleText('');
  private readonly elements = new Map<Line, HTMLElement>();
  private readonly lines = new Map<Node, Line>();
  private readonly near = new Set<Line>();
  /** What was drawn last in the paragraphs that were near. */
  private readonly pictures = new Map<Line, string>();
  private readonly observer: IntersectionObserver;
  private readonly drawNearSoon = perFrame(() => {
    this.drawNear();
    this.source.drew();
  });

  /** @param scroller in which the sheet is seen */
  constructor(
    private readonly source: SheetSource,
    scroller: HTMLElement,
  ) {
    this.observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          const line = this.lines.get(target);
          if (!line) continue;
          this.setNear(line, isIntersecting);
        }
        this.drawNearSoon();
      },
      { root: scroller, rootMargin: '100% 0px' },
    );
  }

  /** Puts another text in the place of this one. */
  show(text: string): void {
    this.observer.disconnect();
    for (const known of [this.elements, this.lines, this.near, this.pictures]) known.clear();
    this.text = new ArticleText(text);
    refill(
      this.element,
      this.text.lines.map((line) => this.paragraph(line)),
    );
    this.setKinds();
  }

  /** Changes only the paragraphs that an edit touches. */
  edit(edit: TextEdit): void {
    const { index, removed, added } = this.text.edit(edit);
    const kept = Math.min(removed.length, added.length);
    for (const [i, line] of added.slice(0, kept).entries()) this.rewrite(removed[i] ?? line, line);
    for (const line of removed.slice(kept)) this.drop(line);
    const next = this.element.children[index + kept] ?? null;
    for (const line of added.slice(kept)) {
      this.element.insertBefore(this.paragraph(line), next);
      // Until the observer says where it is.
      this.setNear(line, true);
    }
    this.setKinds();
  }

  /** Draws the marks as they are now. */
  draw(): void {
    this.drawNearSoon();
  }

  /** Draws the marks of all lines, for a printer. */
  drawAll(): void {
    this.drawLines(this.text.lines);
  }

  /** The marks in what is near are drawn, so that their elements can be measured. */
  drawNear(): void {
    this.drawLines([...this.near]);
  }

  /** Puts the text of paragraphs back that is not the article's any more. */
  mend(): void {
    const intact = [...this.elements].every(
      ([line, element]) => element.parentNode === this.element && element.textContent === line.text,
    );
    if (intact && this.element.childNodes.length === this.elements.size) return;
    this.source.keepSelection(() => {
      this.pictures.clear();
      refill(
        this.element,
        this.text.lines.flatMap((line) => this.elements.get(line) ?? []),
      );
      for (const [line, element] of this.elements) element.replaceChildren(...plain(line));
    });
    this.draw();
  }

  elementOf(line: Line): HTMLElement | undefined {
    return this.elements.get(line);
  }

  /** The line in whose paragraph a node is. */
  lineOf(node: Node): Line | undefined {
    let inside: Node | null = node;
    while (inside && inside.parentNode !== this.element) inside = inside.parentNode;
    return inside ? this.lines.get(inside) : undefined;
  }

  /** Sets headline, date and sources apart. */
  private setKinds(): void {
    const { lines } = this.text;
    const kinds = lineKinds(lines.map(({ text }) => text));
    for (const [i, line] of lines.entries()) {
      const element = this.elements.get(line);
      const kind = kinds.get(i);
      if (!element || element.dataset['kind'] === kind) continue;
      if (kind === undefined) delete element.dataset['kind'];
      else element.dataset['kind'] = kind;
    }
  }

  private paragraph(line: Line): HTMLElement {
    const element = html('div', { class: 'paragraph', dir: 'auto' });
    this.write(element, line);
    this.observer.observe(element);
    return element;
  }

  private write(element: HTMLElement, line: Line): void {
    element.replaceChildren(...plain(line));
    // What its height is likely to be, until it is in sight.
    element.style.setProperty('--letters', String(line.text.length));
    element.style.removeProperty('--levels');
    this.elements.set(line, element);
    this.lines.set(element, line);
  }

  /** Puts a line in the place of another: what is around it need not be laid out anew. */
  private rewrite(old: Line, line: Line): void {
    const element = this.elements.get(old);
    if (!element) return;
    this.elements.delete(old);
    this.pictures.delete(old);
    if (this.near.delete(old)) this.near.add(line);
    this.write(element, line);
  }

  private setNear(line: Line, isNear: boolean): void {
    this.elements.get(line)?.classList.toggle('near', isNear);
    if (isNear) this.near.add(line);
    else this.near.delete(line);
  }

  private drop(line: Line): void {
    const element = this.elements.get(line);
    if (!element) return;
    this.observer.unobserve(element);
    this.elements.delete(line);
    this.lines.delete(element);
    this.near.delete(line);
    this.pictures.delete(line);
    element.remove();
  }

  private drawLines(lines: readonly Line[]): void {
    const stale = lines.flatMap((line) => {
      const strokes = this.source.strokesIn(line);
      const picture = strokes.map((stroke) => this.pictureOf(stroke)).join('\n');
      return picture === (this.pictures.get(line) ?? '') ? [] : [{ line, strokes, picture }];
    });
    if (stale.length === 0) return;
    this.source.keepSelection(() => {
      for (const { line, strokes, picture } of stale) {
        this.pictures.set(line, picture);
        this.drawLine(line, strokes);
      }
    });
  }

  /** All that can be seen or heard of a stroke. */
  private pictureOf(stroke: LineStroke): string {
    const { id, referent, look, colour, status } = stroke.of;
    return JSON.stringify([stroke.spans, id, referent, look, colour, status, this.source.describe(stroke)]);
  }

  private drawLine(line: Line, strokes: readonly LineStroke[]): void {
    const element = this.elements.get(line);
    if (!element) return;
    const levels = levelsOf(strokes);
    const most = Math.max(0, greatest(levels.values()) + 1);
    element.style.setProperty('--levels', String(most));
    element.replaceChildren(
      ...(strokes.length === 0
        ? plain(line)
        : segmentsOf(line.text.length, levels).map(({ start, end, strokes: over }) =>
            segmentElement(
              line.text.slice(start, end),
              over.map((stroke) => ({
                of: stroke.of,
                level: levels.get(stroke) ?? 0,
                description: this.source.describe(stroke),
              })),
            ),
          )),
    );
  }
}

/** A paragraph's text without marks; an empty one needs something for the cursor to stand in. */
function plain({ text }: Line): Node[] {
  return text === '' ? [html('br')] : [document.createTextNode(text)];
}
