import type { Actor, Event } from '../../model/types.js';

// Actors and events in the text format from which brat's `tools/norm_db_init.py` makes a knowledge base: an id, then
// fields `name:…`, `attr:…` or `info:…` with a label and a value, all parted by tabs.

type Field = readonly [kind: 'name' | 'attr' | 'info', label: string, value: string | undefined];

export function actorLine(id: string, { type, label, aliases = [], code, sameAs = [], note }: Actor): string {
  return line(id, [
    ['name', 'ar', label.ar],
    ['name', 'en', label.en],
    ...aliases.map((alias): Field => ['name', 'alias', alias]),
    ['attr', 'type', type],
    ['attr', 'code', code],
    ...sameAs.map((address): Field => ['info', 'sameAs', address]),
    ['info', 'note', note],
  ]);
}

export function eventLine(
  id: string,
  { type, mode, label, date, contexts = [], participants = [], subEventOf, note }: Event,
): string {
  return line(id, [
    ['name', 'ar', label.ar],
    ['name', 'en', label.en],
    ['attr', 'type', type],
    ['attr', 'mode', mode],
    ['attr', 'date', date],
    ...contexts.map((context): Field => ['attr', 'context', context]),
    ...participants.map(({ role, actor }): Field => ['attr', 'participant', `${actor} ${role}`]),
    ['attr', 'subEventOf', subEventOf],
    ['info', 'note', note],
  ]);
}

/** @returns undefined when the fields do not describe an actor */
export function actorOf(fields: ReadonlyMap<string, readonly string[]>): Actor | undefined {
  const type = fields.get('type')?.[0];
  if (type === undefined) return undefined;
  return {
    ...{ type, label: labelOf(fields) },
    ...many(fields, 'alias', 'aliases'),
    ...one(fields, 'code'),
    ...many(fields, 'sameAs', 'sameAs'),
    ...one(fields, 'note'),
  };
}

/** @returns undefined when the fields do not describe an event */
export function eventOf(fields: ReadonlyMap<string, readonly string[]>): Event | undefined {
  const type = fields.get('type')?.[0];
  if (type === undefined) return undefined;
  const participants = (fields.get('participant') ?? []).map((value) => {
    const space = value.indexOf(' ');
    return { role: value.slice(space + 1), actor: value.slice(0, Math.max(0, space)) };
  });
  return {
    ...{ type, ...one(fields, 'mode'), label: labelOf(fields), ...one(fields, 'date') },
    ...many(fields, 'context', 'contexts'),
    ...(participants.length > 0 && { participants }),
    ...one(fields, 'subEventOf'),
    ...one(fields, 'note'),
  };
}

/** @returns undefined when it is no line of this format */
export function fieldsOf(row: string): { id: string; fields: Map<string, string[]> } | undefined {
  const [id = '', ...cells] = row.split('\t');
  const fields = new Map<string, string[]>();
  for (const cell of cells) {
    const [, label, value] = /^(?:name|attr|info):([^:]+):(.*)$/su.exec(cell) ?? [];
    if (label === undefined || value === undefined) return undefined;
    const values = fields.get(label);
    if (values) values.push(unescaped(value));
    else fields.set(label, [unescaped(value)]);
  }
  return id === '' ? undefined : { id, fields };
}

function line(id: string, fields: readonly Field[]): string {
  const cells = fields.flatMap(([kind, label, value]) =>
    value === undefined ? [] : [`${kind}:${label}:${escapedValue(value)}`],
  );
  return `${[id, ...cells].join('\t')}\n`;
}

function labelOf(fields: ReadonlyMap<string, readonly string[]>): Actor['label'] {
  return { ...one(fields, 'ar'), ...one(fields, 'en') };
}

function one<K extends string>(
  fields: ReadonlyMap<string, readonly string[]>,
  key: K,
): Partial<Record<K, string>> {
  const value = fields.get(key)?.[0];
  const entry: Partial<Record<K, string>> = {};
  if (value !== undefined) entry[key] = value;
  return entry;
}

function many<K extends string>(
  fields: ReadonlyMap<string, readonly string[]>,
  label: string,
  key: K,
): Partial<Record<K, string[]>> {
  const values = fields.get(label);
  const entry: Partial<Record<K, string[]>> = {};
  if (values) entry[key] = [...values];
  return entry;
}

const escapes = new Map([
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

function escapedValue(value: string): string {
  return value.replace(/[\\\n\r\t]/g, (character) => escapes.get(character) ?? character);
}

function unescaped(value: string): string {
  const characters = new Map(Array.from(escapes, ([character, escape]) => [escape, character]));
  return value.replace(/\\[\\nrt]/g, (escape) => characters.get(escape) ?? escape);
}
