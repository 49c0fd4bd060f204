/** Measures texts as an element shows them, in pixels; each text once. */
export class TextWidth {
  private readonly context = document.createElement('canvas').getContext('2d');
  private readonly known = new Map<string, number>();

  constructor(element: Element) {
    if (this.context) this.context.font = getComputedStyle(element).font;
  }

  of(text: string): number {
    let width = this.known.get(text);
    if (width === undefined) {
      // Where there is no canvas, about the width of a letter.
      width = this.context?.measureText(text).width ?? text.length * 7;
      this.known.set(text, width);
    }
    return width;
  }
}
