import ace from './codebooks/ace.json';
import plover from './codebooks/plover.json';
import { codebookNames, natureShape } from './shapes.js';
import type { Label, Nature, OwnCodebook, QuadClass, Settings, Side } from './types.js';

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

export type CodebookName = (typeof codebookNames)[number];

/** Whether there is a built-in codebook of the name. */
export function isCodebookName(name: string | undefined): name is CodebookName {
  return codebookNames.some((one) => one === name);
}

/** For a set that brings a codebook of its own. */
const none: Codebook = {
  actorTypes: new Map(),
  eventTypes: new Map(),
  roles: new Map(),
  attributes: new Map(),
  contexts: new Map(),
  sectors: new Map(),
};

/**
 * The codebooks that a set can extend, as files of the same shape as a set's own codebook. Labels and definitions are
 * ours; event types, modes, contexts, quad classes and sectors are those of:
 * - `plover`: Political Language Ontology for Verifiable Event Records, Open Event Data Alliance. News often tells of
 *   violence or arrests without a doer, so its roles let whom it befell be enough.
 * - `ace`: Automatic Content Extraction 2005, Linguistic Data Consortium. Of its arguments, time is the date of a mention,
 *   and what is no actor (crime, sentence, price, sum of money, position) is an attribute.
 */
const files: Readonly<Record<CodebookName, OwnCodebook>> = { plover, ace, none: {} };

const built = new Map<CodebookName, Codebook>();

/** A codebook that a set can extend. */
export function builtInCodebook(name: CodebookName): Codebook {
  let codebook = built.get(name);
  if (!codebook) built.set(name, (codebook = withOwn(none, files[name])));
  return codebook;
}

/**
 * The codebook of a set: the built-in one with what the set's settings add to it, change in it and take out of it. Actor
 * types that only the set has may fill the built-in roles too.
 */
export function codebookOf({ codebook: own = {} }: Settings): Codebook {
  const base = isCodebookName(own.extends) ? own.extends : 'plover';
  return withOwn(builtInCodebook(base), own);
}

function withOwn(base: Codebook, own: OwnCodebook): Codebook {
  const actorTypes = extended(base.actorTypes, own.actorTypes, newActorType);
  const ofItsOwn = [...actorTypes.keys()].filter((id) => !base.actorTypes.has(id));
  const baseRoles = openedTo(ofItsOwn, base.roles);
  const roles = extended(baseRoles, own.roles, named);
  const baseEventTypes = mapped(base.eventTypes, (type) => ({
    ...type,
    ...(type.roles && { roles: openedTo(ofItsOwn, type.roles) }),
  }));
  // A type of the base that has all roles keeps them when the set says how it uses one of them.
  const allRoles = mapped(roles, () => ({}));
  return {
    actorTypes,
    eventTypes: extended(baseEventTypes, own.eventTypes, named, (type, settings, isNew) =>
      withOwnEventType(type, settings, isNew ? undefined : allRoles),
    ),
    roles,
    attributes: extended(base.attributes, own.attributes, named, withOwnAttribute),
    contexts: extended(base.contexts, own.contexts, named),
    sectors: extended(base.sectors, own.sectors, named),
  };
}

function openedTo<T extends RoleUse>(
  types: readonly string[],
  roles: ReadonlyMap<string, T>,
): ReadonlyMap<string, T> {
  if (types.length === 0) return roles;
  return mapped(roles, (role) => (role.fills ? { ...role, fills: [...role.fills, ...types] } : role));
}

function mapped<T, R>(entries: ReadonlyMap<string, T>, change: (entry: T) => R): ReadonlyMap<string, R> {
  return new Map([...entries].map(([id, entry]) => [id, change(entry)]));
}

type Own<T> = Readonly<Record<string, T | false>> | undefined;

/**
 * @param fresh an entry that only the set has, before what the set says of it
 * @param merge an entry with what the set says of it; `isNew` when only the set has it
 */
function extended<T, O extends object>(
  base: ReadonlyMap<string, T> | undefined,
  own: Own<O>,
  fresh: (id: string) => T,
  merge: (entry: T, own: O, isNew: boolean) => T = (entry, own) => ({ ...entry, ...own }),
): ReadonlyMap<string, T> {
  const all = new Map(base);
  for (const [id, entry] of Object.entries(own ?? {})) {
    if (entry === false) all.delete(id);
    else {
      const known = all.get(id);
      all.set(id, merge(known ?? fresh(id), entry, known === undefined));
    }
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

type OwnEntry<Part extends 'eventTypes' | 'attributes'> = Exclude<
  NonNullable<OwnCodebook[Part]>[string],
  false
>;

/** @param unlessOwn the roles that it has while it has none of its own */
function withOwnEventType(
  type: EventType,
  { modes, roles, ...own }: OwnEntry<'eventTypes'>,
  unlessOwn: ReadonlyMap<string, RoleUse> | undefined,
): EventType {
  return {
    ...type,
    ...own,
    ...(modes && { modes: extended(type.modes, modes, named) }),
    ...(roles && { roles: extended<RoleUse, RoleUse>(type.roles ?? unlessOwn, roles, () => ({})) }),
  };
}

function withOwnAttribute(attribute: Attribute, { values, ...own }: OwnEntry<'attributes'>): Attribute {
  return { ...attribute, ...own, ...(values && { values: extended(attribute.values, values, named) }) };
}
