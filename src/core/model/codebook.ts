import { natureShape } from './shapes.js';
import type { Label, Nature, QuadClass, Settings, Side } from './types.js';
import { ace } from './ace.js';
import { empty } from './emptyCodebook.js';
import { plover } from './plover.js';

/** What every entry of a codebook has. */
export interface CodebookEntry {
  readonly label: Label;
  /** What it stands for, in one line. */
  readonly definition?: Label;
}

/** A type of actors or of events. */
export interface CodebookType extends CodebookEntry {
  /** Of its highlights, as in `#1a7f37`. */
  readonly colour?: string;
  /** The key that picks it at once in a list of types. */
  readonly key?: string;
}

export interface ActorType extends CodebookType {
  /** Tells how names of such actors are found and their mentions drawn; absent: they are nothing special. */
  readonly nature?: Nature;
}

/** How participants fill a role. */
export interface RoleUse {
  /** The actor types that may fill it; absent: any. */
  readonly fills?: readonly string[];
  /** How many there must be; absent: none. */
  readonly min?: number;
  /** How many there may be; absent: any number. */
  readonly max?: number;
  /** Roles whose participants count towards `min` too. */
  readonly orElse?: readonly string[];
}

export interface Role extends CodebookEntry, RoleUse {
  /** How the network ties those who fill it: from them, to them, or with all others; absent: not at all. */
  readonly side?: Side;
}

export interface EventType extends CodebookType {
  /** The event type that this one is a kind of. */
  readonly parent?: string;
  /** Whether it is words or deeds, and for or against; absent: neither. */
  readonly quadClass?: QuadClass;
  /** How it may come about; absent: it has no modes. */
  readonly modes?: ReadonlyMap<string, CodebookEntry>;
  /** Its roles, and how they differ from the roles of the same name in the codebook; absent: all roles. */
  readonly roles?: ReadonlyMap<string, RoleUse>;
}

export interface Attribute extends CodebookEntry {
  /** What it may say; absent: anything. */
  readonly values?: ReadonlyMap<string, CodebookEntry>;
}

/** The types, roles and attributes that annotators of one set may use, by id, in the order to list them. */
export interface Codebook {
  readonly actorTypes: ReadonlyMap<string, ActorType>;
  readonly eventTypes: ReadonlyMap<string, EventType>;
  readonly roles: ReadonlyMap<string, Role>;
  readonly attributes: ReadonlyMap<string, Attribute>;
  /** What an event may be about. */
  readonly contexts: ReadonlyMap<string, CodebookEntry>;
  /** The second part of an actor code, such as GOV in USAGOV. */
  readonly sectors: ReadonlyMap<string, CodebookEntry>;
}

/** The codebooks that a set can extend. */
export const builtInCodebooks: ReadonlyMap<string, Codebook> = new Map([
  ['plover', plover],
  ['ace', ace],
  ['none', empty],
]);

/** The codebook of a set: the built-in one with what the set's settings add to it, change in it and take out of it. */
export function codebookOf({ codebook: own = {} }: Settings): Codebook {
  const base = builtInCodebooks.get(own.extends ?? 'plover') ?? plover;
  return {
    actorTypes: extended(base.actorTypes, own.actorTypes, newActorType),
    eventTypes: extended(base.eventTypes, own.eventTypes, named, withOwnEventType),
    roles: extended(base.roles, own.roles, named),
    attributes: extended(base.attributes, own.attributes, named, withOwnAttribute),
    contexts: extended(base.contexts, own.contexts, named),
    sectors: extended(base.sectors, own.sectors, named),
  };
}

type Own<T> = Readonly<Record<string, T | false>> | undefined;

/**
 * @param fresh an entry that only the set has, before what the set says of it
 * @param merge an entry with what the set says of it
 */
function extended<T, O extends object>(
  base: ReadonlyMap<string, T> | undefined,
  own: Own<O>,
  fresh: (id: string) => T,
  merge: (entry: T, own: O) => T = (entry, own) => ({ ...entry, ...own }),
): ReadonlyMap<string, T> {
  const all = new Map(base);
  for (const [id, entry] of Object.entries(own ?? {})) {
    if (entry === false) all.delete(id);
    else all.set(id, merge(all.get(id) ?? fresh(id), entry));
  }
  return all;
}

function named(id: string): CodebookEntry {
  return { label: { en: id } };
}

/** A type called like a nature is of that nature, unless the set says otherwise. */
function newActorType(id: string): ActorType {
  const nature = natureShape.safeParse(id);
  return { ...named(id), ...(nature.success && { nature: nature.data }) };
}

type OwnCodebook = NonNullable<Settings['codebook']>;
type OwnEntry<Part extends 'eventTypes' | 'attributes'> = Exclude<
  NonNullable<OwnCodebook[Part]>[string],
  false
>;

function withOwnEventType(type: EventType, { modes, roles, ...own }: OwnEntry<'eventTypes'>): EventType {
  return {
    ...type,
    ...own,
    ...(modes && { modes: extended(type.modes, modes, named) }),
    ...(roles && { roles: extended<RoleUse, RoleUse>(type.roles, roles, () => ({})) }),
  };
}

function withOwnAttribute(attribute: Attribute, { values, ...own }: OwnEntry<'attributes'>): Attribute {
  return { ...attribute, ...own, ...(values && { values: extended(attribute.values, values, named) }) };
}
