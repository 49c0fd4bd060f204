/*
 * TEI P5 (https://tei-c.org/release/doc/tei-p5-doc/en/html/), one document per article, `<article>.xml`, each complete in
 * itself, and `registers.xml` with all actors and events of the set.
 *
 *   body                the article, white space kept: every line that is not empty is a `p`, and between them stand the line
 *                       feeds, so that the text of `body` is that of the article, character by character
 *   standOff            actors and events that the article speaks of, then its mentions
 *     person | org | place            an actor, by the nature of its type; `xml:id` is its id after `actor.`
 *       @role (person), @type         its type, one word (teidata.enumerated): other characters stand as their codes
 *       persName | orgName | placeName @xml:lang       its labels; with type `alias` its aliases
 *       idno @type code | URI         its code and its links
 *       note
 *     event @type @when               an event; `xml:id` is its id after `event.`
 *       label @xml:lang               its labels
 *       note @type mode | date | context              date in EDTF; `when` only where it is a plain day, month or year
 *       ptr @type participant | subEventOf            `n` is the role
 *       note
 *     annotation @target              a mention; `xml:id` is its id after `mention.`; `target` has a pointer
 *                                     `#string-range(text,offset,length)` per span, in characters of `body` (16.2.4, TEI
 *                                     XPointer schemes: the first character has offset 0)
 *       respStmt/name                 by
 *       revisionDesc @status, change @when            status and at
 *       ref @target @type             the actor, with the form as type, or the event, with type `event`; in it the words
 *       ref @type participant         `n` is the role; `target` the actor and, after it, the mention that says so
 *       note @type attribute          `n` is its name
 *       note @type date
 *       ref @type attributedTo
 *       note
 *
 * Reported as lost: characters that XML cannot hold (U+FFFD stands for each), orphans, rejected suggestions, labels in
 * languages other than Arabic and English, unsettled conflicts, keys that Hashiya does not know. Read besides, of documents
 * by others: see teiReading.ts.
 */
import { rangeOf } from '../dates/index.js';
import { natureOf } from '../model/kinds.js';
import type { Actor, Event, Label, Mention } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { countUnheldOfMention, countUnheld } from './entryLosses.js';
import { exportedArticle, spokenOf, type ExportedArticle, type Spoken } from './exported.js';
import type { Chunk, ExportOptions, ExportSource } from './format.js';
import type { Losses } from './losses.js';
import { XmlOut } from './xmlOut.js';
import { wordOf, xmlId, xmlText } from './xml.js';

export const teiNamespace = 'http://www.tei-c.org/ns/1.0';

/** The `xml:id` of the body, which pointers to the text begin with. */
const bodyId = 'text';

export async function* writeTei(
  source: ExportSource,
  options: ExportOptions,
  losses: Losses,
): AsyncGenerator<Chunk> {
  const { set } = source;
  const { articles } = set;
  const out = new XmlOut(losses);
  countUnheld(set, losses);
  for (const [index, article] of articles.entries()) {
    const exported = await exportedArticle(source, article, options, losses);
    if (!exported) continue;
    for (const text of documentOf(set, article, exported, out, losses))
      yield { file: `${article}.xml`, text, done: index + 1 };
  }
  const all = { actors: new Set(set.actors.keys()), events: new Set(set.events.keys()) };
  if (all.actors.size === 0 && all.events.size === 0) return;
  const piece = (text: string): Chunk => ({ file: 'registers.xml', text, done: articles.length });
  yield piece(headOf('Registers of actors and events', undefined, out) + standOffStart);
  for (const text of registersOf(set, all, out)) yield piece(text);
  yield piece('</standOff>\n</TEI>\n');
}

const standOffStart = '<standOff xml:space="preserve">\n';

function* documentOf(
  set: AnnotationSet,
  article: string,
  { text, mentions }: ExportedArticle,
  out: XmlOut,
  losses: Losses,
): Generator<string> {
  yield headOf(article, article, out);
  if (mentions.length > 0) {
    yield standOffStart;
    yield* registersOf(set, spokenOf(set, mentions), out);
    yield '<listAnnotation>\n';
    const ids = new Set(mentions.map(({ id }) => id));
    for (const mention of mentions) {
      countUnheldOfMention(mention, losses);
      yield annotationOf(mention, ids, out, losses);
    }
    yield '</listAnnotation>\n</standOff>\n';
  }
  const lines = text.text.split('\n').map((line) => (line === '' ? '' : out.element('p', {}, line)));
  const body = lines.join('\n');
  yield `<text xml:lang="ar"><body xml:id="${bodyId}" xml:space="preserve">${body}${lines.every((line) => line === '') ? '<p/>' : ''}</body></text>\n</TEI>\n`;
}

function headOf(title: string, article: string | undefined, out: XmlOut): string {
  const source =
    article === undefined
      ? '<p>An annotation set</p>'
      : `<bibl>${out.element('idno', { type: 'article' }, article)}</bibl>`;
  return (
    `<?xml version="1.0" encoding="UTF-8"?>\n<TEI xmlns="${teiNamespace}">\n<teiHeader><fileDesc>` +
    `<titleStmt>${out.element('title', {}, title)}</titleStmt>` +
    `<publicationStmt><p>Exported by Hashiya</p></publicationStmt>` +
    `<sourceDesc>${source}</sourceDesc></fileDesc></teiHeader>\n`
  );
}

const lists = {
  person: { list: 'listPerson', name: 'persName', type: 'role' },
  org: { list: 'listOrg', name: 'orgName', type: 'type' },
  place: { list: 'listPlace', name: 'placeName', type: 'type' },
} as const;
type Listed = keyof typeof lists;

function* registersOf(set: AnnotationSet, spoken: Spoken, out: XmlOut): Generator<string> {
  const actors = Array.from(spoken.actors, (id) => [id, set.actors.get(id)] as const).sort(byId);
  for (const kind of ['person', 'org', 'place'] as const) {
    const listed = actors.flatMap(([id, actor]) =>
      actor && listedAs(set, actor) === kind ? [[id, actor] as const] : [],
    );
    if (listed.length === 0) continue;
    yield `<${lists[kind].list}>\n`;
    for (const [id, actor] of listed) yield actorOf(id, actor, kind, out);
    yield `</${lists[kind].list}>\n`;
  }
  const events = Array.from(spoken.events, (id) => [id, set.events.get(id)] as const)
    .sort(byId)
    .flatMap(([id, event]) => (event ? [[id, event] as const] : []));
  if (events.length === 0) return;
  yield '<listEvent>\n';
  for (const [id, event] of events) yield eventOf(id, event, out);
  yield '</listEvent>\n';
}

function byId([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

function listedAs({ codebook }: AnnotationSet, { type }: Actor): Listed {
  const nature = natureOf(codebook, type);
  return nature === 'person' || nature === 'place' ? nature : 'org';
}

function actorOf(id: string, actor: Actor, kind: Listed, out: XmlOut): string {
  const { name, type } = lists[kind];
  const content = [
    ...labels(name, actor.label, out),
    ...(actor.aliases ?? []).map((alias) => out.element(name, { type: 'alias' }, alias)),
    ...optional('idno', { type: 'code' }, actor.code, out),
    ...(actor.sameAs ?? []).map((address) => out.element('idno', { type: 'URI' }, address)),
    ...optional('note', {}, actor.note, out),
  ];
  return `${out.wrap(kind, { 'xml:id': xmlId('actor', id), [type]: wordOf(actor.type) }, content.join(''))}\n`;
}

/** What `when` may say of days, months and years (teidata.temporal.w3c). */
const plainDate = /^\d{4}(-\d{2}(-\d{2})?)?$/;

/** Whether there is such a day: a season of EDTF looks like a month. */
function isDate(date: string): boolean {
  return rangeOf(date) !== undefined && !/^0000|^\d{4}-(?:1[3-9]|[2-9])/.test(date);
}

function eventOf(id: string, event: Event, out: XmlOut): string {
  const { date } = event;
  const named = labels('label', event.label, out);
  const content = [
    ...(named.length > 0 ? named : ['<label/>']),
    ...optional('note', { type: 'mode' }, event.mode, out),
    ...optional('note', { type: 'date' }, date, out),
    ...(event.contexts ?? []).map((context) => out.element('note', { type: 'context' }, context)),
    ...(event.participants ?? []).map(({ role, actor }) =>
      out.wrap('ptr', { type: 'participant', n: role, target: `#${xmlId('actor', actor)}` }),
    ),
    ...(event.subEventOf === undefined
      ? []
      : [out.wrap('ptr', { type: 'subEventOf', target: `#${xmlId('event', event.subEventOf)}` })]),
    ...optional('note', {}, event.note, out),
  ];
  const when = date !== undefined && plainDate.test(date) && isDate(date) ? date : undefined;
  return `${out.wrap('event', { 'xml:id': xmlId('event', id), type: wordOf(event.type), when }, content.join(''))}\n`;
}

function annotationOf(mention: Mention, ids: ReadonlySet<string>, out: XmlOut, losses: Losses): string {
  const { id, spans, status, note, by, at } = mention;
  const target = spans.map(
    ([start, end]) => `#string-range(${bodyId},${String(start)},${String(end - start)})`,
  );
  const words = mention.quote.join(' … ');
  const content = [
    ...(by === undefined
      ? []
      : [`<respStmt><resp>annotator</resp>${out.element('name', {}, by)}</respStmt>`]),
    ...(status === undefined && at === undefined
      ? []
      : [out.wrap('revisionDesc', { status }, changeOf(at, out))]),
    ...(mention.actor === undefined
      ? [
          out.element('ref', { type: 'event', target: `#${xmlId('event', mention.event)}` }, words),
          ...(mention.participants ?? []).map(({ role, actor, mention: where }) => {
            const linked = where !== undefined && ids.has(where);
            if (where !== undefined && !linked)
              losses.add('links from participants to mentions that are not exported');
            const to = `#${xmlId('actor', actor)}${linked ? ` #${xmlId('mention', where)}` : ''}`;
            return out.wrap('ref', { type: 'participant', n: role, target: to });
          }),
          ...Object.entries(mention.attributes ?? {}).map(([name, value]) =>
            out.element('note', { type: 'attribute', n: name }, value),
          ),
          ...optional('note', { type: 'date' }, mention.date, out),
          ...(mention.attributedTo === undefined
            ? []
            : [
                out.wrap('ref', {
                  type: 'attributedTo',
                  target: `#${xmlId('actor', mention.attributedTo)}`,
                }),
              ]),
        ]
      : [out.element('ref', { type: mention.form, target: `#${xmlId('actor', mention.actor)}` }, words)]),
    ...optional('note', {}, note, out),
  ];
  const attributes = { 'xml:id': xmlId('mention', id), motivation: 'identifying', target: target.join(' ') };
  return `${out.wrap('annotation', attributes, content.join(''))}\n`;
}

/** What `when` may say of a time (teidata.temporal.w3c); anything else stands as words. */
const plainTime = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?$/;

function changeOf(at: string | undefined, out: XmlOut): string {
  if (at === undefined) return '<change/>';
  return plainTime.test(at) && isDate(at.slice(0, 10)) && !Number.isNaN(Date.parse(at))
    ? `<change when="${xmlText(at)}"/>`
    : out.element('change', {}, at);
}

function labels(name: string, label: Label, out: XmlOut): string[] {
  return (['ar', 'en'] as const).flatMap((language) =>
    optional(name, { 'xml:lang': language }, label[language], out),
  );
}

function optional(
  name: string,
  attributes: Readonly<Record<string, string>>,
  text: string | undefined,
  out: XmlOut,
): string[] {
  return text === undefined ? [] : [out.element(name, attributes, text)];
}
