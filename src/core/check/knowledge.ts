import { cyclesAmong } from './cycles.js';
import { isCodebookName, type Codebook, type Role } from '../model/codebook.js';
import { rolesOf } from '../model/kinds.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { actorsFile, articleOf, eventsFile, settingsFile } from '../set/files.js';
import { say, type Value } from '../text/message.js';

/**
 * A set as the checks see it: what is in a file that cannot be read is not known, and nothing is found wrong for the
 * only reason that it is not.
 */
export class Knowledge {
  private readonly roles = new WeakMap<Codebook, Map<string, ReadonlyMap<string, Role>>>();

  constructor(readonly set: AnnotationSet) {}

  /** The codebook; undefined while the settings do not tell which it is. */
  get codebook(): Codebook | undefined {
    const { set } = this;
    return set.problems.has(settingsFile) || unknownBase(set) !== undefined ? undefined : set.codebook;
  }

  private cycles: ReadonlyMap<string, readonly string[]> | undefined;

  /** The cycle of events, each a part of the next, that one is in; worked out for all at once, until `forgetCycles`. */
  cycleOf(event: string): readonly string[] | undefined {
    this.cycles ??= cyclesAmong(this.set.events);
    return this.cycles.get(event);
  }

  forgetCycles(): void {
    this.cycles = undefined;
  }

  /** The type of an actor; undefined for an unknown one. */
  actorType(id: string): string | undefined {
    return this.set.actors.get(id)?.type;
  }

  isMissingActor(id: string): boolean {
    return !this.set.actors.has(id) && !this.set.problems.has(actorsFile);
  }

  isMissingEvent(id: string): boolean {
    return !this.set.events.has(id) && !this.set.problems.has(eventsFile);
  }

  /** Whether all that articles tell of events is known. */
  get hasAllTellings(): boolean {
    return ![...this.set.problems.keys()].some((file) => articleOf(file) !== undefined);
  }

  /** The roles that events of a type have, all for an unknown type; made once per type. */
  rolesOf(codebook: Codebook, type: string): ReadonlyMap<string, Role> {
    let byType = this.roles.get(codebook);
    if (!byType) this.roles.set(codebook, (byType = new Map<string, ReadonlyMap<string, Role>>()));
    let roles = byType.get(type);
    if (!roles) byType.set(type, (roles = rolesOf(codebook, type)));
    return roles;
  }
}

/** The codebook that the settings build on and that there is not. */
export function unknownBase(set: AnnotationSet): string | undefined {
  const base = set.settings.codebook?.extends;
  return base === undefined || isCodebookName(base) ? undefined : base;
}

/** Ids for a message: the first of them, and how many more there are. */
export function listed(ids: Iterable<string>): Value {
  const all = [...ids];
  const shown = 12;
  const more = all.length - shown;
  if (all.length === 0) return say`(none)`;
  return more > 0 ? say`${all.slice(0, shown).join(', ')} and ${more} more` : all.join(', ');
}
