import type { Block, CardOnPage, FromPage, Inline } from '../../reading/messages.js';
import { html } from '../elements.js';

/** How long the pointer rests on a mention before its card is asked for, and how long a card stays that it left. */
const rest = 300;
const stays = 250;
const gap = 6;

/** What is said of the mentions at a place, beside it. */
export class Cards {
  readonly element = html('div', { class: 'cards', role: 'dialog', tabindex: -1, hidden: true });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private asked = 0;
  /** What the answer to the last question is for. */
  private awaited: { readonly at: DOMRect; readonly isEntered: boolean } | undefined;

  /** @param left is called when the person goes back from a card by keys */
  constructor(
    private readonly post: (message: FromPage) => void,
    private readonly left: () => void,
  ) {
    this.element.addEventListener('pointerenter', () => {
      clearTimeout(this.timer);
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
      if (event.key !== 'Escape' || this.element.hidden) return;
      const hadFocus = this.hasFocus();
      this.hide();
      if (hadFocus) this.left();
      event.preventDefault();
    });
  }

  name(label: string): void {
    this.element.setAttribute('aria-label', label);
  }

  /** The pointer came on a mention. @param place gives the offset under it and the place of the words */
  rest(place: () => { readonly offset: number; readonly at: DOMRect } | undefined): void {
    if (this.hasFocus()) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      const found = place();
      if (found) this.ask(found.offset, found.at, false);
    }, rest);
  }

  /** The pointer left a mention or the card; it may be on its way to the card. */
  leave(): void {
    clearTimeout(this.timer);
    if (this.hasFocus()) return;
    this.timer = setTimeout(() => {
      this.hide();
    }, stays);
  }

  /** Asks for the cards at an offset. @param isEntered whether the focus goes into them */
  ask(offset: number, at: DOMRect, isEntered: boolean): void {
    clearTimeout(this.timer);
    this.awaited = { at, isEntered };
    this.post({ is: 'card', request: ++this.asked, at: offset });
  }

  show(request: number, cards: readonly CardOnPage[]): void {
    const { awaited } = this;
    if (request !== this.asked || !awaited) return;
    this.awaited = undefined;
    this.element.hidden = cards.length === 0;
    this.element.replaceChildren(...cards.map((card) => this.card(card)));
    if (cards.length === 0) return;
    this.place(awaited.at);
    if (awaited.isEntered) (this.element.querySelector<HTMLElement>('button') ?? this.element).focus();
  }

  hide(): void {
    clearTimeout(this.timer);
    this.awaited = undefined;
    this.element.hidden = true;
    this.element.replaceChildren();
  }

  private hasFocus(): boolean {
    return this.element.contains(document.activeElement);
  }

  private place(at: DOMRect): void {
    const { width, height } = this.element.getBoundingClientRect();
    const isRightToLeft = getComputedStyle(this.element).direction === 'rtl';
    const wanted = isRightToLeft ? at.right - width : at.left;
    const left = Math.min(Math.max(gap, wanted), Math.max(gap, innerWidth - width - gap));
    const below = at.bottom + gap;
    const top = below + height <= innerHeight ? below : Math.max(gap, at.top - gap - height);
    Object.assign(this.element.style, { left: `${left}px`, top: `${top}px` });
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
