/*
 * Reads TEI P5: what tei.ts writes, and what others do:
 *
 *   text                what is in `text`; white space as `xml:space` says, else blocks on lines of their own; notes,
 *                       running heads and corrections are left out
 *   person, org, place, event       with an `xml:id`, anywhere in the document
 *   persName, orgName, placeName, geogName, name, rs, eventName in the text       mentions; `ref` tells of whom or what,
 *                       else `key`, else the words themselves. A reference is `#id`, `file.xml#id`, or an address that
 *                       an `idno` or `sameAs` has too or that becomes a link of a new actor
 *   annotation          its pointers are to elements of the text, or `string-range` with the `xml:id` of one
 *
 * An `xml:id` is one identity in all documents, unless it only is a number with up to four letters before it, as in `p12`:
 * that is of its document. Reported as lost: other pointers, references that lead nowhere, `span` and `relation`.
 */
import { anchoredText } from '../anchor/anchor.js';
import { pathEscapeProblem } from '../import/articlePath.js';
import { languageOf } from '../model/label.js';
import { formShape, statusShape } from '../model/shapes.js';
import type { Actor, ActorMention, Event, EventMention, Form, Label, Mention, Span } from '../model/types.js';
import { anchorOf, Ids, identityOf, Imports } from './importing.js';
import type { Losses } from './losses.js';
import type { Imported, SourceFile } from './reading.js';
import { TeiText } from './teiText.js';
import { entryId, textOfWord } from './xml.js';
import {
  childOf,
  childrenOf,
  descendants,
  readXml,
  repeatedId,
  textOf,
  type XmlDocument,
  type XmlElement,
} from './xmlReading.js';
import { Message, say } from '../text/message.js';
import { addAll } from '../lists.js';

export async function readTei(files: readonly SourceFile[], losses: Losses): Promise<Imported> {
  const imports = new Imports();
  const documents: Document[] = [];
  for (const file of files) {
    const read = await readXml(file);
    if (!read.ok) {
      imports.problems.push(read.problem);
      continue;
    }
    const { document } = read;
    const { root } = document;
    const parts = root.name === 'TEI' ? [root] : [...descendants(root, 'TEI')];
    if (parts.length === 0) {
      imports.problems.push(document.problem(root, say`Not a TEI document: its element is <${root.name}>.`));
      continue;
    }
    const twice = repeatedId(root, 'xml:id');
    if (twice) {
      const message = say`${twice.attributes.get('xml:id') ?? ''} is the xml:id of an element above too.`;
      imports.problems.push(document.problem(twice, message));
      continue;
    }
    for (const part of parts) documents.push({ path: file.path, document, root: part });
  }
  const registry = new Registry(documents);
  const drafts = documents.map((document) => draftOf(document, registry, losses));
  const faulty = new Set(drafts.flatMap(({ problem, path }) => (problem ? [path] : [])));
  for (const { problem } of drafts) if (problem) imports.problems.push(problem);
  const used = new Set<Entry>();
  for (const { path, article, entries } of drafts) {
    if (faulty.has(path)) continue;
    for (const entry of entries) used.add(entry);
    if (article) imports.addArticle(path, article.path, article.text, article.mentions);
  }
  for (const entry of registry.entries) {
    if (!used.has(entry) && (entry.path === undefined || faulty.has(entry.path))) continue;
    if (entry.kind === 'actor') imports.addActor(entry.id, entry.actor);
    else imports.addEvent(entry.id, registry.eventOf(entry, losses));
  }
  return imports.result;
}

interface Document {
  readonly path: string;
  readonly document: XmlDocument;
  readonly root: XmlElement;
}

/** An actor or event that a document lists or mentions. */
type Entry = {
  readonly id: string;
  /** The document that lists it; undefined when it is only mentioned. */
  readonly path: string | undefined;
} & (
  | { readonly kind: 'actor'; actor: Actor }
  | { readonly kind: 'event'; event: Event; readonly element: XmlElement | undefined }
);

const listed = { person: 'persName', personGrp: 'persName', org: 'orgName', place: 'placeName' } as const;
const typeOfElement: Readonly<Record<string, string>> = {
  ...{ person: 'person', personGrp: 'group', org: 'organization', place: 'place' },
  ...{ persName: 'person', orgName: 'organization', placeName: 'place', geogName: 'place' },
};

/** The actors and events of all documents, by what refers to them. */
class Registry {
  readonly entries: Entry[] = [];
  private readonly byReference = new Map<string, Entry>();
  private readonly actorIds = new Ids();
  private readonly eventIds = new Ids();

  constructor(documents: readonly Document[]) {
    for (const { path, root } of documents) {
      for (const name of Object.keys(listed)) {
        for (const element of descendants(root, name)) this.addActor(path, element);
      }
      for (const element of descendants(root, 'event')) this.addEvent(path, element);
    }
  }

  /**
   * What a reference in a document leads to, if it is listed.
   */
  find(path: string, reference: string): Entry | undefined {
    const [file = '', fragment] = reference.split('#', 2);
    if (fragment === undefined) return this.byReference.get(reference);
    const scope = file === '' ? path : resolvedPath(path, file);
    return this.byReference.get(identityOf(fragment, scope)) ?? this.byReference.get(reference);
  }

  /** The entry for a mention of what no document lists. */
  mentioned(kind: 'actor' | 'event', key: string, type: string, words: string, link?: string): Entry {
    const known = this.byReference.get(`${kind} ${key}`);
    if (known) return known;
    const label = { [languageOf(words)]: words };
    const wanted = entryId(kind, key.replace(/^#/, '')) ?? '';
    const entry: Entry =
      kind === 'actor'
        ? {
            kind,
            id: this.actorIds.idOf(key, wanted, words),
            path: undefined,
            actor: { type, label, ...(link !== undefined && { sameAs: [link] }) },
          }
        : {
            kind,
            id: this.eventIds.idOf(key, wanted, words),
            path: undefined,
            event: { type, label },
            element: undefined,
          };
    this.byReference.set(`${kind} ${key}`, entry);
    this.entries.push(entry);
    return entry;
  }

  /** An event with what it refers to. */
  eventOf({ event, element, path }: Entry & { kind: 'event' }, losses: Losses): Event {
    if (!element || path === undefined) return event;
    const participants: { role: string; actor: string }[] = [];
    let subEventOf: string | undefined;
    for (const pointer of childrenOf(element, 'ptr')) {
      const target = this.find(path, pointer.attributes.get('target') ?? '');
      const type = pointer.attributes.get('type');
      if (type === 'participant' && target?.kind === 'actor')
        participants.push({ role: pointer.attributes.get('n') ?? 'participant', actor: target.id });
      else if (type === 'subEventOf' && target?.kind === 'event') subEventOf = target.id;
      else losses.add('pointers of events');
    }
    return {
      ...event,
      ...(participants.length > 0 && { participants }),
      ...(subEventOf !== undefined && { subEventOf }),
    };
  }

  private addActor(path: string, element: XmlElement): void {
    const xmlId = element.attributes.get('xml:id');
    if (xmlId === undefined) return;
    const identity = identityOf(xmlId, path);
    if (this.byReference.has(identity)) return;
    const { attributes } = element;
    const names = childrenOf(element).filter(
      ({ name }) => name === 'persName' || name === 'orgName' || name === 'placeName' || name === 'name',
    );
    const { label, aliases } = labelOf(names);
    const idnos = childrenOf(element, 'idno');
    const ofType = (wanted: (type: string) => boolean): string[] =>
      idnos.flatMap((idno) => (wanted(idno.attributes.get('type') ?? '') ? [valueOf(idno)] : []));
    const [code] = ofType((type) => type === 'code');
    const sameAs = [
      ...ofType((type) => type !== 'code'),
      ...(attributes.get('sameAs')?.split(/\s+/) ?? []),
    ].filter((address) => address !== '' && !address.startsWith('#'));
    const note = noteOf(element);
    const written = attributes.get(element.name.startsWith('person') ? 'role' : 'type');
    const type = written === undefined ? (typeOfElement[element.name] ?? 'unknown') : textOfWord(written);
    const own = entryId('actor', xmlId);
    const wanted = own ?? (identity === xmlId ? xmlId : '');
    const entry: Entry = {
      kind: 'actor',
      path,
      id: this.actorIds.idOf(identity, wanted, label.ar ?? label.en ?? xmlId),
      actor: {
        type,
        label,
        ...(aliases.length > 0 && { aliases }),
        ...(code !== undefined && { code }),
        ...(sameAs.length > 0 && { sameAs }),
        ...(note !== undefined && { note }),
      },
    };
    this.entries.push(entry);
    this.byReference.set(identity, entry);
    for (const address of sameAs) if (!this.byReference.has(address)) this.byReference.set(address, entry);
  }

  private addEvent(path: string, element: XmlElement): void {
    const xmlId = element.attributes.get('xml:id');
    if (xmlId === undefined) return;
    const identity = identityOf(xmlId, path);
    if (this.byReference.has(identity)) return;
    const { attributes } = element;
    const { label } = labelOf(
      childrenOf(element).filter(({ name }) => name === 'label' || name === 'eventName' || name === 'head'),
    );
    const [mode] = notesOf(element, 'mode');
    const [noted] = notesOf(element, 'date');
    const date = noted ?? dateOf(attributes);
    const contexts = notesOf(element, 'context');
    const note = noteOf(element);
    const wanted = entryId('event', xmlId) ?? (identity === xmlId ? xmlId : '');
    const entry: Entry = {
      kind: 'event',
      path,
      element,
      id: this.eventIds.idOf(identity, wanted, label.ar ?? label.en ?? xmlId),
      event: {
        type: textOfWord(attributes.get('type') ?? 'unknown'),
        ...(mode !== undefined && { mode }),
        label,
        ...(date !== undefined && { date }),
        ...(contexts.length > 0 && { contexts }),
        ...(note !== undefined && { note }),
      },
    };
    this.entries.push(entry);
    this.byReference.set(identity, entry);
  }
}

function resolvedPath(from: string, to: string): string {
  const parts = from.split('/').slice(0, -1);
  for (const part of to.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
}

/** The first name in each language is the label, the others are aliases. */
function labelOf(names: readonly XmlElement[]): { label: Label; aliases: string[] } {
  const label: { ar?: string; en?: string } = {};
  const aliases: string[] = [];
  for (const element of names) {
    const name = valueOf(element);
    if (name === '') continue;
    const said = element.attributes.get('xml:lang')?.slice(0, 2);
    const language =
      said === 'ar' || said === 'en' ? said : said === undefined ? languageOf(name) : undefined;
    if (element.attributes.get('type') === 'alias' || language === undefined || label[language] !== undefined)
      aliases.push(name);
    else label[language] = name;
  }
  return { label, aliases };
}

function dateOf(attributes: ReadonlyMap<string, string>): string | undefined {
  const [when, from, to] = ['when', 'from', 'to'].map(
    (key) => attributes.get(key) ?? attributes.get(`${key}-iso`),
  );
  if (when !== undefined) return when;
  if (from === undefined && to === undefined) return undefined;
  return `${from ?? '..'}/${to ?? '..'}`;
}

/** What an element says. */
function valueOf(element: XmlElement): string {
  const text = textOf(element);
  return element.keepsSpace ? text : text.replace(/\s+/g, ' ').trim();
}

function notesOf(element: XmlElement, type: string | undefined): string[] {
  return childrenOf(element, 'note')
    .filter((note) => note.attributes.get('type') === type)
    .map(valueOf);
}

function noteOf(element: XmlElement): string | undefined {
  const notes = notesOf(element, undefined).filter((note) => note !== '');
  return notes.length === 0 ? undefined : notes.join('\n');
}

interface Draft {
  readonly path: string;
  readonly problem?: ReturnType<XmlDocument['problem']>;
  readonly article?: { readonly path: string; readonly text: string; readonly mentions: readonly Mention[] };
  /** What the article mentions. */
  readonly entries: readonly Entry[];
}

function draftOf(document: Document, registry: Registry, losses: Losses): Draft {
  const { path, root } = document;
  const element = childOf(root, 'text');
  if (!element) return { path, entries: [] };
  const reader = new ArticleReader(document, element, registry, losses);
  const problem = reader.read();
  if (problem) return { path, problem, entries: [] };
  const idno = [...descendants(root, 'idno')].find((one) => one.attributes.get('type') === 'article');
  const escape = idno && pathEscapeProblem(textOf(idno));
  if (idno && escape !== undefined)
    return { path, problem: document.document.problem(idno, escape), entries: [] };
  const name = idno ? textOf(idno) : path.replace(/(\.tei)?\.xml$/i, '');
  const { mentions, entries } = reader;
  return { path, article: { path: name, text: reader.text.text, mentions }, entries };
}

const names = new Set(['persName', 'orgName', 'placeName', 'geogName', 'name', 'rs', 'eventName']);

class ArticleReader {
  readonly text: TeiText;
  readonly mentions: Mention[] = [];
  readonly entries: Entry[] = [];
  private readonly anchored;
  private readonly byXmlId = new Map<string, XmlElement>();

  constructor(
    private readonly document: Document,
    private readonly element: XmlElement,
    private readonly registry: Registry,
    private readonly losses: Losses,
  ) {
    this.text = new TeiText(element);
    this.anchored = anchoredText(this.text.text);
  }

  /** @returns what is wrong, if something is */
  read(): ReturnType<XmlDocument['problem']> | undefined {
    this.readNames(this.element);
    const count = (name: string): number => [...descendants(this.document.root, name)].length;
    this.losses.add('elements span', count('span'));
    this.losses.add('elements relation', count('relation'));
    for (const annotation of descendants(this.document.root, 'annotation')) {
      const wrong = this.readAnnotation(annotation);
      if (wrong !== undefined) return this.document.document.problem(annotation, wrong);
    }
    return undefined;
  }

  private readNames(element: XmlElement): void {
    for (const child of childrenOf(element)) {
      const xmlId = child.attributes.get('xml:id');
      if (xmlId !== undefined) this.byXmlId.set(xmlId, child);
      if (names.has(child.name)) this.addName(child);
      this.readNames(child);
    }
  }

  private addName(element: XmlElement): void {
    const span = this.text.spanOf(element);
    const anchor = span && anchorOf(this.anchored, [span]);
    if (!anchor) return;
    const { attributes } = element;
    const words = anchor.quote.join(' ').replace(/\s+/g, ' ');
    const [reference] = (attributes.get('ref') ?? attributes.get('corresp') ?? '').split(/\s+/);
    const isEvent = element.name === 'eventName' || attributes.get('type') === 'event';
    const type = typeOfElement[element.name] ?? attributes.get('type') ?? 'unknown';
    const entry = this.entryOf(reference ?? '', isEvent ? 'event' : 'actor', {
      key: attributes.has('key') ? `key ${attributes.get('key') ?? ''}` : `${type} ${words}`,
      type,
      words,
    });
    const id = attributes.get('xml:id') ?? `${element.name}-${String(this.mentions.length + 1)}`;
    this.mentions.push({ id, ...anchor, ...referent(entry) });
  }

  private entryOf(
    reference: string,
    kind: 'actor' | 'event',
    unlisted: { readonly key: string; readonly type: string; readonly words: string },
  ): Entry {
    const found = reference === '' ? undefined : this.registry.find(this.document.path, reference);
    const link = reference !== '' && /^[\w.+-]+:/.test(reference) ? reference : undefined;
    const key = reference === '' ? unlisted.key : reference;
    const entry = found ?? this.registry.mentioned(kind, key, unlisted.type, unlisted.words, link);
    this.entries.push(entry);
    return entry;
  }

  /** @returns what is wrong, if something is */
  private readAnnotation(annotation: XmlElement): Message | undefined {
    const target = annotation.attributes.get('target') ?? '';
    const spans: Span[] = [];
    for (const pointer of pointersIn(target)) {
      const found = this.spansOf(pointer);
      if (found instanceof Message) return found;
      if (!found) {
        this.losses.add('annotations with other pointers than to elements and ranges of their text');
        return undefined;
      }
      addAll(spans, found);
    }
    const anchor = anchorOf(this.anchored, spans);
    if (!anchor) {
      this.losses.add('annotations without words');
      return undefined;
    }
    const references = childrenOf(annotation).filter(({ name }) => name === 'ref' || name === 'ptr');
    const main = references.find(
      (one) => !/^(participant|attributedTo)$/.test(one.attributes.get('type') ?? ''),
    );
    const reference = (main?.attributes.get('target') ?? annotation.attributes.get('ana') ?? '').split(
      /\s+/,
    )[0];
    const type = main?.attributes.get('type');
    if (reference === undefined || reference === '') {
      this.losses.add('annotations that refer to nobody and nothing');
      return undefined;
    }
    const words = anchor.quote.join(' … ');
    const kind = type === 'event' ? 'event' : 'actor';
    const entry = this.entryOf(reference, kind, { key: reference, type: 'unknown', words });
    const common = { id: this.mentionId(annotation), ...anchor, ...provenanceOf(annotation) };
    if (entry.kind === 'actor') {
      const form = formOf(type);
      const mention: ActorMention = { ...common, actor: entry.id, ...(form && { form }) };
      this.mentions.push(mention);
      return undefined;
    }
    this.mentions.push({ ...common, event: entry.id, ...this.claimOf(annotation, references) });
    return undefined;
  }

  private mentionId(annotation: XmlElement): string {
    const xmlId = annotation.attributes.get('xml:id');
    if (xmlId === undefined) return `annotation-${String(this.mentions.length + 1)}`;
    return entryId('mention', xmlId) ?? xmlId;
  }

  private claimOf(
    annotation: XmlElement,
    references: readonly XmlElement[],
  ): Pick<EventMention, 'participants' | 'attributes' | 'date' | 'attributedTo'> {
    const ofType = (type: string): XmlElement[] =>
      references.filter((one) => one.attributes.get('type') === type);
    const participants = ofType('participant').flatMap((one) => {
      const [who = '', where] = (one.attributes.get('target') ?? '').split(/\s+/);
      const actor = this.actorAt(who);
      if (actor === undefined) return [];
      const mention =
        where === undefined ? undefined : (entryId('mention', where.slice(1)) ?? where.slice(1));
      const role = one.attributes.get('n') ?? (valueOf(one) || 'participant');
      return [{ role, actor, ...(mention !== undefined && { mention }) }];
    });
    const attributes = childrenOf(annotation, 'note')
      .filter((note) => note.attributes.get('type') === 'attribute')
      .map((note) => [note.attributes.get('n') ?? '', valueOf(note)] as const);
    const [date] = notesOf(annotation, 'date');
    const [source] = ofType('attributedTo');
    const attributedTo = source && this.actorAt(source.attributes.get('target') ?? '');
    return {
      ...(participants.length > 0 && { participants }),
      ...(attributes.length > 0 && { attributes: Object.fromEntries(attributes) }),
      ...(date !== undefined && { date }),
      ...(attributedTo !== undefined && { attributedTo }),
    };
  }

  private actorAt(reference: string): string | undefined {
    const entry = this.registry.find(this.document.path, reference);
    if (entry?.kind === 'actor') {
      this.entries.push(entry);
      return entry.id;
    }
    this.losses.add('references that lead to no actor');
    return undefined;
  }

  /** Where a pointer leads; a message says what is wrong with it; undefined when it is of another kind. */
  private spansOf(pointer: string): Span[] | Message | undefined {
    if (!pointer.startsWith('#')) return undefined;
    const [, args] = /^#string-range\(([^()]*)\)$/.exec(pointer) ?? [];
    if (args === undefined) {
      const element = this.byXmlId.get(pointer.slice(1));
      const span = element && this.text.spanOf(element);
      return span && [span];
    }
    const [name = '', ...numbers] = args.split(',').map((part) => part.trim());
    const element = this.byXmlId.get(name.replace(/^#/, ''));
    if (!element) return say`${pointer} is a range in no element of this text.`;
    const spans: Span[] = [];
    for (let i = 0; i < numbers.length; i += 2) {
      const span = this.text.rangeIn(element, Number(numbers[i]), Number(numbers[i + 1] ?? 1));
      if (!span) return say`${pointer} does not lie in the text of its element.`;
      spans.push(span);
    }
    return spans;
  }
}

/** The pointers of a target: parted by white space, but for that in brackets; one that is empty when there is none. */
function pointersIn(target: string): readonly string[] {
  return target.match(/(?:[^\s()]|\([^()]*\)|[()])+/g) ?? [''];
}

function referent(entry: Entry): { actor: string } | { event: string } {
  return entry.kind === 'actor' ? { actor: entry.id } : { event: entry.id };
}

function formOf(type: string | undefined): Form | undefined {
  const form = formShape.safeParse(type);
  return form.success ? form.data : undefined;
}

function provenanceOf(annotation: XmlElement): Pick<ActorMention, 'status' | 'note' | 'by' | 'at'> {
  const name =
    childOf(childOf(annotation, 'respStmt'), 'name') ?? childOf(childOf(annotation, 'respStmt'), 'persName');
  const revision = childOf(annotation, 'revisionDesc');
  const change = childOf(revision, 'change');
  const status = statusShape.safeParse(revision?.attributes.get('status'));
  const at = change && (change.attributes.get('when') ?? valueOf(change));
  const note = noteOf(annotation);
  return {
    ...(status.success && status.data !== 'orphaned' && { status: status.data }),
    ...(note !== undefined && { note }),
    ...(name && { by: valueOf(name) }),
    ...(at !== undefined && at !== '' && { at }),
  };
}
