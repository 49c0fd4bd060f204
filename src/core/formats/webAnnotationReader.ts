/*
 * Reads Web Annotations: what webAnnotation.ts writes, and what others do. A page, a collection with its first page, a list
 * or a single annotation. Offsets are code points, or UTF-16 where only those find the quote; without an offset the quote
 * is looked for with its prefix. Other names that identify become links; without a name, annotations of one type with the
 * same words are one actor. Lost and counted: annotations of texts that are not there, or whose words are not in the text.
 */
import * as z from 'zod';
import { languageOf } from '../model/label.js';
import { mostProblems, type JsonPath } from '../model/parse.js';
import type { Problem } from '../model/problem.js';
import { actorShape, eventShape, formShape, participantShape, statusShape } from '../model/shapes.js';
import type { Mention, Span } from '../model/types.js';
import { inPlace, misfitsOf } from '../model/wording.js';
import { say } from '../text/message.js';
import { fold } from '../text/fold.js';
import { anchorOf, Ids, Imports, isFittingId, RawText } from './importing.js';
import { readJson, type JsonDocument } from './jsonSource.js';
import type { Losses } from './losses.js';
import type { Imported, SourceFile } from './reading.js';
import { groupedBy } from './groupedBy.js';
import { readSource } from './sourceText.js';
import { actorName, eventName } from './webAnnotation.js';
import { addAll } from '../lists.js';

const word = z.string().min(1);
const oneOrMany = <T extends z.ZodType>(shape: T): z.ZodUnion<[z.ZodArray<T>, T]> =>
  z.union([z.array(shape), shape]);

const selectorShape = z.looseObject({
  type: z.string(),
  start: z.int().nonnegative().optional(),
  end: z.int().nonnegative().optional(),
  exact: z.string().optional(),
  prefix: z.string().optional(),
});
const addressed = z.union([z.string(), z.looseObject({ id: z.string() }).transform(({ id }) => id)]);
const targetShape = z.looseObject({ source: addressed, selector: oneOrMany(selectorShape) });
const bodyShape = z.union([
  z.string(),
  z.looseObject({
    id: z.string().optional(),
    source: addressed.optional(),
    purpose: z.string().optional(),
    value: z.string().optional(),
  }),
]);
const heldShape = z.object({
  id: word.exactOptional(),
  form: formShape.exactOptional(),
  status: statusShape.exactOptional(),
  participants: z.array(participantShape).exactOptional(),
  attributes: z.record(z.string(), word).exactOptional(),
  date: word.exactOptional(),
  attributedTo: z.string().refine(isFittingId).exactOptional(),
  at: word.exactOptional(),
});
const annotationShape = z.looseObject({
  id: z.string().optional(),
  body: oneOrMany(bodyShape).default([]),
  target: oneOrMany(targetShape),
  creator: z.looseObject({ name: word.optional() }).or(z.string()).optional(),
  created: word.optional(),
  mention: heldShape.default({}),
});
type Annotation = z.output<typeof annotationShape>;
type Target = z.output<typeof targetShape>;

const itemsShape = z.looseObject({ items: z.array(z.unknown()) });
const collectionShape = z.looseObject({ first: itemsShape });
const registriesShape = z.looseObject({
  actors: z.record(z.string().refine(isFittingId), actorShape).default({}),
  events: z.record(z.string().refine(isFittingId), eventShape).default({}),
});

export async function readWebAnnotation(files: readonly SourceFile[], losses: Losses): Promise<Imported> {
  const imports = new Imports();
  const reader = new AnnotationReader(imports, losses);
  for (const file of files) {
    if (/\.txt$/i.test(file.path)) {
      const raw = await readSource(file);
      if (typeof raw === 'string') reader.texts.set(file.path, new RawText(raw));
      else imports.problems.push(raw);
    }
  }
  let isWhole = true;
  for (const file of files) {
    if (!/\.(?:json|jsonld)$/i.test(file.path)) continue;
    const read = await readJson(file);
    const problems = read.ok ? reader.read(file.path, read.document) : read.problems;
    addAll(imports.problems, problems);
    isWhole &&= problems.length === 0;
  }
  reader.finish(isWhole);
  return imports.result;
}

class AnnotationReader {
  readonly texts = new Map<string, RawText>();
  /** The paths of the texts by the names of their files. */
  private textsByName: ReadonlyMap<string, readonly string[]> | undefined;
  private readonly mentions = new Map<string, { source: string; all: Mention[] }>();
  private readonly actorIds = new Ids();
  private readonly eventIds = new Ids();

  constructor(
    private readonly imports: Imports,
    private readonly losses: Losses,
  ) {}

  /** @returns what is wrong; then nothing of the file is taken */
  read(path: string, document: JsonDocument): readonly Problem[] {
    const { value: json } = document;
    const { at, items } = itemsOf(json);
    const annotations: Annotation[] = [];
    const problems: Problem[] = [];
    const ids = new Set<string>();
    const refuse = (place: JsonPath, shape: z.ZodType, value: unknown): void => {
      for (const misfit of misfitsOf(shape, value)) {
        const message = say`Not an annotation: ${inPlace(misfit)}`;
        problems.push(document.problem([...place, ...misfit.path], message));
      }
    };
    for (const [index, item] of items.entries()) {
      if (problems.length >= mostProblems) break;
      const parsed = annotationShape.safeParse(item);
      if (!parsed.success) {
        refuse([...at, index], annotationShape, item);
        continue;
      }
      const { id } = parsed.data;
      if (id !== undefined && ids.has(id))
        problems.push(document.problem([...at, index], say`${id} is the id of an annotation above too.`));
      if (id !== undefined) ids.add(id);
      annotations.push(parsed.data);
    }
    const head: unknown = Array.isArray(json) ? {} : json;
    const registries = registriesShape.safeParse(head);
    if (problems.length > 0) return problems;
    if (!registries.success) {
      refuse([], registriesShape, head);
      return problems;
    }
    for (const [id, actor] of Object.entries(registries.data.actors)) {
      this.actorIds.idOf(actorName + encodeURIComponent(id), id, id);
      this.imports.addActor(id, actor);
    }
    for (const [id, event] of Object.entries(registries.data.events)) {
      this.eventIds.idOf(eventName + encodeURIComponent(id), id, id);
      this.imports.addEvent(id, event);
    }
    for (const [index, annotation] of annotations.entries()) this.add(path, index, annotation);
    return [];
  }

  /** Adds the annotated articles, and the others when no file was refused that may have annotated them. */
  finish(isWhole: boolean): void {
    for (const [path, text] of this.texts) {
      const annotated = this.mentions.get(path);
      if (!annotated && !isWhole) continue;
      const { source = path, all = [] } = annotated ?? {};
      this.imports.addArticle(source, path, text.anchored.text, all);
    }
  }

  private add(source: string, index: number, annotation: Annotation): void {
    const { creator, created, mention: held } = annotation;
    const targets = listOf(annotation.target);
    const path = this.pathOf(source, targets[0]?.source ?? '');
    const text = path === undefined ? undefined : this.texts.get(path);
    if (path === undefined || !text || targets.some((one) => one.source !== targets[0]?.source)) {
      this.losses.add('annotations of texts that are not among the files');
      return;
    }
    const spans = targets.map((target) => spanOf(text, target));
    const found = spans.flatMap((span) => (span ? [span] : []));
    const anchor = found.length === spans.length ? anchorOf(text.anchored, found) : undefined;
    if (!anchor) {
      this.losses.add('annotations whose words are not in the text');
      return;
    }
    const bodies = listOf(annotation.body).map((body) => (typeof body === 'string' ? { id: body } : body));
    const valueOf = (purpose: string): string | undefined =>
      bodies.find((body) => body.purpose === purpose && body.value)?.value;
    const named = bodies.find((body) => body.purpose === 'identifying') ?? bodies.find((body) => !body.value);
    const name = named?.source ?? named?.id;
    const words = named?.value ?? anchor.quote.join(' ');
    const type = valueOf('tagging') ?? 'unknown';
    const note = valueOf('commenting');
    const by = typeof creator === 'string' ? creator : creator?.name;
    const { id = `a${String(index + 1)}`, at = created, form, status, ...claim } = held;
    const common = {
      ...(status && { status }),
      ...(note !== undefined && { note }),
      ...(by !== undefined && { by }),
      ...(at !== undefined && { at }),
    };
    const label = { [languageOf(words)]: words };
    const entry = this.mentions.get(path) ?? { source, all: [] };
    this.mentions.set(path, entry);
    if (name?.startsWith(eventName)) {
      const event = this.eventIds.idOf(name, decoded(name.slice(eventName.length)), words);
      this.imports.addEvent(event, { type, label });
      entry.all.push({ id, event, ...anchor, ...claim, ...common });
      return;
    }
    const own = name?.startsWith(actorName) ? decoded(name.slice(actorName.length)) : '';
    const actor = this.actorIds.idOf(name ?? `${type} ${fold(words)}`, own, words);
    const sameAs = name !== undefined && own === '' && { sameAs: [name] };
    this.imports.addActor(actor, { type, label, ...sameAs });
    entry.all.push({ id, actor, ...anchor, ...(form && { form }), ...common });
  }

  /** The file that an address in a file leads to: relative to it, else one of the same name. */
  private pathOf(file: string, address: string): string | undefined {
    const plain = decoded(address.split(/[?#]/, 1)[0] ?? '').replace(/^\.\//, '');
    const relative = file.slice(0, file.lastIndexOf('/') + 1) + plain;
    if (this.texts.has(relative)) return relative;
    this.textsByName ??= groupedBy(this.texts.keys(), nameOf);
    const others = this.textsByName.get(nameOf(plain)) ?? [];
    return others.length === 1 ? others[0] : undefined;
  }
}

function itemsOf(json: unknown): { at: (string | number)[]; items: readonly unknown[] } {
  const items: unknown = json;
  if (Array.isArray(items)) return { at: [], items };
  const page = itemsShape.safeParse(json);
  if (page.success) return { at: ['items'], items: page.data.items };
  const collection = collectionShape.safeParse(json);
  if (collection.success) return { at: ['first', 'items'], items: collection.data.first.items };
  return { at: [], items: [json] };
}

/** Where a target's selectors lead, in code points of the normalised text. */
function spanOf(raw: RawText, { selector }: Target): Span | undefined {
  const { text, points } = raw.anchored;
  const selectors = listOf(selector);
  const position = selectors.find(({ type }) => type === 'TextPositionSelector');
  const quote = selectors.find(({ type }) => type === 'TextQuoteSelector');
  const exact = quote?.exact;
  if (position?.start !== undefined && position.end !== undefined) {
    const span: Span = [position.start, position.end];
    if (exact === undefined) return span;
    if (text.slice(points.toUtf16(span[0]), points.toUtf16(span[1])) === exact) return span;
    if (text.slice(...span) === exact) return [points.fromUtf16(span[0]), points.fromUtf16(span[1])];
  }
  if (!exact) return undefined;
  const prefix = quote.prefix ?? '';
  const at = text.indexOf(prefix + exact);
  if (at < 0 || text.includes(prefix + exact, at + 1)) return undefined;
  const start = at + prefix.length;
  return [points.fromUtf16(start), points.fromUtf16(start + exact.length)];
}

function listOf<T>(value: T | T[]): T[] {
  return Array.isArray(value) ? value : [value];
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
