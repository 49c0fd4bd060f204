/*
 * JSON Lines as spaCy and Prodigy read them (https://prodi.gy/docs/api-interfaces#ner): one article a line, in reading
 * order. Offsets are code points, half-open.
 *
 *   text                 without byte order mark, line ends as LF
 *   meta.article         path of the article, relative to the set
 *   spans[]              one per mention, in reading order; one per fragment of a discontinuous mention, under one `id`
 *     start, end, text   where it stands, and its words
 *     label              the type of the actor or event; its id where the registry does not have it
 *     actor | event      its id
 *     name               what it is called, per language
 *     …                  the rest of the mention as its sidecar has it: id, form, participants, date, by, …
 *
 * Lost and counted: what the registries say beyond type and name, events and actors without mentions, articles that are
 * missing or not UTF-8, mentions that do not match their article.
 */
import type { Mention } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { countRegistryLosses } from './entryLosses.js';
import { exportedArticle } from './exported.js';
import type { Chunk, ExportOptions, ExportSource } from './format.js';
import type { Losses } from './losses.js';

export async function* writeJsonl(
  source: ExportSource,
  options: ExportOptions,
  losses: Losses,
): AsyncGenerator<Chunk> {
  const { set } = source;
  countRegistryLosses(set, losses);
  const told = new Set<string>();
  for (const [index, article] of set.articles.entries()) {
    const exported = await exportedArticle(source, article, options, losses);
    if (!exported) continue;
    const { text, mentions } = exported;
    for (const mention of mentions) told.add(mention.actor ?? mention.event);
    const spans = mentions.flatMap((mention) => spansOf(set, mention));
    yield { file: '', text: `${jsonLine(article, text.text, spans)}\n`, done: index + 1 };
  }
  const silent = [...set.actors.keys(), ...set.events.keys()].filter((id) => !told.has(id));
  losses.add('actors and events that no exported mention names', silent.length);
  losses.add('settled dates, participants and contexts of events', countSettled(set));
}

/** One line, without its end. */
function jsonLine(article: string, text: string, spans: readonly object[]): string {
  return JSON.stringify({ text, meta: { article }, spans });
}

/** A mention's spans as the line has them. */
export function spansOf(set: AnnotationSet, mention: Mention): object[] {
  const { spans, quote, before: _, after: __, ...rest } = mention;
  const named = mention.actor === undefined ? set.events.get(mention.event) : set.actors.get(mention.actor);
  const label = named?.type ?? mention.actor ?? mention.event;
  return spans.map(([start, end], i) => ({ start, end, text: quote[i], label, ...rest, name: named?.label }));
}

function countSettled(set: AnnotationSet): number {
  const keys = ['date', 'participants', 'contexts', 'mode', 'subEventOf'];
  return [...set.events.values()].filter((event) => keys.some((key) => key in event)).length;
}
