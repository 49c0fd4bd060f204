import type { Control } from '../../entry/messages.js';
import { html } from '../elements.js';
import { phrase } from '../phrase.js';
import type { ControlListener, ControlOnPage } from './fieldRow.js';

/** A field for each of several texts, and an empty one at the end for another. An emptied field takes its text out. */
export function listControl(
  { areLinks }: Control & { is: 'list' },
  listener: ControlListener,
): ControlOnPage {
  const { strings } = listener;
  const element = html('ul', { class: 'list', 'aria-labelledby': listener.labelledBy });
  let values: readonly string[] = [];

  const fields = (): HTMLInputElement[] => [...element.querySelectorAll('input')];
  const typed = (): string[] => fields().map(({ value }) => value);
  const enter = (all: string[]): void => {
    const filled = all.map((one) => one.trim()).filter((one) => one !== '');
    if (filled.join('\n') !== values.join('\n')) listener.enter(filled);
  };

  const row = (value: string, index: number): HTMLLIElement => {
    const isNew = index === values.length;
    const field = html('input', {
      type: areLinks ? 'url' : 'text',
      dir: areLinks ? 'ltr' : 'auto',
      'aria-label': isNew ? strings.add : value,
      'aria-describedby': listener.describedBy,
      ...(isNew && { placeholder: strings.add }),
    });
    field.value = value;
    field.addEventListener('change', () => {
      enter(typed());
    });
    field.addEventListener('keydown', (event) => {
      if (event.isComposing) return;
      if (event.key === 'Enter') enter(typed());
      else if (event.key === 'Escape' && field.value !== value) {
        field.value = value;
        listener.enter([...values]);
      }
    });
    const item = html('li', {}, field);
    if (isNew) return item;
    if (areLinks) {
      item.append(
        html(
          'a',
          { href: value, title: phrase(strings.open, value), 'aria-label': phrase(strings.open, value) },
          '↗',
        ),
      );
    }
    const name = phrase(strings.remove, value);
    const remove = html('button', { type: 'button', title: name, 'aria-label': name }, '×');
    remove.addEventListener('click', () => {
      enter(typed().filter((_, i) => i !== index));
    });
    item.append(remove);
    return item;
  };

  return {
    element,
    show: (control) => {
      if (control.is !== 'list') return;
      const isSame = element.children.length > 0 && control.values.join('\n') === values.join('\n');
      const before = fields();
      const focused = before.findIndex((field) => field === document.activeElement);
      const draft = focused === values.length ? (before[focused]?.value ?? '') : '';
      const isEntered = control.values.includes(draft.trim());
      values = control.values;
      if (isSame && (focused >= 0 || before.every((field, i) => field.value === (values[i] ?? '')))) return;
      element.replaceChildren(...values.map(row), row(isEntered ? '' : draft, values.length));
      if (focused < 0) return;
      // Who added one goes on to the next.
      fields()[focused === before.length - 1 ? values.length : Math.min(focused, values.length)]?.focus();
    },
  };
}
