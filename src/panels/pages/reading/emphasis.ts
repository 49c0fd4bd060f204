import type { Mark } from '../../reading/messages.js';

/** What stands out among the marks. */
export interface Emphasis {
  /** The mention at the cursor. */
  readonly current: Mark | undefined;
  /** The actor or event whose mentions alone are wanted. */
  readonly only: string | undefined;
}

/**
 * Marks the elements of the mention at the cursor and of others of the same, and those that are not wanted.
 * @param where near what is in sight it is enough while a person reads, however many marks were drawn
 */
export function emphasise(
  article: HTMLElement,
  where: 'near' | 'everywhere',
  { current, only }: Emphasis,
): void {
  article.classList.toggle('dimmed', only !== undefined);
  for (const element of article.querySelectorAll<HTMLElement>(where === 'near' ? '.near .mark' : '.mark')) {
    const { mention, referent } = element.dataset;
    element.classList.toggle('current', current !== undefined && mention === current.id);
    element.classList.toggle('same', current !== undefined && referent === current.referent);
    element.classList.toggle('dim', only !== undefined && referent !== only);
  }
}
