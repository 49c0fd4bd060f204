import { html } from '../elements.js';
import type { Drawn } from './marks.js';

/** A mark over a segment. */
export interface Layer {
  readonly of: Drawn;
  readonly level: number;
  /** What a screen reader says of it. */
  readonly description: string;
}

/**
 * Words with the marks under them: for each mark an element around the words, which draws its line by background alone.
 * Nothing at their sides has a width, which would break Arabic joining.
 * @param layers from the innermost to the outermost
 */
export function segmentElement(words: string, layers: readonly Layer[]): Node {
  let inner: Node = document.createTextNode(words);
  for (const { of: mark, level, description } of layers) {
    const element = html(
      'span',
      {
        class: 'mark',
        'data-mention': mark.id,
        'data-referent': mark.referent,
        'data-look': mark.status === 'suggested' ? 'suggestion' : mark.look,
        'data-status': mark.status,
        'data-level': level,
        'aria-description': description,
      },
      inner,
    );
    element.style.setProperty('--level', String(level));
    if (mark.colour !== undefined) {
      element.style.setProperty('--own', mark.colour);
    }
    inner = element;
  }
  return inner;
}
