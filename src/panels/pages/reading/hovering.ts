import { offsetFromPoint } from './caret.js';
import type { Cards } from './cards.js';
import type { Sheet } from './sheet.js';

/** Lets the card of the mention under the pointer appear, where a person moves it there and lets it rest. */
export function followHovering(sheet: Sheet, cards: Cards): void {
  let [x, y] = [-1, -1];
  /** The mark that was pressed: who clicks or selects there is not asking. */
  let pressed: Element | undefined;
  sheet.element.addEventListener('pointermove', (event) => {
    // Browsers also tell of a move where the text moves under a pointer at rest.
    if (event.clientX === x && event.clientY === y) return;
    [x, y] = [event.clientX, event.clientY];
    const { target, buttons, pointerType } = event;
    const mark = target instanceof Element ? target.closest('.mark') : null;
    if (mark !== pressed) pressed = undefined;
    if (!mark || pressed || buttons !== 0 || pointerType !== 'mouse') {
      cards.leave({ x, y });
      return;
    }
    cards.rest(mark, { x, y }, () => {
      const offset = offsetFromPoint(sheet, x, y);
      const rects = [...mark.getClientRects()];
      const at = rects.find(({ top, bottom }) => top <= y && y <= bottom) ?? rects[0];
      return offset === undefined || !at ? undefined : { offset, at };
    });
  });
  sheet.element.addEventListener('pointerleave', () => {
    cards.leave();
  });
  sheet.element.addEventListener('pointerdown', ({ target }) => {
    pressed = target instanceof Element ? (target.closest('.mark') ?? undefined) : undefined;
    cards.hide();
  });
}
