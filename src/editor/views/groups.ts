import { fold } from '../../core/text/fold.js';
import { lowerBound } from '../../core/text/codePoints.js';
import type { Actor, Event, Kind } from '../../core/model/types.js';
import type { AnnotationSet } from '../../core/set/annotationSet.js';
import { mainLabel } from '../labels.js';

/** What a tree's entries are sorted by. */
export type Order = 'count' | 'name';

/** What the lists depend on besides the set. */
export interface Choice {
  readonly order: Order;
  /** Whether the filter lets an entry through. */
  isWanted(id: string): boolean;
}

/** What `Groups.update` found changed. */
export interface GroupsChange {
  /** Types whose entries, or their order, changed. */
  readonly types: ReadonlySet<string>;
  /** Whether a type came or went. */
  readonly typesChanged: boolean;
}

/** The actors or events of one set by type, sorted; kept up to date one entry at a time. */
export class Groups {
  private lists: Map<string, string[]> | undefined;
  /** The type under which each entry is listed. */
  private readonly listed = new Map<string, string>();
  /** Folded labels to sort by; entries are replaced when they change, never modified. */
  private readonly names = new WeakMap<Actor | Event, string>();

  constructor(
    private readonly set: AnnotationSet,
    private readonly kind: Kind,
    private readonly choice: Choice,
  ) {}

  /** The types that have entries, in the codebook's order. */
  get types(): string[] {
    const { codebook } = this.set;
    const order = [...(this.kind === 'actor' ? codebook.actorTypes : codebook.eventTypes).keys()];
    const place = (type: string): number => (order.includes(type) ? order.indexOf(type) : order.length);
    return [...this.all.keys()].sort((a, b) => place(a) - place(b) || (a < b ? -1 : 1));
  }

  /** The ids of a type's entries. */
  of(type: string): readonly string[] {
    return this.all.get(type) ?? [];
  }

  /** The type under which an entry is listed; undefined when it is not. */
  typeOf(id: string): string | undefined {
    return this.all.size > 0 ? this.listed.get(id) : undefined;
  }

  /** The number of all entries. */
  get size(): number {
    return this.all.size > 0 ? this.listed.size : 0;
  }

  /** Has everything sorted anew when it is next asked for. */
  reset(): void {
    this.lists = undefined;
  }

  /** Puts entries that changed where they belong now. */
  update(ids: Iterable<string>): GroupsChange {
    const types = new Set<string>();
    const lists = this.lists;
    if (!lists) return { types, typesChanged: false };
    const before = lists.size;
    let created = false;
    for (const id of ids) {
      const was = this.listed.get(id);
      const entry = this.entry(id);
      const is = entry && this.choice.isWanted(id) ? entry.type : undefined;
      const list = was === undefined ? undefined : lists.get(was);
      if (was !== undefined && was === is && list && this.isInPlace(list, id)) continue;
      if (was !== undefined && list) {
        list.splice(list.indexOf(id), 1);
        if (list.length === 0) lists.delete(was);
        this.listed.delete(id);
        types.add(was);
      }
      if (is === undefined) continue;
      created = created || !lists.has(is);
      this.insert(lists, is, id);
      types.add(is);
    }
    return { types, typesChanged: created || lists.size !== before };
  }

  private get all(): Map<string, string[]> {
    if (this.lists) return this.lists;
    const lists = new Map<string, string[]>();
    this.listed.clear();
    for (const [id, { type }] of this.entries) {
      if (!this.choice.isWanted(id)) continue;
      const list = lists.get(type);
      if (list) list.push(id);
      else lists.set(type, [id]);
      this.listed.set(id, type);
    }
    for (const list of lists.values()) list.sort((a, b) => this.compare(a, b));
    return (this.lists = lists);
  }

  private insert(lists: Map<string, string[]>, type: string, id: string): void {
    const list = lists.get(type) ?? [];
    const at = lowerBound(list.length, (i) => this.compare(list[i] ?? '', id) >= 0);
    list.splice(at, 0, id);
    lists.set(type, list);
    this.listed.set(id, type);
  }

  private isInPlace(list: readonly string[], id: string): boolean {
    const at = list.indexOf(id);
    const [before, after] = [list[at - 1], list[at + 1]];
    return (
      (before === undefined || this.compare(before, id) < 0) &&
      (after === undefined || this.compare(id, after) < 0)
    );
  }

  private compare(a: string, b: string): number {
    const byCount = this.choice.order === 'count' ? this.count(b) - this.count(a) : 0;
    if (byCount !== 0) return byCount;
    const [nameA, nameB] = [this.name(a), this.name(b)];
    return nameA < nameB ? -1 : nameA > nameB ? 1 : a < b ? -1 : a > b ? 1 : 0;
  }

  private count(id: string): number {
    return this.set.usesOf({ kind: this.kind, id }).total;
  }

  private name(id: string): string {
    const entry = this.entry(id);
    if (!entry) return id;
    let name = this.names.get(entry);
    if (name === undefined) {
      this.names.set(entry, (name = fold(mainLabel(this.set, { kind: this.kind, id }))));
    }
    return name;
  }

  private entry(id: string): Actor | Event | undefined {
    return this.entries.get(id);
  }

  private get entries(): ReadonlyMap<string, Actor | Event> {
    return this.kind === 'actor' ? this.set.actors : this.set.events;
  }
}
