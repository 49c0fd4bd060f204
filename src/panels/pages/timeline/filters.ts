import { isolate } from '../../../core/model/label.js';
import { actorsOf, articlesOf, type TimelineEvent } from '../../../core/timeline/event.js';
import type { EventFilter } from '../../../core/timeline/filter.js';
import { html } from '../elements.js';
import { number } from '../phrase.js';
import type { Model } from './model.js';

/** What can be chosen from a list. */
const listed = ['actor', 'type', 'article', 'modality'] as const;
type Listed = (typeof listed)[number];

/** The form that says which events are wanted. */
export class Filters {
  readonly element: HTMLFormElement;
  private readonly text = html('input', { type: 'search', dir: 'auto', spellcheck: 'false' });
  private readonly lists = {
    actor: html('select'),
    type: html('select'),
    article: html('select'),
    modality: html('select'),
  } satisfies Record<Listed, HTMLSelectElement>;
  private readonly labels = new Map<Listed, HTMLElement>();
  private readonly clear = html('button', { type: 'button' });
  /** What each list offers now; one that offers the same is left alone. */
  private readonly offered = new Map<Listed, string>();

  /** @param change takes the whole filter */
  constructor(
    private filter: EventFilter,
    private readonly change: (filter: EventFilter) => void,
  ) {
    const fields = listed.map((key) => {
      const label = html('span');
      this.labels.set(key, label);
      this.lists[key].addEventListener('change', () => {
        this.choose(key, this.lists[key].value);
      });
      return html('label', {}, label, this.lists[key]);
    });
    this.element = html('form', { class: 'filters', role: 'search' }, this.text, ...fields, this.clear);
    this.element.addEventListener('submit', (event) => {
      event.preventDefault();
    });
    this.text.addEventListener('input', () => {
      this.choose('text', this.text.value.trim());
    });
    this.clear.addEventListener('click', () => {
      this.change({});
      this.text.focus();
    });
  }

  /** Offers what there is in the events, and shows what is wanted. */
  show(model: Model, filter: EventFilter): void {
    const { strings } = model;
    this.filter = filter;
    this.text.placeholder = strings.search;
    this.text.setAttribute('aria-label', strings.search);
    this.clear.textContent = strings.clear;
    this.clear.disabled = Object.keys(filter).length === 0;
    for (const key of listed) {
      const label = this.labels.get(key);
      if (label) label.textContent = strings[key];
      this.offer(key, choices(key, model), strings.any);
      this.lists[key].value = filter[key] ?? '';
    }
    if (this.text.value.trim() !== (filter.text ?? '')) this.text.value = filter.text ?? '';
  }

  private choose(key: Listed | 'text', value: string): void {
    const { [key]: _, ...others } = this.filter;
    this.change(value === '' ? others : { ...others, [key]: value });
  }

  private offer(key: Listed, choices: readonly Choice[], any: string): void {
    const offered = JSON.stringify(choices);
    if (this.offered.get(key) === offered) return;
    this.offered.set(key, offered);
    const options = choices.map(({ id, name, count }) =>
      html('option', { value: id }, `${isolate(name)} (${number(count)})`),
    );
    this.lists[key].replaceChildren(html('option', { value: '' }, any), ...options);
  }
}

interface Choice {
  readonly id: string;
  readonly name: string;
  /** How many events it would leave. */
  readonly count: number;
}

/** Types and modalities in the codebook's order, articles in reading order, actors from the one in most events. */
function choices(key: Listed, model: Model): Choice[] {
  const counts = new Map<string, number>();
  for (const event of model.events) {
    for (const id of new Set(valuesOf(key, event))) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const name = (id: string): string => {
    if (key === 'actor') return model.actorName(id);
    if (key === 'type') return model.typeName(id);
    return key === 'modality' ? (model.modalities[id] ?? id) : id;
  };
  const found = [...counts].map(([id, count]) => ({ id, name: name(id), count }));
  const order = Object.keys(key === 'type' ? model.types : model.modalities);
  return found.sort((a, b) => {
    if (key === 'actor') return b.count - a.count || collator.compare(a.name, b.name);
    if (key === 'article') return collator.compare(a.id, b.id);
    return order.indexOf(a.id) - order.indexOf(b.id);
  });
}

const collator = new Intl.Collator(['ar', 'en'], { numeric: true });

function valuesOf(key: Listed, event: TimelineEvent): Iterable<string> {
  switch (key) {
    case 'actor':
      return actorsOf(event);
    case 'type':
      return [event.type];
    case 'article':
      return articlesOf(event);
    case 'modality':
      return event.claims.flatMap(({ modality }) => modality ?? []);
  }
}
