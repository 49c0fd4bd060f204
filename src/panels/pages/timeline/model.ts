import { labelIn } from '../../../core/model/label.js';
import { fold } from '../../../core/text/fold.js';
import { actorsOf, articlesOf, compareEvents, type TimelineEvent } from '../../../core/timeline/event.js';
import { isWanted, type EventFilter } from '../../../core/timeline/filter.js';
import type { Strings, ToPage } from '../../timeline/messages.js';

type Show = Extract<ToPage, { is: 'show' }>;
type Update = Extract<ToPage, { is: 'update' }>;
type Names = Readonly<Record<string, string>>;

/** The events of the set as the panel told them. */
export class Model {
  readonly strings: Strings;
  readonly types: Names;
  readonly roles: Names;
  readonly modalities: Names;
  private readonly actors: Map<string, string>;
  private readonly byId: Map<string, TimelineEvent>;
  private sorted: TimelineEvent[] | undefined;
  private texts = new WeakMap<TimelineEvent, string>();

  constructor({ strings, types, roles, modalities, actors, events }: Show) {
    this.strings = strings;
    this.types = types;
    this.roles = roles;
    this.modalities = modalities;
    this.actors = new Map(Object.entries(actors));
    this.byId = new Map(events.map((event) => [event.id, event]));
  }

  update({ actors, changed, removed }: Update): void {
    for (const [id, name] of Object.entries(actors)) this.actors.set(id, name);
    if (Object.keys(actors).length > 0) this.texts = new WeakMap();
    for (const event of changed) this.byId.set(event.id, event);
    for (const id of removed) this.byId.delete(id);
    this.sorted = undefined;
  }

  get size(): number {
    return this.byId.size;
  }

  get(id: string): TimelineEvent | undefined {
    return this.byId.get(id);
  }

  /** From the earliest to the latest, the undated ones at the end. */
  get events(): readonly TimelineEvent[] {
    return (this.sorted ??= [...this.byId.values()].sort(compareEvents));
  }

  wanted(filter: EventFilter): TimelineEvent[] {
    return this.events.filter((event) => isWanted(event, filter, (one) => this.textOf(one)));
  }

  /** The Arabic label, which is what stands in the text, else another. */
  nameOf({ id, label }: TimelineEvent): string {
    return labelIn('ar', label, id);
  }

  actorName(id: string): string {
    return this.actors.get(id) ?? id;
  }

  typeName(id: string): string {
    return this.types[id] ?? id;
  }

  private textOf(event: TimelineEvent): string {
    let text = this.texts.get(event);
    if (text === undefined) {
      const { id, label, type, date } = event;
      const parts = [id, label.ar, label.en, type, this.typeName(type), date?.text, ...articlesOf(event)];
      const names = [...actorsOf(event)].map((actor) => this.actorName(actor));
      text = [...parts, ...names].map((part) => fold(part ?? '')).join('\n');
      this.texts.set(event, text);
    }
    return text;
  }
}
