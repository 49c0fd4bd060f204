type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;

/** Makes an element. An attribute that is `true` is there without value, one that is `false` or undefined is not. */
export function html<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  return filled(document.createElement(tag), attributes, children);
}

/** The same of a drawing. */
export function svg<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): SVGElementTagNameMap[K] {
  return filled(document.createElementNS('http://www.w3.org/2000/svg', tag), attributes, children);
}

function filled<E extends Element>(
  element: E,
  attributes: Attributes,
  children: readonly (Node | string)[],
): E {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) element.setAttribute(name, '');
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
  for (const child of children) element.append(child);
  return element;
}

/** Replaces what is in an element, however much it is. */
export function refill(element: HTMLElement, content: Iterable<Node>): void {
  const all = document.createDocumentFragment();
  for (const one of content) all.append(one);
  element.replaceChildren(all);
}

/**
 * Replaces what is in an element. What has the focus there keeps it when it comes again, told by its `data-…`; otherwise
 * the element takes it, so that keys go on from there.
 */
export function replaceContent(element: HTMLElement, ...content: readonly Node[]): void {
  const focused = element.contains(document.activeElement) ? document.activeElement : undefined;
  const kept = focused instanceof HTMLElement ? JSON.stringify(focused.dataset) : undefined;
  element.replaceChildren(...content);
  if (kept === undefined) return;
  const again = [...element.querySelectorAll('button')].find(
    ({ dataset }) => JSON.stringify(dataset) === kept,
  );
  (again ?? element).focus();
}

/** A text in its own direction, whatever stands around it. */
export function bdi(text: string): HTMLElement {
  return html('bdi', {}, text);
}
