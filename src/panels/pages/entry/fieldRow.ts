import type { FromPage, Option, ShownField, Strings } from '../../entry/messages.js';
import { html } from '../elements.js';
import { choiceControl, severalControl } from './choices.js';
import { listControl } from './listControl.js';
import { textControl } from './textControl.js';

/** What a person edits a value with. */
export interface ControlOnPage {
  readonly element: HTMLElement;
  /** Shows another value; what is being typed stays. */
  show(control: ShownField['control']): void;
  offer?(typed: string, options: readonly Option[]): void;
}

/** What a control tells. */
export interface ControlListener {
  readonly strings: Strings;
  /** The ids of what names and describes the control, for its elements. */
  readonly labelledBy: string;
  readonly describedBy: string;
  enter(value: string | string[]): void;
  complete(typed: string): void;
}

/** One field with its label, its hint, and why a value was refused. */
export class FieldRow {
  readonly element: HTMLElement;
  readonly #label = html('span', { class: 'label' });
  readonly #hint = html('p', { class: 'hint' });
  readonly #fault = html('p', { class: 'fault', role: 'alert', hidden: true });
  readonly #control: ControlOnPage;

  constructor({ key, control }: ShownField, strings: Strings, post: (message: FromPage) => void) {
    const ids = { name: `${key}-name`, hint: `${key}-hint`, fault: `${key}-fault` };
    this.#label.id = ids.name;
    this.#hint.id = ids.hint;
    this.#fault.id = ids.fault;
    this.#control = controlFor(control, {
      strings,
      labelledBy: ids.name,
      describedBy: `${ids.hint} ${ids.fault}`,
      enter: (value) => {
        post({ is: 'enter', key, value });
      },
      complete: (typed) => {
        post({ is: 'complete', key, typed });
      },
    });
    this.element = html(
      'div',
      { class: 'field', 'data-key': key, 'data-control': control.is },
      this.#label,
      this.#control.element,
      this.#hint,
      this.#fault,
    );
  }

  /** Shows the value as the set has it. */
  show({ label, hint, control }: ShownField): void {
    this.#label.textContent = label;
    this.#hint.textContent = hint;
    this.#hint.hidden = hint === '';
    this.#say('');
    this.#control.show(control);
  }

  /** Says why a value was not taken, which stays in the field to be mended. */
  refuse(text: string): void {
    this.#say(text);
  }

  offer(typed: string, options: readonly Option[]): void {
    this.#control.offer?.(typed, options);
  }

  #say(fault: string): void {
    this.#fault.textContent = fault;
    this.#fault.hidden = fault === '';
    this.element.classList.toggle('refused', fault !== '');
  }
}

function controlFor(control: ShownField['control'], listener: ControlListener): ControlOnPage {
  switch (control.is) {
    case 'text':
      return textControl(control, listener);
    case 'list':
      return listControl(control, listener);
    case 'choice':
      return choiceControl(listener);
    case 'several':
      return severalControl(listener);
  }
}
