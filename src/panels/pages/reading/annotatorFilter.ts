import { isolate } from '../../../core/model/label.js';
import type { Strings } from '../../reading/messages.js';
import { html } from '../elements.js';
import { number } from '../phrase.js';

/** Chooses whose mentions are wanted; there only where there is a choice. */
export class AnnotatorFilter {
  readonly element = html('select');
  private offered = '';

  /** @param change takes the annotator, or undefined for all */
  constructor(change: (by: string | undefined) => void) {
    this.element.addEventListener('change', () => {
      change(this.element.value === 'any' ? undefined : this.element.value.slice(1));
    });
  }

  /** @param counts how many mentions are by each; by the empty name those of nobody in particular */
  show(strings: Strings, counts: ReadonlyMap<string, number>, by: string | undefined): void {
    this.element.hidden = counts.size < 2 && by === undefined;
    this.element.title = strings.annotator;
    this.element.setAttribute('aria-label', strings.annotator);
    const choices = [...counts].sort(([a], [b]) => a.localeCompare(b));
    const offered = JSON.stringify(choices);
    if (offered !== this.offered) {
      this.offered = offered;
      this.element.replaceChildren(
        html('option', { value: 'any' }, strings.anyAnnotator),
        ...choices.map(([name, count]) =>
          html(
            'option',
            { value: `=${name}` },
            `${isolate(name === '' ? strings.notNamed : name)} (${number(count)})`,
          ),
        ),
      );
    }
    this.element.value = by === undefined ? 'any' : `=${by}`;
  }
}
