import type { Strings } from '../../reading/messages.js';
import { html } from '../elements.js';
import { counted } from '../phrase.js';

/** Says how many mentions have lost their place, where there are any. */
export class Lost {
  readonly element: HTMLElement;
  private readonly words = html('span');
  private readonly button = html('button', { type: 'button' });

  constructor(review: () => void) {
    this.element = html('p', { class: 'lost', hidden: true }, this.words, this.button);
    this.button.addEventListener('click', review);
  }

  show(strings: Strings, count: number): void {
    this.element.hidden = count === 0;
    this.words.textContent = counted(strings.lost, count);
    this.button.textContent = strings.review;
  }
}
