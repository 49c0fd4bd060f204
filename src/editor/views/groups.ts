import { fold } from '../../core/text/fold.js';
import { lowerBound } from '../../core/text/codePoints.js';
import type { Actor, Event, Kind } from '../../core/model/types.js';
import type { AnnotationSet } from '../../core/set/annotationSet.js';
import { compareDates } from '../../core/dates/index.js';
import { mainLabel } from '../labels.js';
import { dateOfEvent, groupsOfEvent, sortedGroups, type Grouping } from './grouping.js';

/** What a tree's entries are sorted by. */
export type Order = 'count' | 'name';

/** What the lists depend on besides the set. */
export interface Choice {
  readonly order: Order;
  readonly grouping: Grouping;
  /** Whether the filter lets an entry through. */
  isWanted(id: string): boolean;
}

/** What `Groups.update` found changed. */
export interface GroupsChange {
  /** Groups whose entries, or their order, changed. */
  readonly groups: ReadonlySet<string>;
  /** Whether a group came or went. */
  readonly groupsChanged: boolean;
}

/** The actors or events of one set in groups, sorted; kept up to date one entry at a time. */
export class Groups {
  private lists: Map<string, string[]> | undefined;
  /** The groups in which each entry is listed. */
  private readonly listed = new Map<string, readonly string[]>();
  /** Folded labels to sort by; entries are replaced when they change, never modified. */
  private readonly names = new WeakMap<Actor | Event, string>();

  constructor(
    private readonly set: AnnotationSet,
    private readonly kind: Kind,
    private readonly choice: Choice,
  ) {}

  /** The groups that have entries, in the order to list them. */
  get keys(): string[] {
    return sortedGroups(this.set, this.kind, this.choice.grouping, this.all.keys());
  }

  /** The ids of a group's entries. */
  of(group: string): readonly string[] {
    return this.all.get(group) ?? [];
  }

  /** The groups in which an entry is listed; none when it is not. */
  groupsOf(id: string): readonly string[] {
    return this.all.size > 0 ? (this.listed.get(id) ?? []) : [];
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
    const groups = new Set<string>();
    const lists = this.lists;
    if (!lists) return { groups, groupsChanged: false };
    let groupsChanged = false;
    for (const id of ids) {
      const was = this.listed.get(id) ?? [];
      const is = this.keysOf(id);
      for (const group of was) {
        const list = lists.get(group) ?? [];
        if (is.includes(group) && this.isInPlace(list, id)) continue;
        list.splice(list.indexOf(id), 1);
        groups.add(group);
        if (list.length > 0) continue;
        lists.delete(group);
        groupsChanged = true;
      }
      for (const group of is) {
        const list = lists.get(group);
        if (list?.includes(id)) continue;
        if (!list) groupsChanged = true;
        this.insert(lists, group, id);
        groups.add(group);
      }
      if (is.length > 0) this.listed.set(id, is);
      else this.listed.delete(id);
    }
    return { groups, groupsChanged };
  }

  private get all(): Map<string, string[]> {
    if (this.lists) return this.lists;
    const lists = new Map<string, string[]>();
    this.listed.clear();
    for (const id of this.entries.keys()) {
      const groups = this.keysOf(id);
      if (groups.length > 0) this.listed.set(id, groups);
      for (const group of groups) {
        const list = lists.get(group);
        if (list) list.push(id);
        else lists.set(group, [id]);
      }
    }
    for (const list of lists.values()) list.sort((a, b) => this.compare(a, b));
    return (this.lists = lists);
  }

  /** The groups that an entry belongs to; none when the filter hides it. */
  private keysOf(id: string): readonly string[] {
    const entry = this.entry(id);
    if (!entry || !this.choice.isWanted(id)) return [];
    const event = this.kind === 'event' ? this.set.events.get(id) : undefined;
    return event ? groupsOfEvent(this.set, id, event, this.choice.grouping) : [entry.type];
  }

  private insert(lists: Map<string, string[]>, group: string, id: string): void {
    const list = lists.get(group) ?? [];
    const at = lowerBound(list.length, (i) => this.compare(list[i] ?? '', id) >= 0);
    list.splice(at, 0, id);
    lists.set(group, list);
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
    const byDate = this.choice.grouping === 'date' ? this.compareDates(a, b) : 0;
    if (byDate !== 0) return byDate;
    const byCount = this.choice.order === 'count' ? this.count(b) - this.count(a) : 0;
    if (byCount !== 0) return byCount;
    const [nameA, nameB] = [this.name(a), this.name(b)];
    return nameA < nameB ? -1 : nameA > nameB ? 1 : a < b ? -1 : a > b ? 1 : 0;
  }

  /** The newest first. */
  private compareDates(a: string, b: string): number {
    return compareDates(dateOfEvent(this.set, b), dateOfEvent(this.set, a));
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
