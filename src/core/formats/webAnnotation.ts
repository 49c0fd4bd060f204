/*
 * W3C Web Annotation (https://www.w3.org/TR/annotation-model/) as JSON-LD: `annotations.jsonld` is an AnnotationPage with
 * one annotation per mention, in reading order, and beside it are the articles' texts that it points to.
 *
 *   body        whom or what the mention names: `urn:hashiya:actor:…` or `urn:hashiya:event:…`, purpose `identifying`;
 *               and the note as a TextualBody, purpose `commenting`
 *   target      one per span, since several selectors on one target would be alternatives: the article as a relative
 *               address, with TextPositionSelector (code points, half-open) and TextQuoteSelector
 *   creator, created      the annotator, and when, where that is a time of ISO 8601
 *   mention     as a JSON literal all else that the mention says: id, form, status, participants and so on
 *   actors, events        of the page, as JSON literals: the registries
 *
 * All of a set but conflicts, keys that Hashiya does not know, orphans, rejected suggestions and labels in other languages
 * comes back.
 */
import type { Mention } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { countUnheld, countUnheldOfMention } from './entryLosses.js';
import { exportedArticle, textOf } from './exported.js';
import type { Chunk, ExportOptions, ExportSource } from './format.js';
import type { Losses } from './losses.js';

export const annotationsFile = 'annotations.jsonld';
export const actorName = 'urn:hashiya:actor:';
export const eventName = 'urn:hashiya:event:';

const context = [
  'http://www.w3.org/ns/anno.jsonld',
  {
    '@version': 1.1,
    mention: { '@id': 'urn:hashiya:mention', '@type': '@json' },
    actors: { '@id': 'urn:hashiya:actors', '@type': '@json' },
    events: { '@id': 'urn:hashiya:events', '@type': '@json' },
  },
];

export async function* writeWebAnnotation(
  source: ExportSource,
  options: ExportOptions,
  losses: Losses,
): AsyncGenerator<Chunk> {
  const { set } = source;
  const articles = set.articles;
  countUnheld(set, losses);
  for (const article of articles) {
    const text = await textOf(source, article);
    if (text) yield { file: article, text: text.text, done: 0 };
  }
  const piece = (text: string, done: number): Chunk => ({ file: annotationsFile, text, done });
  yield piece(`{ "@context": ${JSON.stringify(context)},\n"type": "AnnotationPage",\n"items": [`, 0);
  let separator = '\n';
  for (const [index, article] of articles.entries()) {
    const { mentions = [] } = (await exportedArticle(source, article, options, losses)) ?? {};
    let lines = '';
    for (const mention of mentions) {
      countUnheldOfMention(mention, losses);
      lines += separator + JSON.stringify(annotationOf(set, article, mention));
      separator = ',\n';
    }
    yield piece(lines, index + 1);
  }
  const end = articles.length;
  yield piece('\n],\n"actors": {', end);
  for (const text of entriesOf(set.actors)) yield piece(text, end);
  yield piece('},\n"events": {', end);
  for (const text of entriesOf(set.events)) yield piece(text, end);
  yield piece('} }\n', end);
}

/** The entries of a registry as those of a JSON object, piece by piece. */
function* entriesOf(entries: ReadonlyMap<string, object>): Generator<string> {
  let separator = '';
  for (const [id, entry] of entries) {
    yield `${separator}${JSON.stringify(id)}:${JSON.stringify(entry)}`;
    separator = ',';
  }
}

/** An article's path as a relative address. */
export function addressOf(article: string): string {
  return article.split('/').map(encodeURIComponent).join('/');
}

function annotationOf(set: AnnotationSet, article: string, mention: Mention): object {
  const { spans, quote, before, after, note, by, at, ...others } = mention;
  const name =
    mention.actor === undefined
      ? eventName + encodeURIComponent(mention.event)
      : actorName + encodeURIComponent(mention.actor);
  const type =
    mention.actor === undefined ? set.events.get(mention.event)?.type : set.actors.get(mention.actor)?.type;
  const isTime = at !== undefined && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/.test(at);
  const last = spans.length - 1;
  return {
    id: `urn:hashiya:mention:${addressOf(article)}:${encodeURIComponent(mention.id)}`,
    type: 'Annotation',
    motivation: 'identifying',
    ...(by !== undefined && { creator: { type: 'Person', name: by } }),
    ...(isTime && { created: at }),
    body: [
      { type: 'SpecificResource', purpose: 'identifying', source: name },
      ...(type === undefined ? [] : [{ type: 'TextualBody', purpose: 'tagging', value: type }]),
      ...(note === undefined ? [] : [{ type: 'TextualBody', purpose: 'commenting', value: note }]),
    ],
    target: spans.map(([start, end], index) => ({
      source: addressOf(article),
      selector: [
        { type: 'TextPositionSelector', start, end },
        {
          type: 'TextQuoteSelector',
          exact: quote[index],
          ...(index === 0 && before !== undefined && { prefix: before }),
          ...(index === last && after !== undefined && { suffix: after }),
        },
      ],
    })),
    mention: { ...others, ...(at !== undefined && !isTime && { at }) },
  };
}
