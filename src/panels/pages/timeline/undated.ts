import type { TimelineEvent } from '../../../core/timeline/event.js';
import { kindOf } from '../../../core/timeline/filter.js';
import { bdi, html, refill } from '../elements.js';
import { number } from '../phrase.js';
import type { ChartListener } from './chart.js';
import type { Model } from './model.js';
import { symbolPicture } from './symbols.js';
import { eventWords } from './words.js';

/** How many are listed at first, and with each wish for more. */
const atOnce = 100;

/** The events that have no place on the axis. */
export class Undated {
  readonly element: HTMLElement;
  private readonly heading = html('h2', { id: 'undated' });
  private readonly list = html('ul');
  private readonly more = html('button', { type: 'button', class: 'more' });
  private model: Model | undefined;
  private events: readonly TimelineEvent[] = [];
  private listed = atOnce;

  constructor(private readonly listener: Pick<ChartListener, 'open' | 'point'>) {
    this.element = html(
      'aside',
      { class: 'undated', 'aria-labelledby': 'undated' },
      this.heading,
      this.list,
      this.more,
    );
    this.more.addEventListener('click', () => {
      const first = this.listed;
      this.listed += atOnce;
      this.draw();
      this.list.children[first]?.querySelector('button')?.focus();
    });
  }

  show(model: Model, events: readonly TimelineEvent[]): void {
    this.model = model;
    this.events = events.filter(({ date }) => !date);
    this.draw();
  }

  private draw(): void {
    const { model, events } = this;
    if (!model) return;
    this.element.hidden = events.length === 0;
    this.heading.textContent = `${model.strings.undated} (${number(events.length)})`;
    this.more.textContent = model.strings.showMore;
    this.more.hidden = events.length <= this.listed;
    refill(
      this.list,
      events.slice(0, this.listed).map((event) => this.entry(model, event)),
    );
  }

  private entry(model: Model, event: TimelineEvent): HTMLElement {
    const button = html(
      'button',
      {
        type: 'button',
        'data-event': event.id,
        'aria-label': eventWords(event, model),
        'aria-describedby': 'card',
      },
      symbolPicture(kindOf(event)),
      bdi(model.nameOf(event)),
    );
    button.addEventListener('click', () => {
      this.listener.open(event);
    });
    for (const type of ['pointerenter', 'focus']) {
      button.addEventListener(type, () => {
        this.listener.point(event, button.getBoundingClientRect());
      });
    }
    for (const type of ['pointerleave', 'blur']) {
      button.addEventListener(type, () => {
        this.listener.point(undefined);
      });
    }
    return html('li', {}, button);
  }
}
