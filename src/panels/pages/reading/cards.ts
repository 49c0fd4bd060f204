import type { Block, CardOnPage, FromPage, Inline } from '../../reading/messages.js';
import { html } from '../elements.js';

/** How long the pointer rests on a mention before its card is asked for, and how long a card stays that it left. */
const rest = 300;
const stays = 250;
const gap = 6;
/** Below so little room a card is not put above its mention but under it, where it leaves so many lines free to read. */
const leastHeight = 130;
const linesLeftFree = 2;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** The keys that do nothing by themselves. */
const modifiers: ReadonlySet<string> = new Set(['Shift', 'Control', 'Alt', 'AltGraph', 'Meta']);

/** What is said of the mentions at a place, beside it. */
export class Cards {
  readonly element = html('div', { class: 'cards', role: 'dialog', tabindex: -1, hidden: true });
  private resting: ReturnType<typeof setTimeout> | undefined;
  private leaving: ReturnType<typeof setTimeout> | undefined;
  /** What the pointer is on, of which there is or will be a card. */
  private over: Element | undefined;
  /** How far the pointer was from the card when it moved last. */
  private distance = Infinity;
  private asked = 0;
  /** What the answer to the last question is for. */
  private awaited: { readonly at: DOMRect; readonly isEntered: boolean } | undefined;

  /**
   * @param left is called when the person goes back from a card by keys
   * @param lineHeight of the text, in CSS pixels
   */
  constructor(
    private readonly post: (message: FromPage) => void,
    private readonly left: () => void,
    private readonly lineHeight: () => number,
  ) {
    this.element.addEventListener('pointerenter', () => {
      this.stay();
    });
    this.element.addEventListener('pointerleave', () => {
      this.leave();
    });
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      // What is taken away loses the focus too.
      if (this.element.hidden) return;
      if (!(relatedTarget instanceof Node && this.element.contains(relatedTarget))) this.hide();
    });
    addEventListener('keydown', (event) => {
      const hadFocus = this.hasFocus();
      // Who goes on by keys has read what came by the pointer.
      if (!hadFocus && !modifiers.has(event.key)) clearTimeout(this.resting);
      if (this.element.hidden || modifiers.has(event.key) || (hadFocus && event.key !== 'Escape')) return;
      this.hide();
      if (hadFocus) this.left();
      if (event.key === 'Escape') event.preventDefault();
    });
    addEventListener('blur', () => {
      if (!this.hasFocus()) this.hide();
    });
  }

  name(label: string): void {
    this.element.setAttribute('aria-label', label);
  }

  /** The pointer moved on a mention. @param place gives the offset under it and the place of the words */
  rest(
    over: Element,
    pointer: Point,
    place: () => { readonly offset: number; readonly at: DOMRect } | undefined,
  ): void {
    if (this.hasFocus()) return;
    if (over === this.over && !this.element.hidden) {
      this.stay();
      return;
    }
    this.leave(pointer);
    this.over = over;
    this.resting = setTimeout(() => {
      const found = place();
      if (found) this.ask(found.offset, found.at, false);
    }, rest);
  }

  /** The pointer left a mention or the card, for a place of the window; it may be on its way to the card. */
  leave(pointer?: Point): void {
    clearTimeout(this.resting);
    if (this.element.hidden) this.over = undefined;
    if (this.element.hidden || this.hasFocus()) return;
    if (pointer && this.isNearing(pointer)) this.stay();
    this.leaving ??= setTimeout(() => {
      this.hide();
    }, stays);
  }

  /** Asks for the cards at an offset. @param isEntered whether the focus goes into them */
  ask(offset: number, at: DOMRect, isEntered: boolean): void {
    clearTimeout(this.resting);
    this.awaited = { at, isEntered };
    this.post({ is: 'card', request: ++this.asked, at: offset });
  }

  show(request: number, cards: readonly CardOnPage[]): void {
    const { awaited } = this;
    if (request !== this.asked || !awaited) return;
    this.awaited = undefined;
    this.element.hidden = cards.length === 0;
    this.element.replaceChildren(...cards.map((card) => this.card(card)));
    this.stay();
    this.distance = Infinity;
    if (cards.length === 0) return;
    this.place(awaited.at);
    if (awaited.isEntered) (this.element.querySelector<HTMLElement>('button') ?? this.element).focus();
  }

  hide(): void {
    clearTimeout(this.resting);
    this.stay();
    this.awaited = this.over = undefined;
    this.element.hidden = true;
    this.element.replaceChildren();
  }

  private hasFocus(): boolean {
    return this.element.contains(document.activeElement);
  }

  private stay(): void {
    clearTimeout(this.leaving);
    this.leaving = undefined;
  }

  /** Whether the pointer comes nearer to the card. */
  private isNearing({ x, y }: Point): boolean {
    const { left, right, top, bottom } = this.element.getBoundingClientRect();
    const before = this.distance;
    this.distance = Math.hypot(Math.max(left - x, 0, x - right), Math.max(top - y, 0, y - bottom));
    return this.distance < before;
  }

  /** Above the words, where the person has read, and never over the lines that come next. */
  private place(at: DOMRect): void {
    const { element } = this;
    const room = at.top - 2 * gap;
    const isAbove = room >= leastHeight;
    element.style.maxHeight = isAbove ? `min(50vh, ${room}px)` : '50vh';
    const { width, height } = element.getBoundingClientRect();
    const isRightToLeft = getComputedStyle(element).direction === 'rtl';
    const wanted = isRightToLeft ? at.right - width : at.left;
    const left = Math.min(Math.max(gap, wanted), Math.max(gap, innerWidth - width - gap));
    const under = Math.min(at.bottom + linesLeftFree * this.lineHeight(), innerHeight - height - gap);
    const top = isAbove ? at.top - gap - height : under;
    Object.assign(element.style, { left: `${left}px`, top: `${top}px` });
  }

  private card({ mention, blocks }: CardOnPage): HTMLElement {
    return html('section', { class: 'card' }, ...blocks.flatMap((block) => this.block(block, mention)));
  }

  private block(block: Block, mention: string): HTMLElement[] {
    if (block.is === 'lines') return block.lines.map((line) => this.line('p', line, mention));
    return [
      html('h3', { dir: 'auto' }, block.title),
      html('ul', {}, ...block.items.map((item) => this.line('li', item, mention))),
    ];
  }

  private line(tag: 'p' | 'li', pieces: readonly Inline[], mention: string): HTMLElement {
    // A list's labels have isolates of their own; a line may be somebody's note in either script.
    return html(
      tag,
      tag === 'li' ? {} : { dir: 'auto' },
      ...pieces.map((piece) => this.inline(piece, mention)),
    );
  }

  private inline({ text, as, command, href }: Inline, mention: string): Node {
    if (command !== undefined) {
      return this.button(text, 'button', { is: 'run', command, mention });
    }
    if (href !== undefined) {
      const link = this.button(text, 'link', { is: 'browse', href });
      link.title = href;
      return link;
    }
    if (as === undefined) return document.createTextNode(text);
    return html(as === 'strong' ? 'strong' : 'em', {}, text);
  }

  private button(text: string, role: 'button' | 'link', message: FromPage): HTMLElement {
    const element = html('button', { type: 'button', class: 'link', role }, text);
    element.addEventListener('click', () => {
      const hadFocus = this.hasFocus();
      this.hide();
      if (hadFocus) this.left();
      this.post(message);
    });
    return element;
  }
}
