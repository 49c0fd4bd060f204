import type { Label, Settings } from './types.js';
import { plover } from './plover.js';

export interface CodebookType {
  readonly label: Label;
  readonly definition?: Label;
}

/** The types, roles and attributes that annotators of one set may use, by id. */
export interface Codebook {
  readonly actorTypes: ReadonlyMap<string, CodebookType>;
  readonly eventTypes: ReadonlyMap<string, CodebookType>;
  readonly roles: ReadonlyMap<string, CodebookType>;
  readonly attributes: ReadonlyMap<string, CodebookType>;
}

/** The codebook of a set: the built-in one with what the set's settings add to it or change in it. */
export function codebookOf(settings: Settings): Codebook {
  const own = settings.codebook ?? {};
  return {
    actorTypes: extended(plover.actorTypes, own.actorTypes),
    eventTypes: extended(plover.eventTypes, own.eventTypes),
    roles: extended(plover.roles, own.roles),
    attributes: extended(plover.attributes, own.attributes),
  };
}

type OwnTypes = Readonly<Record<string, { label?: Label; definition?: Label }>> | undefined;

function extended(base: ReadonlyMap<string, CodebookType>, own: OwnTypes): ReadonlyMap<string, CodebookType> {
  const all = new Map(base);
  for (const [id, type] of Object.entries(own ?? {})) {
    all.set(id, { label: { en: id }, ...all.get(id), ...type });
  }
  return all;
}
