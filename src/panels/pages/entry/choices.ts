import type { Option } from '../../entry/messages.js';
import { html } from '../elements.js';
import type { ControlListener, ControlOnPage } from './fieldRow.js';

/** A list to choose one from, with what the chosen one stands for. */
export function choiceControl(listener: ControlListener): ControlOnPage {
  const select = html('select', {
    'aria-labelledby': listener.labelledBy,
    'aria-describedby': listener.describedBy,
  });
  const about = html('p', { class: 'hint' });
  select.addEventListener('change', () => {
    listener.enter(select.value);
  });
  return {
    element: html('div', {}, select, about),
    show: (control) => {
      if (control.is !== 'choice') return;
      const { options, value } = control;
      if (!isShown(select.options, options)) {
        select.replaceChildren(
          ...options.map(({ id, label, about: title }) => html('option', { value: id, title }, label)),
        );
      }
      select.value = value;
      about.textContent = options.find(({ id }) => id === value)?.about ?? '';
      about.hidden = about.textContent === '';
    },
  };
}

function isShown(shown: HTMLOptionsCollection, options: readonly Option[]): boolean {
  return (
    shown.length === options.length &&
    options.every(({ id, label }, i) => shown[i]?.value === id && shown[i].text === label)
  );
}

/** Boxes to tick. */
export function severalControl(listener: ControlListener): ControlOnPage {
  const element = html('div', {
    class: 'several',
    role: 'group',
    'aria-labelledby': listener.labelledBy,
    'aria-describedby': listener.describedBy,
  });
  const boxes = (): HTMLInputElement[] => [...element.querySelectorAll('input')];
  element.addEventListener('change', () => {
    listener.enter(
      boxes()
        .filter(({ checked }) => checked)
        .map(({ value }) => value),
    );
  });
  return {
    element,
    show: (control) => {
      if (control.is !== 'several') return;
      const { options, values } = control;
      if (
        boxes()
          .map(({ value }) => value)
          .join('\n') !== options.map(({ id }) => id).join('\n')
      ) {
        element.replaceChildren(
          ...options.map(({ id, label, about }) =>
            html('label', { title: about }, html('input', { type: 'checkbox', value: id }), label),
          ),
        );
      }
      for (const box of boxes()) box.checked = values.includes(box.value);
    },
  };
}
