import type { Strings } from '../../reading/messages.js';
import { html } from '../elements.js';
import { number } from '../phrase.js';
import { kindShape, type MarkKind } from './filter.js';
import { Popup } from './popup.js';

/** Says which kinds of marks there are and how each is drawn; each can be left out. */
export class KindFilter {
  readonly element: HTMLElement;
  private readonly popup: Popup;
  private readonly list = html('div', { class: 'kinds' });
  private readonly boxes = new Map<MarkKind, Row>();

  /** @param change takes the kinds that are left out */
  constructor(private readonly change: (without: MarkKind[]) => void) {
    this.popup = new Popup(this.list);
    this.element = this.popup.element;
    for (const kind of kindShape.options) this.add(kind);
  }

  /** @param counts how many marks there are of each kind */
  show(strings: Strings, counts: ReadonlyMap<MarkKind, number>, without: readonly MarkKind[]): void {
    this.popup.name(without.length > 0 ? `${strings.kindsShown} •` : strings.kindsShown, strings.kindsShown);
    for (const [kind, row] of this.boxes) {
      const count = counts.get(kind) ?? 0;
      row.element.hidden = count === 0;
      row.name.textContent = kind === 'suggestion' ? strings.statuses.suggested : strings.kinds[kind];
      row.count.textContent = number(count);
      row.box.checked = !without.includes(kind);
    }
  }

  private add(kind: MarkKind): void {
    const box = html('input', { type: 'checkbox' });
    const name = html('span', { class: 'mark', 'data-look': kind });
    const count = html('span', { class: 'count' });
    const element = html('label', {}, box, name, count);
    this.boxes.set(kind, { element, box, name, count });
    this.list.append(element);
    box.addEventListener('change', () => {
      this.change(
        [...this.boxes].flatMap(
          ([
            other,
            {
              box: { checked },
            },
          ]) => (checked ? [] : [other]),
        ),
      );
    });
  }
}

interface Row {
  readonly element: HTMLElement;
  readonly box: HTMLInputElement;
  readonly name: HTMLElement;
  readonly count: HTMLElement;
}
