import type { Filter, ToPage } from '../../network/messages.js';
import { html } from '../elements.js';

type Show = Extract<ToPage, { is: 'show' }>;

/** The fields that limit the network. @param changed is told of the filter that the person chose */
export function filterFields(
  { strings, actorTypes, eventTypes, modalities, articles }: Show,
  filter: Filter,
  changed: (filter: Filter) => void,
): HTMLElement[] {
  let chosen = filter;
  const choose = (key: keyof Filter, value: string | number | undefined): void => {
    const { [key]: _, ...others } = chosen;
    chosen = value === undefined ? others : { ...others, [key]: value };
    changed(chosen);
  };
  const list = (
    key: 'actorType' | 'eventType' | 'article' | 'modality',
    options: readonly (readonly [value: string, name: string])[],
  ): HTMLElement => {
    const field = html(
      'select',
      { name: key },
      html('option', { value: 'any' }, strings.any),
      ...options.map(([value, name]) =>
        html('option', { value: `=${value}`, selected: filter[key] === value }, name),
      ),
    );
    field.addEventListener('change', () => {
      choose(key, field.value === 'any' ? undefined : field.value.slice(1));
    });
    return html('label', {}, html('span', {}, strings[key]), field);
  };
  const weight = html('input', { type: 'number', name: 'minWeight', min: 1, value: filter.minWeight ?? 1 });
  weight.addEventListener('change', () => {
    const least = Math.floor(weight.valueAsNumber);
    choose('minWeight', least > 1 ? least : undefined);
  });
  return [
    list('actorType', Object.entries(actorTypes)),
    list('eventType', Object.entries(eventTypes)),
    list(
      'article',
      articles.map((article) => [article, article]),
    ),
    list('modality', [...Object.entries(modalities), ['', strings.notSaid]]),
    html('label', {}, html('span', {}, strings.minWeight), weight),
  ];
}
