import { html } from '../elements.js';

/** A button that opens a panel below itself, and closes it again as soon as the person goes elsewhere. */
export class Popup {
  readonly button = html('button', { type: 'button', 'aria-expanded': 'false' });
  readonly element: HTMLElement;
  /** It can take the focus, so that pressing beside its controls does not close it. */
  private readonly panel: HTMLElement;

  constructor(...content: readonly Node[]) {
    this.panel = html('div', { class: 'popup', role: 'group', tabindex: -1, hidden: true }, ...content);
    this.element = html('div', { class: 'popup-place' }, this.button, this.panel);
    this.button.addEventListener('click', () => {
      this.open(this.button.ariaExpanded !== 'true');
    });
    this.element.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape' || this.panel.hidden) return;
      event.stopPropagation();
      this.open(false);
      this.button.focus();
    });
    this.element.addEventListener('focusout', ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && this.element.contains(relatedTarget))) this.open(false);
    });
  }

  /** @param sign what the button shows */
  name(sign: string, label: string): void {
    this.button.textContent = sign;
    this.button.title = label;
    this.button.setAttribute('aria-label', label);
    this.panel.setAttribute('aria-label', label);
  }

  private open(isOpen: boolean): void {
    this.panel.hidden = !isOpen;
    this.button.setAttribute('aria-expanded', String(isOpen));
  }
}
