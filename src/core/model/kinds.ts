import type { Codebook, EventType, Role } from './codebook.js';
import type { Nature } from './types.js';

/** The nature of actors of a type, if the codebook says it. */
export function natureOf({ actorTypes }: Codebook, type: string): Nature | undefined {
  return actorTypes.get(type)?.nature;
}

/** The first actor type of a nature, which is that of the same name where there is one. */
export function typeOfNature({ actorTypes }: Codebook, nature: Nature): string | undefined {
  if (actorTypes.get(nature)?.nature === nature) return nature;
  return [...actorTypes].find(([, type]) => type.nature === nature)?.[0];
}

/** An event type and those that it is a kind of, the nearest first; none when the codebook does not have it. */
export function* kindsOf({ eventTypes }: Codebook, type: string): Generator<EventType, void> {
  const seen = new Set<string>();
  for (let id: string | undefined = type; id !== undefined && !seen.has(id);) {
    seen.add(id);
    const entry = eventTypes.get(id);
    if (!entry) return;
    yield entry;
    id = entry.parent;
  }
}

/**
 * The roles that participants of an event of the type may have, each as that type uses it: its own, else those of the
 * nearest type that it is a kind of and that has its own, else all roles of the codebook.
 */
export function rolesOf(codebook: Codebook, type: string): ReadonlyMap<string, Role> {
  for (const { roles } of kindsOf(codebook, type)) {
    if (!roles) continue;
    const used = [...roles].map(([id, use]): [string, Role] => {
      const role = codebook.roles.get(id) ?? { label: { en: id } };
      return [id, { ...role, ...use }];
    });
    return new Map(used);
  }
  return codebook.roles;
}
