import type { Selected } from '../../reading/messages.js';
import { movedOffset, type TextEdit } from '../../reading/moved.js';
import { offsetAt, offsetFromPoint, pointAt, rangeOf } from './caret.js';
import type { Sheet } from './sheet.js';

/** The name of the highlight that shows what is selected while the text has no focus; the style sheet has it too. */
const highlightName = 'selected';

/** What is selected in the sheet: by the person, which the browser does, or by a command. */
export class Cursor {
  private current: Selected = { anchor: 0, active: 0 };
  /** Until the browser has put its own cursor where the focus came. */
  private isComing = false;
  private isPointing = false;

  /** @param changed is told when the person moved the cursor */
  constructor(
    private readonly sheet: Sheet,
    private readonly changed: (selected: Selected) => void,
  ) {
    const follow = (): void => {
      this.catchUp();
    };
    document.addEventListener('selectionchange', follow);
    // The browser tells a moment later; a key may mean what the one before it selected.
    addEventListener('keydown', follow, { capture: true });
    this.followFocus();
    this.followPointer();
  }

  /** Takes what the person selected last, of which the browser tells only a moment later. */
  catchUp(): void {
    if (!this.isComing && this.read()) this.changed(this.current);
  }

  get selected(): Selected {
    return this.current;
  }

  /** Selects; the focus stays where it is. */
  set(selected: Selected): void {
    const { length } = this.sheet.text;
    this.current = {
      anchor: Math.min(selected.anchor, length),
      active: Math.min(selected.active, length),
    };
    const { activeElement, body } = document;
    // Elsewhere the browser would move the focus too.
    if (activeElement === this.sheet.element || activeElement === body) this.restore();
    this.highlight();
  }

  /** Draws by `draw`, after which the selection is where it was, or where an edit moved it. */
  keep(draw: () => void, edit?: TextEdit): void {
    const isHere = this.isHere();
    if (isHere) this.read();
    draw();
    const { anchor, active } = this.current;
    if (edit) this.current = { anchor: movedOffset(anchor, edit), active: movedOffset(active, edit) };
    if (isHere) this.restore();
    this.highlight();
  }

  focus(): void {
    this.sheet.element.focus({ preventScroll: true });
  }

  /** Takes what is selected in the document, if it is in the text. @returns whether it is another than before */
  private read(): boolean {
    const { anchorNode, anchorOffset, focusNode, focusOffset } = getSelection() ?? {};
    if (!anchorNode || !focusNode || !this.isHere()) return false;
    const anchor = offsetAt(this.sheet, { node: anchorNode, offset: anchorOffset ?? 0 });
    const active = offsetAt(this.sheet, { node: focusNode, offset: focusOffset ?? 0 });
    if (anchor === undefined || active === undefined) return false;
    if (anchor === this.current.anchor && active === this.current.active) return false;
    this.current = { anchor, active };
    this.highlight();
    return true;
  }

  /** Whether what is selected in the document is the person's: while the focus is elsewhere it may be out of date. */
  private isHere(): boolean {
    const { anchorNode, focusNode } = getSelection() ?? {};
    const { element } = this.sheet;
    if (document.activeElement !== element) return false;
    return element.contains(anchorNode ?? null) && element.contains(focusNode ?? null);
  }

  private restore(): void {
    const { anchor, active } = this.current;
    const isForward = anchor <= active;
    const from = pointAt(this.sheet, anchor, anchor < active ? 'after' : 'before');
    const to = pointAt(this.sheet, active, isForward ? 'before' : 'after');
    getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset);
  }

  private followPointer(): void {
    const { element } = this.sheet;
    element.addEventListener('pointerdown', ({ button, pointerType, shiftKey }) => {
      this.isPointing = true;
      // Else pressing on selected words would begin to drag them, not another selection.
      if (button === 0 && pointerType === 'mouse' && !shiftKey) getSelection()?.removeAllRanges();
    });
    addEventListener('pointerup', () => {
      this.isPointing = false;
    });
    element.addEventListener('contextmenu', ({ button, clientX, clientY }) => {
      // A menu is about what it was opened on: what is selected, or else what is under the pointer.
      const offset = button === 2 ? offsetFromPoint(this.sheet, clientX, clientY) : undefined;
      const { anchor, active } = this.current;
      if (
        offset === undefined ||
        (offset >= Math.min(anchor, active) && offset <= Math.max(anchor, active))
      ) {
        return;
      }
      this.set({ anchor: offset, active: offset });
      this.changed(this.current);
    });
  }

  private followFocus(): void {
    const { element } = this.sheet;
    element.addEventListener('focus', () => {
      if (!this.isPointing && !this.isComing) {
        // Browsers put the cursor at the beginning of the text, some before and some after this.
        this.isComing = true;
        this.restore();
        setTimeout(() => {
          this.restore();
          this.isComing = false;
        });
      }
      this.highlight();
    });
    element.addEventListener('blur', () => {
      this.highlight();
    });
    addEventListener('focus', () => {
      if (document.activeElement === document.body) this.focus();
      this.highlight();
    });
    addEventListener('blur', () => {
      this.highlight();
    });
  }

  /** What is selected can also be seen while the focus is elsewhere, in a pick list or in a card. */
  private highlight(): void {
    if (!('highlights' in CSS)) return;
    const { anchor, active } = this.current;
    const hasFocus = document.hasFocus() && document.activeElement === this.sheet.element;
    if (hasFocus || anchor === active) CSS.highlights.delete(highlightName);
    else {
      const range = rangeOf(this.sheet, Math.min(anchor, active), Math.max(anchor, active));
      CSS.highlights.set(highlightName, new Highlight(range));
    }
  }
}
