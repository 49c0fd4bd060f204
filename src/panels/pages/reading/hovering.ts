import { offsetFromPoint } from './caret.js';
import type { Cards } from './cards.js';
import type { Sheet } from './sheet.js';

/** Lets the card of the mention under the pointer appear. */
export function followHovering(sheet: Sheet, cards: Cards): void {
  let [x, y] = [0, 0];
  sheet.element.addEventListener('pointermove', (event) => {
    [x, y] = [event.clientX, event.clientY];
  });
  sheet.element.addEventListener('pointerover', ({ target, buttons, pointerType }) => {
    const mark = target instanceof Element ? target.closest('.mark') : null;
    // Who selects is not asking.
    if (!mark || buttons !== 0 || pointerType !== 'mouse') cards.leave();
    else {
      cards.rest(() => {
        const offset = offsetFromPoint(sheet, x, y);
        const rects = [...mark.getClientRects()];
        const at = rects.find(({ top, bottom }) => top <= y && y <= bottom) ?? rects[0];
        return offset === undefined || !at ? undefined : { offset, at };
      });
    }
  });
  for (const name of ['pointerleave', 'pointerdown']) {
    sheet.element.addEventListener(name, () => {
      cards.leave();
    });
  }
}
