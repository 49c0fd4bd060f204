import * as z from 'zod';
import { languageOf } from '../../model/label.js';
import { actorShape, eventShape, formShape, participantShape, statusShape } from '../../model/shapes.js';
import type { Actor, Event, Mention, Participant } from '../../model/types.js';
import { fold } from '../../text/fold.js';
import { anchorOf, Ids, Imports, isFittingId, RawText } from '../importing.js';
import type { Losses } from '../losses.js';
import type { Imported, SourceFile } from '../reading.js';
import { groupedBy } from '../groupedBy.js';
import { readSource, sourceProblem } from '../sourceText.js';
import {
  actorBase,
  actorsTable,
  annotatorNote,
  eventBase,
  eventsTable,
  formAttribute,
  hashiyaNote,
  idOf,
  onOneLine,
  roleOf,
  statusAttribute,
} from './names.js';
import { bestReading, fits, type Reading } from './offsets.js';
import {
  Annotations,
  type Attribute,
  type BratEvent,
  type Note,
  type Reference,
  type Textbound,
} from './parse.js';
import { actorOf, eventOf, fieldsOf } from './registry.js';
import { say } from '../../text/message.js';
import { addAll } from '../../lists.js';

/** `.a1` and `.a2` are the two halves of an annotation file in the BioNLP shared tasks, brat's forebears. */
const annotationEnding = /\.(?:ann|a1|a2)$/i;

export async function readBrat(files: readonly SourceFile[], losses: Losses): Promise<Imported> {
  const imports = new Imports();
  const actors = await tableOf(files, actorsTable, actorShape, actorOf, imports);
  const events = await tableOf(files, eventsTable, eventShape, eventOf, imports);
  const documents = await documentsOf(files, imports);
  const referents = new Referents(actors, events, documents, imports);
  for (const document of documents) {
    document.annotations.addLosses(losses);
    const mentions = new DocumentMentions(document, referents, losses).all();
    imports.addArticle(document.path, document.path, document.text.anchored.text, mentions);
  }
  referents.addRegistered();
  return imports.result;
}

interface Document {
  /** Of its text. */
  readonly path: string;
  readonly text: RawText;
  readonly reading: Reading;
  readonly annotations: Annotations;
}

/** The documents with which nothing is wrong. */
async function documentsOf(files: readonly SourceFile[], imports: Imports): Promise<Document[]> {
  const texts = new Map<string, SourceFile>();
  const annotated = new Map<string, SourceFile[]>();
  for (const file of files) {
    const base = file.path.replace(annotationEnding, '');
    if (base !== file.path) annotated.set(base, [...(annotated.get(base) ?? []), file]);
    else if (/\.txt$/i.test(file.path)) texts.set(file.path.slice(0, -'.txt'.length), file);
  }
  for (const [base, [file]] of annotated) {
    if (file && !texts.has(base))
      imports.problems.push(sourceProblem(file.path, say`Its text is missing: ${base}.txt.`));
  }
  const documents: Document[] = [];
  for (const [base, file] of texts) {
    const document = await documentOf(file, annotated.get(base) ?? [], imports);
    if (document) documents.push(document);
  }
  return documents;
}

async function documentOf(
  file: SourceFile,
  annotated: readonly SourceFile[],
  imports: Imports,
): Promise<Document | undefined> {
  const raw = await readSource(file);
  if (typeof raw !== 'string') {
    imports.problems.push(raw);
    return undefined;
  }
  const annotations = new Annotations();
  for (const one of [...annotated].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const content = await readSource(one);
    if (typeof content === 'string') annotations.read(one.path, content.replace(/^\uFEFF/, ''));
    else annotations.problems.push(content);
  }
  annotations.check();
  const textbounds = [...annotations.textbounds.values()];
  const reading = bestReading(raw, textbounds);
  for (const textbound of textbounds) {
    if (fits(reading, textbound)) continue;
    const found = reading.cover(textbound);
    annotations.refuse(
      textbound.line,
      found === undefined
        ? say`${textbound.id} ends beyond the end of ${file.path}.`
        : say`${textbound.id} should be "${textbound.text}", but ${file.path} has "${onOneLine(found)}" there.`,
    );
  }
  addAll(imports.problems, annotations.problems);
  if (annotations.problems.length > 0) return undefined;
  return { path: file.path, text: new RawText(raw), reading, annotations };
}

/** The entries of a table that Hashiya wrote beside the documents. */
async function tableOf<T>(
  files: readonly SourceFile[],
  name: string,
  shape: z.ZodType<T>,
  entryOf: (fields: ReadonlyMap<string, readonly string[]>) => unknown,
  imports: Imports,
): Promise<Map<string, T>> {
  const all = new Map<string, T>();
  for (const file of files) {
    if (file.path.slice(file.path.lastIndexOf('/') + 1) !== name) continue;
    const content = await readSource(file);
    if (typeof content !== 'string') {
      imports.problems.push(content);
      continue;
    }
    const entries = new Map<string, T>();
    let isFine = true;
    for (const [index, line] of content.split('\n').entries()) {
      if (line === '') continue;
      const row = fieldsOf(line);
      const entry = shape.safeParse(row && entryOf(row.fields));
      if (row && isFittingId(row.id) && entry.success) entries.set(row.id, entry.data);
      else {
        isFine = false;
        imports.problems.push(sourceProblem(file.path, say`Not an entry of this table.`, index + 1));
      }
    }
    if (isFine) for (const [id, entry] of entries) all.set(id, entry);
  }
  return all;
}

/** The actors and events of all documents. */
class Referents {
  private readonly actorIds = new Ids();
  private readonly eventIds = new Ids();

  constructor(
    private readonly actors: ReadonlyMap<string, Actor>,
    private readonly events: ReadonlyMap<string, Event>,
    documents: readonly Document[],
    private readonly imports: Imports,
  ) {
    // Ids that are given go before those that are made.
    for (const id of actors.keys()) this.actorIds.idOf(`${actorBase}:${id}`, id, id);
    for (const id of events.keys()) this.eventIds.idOf(`${eventBase}:${id}`, id, id);
    for (const { annotations } of documents) {
      for (const { base, entry } of annotations.references) {
        if (base === actorBase) this.actorIds.idOf(`${base}:${entry}`, entry, entry);
        if (base === eventBase) this.eventIds.idOf(`${base}:${entry}`, entry, entry);
      }
    }
  }

  /** @returns the id of an actor, which is added. */
  actor(references: readonly Reference[], key: string, type: string, words: string): string {
    const reference = references.find(({ base }) => base === actorBase) ?? references[0];
    const name = nameFrom(reference, words);
    const id = this.actorIds.idOf(keyOf(reference) ?? key, '', name);
    const links = references.filter(({ base }) => base !== actorBase).map(linkOf);
    const sameAs = links.length > 0 && { sameAs: links };
    const made = { type: idOf(type), label: { [languageOf(name)]: name }, ...sameAs };
    this.imports.addActor(id, this.actors.get(id) ?? made);
    return id;
  }

  /** @returns the id of an event, which is added. */
  event(references: readonly Reference[], key: string, type: string, words: string): string {
    const reference = references.find(({ base }) => base === eventBase) ?? references[0];
    const name = nameFrom(reference, words);
    const id = this.eventIds.idOf(keyOf(reference) ?? key, '', name);
    const made = { type: idOf(type), label: { [languageOf(name)]: name } };
    this.imports.addEvent(id, this.events.get(id) ?? made);
    return id;
  }

  /** Adds those that no document mentions. */
  addRegistered(): void {
    for (const [id, actor] of this.actors) this.imports.addActor(id, actor);
    for (const [id, event] of this.events) this.imports.addEvent(id, event);
  }
}

function keyOf(reference: Reference | undefined): string | undefined {
  return reference && `${reference.base}:${reference.entry}`;
}

function nameFrom(reference: Reference | undefined, words: string): string {
  return reference?.text.trim() ? reference.text : words;
}

function linkOf({ base, entry }: Reference): string {
  const isWikidata = /^wikidata$/i.test(base) && /^Q\d+$/.test(entry);
  return isWikidata ? `http://www.wikidata.org/entity/${entry}` : `${base}:${entry}`;
}

/** What the notes of type Hashiya hold. */
const extrasShape = z.object({
  id: z.string().min(1).exactOptional(),
  by: z.string().min(1).exactOptional(),
  at: z.string().min(1).exactOptional(),
  date: z.string().min(1).exactOptional(),
  attributedTo: z.string().refine(isFittingId).exactOptional(),
  note: z.string().min(1).exactOptional(),
  participants: z.record(z.string().regex(/^\d+$/), participantShape).exactOptional(),
});
type Extras = z.output<typeof extrasShape>;

/** Makes the mentions of one document. */
class DocumentMentions {
  private readonly groups = new Map<string, string>();
  private readonly references: ReadonlyMap<string, Reference[]>;
  /** The references of all annotations that are said to name the same. */
  private readonly groupReferences: ReadonlyMap<string, Reference[]>;
  private readonly attributes: ReadonlyMap<string, Attribute[]>;
  private readonly notes: ReadonlyMap<string, Note[]>;
  private readonly triggers = new Map<string, BratEvent>();
  private readonly entities = new Map<string, { readonly id: string; readonly actor: string }>();

  constructor(
    private readonly document: Document,
    private readonly referents: Referents,
    private readonly losses: Losses,
  ) {
    const { annotations } = document;
    for (const event of annotations.events.values()) this.triggers.set(event.trigger, event);
    for (const { ids } of annotations.same) {
      for (const id of ids) this.groups.set(this.groupOf(id), this.groupOf(ids[0] ?? id));
    }
    this.references = groupedBy(annotations.references, ({ target }) => target);
    this.groupReferences = groupedBy(annotations.references, ({ target }) => this.groupOf(target));
    this.attributes = groupedBy(annotations.attributes, ({ target }) => target);
    this.notes = groupedBy(annotations.notes, ({ target }) => target);
    for (const { target } of annotations.attributes) {
      if (!this.isMention(target)) losses.add('attributes of what is no mention');
    }
    for (const { target } of annotations.notes) {
      if (!this.isMention(target)) losses.add('notes on what is no mention');
    }
  }

  all(): Mention[] {
    const { textbounds, events } = this.document.annotations;
    const actors = [...textbounds.values()]
      .filter(({ id }) => !this.triggers.has(id))
      .map((textbound) => this.ofActor(textbound));
    return [...actors, ...[...events.values()].map((event) => this.ofEvent(event))].flatMap(
      (mention) => mention ?? [],
    );
  }

  private isMention(id: string): boolean {
    const { textbounds, events } = this.document.annotations;
    return events.has(id) || textbounds.has(id);
  }

  /** The id that stands for all annotations that are said to name the same. */
  private groupOf(id: string): string {
    let root = id;
    for (let next = this.groups.get(root); next !== undefined && next !== root; next = this.groups.get(root))
      root = next;
    return root;
  }

  private referencesOf(ids: readonly string[]): Reference[] {
    const own = ids.flatMap((id) => this.references.get(id) ?? []);
    return own.length > 0 ? own : ids.flatMap((id) => this.groupReferences.get(this.groupOf(id)) ?? []);
  }

  private ofActor(textbound: Textbound): Mention | undefined {
    const { annotations } = this.document;
    const { id: target, type, text } = textbound;
    const anchor = this.anchorOf(textbound);
    if (!anchor) return undefined;
    const first = annotations.textbounds.get(this.groupOf(target)) ?? textbound;
    const key = `${first.type} ${fold(first.text)}`;
    const actor = this.referents.actor(this.referencesOf([target]), key, type, text);
    const { extras, status, note, attributes } = this.sayings([target]);
    const form = formShape.safeParse(attributes.get(formAttribute));
    attributes.delete(formAttribute);
    this.losses.add('attributes of mentions of actors', attributes.size);
    const { by, at, id = target } = extras;
    this.entities.set(target, { id, actor });
    return {
      ...{ id, actor, ...anchor },
      ...(form.success && { form: form.data }),
      ...{ ...status, ...note, ...(by !== undefined && { by }), ...(at !== undefined && { at }) },
    };
  }

  private ofEvent({ id: target, trigger, args }: BratEvent): Mention | undefined {
    const textbound = this.document.annotations.textbounds.get(trigger);
    const anchor = textbound && this.anchorOf(textbound);
    if (!anchor) return undefined;
    const group = this.groupOf(target);
    const key = `${this.document.path}#${group === target ? this.groupOf(trigger) + target : group}`;
    const references = this.referencesOf([target, trigger]);
    const event = this.referents.event(references, key, textbound.type, textbound.text);
    const { extras, status, note, attributes } = this.sayings([target, trigger]);
    const { by, at, date, attributedTo, id = target } = extras;
    const participants = this.participantsOf(args, extras);
    return {
      ...{ id, event, ...anchor },
      ...(participants.length > 0 && { participants }),
      ...(attributes.size > 0 && { attributes: Object.fromEntries(attributes) }),
      ...(date !== undefined && { date }),
      ...(attributedTo !== undefined && { attributedTo }),
      ...{ ...status, ...note, ...(by !== undefined && { by }), ...(at !== undefined && { at }) },
    };
  }

  private anchorOf(textbound: Textbound): ReturnType<typeof anchorOf> {
    const anchor = anchorOf(this.document.text.anchored, this.document.reading.spansOf(textbound));
    if (!anchor) this.losses.add('annotations without words');
    return anchor;
  }

  private participantsOf(args: BratEvent['args'], { participants = {} }: Extras): Participant[] {
    const linked = args.flatMap(([name, target]): Participant[] => {
      const entity = this.entities.get(target);
      if (entity) return [{ role: roleOf(name), actor: entity.actor, mention: entity.id }];
      this.losses.add('arguments of events that are events');
      return [];
    });
    const places = Object.entries(participants).sort(([a], [b]) => Number(a) - Number(b));
    for (const [place, participant] of places) linked.splice(Number(place), 0, participant);
    return linked;
  }

  /** What attributes and notes say of an annotation. */
  private sayings(targets: readonly string[]): {
    extras: Extras;
    status: Pick<Mention, 'status'>;
    note: Pick<Mention, 'note'>;
    attributes: Map<string, string>;
  } {
    const attributes = new Map<string, string>();
    for (const { name, value = 'true' } of targets.flatMap((target) => this.attributes.get(target) ?? [])) {
      attributes.set(idOf(name), idOf(value));
    }
    const status = statusShape.safeParse(attributes.get(statusAttribute));
    attributes.delete(statusAttribute);
    let extras: Extras = {};
    const notes: string[] = [];
    for (const { type, text } of targets.flatMap((target) => this.notes.get(target) ?? [])) {
      const own = type === hashiyaNote ? extrasOf(text) : undefined;
      if (own) extras = own;
      else notes.push(type === annotatorNote ? text : `${type}: ${text}`);
    }
    const shown = notes.filter((note) => note !== '').join('\n');
    const note = extras.note !== undefined && onOneLine(extras.note) === shown ? extras.note : shown;
    return {
      extras,
      status: status.success ? { status: status.data } : {},
      note: note === '' ? {} : { note },
      attributes,
    };
  }
}

/** @returns undefined when a person wrote something else there */
function extrasOf(text: string): Extras | undefined {
  try {
    const parsed = extrasShape.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}
