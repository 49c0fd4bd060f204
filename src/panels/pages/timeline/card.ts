import type { EventClaim, TimelineEvent } from '../../../core/timeline/event.js';
import { kindOf } from '../../../core/timeline/filter.js';
import { bdi, html } from '../elements.js';
import { phrase } from '../phrase.js';
import type { Model } from './model.js';
import { symbolPicture } from './symbols.js';
import { dateWords } from './words.js';

/** How long it stays when nothing is pointed at any more, so that the pointer can move onto it: milliseconds. */
const stays = 200;
const gap = 8;

/** The card beside the event that the pointer or the focus is on. */
export class Card {
  readonly element = html('div', { class: 'card', role: 'tooltip', id: 'card' });
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.element.hidden = true;
    this.element.addEventListener('pointerenter', () => {
      clearTimeout(this.timer);
    });
    this.element.addEventListener('pointerleave', () => {
      this.hideSoon();
    });
    addEventListener('keydown', ({ key }) => {
      if (key === 'Escape') this.hide();
    });
  }

  show(model: Model, event: TimelineEvent, at: DOMRect): void {
    clearTimeout(this.timer);
    this.element.replaceChildren(...contentOf(model, event));
    this.element.hidden = false;
    const { width, height } = this.element.getBoundingClientRect();
    const left = Math.min(Math.max(gap, at.left), innerWidth - width - gap);
    const below = at.bottom + gap;
    const top = below + height <= innerHeight ? below : Math.max(gap, at.top - gap - height);
    Object.assign(this.element.style, { left: `${left}px`, top: `${top}px` });
  }

  hideSoon(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.hide();
    }, stays);
  }

  private hide(): void {
    clearTimeout(this.timer);
    this.element.hidden = true;
    // What describes an event must not describe the next one.
    this.element.replaceChildren();
  }
}

function contentOf(model: Model, event: TimelineEvent): Node[] {
  const { strings } = model;
  const { ar, en } = event.label;
  return [
    html('h2', { dir: 'auto' }, model.nameOf(event)),
    ...(ar !== undefined && en !== undefined ? [html('p', { dir: 'auto' }, en)] : []),
    html('p', { class: 'type' }, symbolPicture(kindOf(event)), model.typeName(event.type)),
    html(
      'p',
      { class: 'date' },
      event.date ? dateWords(event.date, strings) : (event.settledDate ?? strings.noDate),
      ...(event.isDisputed ? [html('strong', {}, strings.disputed)] : []),
    ),
    ...participants(model, event.participants),
    ...event.claims.map((claim) => claimOf(model, claim)),
  ];
}

function claimOf(model: Model, claim: EventClaim): HTMLElement {
  const { strings } = model;
  const { article, date, modality, attributedTo } = claim;
  const facts = [
    date,
    modality === undefined ? undefined : (model.modalities[modality] ?? modality),
    attributedTo === undefined ? undefined : phrase(strings.accordingTo, model.actorName(attributedTo)),
  ].filter((fact) => fact !== undefined);
  return html(
    'section',
    {},
    html('h3', {}, bdi(article)),
    ...(facts.length > 0
      ? [html('p', {}, ...facts.flatMap((fact, i) => (i > 0 ? [' · ', bdi(fact)] : [bdi(fact)])))]
      : []),
    ...participants(model, claim.participants),
  );
}

/** Who takes part, role by role. */
function participants(model: Model, all: EventClaim['participants']): HTMLElement[] {
  if (all.length === 0) return [];
  const roles = [...new Set(all.map(({ role }) => role))];
  return [
    html(
      'dl',
      {},
      ...roles.flatMap((role) => [
        html('dt', {}, model.roles[role] ?? role),
        ...all
          .filter((one) => one.role === role)
          .map(({ actor }) => html('dd', { dir: 'auto' }, model.actorName(actor))),
      ]),
    ),
  ];
}
