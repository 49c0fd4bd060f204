import type { AnnotationSet } from '../core/set/annotationSet.js';
import { exitCodes } from './failure.js';
import { openSet, printUnreadable } from './openSet.js';
import { print, printJson, table } from './output.js';

interface TypeStats {
  /** Actors or events of the type. */
  entries: number;
  mentions: number;
}

/** What `stats` counts, under the keys of its JSON output. */
export interface Stats {
  articles: number;
  /** Articles with at least one mention. */
  annotated: number;
  actors: number;
  events: number;
  /** All of them, whatever their status. */
  mentions: number;
  suggestions: number;
  uncertain: number;
  orphans: number;
  actorTypes: Record<string, TypeStats>;
  eventTypes: Record<string, TypeStats>;
  /** Mentions of actors by form; `none` for those without one. */
  forms: Record<string, number>;
}

/** Prints the counts of a set. @returns the exit code */
export async function stats(dir: string, { json }: { readonly json?: boolean }): Promise<number> {
  const opened = await openSet(dir);
  const incomplete = printUnreadable(opened);
  const counts = count(opened.store.set);
  if (json) printJson(counts);
  else for (const line of lines(counts)) print(line);
  return incomplete ? exitCodes.problems : exitCodes.fine;
}

function count(set: AnnotationSet): Stats {
  const counts: Stats = {
    articles: set.articles.length,
    annotated: 0,
    actors: set.actors.size,
    events: set.events.size,
    mentions: 0,
    suggestions: 0,
    uncertain: 0,
    orphans: 0,
    actorTypes: {},
    eventTypes: {},
    forms: {},
  };
  for (const article of set.articles) {
    const mentions = set.mentionsIn(article).sorted();
    if (mentions.length > 0) counts.annotated++;
    counts.mentions += mentions.length;
    for (const mention of mentions) {
      if (mention.status === 'suggested') counts.suggestions++;
      if (mention.status === 'uncertain') counts.uncertain++;
      if (mention.status === 'orphaned') counts.orphans++;
      if (mention.actor === undefined) continue;
      const form = mention.form ?? 'none';
      counts.forms[form] = (counts.forms[form] ?? 0) + 1;
    }
  }
  for (const [id, { type }] of set.actors) {
    addTo(counts.actorTypes, type, set.usesOf({ kind: 'actor', id }).total);
  }
  for (const [id, { type }] of set.events) {
    addTo(counts.eventTypes, type, set.usesOf({ kind: 'event', id }).total);
  }
  return counts;
}

function addTo(types: Record<string, TypeStats>, type: string, mentions: number): void {
  const entry = (types[type] ??= { entries: 0, mentions: 0 });
  entry.entries++;
  entry.mentions += mentions;
}

function lines({ actorTypes, eventTypes, forms, ...totals }: Stats): string[] {
  return [
    ...table(Object.entries(totals)),
    ...typeTable('actor type', 'actors', actorTypes),
    ...typeTable('event type', 'events', eventTypes),
    ...section(['form', 'mentions'], byCount(forms)),
  ];
}

function typeTable(title: string, entries: string, types: Readonly<Record<string, TypeStats>>): string[] {
  const rows = Object.entries(types)
    .sort(([a, one], [b, other]) => other.mentions - one.mentions || (a < b ? -1 : 1))
    .map(([type, counts]) => [type, counts.entries, counts.mentions]);
  return section([title, entries, 'mentions'], rows);
}

function byCount(counts: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(counts).sort(([, a], [, b]) => b - a);
}

function section(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string[] {
  return rows.length === 0 ? [] : ['', ...table([head, ...rows])];
}
