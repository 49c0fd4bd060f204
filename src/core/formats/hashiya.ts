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
 * included; where a part of a set is exported, the registries have the entries that it needs. One article a line, so that
 * two bundles can be compared. A reader restores each article from `raw`, else from `text`. An article that is missing or
 * not UTF-8 has no `text`; its sidecar is there all the same.
 *
 * Reading a bundle gives all of that back. What it cannot bring into a set, and counts: keys beside the entries of the
 * registries and sidecars that this Hashiya does not know.
 */
import * as z from 'zod';
import { articlePathProblem } from '../import/articlePath.js';
import { parseFile } from '../model/parse.js';
import type { Problem } from '../model/problem.js';
import { actorRegistryShape, eventRegistryShape, settingsShape, sidecarShape } from '../model/shapes.js';
import type { Actor, Event, Settings } from '../model/types.js';
import { actorsFile, eventsFile, settingsFile, sidecarOf } from '../set/files.js';
import { normaliseText } from '../text/normalise.js';
import type { Chunk, ExportOptions, ExportSource } from './format.js';
import type { Losses } from './losses.js';
import type { Imported, ImportedArticle, SourceFile } from './reading.js';
import { filesEnding, misfitOfText, readSource } from './sourceText.js';
import { refusal } from '../model/wording.js';
import { say, type Message } from '../text/message.js';
import { addAll } from '../lists.js';

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

const bundleShape = z.looseObject({
  format: z.literal('hashiya'),
  version: z.literal(bundleVersion),
  settings: settingsShape.exactOptional(),
  actors: actorRegistryShape.exactOptional(),
  events: eventRegistryShape.exactOptional(),
  articles: z
    .array(
      z.looseObject({
        path: z.string(),
        text: z.string().exactOptional(),
        raw: z.string().exactOptional(),
        sidecar: sidecarShape.exactOptional(),
      }),
    )
    .check(({ value: articles, issues }) => {
      const paths = new Set<string>();
      for (const [index, { path, text, raw }] of articles.entries()) {
        const refuse = (key: string, message: Message | undefined): void => {
          if (message !== undefined) issues.push(refusal(articles, [index, key], message));
        };
        refuse('path', articlePathProblem(path));
        if (paths.has(path)) refuse('path', say`"${path}" is the path of another article too.`);
        paths.add(path);
        refuse('text', text === undefined ? undefined : misfitOfText(text));
        if (text !== undefined && normaliseText(text) !== text) {
          refuse('text', say`This has a byte order mark or line ends other than LF; it belongs under "raw".`);
        }
        if (raw !== undefined && normaliseText(raw) !== text) {
          refuse('raw', say`This is not the same text as that under "text".`);
        }
      }
    }),
});

type Bundle = z.output<typeof bundleShape>;

/** In bytes: about a million mentions. */
const largestBundle = 2 ** 28;

/** Reads bundles; actors and events under one id in several of them are one. */
export async function readHashiya(files: readonly SourceFile[], losses: Losses): Promise<Imported> {
  const actors = new Map<string, Actor>();
  const events = new Map<string, Event>();
  const articles: ImportedArticle[] = [];
  const problems: Problem[] = [];
  let settings: Settings | undefined;
  for (const file of filesEnding(files, '.json')) {
    const text = await readSource(file, largestBundle);
    if (typeof text !== 'string') {
      problems.push(text);
      continue;
    }
    const parsed = parseFile(bundleShape, file.path, text, largestBundle);
    if (!parsed.ok) {
      addAll(problems, parsed.problems);
      continue;
    }
    const bundle = parsed.value;
    settings ??= bundle.settings;
    for (const [id, actor] of Object.entries(bundle.actors?.actors ?? {}))
      if (!actors.has(id)) actors.set(id, actor);
    for (const [id, event] of Object.entries(bundle.events?.events ?? {}))
      if (!events.has(id)) events.set(id, event);
    for (const article of bundle.articles) articles.push(articleOf(file, article));
    countUnknown(bundle, losses);
  }
  return { ...(settings && { settings }), actors, events, articles, problems };
}

function articleOf(
  file: SourceFile,
  { path, text, raw, sidecar }: Bundle['articles'][number],
): ImportedArticle {
  return {
    source: file.path,
    path,
    text,
    ...(raw !== undefined && { raw }),
    mentions: sidecar?.mentions ?? [],
    ...(sidecar?.rejected && { rejected: sidecar.rejected }),
    ...(sidecar && { stamp: sidecar.text }),
  };
}

function countUnknown({ actors, events, articles }: Bundle, losses: Losses): void {
  const known = new Set(['version', 'actors', 'events', 'text', 'mentions', 'rejected']);
  for (const document of [actors, events, ...articles.map(({ sidecar }) => sidecar)]) {
    const others = Object.keys(document ?? {}).filter((key) => !known.has(key));
    losses.add('keys of files beside their entries', others.length);
  }
}
