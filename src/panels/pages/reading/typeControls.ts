import type { Strings, TypeSetting } from '../../reading/messages.js';
import { html } from '../elements.js';
import { number } from '../phrase.js';
import { Popup } from './popup.js';

/** What can be set, and how far. */
const ranges = {
  size: { min: 12, max: 48, step: 1 },
  width: { min: 30, max: 120, step: 5 },
  lineHeight: { min: 1.4, max: 3.2, step: 0.1 },
} as const satisfies Record<keyof TypeSetting, unknown>;
type Key = keyof TypeSetting;

/** Sets the size of the text, the width of its lines and their height. */
export class TypeControls {
  readonly element: HTMLElement;
  private readonly popup: Popup;
  private readonly fields = {
    size: new Field('size'),
    width: new Field('width'),
    lineHeight: new Field('lineHeight'),
  };
  private type: TypeSetting | undefined;

  /** @param chosen takes what the person set */
  constructor(private readonly chosen: (type: TypeSetting) => void) {
    const fields = Object.values(this.fields);
    this.popup = new Popup(...fields.map(({ element }) => element));
    this.element = this.popup.element;
    for (const field of fields) {
      field.input.addEventListener('input', () => {
        if (!this.type) return;
        this.show({ ...this.type, [field.key]: field.input.valueAsNumber });
      });
      field.input.addEventListener('change', () => {
        if (this.type) this.chosen(this.type);
      });
    }
  }

  name(strings: Strings): void {
    this.popup.name('Aa', strings.type);
    this.fields.size.name.textContent = strings.size;
    this.fields.width.name.textContent = strings.width;
    this.fields.lineHeight.name.textContent = strings.lineHeight;
  }

  /** Sets the text so. */
  show(type: TypeSetting): void {
    this.type = type;
    const { style } = document.documentElement;
    style.setProperty('--size', `${type.size}px`);
    style.setProperty('--width', String(type.width));
    style.setProperty('--line-height', String(type.lineHeight));
    for (const field of Object.values(this.fields)) field.show(type[field.key]);
  }
}

/** A slider with its name before and its value behind it. */
class Field {
  readonly name = html('span');
  readonly input: HTMLInputElement;
  readonly element: HTMLElement;
  private readonly value = html('output');

  constructor(readonly key: Key) {
    this.input = html('input', { type: 'range', ...ranges[key] });
    this.element = html('label', { class: 'range' }, this.name, this.input, this.value);
  }

  show(value: number): void {
    if (this.input.valueAsNumber !== value) this.input.valueAsNumber = value;
    this.value.textContent = number(Math.round(value * 10) / 10);
  }
}
