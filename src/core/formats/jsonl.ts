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
 * Lost and counted: what the registries say beyond type and name, events and actors without mentions, rejected suggestions,
 * articles that are missing or not UTF-8, mentions that do not match their article.
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
  const actors = new Set(set.actors.keys());
  const events = new Set(set.events.keys());
  for (const [index, article] of set.articles.entries()) {
    const exported = await exportedArticle(source, article, options, losses);
    if (!exported) continue;
    const { text, mentions } = exported;
    for (const mention of mentions) {
      if (mention.actor === undefined) events.delete(mention.event);
      else actors.delete(mention.actor);
    }
    const line = JSON.stringify(lineOf(set, article, text.text, mentions));
    yield { file: '', text: `${line}\n`, done: index + 1 };
  }
  losses.add('actors and events that no exported mention names', actors.size + events.size);
  losses.add('settled dates, participants and contexts of events', countSettled(set));
}

/** What a line says of an article. */
export function lineOf(
  set: AnnotationSet,
  article: string,
  text: string,
  mentions: readonly Mention[],
): object {
  return { text, meta: { article }, spans: spansOf(set, mentions) };
}

function spansOf(set: AnnotationSet, mentions: readonly Mention[]): object[] {
  const all: object[] = [];
  for (const mention of mentions) {
    const named = mention.actor === undefined ? set.events.get(mention.event) : set.actors.get(mention.actor);
    const { id, actor, event } = mention;
    const label = named?.type ?? actor ?? event;
    for (const [index, [start, end]] of mention.spans.entries()) {
      const text = mention.quote[index];
      const span: Record<string, unknown> = { start, end, text, label, actor, event, name: named?.label, id };
      // Objects made by destructuring would take much longer to write.
      for (const key in mention) if (!isOfAnchor(key)) span[key] = mention[key as keyof Mention];
      all.push(span);
    }
  }
  return all;
}

function isOfAnchor(key: string): boolean {
  return key === 'spans' || key === 'quote' || key === 'before' || key === 'after';
}

function countSettled(set: AnnotationSet): number {
  const keys = ['date', 'participants', 'contexts', 'mode', 'subEventOf'];
  return [...set.events.values()].filter((event) => keys.some((key) => key in event)).length;
}
