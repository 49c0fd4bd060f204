/*
 * The lossless bundle: one JSON document with everything that an annotation set holds.
 *
 *   { "format": "hashiya", "version": 1,
 *     "settings": …,                        hashiya.json
 *     "actors": …,                          hashiya.actors.json
 *     "events": …,                          hashiya.events.json
 *     "articles": [
 *       { "path": "2016/kerry.txt",         relative to the set, with `/`; in reading order
 *         "text": "…",                      without byte order mark, line ends as LF: what offsets count in
 *         "raw": "…",                       the text as the file has it; only where it differs from `text`
 *         "sidecar": … } ] }                only where there is one
 *
 * `settings`, `actors`, `events` and `sidecar` are those files' whole documents in their canonical form, unknown keys
 * included. One article a line, so that two bundles can be compared. A reader restores each article from `raw`, else
 * from `text`. An article that is missing or not UTF-8 has no `text`; its sidecar is there all the same.
 */
import { actorsFile, eventsFile, settingsFile, sidecarOf } from '../set/files.js';
import { normaliseText } from '../text/normalise.js';
import type { Chunk, ExportOptions, ExportSource } from './format.js';
import type { Losses } from './losses.js';

/** Version of the bundle's own keys; the documents in it carry theirs. */
const bundleVersion = 1;

export async function* writeHashiya(
  source: ExportSource,
  _options: ExportOptions,
  losses: Losses,
): AsyncGenerator<Chunk> {
  const piece = (text: string, done: number): Chunk => ({ file: '', text, done });
  yield piece(`{ "format": "hashiya", "version": ${String(bundleVersion)},\n`, 0);
  for (const [key, file] of [
    ['settings', settingsFile],
    ['actors', actorsFile],
    ['events', eventsFile],
  ] as const) {
    const text = (await source.readFile(file))?.trimEnd();
    if (text !== undefined) yield piece(`"${key}": ${text},\n`, 0);
  }
  yield piece('"articles": [', 0);
  for (const [index, article] of source.set.articles.entries()) {
    const entry = await articleEntry(source, article, losses);
    yield piece(`${index === 0 ? '\n' : ',\n'}${entry}`, index + 1);
  }
  yield piece('\n] }\n', source.set.articles.length);
}

async function articleEntry(source: ExportSource, article: string, losses: Losses): Promise<string> {
  const keys = [`"path": ${JSON.stringify(article)}`];
  const raw = await source.readArticle(article);
  if (raw === undefined) losses.add('texts of articles that are missing or not UTF-8');
  else {
    const text = normaliseText(raw);
    keys.push(`"text": ${JSON.stringify(text)}`);
    if (raw !== text) keys.push(`"raw": ${JSON.stringify(raw)}`);
  }
  const sidecar = await source.readFile(sidecarOf(article));
  if (sidecar !== undefined) keys.push(`"sidecar": ${onOneLine(sidecar)}`);
  return `{ ${keys.join(', ')} }`;
}

/** Line feeds in a JSON document stand between its values only, never in a string. */
function onOneLine(json: string): string {
  return json.trimEnd().replace(/\n\s*/g, ' ');
}
