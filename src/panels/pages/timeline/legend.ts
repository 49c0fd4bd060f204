import { eventKinds, kindOf, type EventKind } from '../../../core/timeline/filter.js';
import { html } from '../elements.js';
import type { Model } from './model.js';
import { symbolPicture } from './symbols.js';

/** Says what the symbols and colours stand for; each kind of events can be left out by its button. */
export class Legend {
  readonly element = html('div', { class: 'legend', role: 'group' });
  private readonly buttons = new Map<EventKind, HTMLButtonElement>();

  /** @param change takes the kinds that are left out */
  constructor(private readonly change: (without: EventKind[]) => void) {}

  show(model: Model, without: readonly EventKind[]): void {
    this.element.setAttribute('aria-label', model.strings.legend);
    const present = new Set(model.events.map(kindOf));
    for (const kind of eventKinds) {
      const button = this.buttons.get(kind) ?? this.add(kind, model.strings.quadClasses[kind]);
      button.setAttribute('aria-pressed', String(!without.includes(kind)));
      button.hidden = !present.has(kind);
    }
  }

  private add(kind: EventKind, name: string): HTMLButtonElement {
    const button = html('button', { type: 'button' }, symbolPicture(kind), name);
    button.addEventListener('click', () => {
      const without = [...this.buttons]
        .filter(([other, { ariaPressed }]) => (ariaPressed === 'false') !== (other === kind))
        .map(([other]) => other);
      this.change(without);
    });
    this.buttons.set(kind, button);
    this.element.append(button);
    return button;
  }
}
