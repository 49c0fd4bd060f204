import { rolesOf } from '../../model/kinds.js';
import { labelIn, type Language } from '../../model/label.js';
import { formShape, statusShape } from '../../model/shapes.js';
import type { Codebook } from '../../model/codebook.js';
import {
  actorBase,
  actorsTable,
  eventBase,
  eventsTable,
  formAttribute,
  nameOf,
  onOneLine,
  roleNameOf,
  statusAttribute,
  valueNameOf,
} from './names.js';

/** What the annotations use, which need not be in the codebook. */
export class Used {
  readonly actorTypes = new Set<string>();
  /** The roles of each event type. */
  readonly eventTypes = new Map<string, Set<string>>();
  /** The values of each attribute. */
  readonly attributes = new Map<string, Set<string>>();

  rolesOf(eventType: string): Set<string> {
    return found(this.eventTypes, eventType);
  }

  valuesOf(attribute: string): Set<string> {
    return found(this.attributes, attribute);
  }
}

function found(sets: Map<string, Set<string>>, key: string): Set<string> {
  const set = sets.get(key) ?? new Set();
  sets.set(key, set);
  return set;
}

/** `annotation.conf`: the codebook, and what else the annotations use. https://brat.nlplab.org/configuration.html */
export function annotationConf(codebook: Codebook, used: Used): string {
  const entities = [...new Set([...codebook.actorTypes.keys(), ...used.actorTypes])].map(nameOf);
  return [
    '[entities]',
    ...entities,
    '[relations]',
    // Mentions may nest and overlap freely.
    '<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>',
    '[events]',
    ...eventLines(codebook, used),
    '[attributes]',
    `${formAttribute}\tArg:<ENTITY>, Value:${formShape.options.join('|')}`,
    `${statusAttribute}\tArg:<ENTITY>|<EVENT>, Value:${statusShape.options.join('|')}`,
    ...attributeLines(codebook, used),
    '',
  ].join('\n');
}

/** The event types, each below the one that it is a kind of and indented by a tab more. */
function eventLines(codebook: Codebook, used: Used): string[] {
  const types = [...new Set([...codebook.eventTypes.keys(), ...used.eventTypes.keys()])];
  const parentOf = (type: string): string | undefined => codebook.eventTypes.get(type)?.parent;
  const written = new Set<string>();
  const lines: string[] = [];
  const write = (type: string, depth: number): void => {
    if (written.has(type)) return;
    written.add(type);
    lines.push(`${'\t'.repeat(depth)}${nameOf(type)}\t${args(codebook, used, type)}`.trimEnd());
    for (const child of types) if (parentOf(child) === type) write(child, depth + 1);
  };
  for (const type of types) if (!types.includes(parentOf(type) ?? '')) write(type, 0);
  // What is left are types that are kinds of each other.
  for (const type of types) write(type, 0);
  return lines;
}

function args(codebook: Codebook, used: Used, type: string): string {
  const roles = rolesOf(codebook, type);
  const names = new Set([...roles.keys(), ...(used.eventTypes.get(type) ?? [])]);
  return [...names]
    .map((role) => {
      const { fills, max } = roles.get(role) ?? {};
      const fillers = fills && fills.length > 0 ? fills.map(nameOf).join('|') : '<ENTITY>';
      return `${roleNameOf(role)}${max === 1 ? '?' : '*'}:${fillers}`;
    })
    .join(', ');
}

function attributeLines(codebook: Codebook, used: Used): string[] {
  const names = new Set([...codebook.attributes.keys(), ...used.attributes.keys()]);
  return [...names].map((name) => {
    const known = codebook.attributes.get(name)?.values?.keys() ?? [];
    const values = [...new Set([...known, ...(used.attributes.get(name) ?? [])])].map(valueNameOf);
    return `${nameOf(name)}\tArg:<EVENT>${values.length > 0 ? `, Value:${values.join('|')}` : ''}`;
  });
}

/**
 * `tools.conf`: the knowledge bases that `N` lines refer to. brat warns of a reference to one that is not named in the
 * section [normalization], and leaves one out that has no <URL>; there is no page about ours. `DB` is the name of the
 * database that tools/norm_db_init.py makes of a table: the table's without its ending.
 * https://brat.nlplab.org/normalization.html
 */
export function toolsConf(): string {
  const lines = [
    [actorBase, actorsTable],
    [eventBase, eventsTable],
  ].map(([base = '', table = '']) => `${base}\tDB:${table.replace(/\.tsv$/, '')}, <URL>:about:blank`);
  return ['[normalization]', ...lines, ''].join('\n');
}

/** `visual.conf`: what types and roles are called, and the colours of types. */
export function visualConf({ actorTypes, eventTypes, roles }: Codebook, language: Language): string {
  const types = [...actorTypes, ...eventTypes];
  const label = (text: string): string => onOneLine(text).replace(/[|\t]/g, ' ');
  return [
    '[labels]',
    ...types.map(([id, type]) => `${nameOf(id)} | ${label(labelIn(language, type.label, id))}`),
    ...[...roles].map(([id, role]) => `${roleNameOf(id)} | ${label(labelIn(language, role.label, id))}`),
    '[drawing]',
    'SPAN_DEFAULT\tfgColor:black, bgColor:lightgreen, borderColor:darken',
    'ARC_DEFAULT\tcolor:black, arrowHead:triangle-5',
    ...types.flatMap(([id, { colour }]) =>
      colour === undefined ? [] : [`${nameOf(id)}\tbgColor:${colour}`],
    ),
    '',
  ].join('\n');
}
