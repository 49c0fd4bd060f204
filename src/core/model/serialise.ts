import { compareMentions } from './mention.js';
import { actorRegistryShape, eventRegistryShape, settingsShape, sidecarShape } from './shapes.js';
import type { ActorRegistry, EventRegistry, Settings, Sidecar } from './types.js';

// Canonical form: fixed key order, one entry a line, final newline. Two programs that hold the same annotations write
// the same bytes, and git shows one changed line for one changed entry. Parsing with the shape both puts the keys in
// order and keeps anything malformed from being written.

export function serialiseSidecar(sidecar: Sidecar): string {
  const { mentions, ...head } = sidecarShape.parse(sidecar);
  return entriesFile(head, 'mentions', '[', mentions.sort(compareMentions).map(inline), ']');
}

export function serialiseActors(registry: ActorRegistry): string {
  const { actors, ...head } = actorRegistryShape.parse(registry);
  return entriesFile(head, 'actors', '{', entryLines(actors), '}');
}

export function serialiseEvents(registry: EventRegistry): string {
  const { events, ...head } = eventRegistryShape.parse(registry);
  return entriesFile(head, 'events', '{', entryLines(events), '}');
}

/** `hashiya.json` is written by people: indented, as they would write it. */
export function serialiseSettings(settings: Settings): string {
  return JSON.stringify(settingsShape.parse(settings), null, 2) + '\n';
}

function entryLines(entries: object): string[] {
  return Object.entries(entries)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, entry]) => `${JSON.stringify(id)}: ${inline(entry)}`);
}

/** `{ "version": 1, …, "key": [` then an entry a line, then `] }`. */
function entriesFile(head: object, key: string, open: string, lines: string[], close: string): string {
  const others = Object.entries(head).map(([name, value]) => `${JSON.stringify(name)}: ${inline(value)}, `);
  const body = lines.length === 0 ? '' : `\n    ${lines.join(',\n    ')}`;
  return `{ ${others.join('')}${JSON.stringify(key)}: ${open}${body}${close} }\n`;
}

/** JSON on one line with a space inside braces and after commas. */
function inline(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${inline(item)}`);
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
  }
  return JSON.stringify(value);
}
