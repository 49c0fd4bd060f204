import type { Control } from '../../entry/messages.js';
import { html } from '../elements.js';
import type { ControlListener, ControlOnPage } from './fieldRow.js';

/** A field for a text. Enter or leaving it enters the text, Escape puts back what was there. */
export function textControl(
  { isLong, completes }: Control & { is: 'text' },
  listener: ControlListener,
): ControlOnPage {
  const named = {
    dir: 'auto',
    'aria-labelledby': listener.labelledBy,
    'aria-describedby': listener.describedBy,
  };
  const list = html('datalist', { id: `${listener.labelledBy}-options` });
  const field = isLong
    ? html('textarea', { ...named, rows: 3 })
    : html('input', { ...named, type: 'text', ...(completes && { list: list.id, autocomplete: 'off' }) });
  let value = '';
  /** What was entered last: no longer a draft, whatever becomes of it. */
  let entered: string | undefined;

  const enter = (): void => {
    if (field.value === value) return;
    entered = field.value;
    listener.enter(entered);
  };
  field.addEventListener('change', enter);
  field.addEventListener('keydown', (event) => {
    if (!(event instanceof KeyboardEvent) || event.isComposing) return;
    // In a long text Enter begins a line.
    if (event.key === 'Enter' && (!isLong || event.ctrlKey || event.metaKey)) enter();
    else if (event.key === 'Escape' && field.value !== value) {
      field.value = value;
      // Takes away what is said of a text that was refused.
      listener.enter(value);
    }
  });
  if (completes) {
    for (const moment of ['input', 'focus'])
      field.addEventListener(moment, () => {
        listener.complete(field.value);
      });
  }
  return {
    element: completes ? html('div', {}, field, list) : field,
    show: (control) => {
      if (control.is !== 'text') return;
      const isDraft = document.activeElement === field && ![value, entered].includes(field.value);
      value = control.value;
      entered = undefined;
      if (!isDraft) field.value = value;
    },
    offer: (typed, options) => {
      if (typed !== field.value) return;
      list.replaceChildren(...options.map(({ id, label }) => html('option', { value: id, label })));
    },
  };
}
