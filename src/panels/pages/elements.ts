type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Makes an element; `true` and `false` give an attribute or leave it out, text is put in as text. */
export function html<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  element.append(...children);
  return element;
}

/** A text in the direction of its own first letter, whatever stands around it. */
export function own(text: string): HTMLElement {
  return html('bdi', {}, text);
}
