import { html } from './elements.js';

const most = 20;

/** What a search field finds, and how. */
export interface Search<T> {
  /** What fits the words, best first; without words what there is to choose from. */
  find(words: string): readonly T[];
  /** What stands in the list. */
  show(item: T): readonly (Node | string)[];
  take(item: T): void;
}

/** A field with a list of what it finds. */
export function searchField<T>(label: string, search: Search<T>): HTMLElement {
  const list = html('ul', { role: 'listbox', id: 'found', hidden: true, 'aria-label': label });
  const input = html('input', {
    type: 'search',
    placeholder: label,
    'aria-label': label,
    dir: 'auto',
    role: 'combobox',
    'aria-expanded': 'false',
    'aria-controls': 'found',
    'aria-autocomplete': 'list',
  });
  let items: readonly T[] = [];
  let active = 0;

  const showList = (isShown: boolean): void => {
    list.hidden = !isShown;
    input.setAttribute('aria-expanded', String(isShown));
    list.replaceChildren(
      ...items.map((item, i) => {
        const option = html(
          'li',
          { role: 'option', id: `found-${i}`, 'aria-selected': String(i === active) },
          ...search.show(item),
        );
        option.addEventListener('pointerdown', (event) => {
          event.preventDefault();
          choose(item);
        });
        return option;
      }),
    );
    if (isShown) input.setAttribute('aria-activedescendant', `found-${active}`);
    else input.removeAttribute('aria-activedescendant');
  };
  const choose = (item: T): void => {
    showList(false);
    search.take(item);
  };
  const look = (): void => {
    items = search.find(input.value).slice(0, most);
    active = 0;
    showList(items.length > 0);
  };

  for (const moment of ['input', 'focus', 'click']) input.addEventListener(moment, look);
  input.addEventListener('keydown', (event) => {
    const item = items[active];
    if (event.key === 'Enter' && item !== undefined) choose(item);
    else if (event.key === 'Escape') showList(false);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      active = Math.max(0, Math.min(items.length - 1, active + step));
      showList(items.length > 0);
      list.children[active]?.scrollIntoView({ block: 'nearest' });
    }
  });
  input.addEventListener('blur', () => {
    showList(false);
  });
  return html('div', { class: 'search' }, input, list);
}
