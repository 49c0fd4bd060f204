import * as z from 'zod';
import { toPageShape, type FromPage, type ToPage } from '../../entry/messages.js';
import { bdi, html } from '../elements.js';
import { connect } from '../host.js';
import { FieldRow } from './fieldRow.js';

// The form of an actor or event: what it is above, its fields, and what can be done with it.

const host = connect<ToPage, FromPage, null>(toPageShape, z.null(), (message) => {
  switch (message.is) {
    case 'show':
      show(message);
      return;
    case 'gone':
      rows.clear();
      main.replaceChildren(html('p', { class: 'gone', role: 'status' }, message.text));
      return;
    case 'refused':
      rows.get(message.key)?.refuse(message.text);
      return;
    case 'completions':
      rows.get(message.key)?.offer(message.typed, message.options);
  }
});

const main = html('main');
document.body.append(main);
const post = (message: FromPage): void => {
  host.post(message);
};
/** By their keys, in their order. */
const rows = new Map<string, FieldRow>();
const title = html('h1');
const subtitle = html('p', { class: 'subtitle', dir: 'auto' });
const about = html('p', { class: 'about' });
const fields = html('div', { class: 'fields' });
const facts = html('dl', { class: 'facts' });
const actions = html('div', { class: 'actions' });

function show({ strings, ...page }: ToPage & { is: 'show' }): void {
  title.replaceChildren(bdi(page.title));
  document.title = page.title;
  subtitle.textContent = page.subtitle;
  subtitle.hidden = page.subtitle === '';
  about.textContent = page.about;
  main.style.setProperty('--kind', page.colour ?? 'var(--vscode-focusBorder)');
  const keys = page.fields.map(({ key }) => key);
  if (keys.join() !== [...rows.keys()].join()) {
    // The rows that stay keep what is being typed in them.
    for (const key of rows.keys()) if (!keys.includes(key)) rows.delete(key);
    const inOrder = page.fields.map(
      (field) => [field.key, rows.get(field.key) ?? new FieldRow(field, strings, post)] as const,
    );
    rows.clear();
    for (const [key, row] of inOrder) rows.set(key, row);
    fields.replaceChildren(...[...rows.values()].map(({ element }) => element));
  }
  for (const field of page.fields) rows.get(field.key)?.show(field);
  facts.replaceChildren(
    ...page.facts.flatMap(({ label, values }) => [
      html('dt', {}, label),
      ...values.map((value) => html('dd', {}, value)),
    ]),
  );
  if (actions.children.length === 0) {
    actions.append(
      ...page.actions.map(({ command, label }) => {
        const button = html('button', { type: 'button' }, label);
        button.addEventListener('click', () => {
          host.post({ is: 'run', command });
        });
        return button;
      }),
    );
  }
  if (!fields.isConnected || !main.contains(fields)) {
    main.replaceChildren(html('header', {}, title, subtitle, about, actions), fields, facts);
    fields.querySelector<HTMLElement>('input,textarea,select')?.focus();
  }
}
