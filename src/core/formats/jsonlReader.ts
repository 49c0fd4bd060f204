/*
 * Reading JSON Lines: what `writeJsonl` writes, and what spaCy, Prodigy and doccano do.
 *
 *   text (old doccano: data)                    the article's text; offsets count in it as it is, CRLF included
 *   spans[] { start, end, label }               spaCy, Prodigy
 *   label[], labels[], entities[] [start, end, label]       doccano's sequence labelling, old spaCy
 *   entities[] { id, start_offset, end_offset, label }      doccano with relations
 *   relations[] { from_id, to_id, type }        an event's participants, the type being the role, in either direction
 *   answer                                      Prodigy's: what is not accepted is left out
 *   meta.article                                the article's path; else it is called after the file and the line
 *
 * Offsets are code points; some tools count UTF-16. Where a line has characters that tell the two apart, that unit is taken
 * in which the spans' own `text`, or else the ends of words, agree best.
 *
 * A span without `actor` or `event` is a mention of an event where its label is an event type of a built-in codebook, else
 * of an actor: one for each label and written form. Its label becomes the type, the usual names of entity types (PER, ORG,
 * GPE, …) those of the codebook. Lost and counted: dates, numbers and the like, relations that are no participants.
 */
import * as z from 'zod';
import { anchoredText, makeAnchor, type AnchoredText } from '../anchor/anchor.js';
import { articlePathProblem } from '../import/articlePath.js';
import { builtInCodebook } from '../model/codebook.js';
import { codebookNames } from '../model/shapes.js';
import { newSlug } from '../model/ids.js';
import { mostProblems } from '../model/parse.js';
import type { Problem } from '../model/problem.js';
import { labelShape, mentionShape } from '../model/shapes.js';
import type { Actor, Event, Mention, Participant, Span } from '../model/types.js';
import { inPlace, misfitsOf } from '../model/wording.js';
import { Message, say } from '../text/message.js';
import { labelFrom } from '../set/actorChanges.js';
import { CodePoints, lowerBound } from '../text/codePoints.js';
import { fold } from '../text/fold.js';
import { normaliseText } from '../text/normalise.js';
import { parseJson } from './jsonSource.js';
import type { Losses } from './losses.js';
import type { Imported, ImportedArticle, SourceFile } from './reading.js';
import { filesEnding, misfitOfText, readSource, sourceProblem } from './sourceText.js';
import { addAll, greatest } from '../lists.js';

const offset = z.int().nonnegative();
const tuple = z
  .tuple([offset, offset, z.string()])
  .transform(([start, end, label]) => ({ start, end, label }));
const spanShape = z.looseObject({ start: offset, end: offset, label: z.string().default('') });
const entityShape = z
  .looseObject({
    id: z.union([z.string(), z.number()]).optional(),
    start_offset: offset,
    end_offset: offset,
    label: z.string(),
  })
  .transform(({ id, start_offset: start, end_offset: end, label }) => ({ start, end, label, key: id }));
const spanList = z.array(z.union([spanShape, entityShape, tuple]));
const endShape = z.looseObject({ start: offset, end: offset });
const key = z.union([z.string(), z.number()]);
const relationShape = z.union([
  z
    .looseObject({ from_id: key, to_id: key, type: z.string() })
    .transform(({ from_id: from, to_id: to, type: role }) => ({
      role,
      from: { key: from },
      to: { key: to },
    })),
  z
    .looseObject({ head_span: endShape, child_span: endShape, label: z.string() })
    .transform(({ head_span: from, child_span: to, label: role }) => ({ role, from, to })),
]);

const lineShape = z.looseObject({
  text: z.string().optional(),
  data: z.string().optional(),
  meta: z.looseObject({ article: z.string().optional() }).optional().catch(undefined),
  answer: z.string().optional(),
  spans: spanList.optional(),
  entities: spanList.optional(),
  label: spanList.optional(),
  labels: spanList.optional(),
  relations: z.array(relationShape).optional(),
});

type Line = z.output<typeof lineShape>;
type SourceSpan = z.output<typeof spanList>[number];

/** Entity types as most models name them, and the actor types that they are; undefined: nobody who acts. */
const entityTypes: Readonly<Record<string, string | undefined>> = {
  ...{ PER: 'person', PERS: 'person', PERSON: 'person', ORG: 'organization', NORP: 'group' },
  ...{ GPE: 'state', LOC: 'place', LOCATION: 'place', FAC: 'place' },
  ...{ DATE: undefined, TIME: undefined, MONEY: undefined, PERCENT: undefined, QUANTITY: undefined },
  ...{ CARDINAL: undefined, ORDINAL: undefined },
};

export async function readJsonl(files: readonly SourceFile[], losses: Losses): Promise<Imported> {
  const result = { actors: new Map<string, Actor>(), events: new Map<string, Event>() };
  const articles: ImportedArticle[] = [];
  const problems: Problem[] = [];
  for (const file of filesEnding(files, '.jsonl', '.ndjson')) {
    const text = await readSource(file);
    if (typeof text !== 'string') {
      problems.push(text);
      continue;
    }
    const reading = new Reading(file.path, losses, result.actors, result.events);
    reading.read(text);
    addAll(problems, reading.problems);
    if (reading.problems.length > 0) continue;
    for (const [id, actor] of reading.actors) result.actors.set(id, actor);
    for (const [id, event] of reading.events) result.events.set(id, event);
    addAll(articles, reading.articles);
  }
  return { ...result, articles, problems };
}

/** One file being read. */
class Reading {
  readonly actors: Map<string, Actor>;
  readonly events: Map<string, Event>;
  readonly articles: ImportedArticle[] = [];
  readonly problems: Problem[] = [];
  /** Ids of actors by type and folded form. */
  private readonly named = new Map<string, string>();

  constructor(
    private readonly path: string,
    private readonly losses: Losses,
    actors: ReadonlyMap<string, Actor>,
    events: ReadonlyMap<string, Event>,
  ) {
    this.actors = new Map(actors);
    this.events = new Map(events);
    for (const [id, { type, label }] of actors) this.named.set(nameKey(type, label.ar ?? label.en ?? ''), id);
  }

  read(text: string): void {
    const lines = (text.startsWith('\uFEFF') ? text.slice(1) : text).split('\n');
    for (const [index, line] of lines.entries()) {
      if (line.trim() === '') continue;
      const wrong = this.readLine(line, index + 1);
      if (wrong !== undefined) this.problems.push(sourceProblem(this.path, wrong, index + 1));
      if (this.problems.length >= mostProblems) return;
    }
  }

  /** @returns what is wrong with the line */
  private readLine(json: string, number: number): Message | undefined {
    const read = parseJson(this.path, json);
    if (!read.ok) return read.problems[0]?.message ?? say`Not valid JSON.`;
    const parsed = lineShape.safeParse(read.document.value);
    if (!parsed.success) return misfitIn(lineShape, read.document.value);
    const line = parsed.data;
    const raw = line.text ?? line.data;
    if (raw === undefined) return say`There is no "text".`;
    const misfit = misfitOfText(raw);
    if (misfit !== undefined) return misfit;
    if (line.answer !== undefined && line.answer !== 'accept') {
      this.losses.add('texts that were not accepted');
      return undefined;
    }
    const path = line.meta?.article ?? `${this.path.replace(/\.[^./]*$/, '')}-${String(number)}.txt`;
    const wrongPath = articlePathProblem(path);
    if (wrongPath !== undefined) return wrongPath;
    const spans = line.spans ?? line.entities ?? line.label ?? line.labels ?? [];
    const text = anchoredText(normaliseText(raw));
    const placed = placedIn(raw, text, spans);
    if (placed instanceof Message) return placed;
    const mentions = this.mentionsOf(path, text, placed);
    if (mentions instanceof Message) return mentions;
    this.addParticipants(line, mentions);
    const rawFile = raw === text.text ? {} : { raw };
    const all = mentions.map(({ mention }) => mention);
    this.articles.push({ source: this.path, path, text: text.text, ...rawFile, mentions: all });
    return undefined;
  }

  private mentionsOf(path: string, text: AnchoredText, placed: readonly Placed[]): Read[] | Message {
    const read: Read[] = [];
    const ids = new Set<string>();
    for (const fragments of joined(placed)) {
      const [first] = fragments;
      if (!first) continue;
      const anchor = makeAnchor(
        text,
        fragments.map(({ span }) => span),
      );
      const id = freshId(first.source, anchor.spans.join('-').replaceAll(',', '-'), ids);
      const names = this.referentOf(path, first.source, anchor.quote.join(' '));
      if (!names) continue;
      ids.add(id);
      const rest = names.isOwn ? withoutPlace(first.source) : {};
      const entry = { ...rest, ...names.keys, id, ...anchor };
      const mention = mentionShape.safeParse(entry);
      if (!mention.success) return misfitIn(mentionShape, entry);
      read.push({ mention: mention.data, source: first.source });
    }
    return read;
  }

  /** Whom or what a span names, made known if need be; undefined for what no set records. */
  private referentOf(
    path: string,
    source: SourceSpan,
    quote: string,
  ): { readonly keys: object; readonly isOwn: boolean } | undefined {
    const { label } = source;
    const given = new Map<string, unknown>(Object.entries(source));
    const name = labelShape.safeParse(given.get('name'));
    const named = name.success && Object.keys(name.data).length > 0 ? name.data : labelFrom(quote);
    const event = given.get('event');
    if (typeof event === 'string') {
      const id = event;
      if (!this.events.has(id)) this.events.set(id, { type: label, label: named });
      return { keys: { event: id }, isOwn: true };
    }
    const actor = given.get('actor');
    if (typeof actor === 'string') {
      const id = actor;
      if (!this.actors.has(id)) this.actors.set(id, { type: label, label: named });
      return { keys: { actor: id }, isOwn: true };
    }
    if (isEventType(label)) {
      // The words that tell events are few: with the article, so that those of another import are not taken for it.
      const id = newSlug(`${path.replace(/\.txt$/, '')} ${quote}`, this.events);
      this.events.set(id, { type: label, label: named });
      return { keys: { event: id }, isOwn: false };
    }
    const upper = label.toUpperCase();
    const type = upper in entityTypes ? entityTypes[upper] : label;
    if (type === undefined || type === '') {
      this.losses.add(type === '' ? 'spans without a label' : 'spans of dates, numbers and amounts');
      return undefined;
    }
    const key = nameKey(type, quote);
    let id = this.named.get(key);
    if (id === undefined) {
      id = newSlug(quote, this.actors);
      this.named.set(key, id);
      this.actors.set(id, { type, label: named });
    }
    return { keys: { actor: id }, isOwn: false };
  }

  /** Makes participants of the relations between events and actors, in either direction. */
  private addParticipants({ relations = [] }: Line, read: Read[]): void {
    for (const { role, ...ends } of relations) {
      const [from, to] = [endOf(read, ends.from), endOf(read, ends.to)];
      const event = [from, to].find((one) => one?.mention.event !== undefined);
      const actor = [from, to].find((one) => one?.mention.actor !== undefined);
      if (event?.mention.event === undefined || actor?.mention.actor === undefined || role === '') {
        this.losses.add('relations that tie no actor to an event');
        continue;
      }
      const { participants = [] } = event.mention;
      const participant: Participant = { role, actor: actor.mention.actor, mention: actor.mention.id };
      event.mention = { ...event.mention, participants: [...participants, participant] };
    }
  }
}

/** A mention with the span that it was made of. */
interface Read {
  mention: Mention;
  readonly source: SourceSpan;
}

interface Placed {
  readonly source: SourceSpan;
  /** Code points of the normalised text. */
  readonly span: Span;
}

const textOf = z.looseObject({ text: z.string() });
const idOf = z.looseObject({ id: z.string().min(1) });

type End = { readonly key: string | number } | { readonly start: number; readonly end: number };

/** The mention at one end of a relation. */
function endOf(read: readonly Read[], end: End): Read | undefined {
  return read.find(({ source }) =>
    'key' in end
      ? 'key' in source && source.key === end.key
      : source.start === end.start && source.end === end.end,
  );
}

function nameKey(type: string, form: string): string {
  return `${type} ${fold(form)}`;
}

function isEventType(label: string): boolean {
  return codebookNames.some((name) => builtInCodebook(name).eventTypes.has(label));
}

function misfitIn(shape: z.ZodType, value: unknown): Message {
  const [misfit] = misfitsOf(shape, value);
  return misfit ? inPlace(misfit) : say`This does not fit the format.`;
}

/** The span's own id, else one of its place, which is the same whenever the file is read. */
function freshId(source: SourceSpan, place: string, taken: ReadonlySet<string>): string {
  const own = idOf.safeParse(source);
  const wanted = own.success ? own.data.id : `j${place}`;
  let id = wanted;
  for (let number = 2; taken.has(id); number++) id = `${wanted}-${String(number)}`;
  return id;
}

/** What a span that `writeJsonl` wrote says beside the place and the name. */
function withoutPlace(source: SourceSpan): object {
  const own = new Map<string, unknown>(Object.entries(source));
  for (const key of ['start', 'end', 'text', 'label', 'name']) own.delete(key);
  return Object.fromEntries(own);
}

/** Fragments of one mention together: those under one id that name an actor or event by id. */
function joined(placed: readonly Placed[]): Placed[][] {
  const groups = new Map<string, Placed[]>();
  for (const [index, one] of placed.entries()) {
    const id = idOf.safeParse(one.source);
    const isNamed = 'actor' in one.source || 'event' in one.source;
    const key = id.success && isNamed ? `id ${id.data.id}` : `at ${String(index)}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups.values()];
}

/** The spans in code points of the normalised text, or what is wrong with one. */
function placedIn(raw: string, text: AnchoredText, spans: readonly SourceSpan[]): Placed[] | Message {
  const units = raw.length === text.text.length && text.points.length === text.text.length ? [0] : [0, 1];
  const points = CodePoints.of(raw);
  const dropped = droppedFrom(raw);
  const normal = (utf16: number): number =>
    text.points.fromUtf16(utf16 - lowerBound(dropped.length, (i) => (dropped[i] ?? 0) >= utf16));
  const ways = units.map(
    (unit) =>
      (at: number): number =>
        unit === 0 ? points.toUtf16(at) : at,
  );
  const agreeing = ways.map((way) => spans.filter((span) => agrees(raw, span, way)).length);
  const toUtf16 = ways[agreeing.indexOf(greatest(agreeing))] ?? ((at: number): number => at);
  const placed: Placed[] = [];
  for (const source of spans) {
    const [start, end] = [toUtf16(source.start), toUtf16(source.end)];
    const [from, to] = [String(source.start), String(source.end)];
    if (start >= end) return say`The span from ${from} to ${to} is empty.`;
    if (end > raw.length) return say`The span from ${from} to ${to} goes beyond the end of the text.`;
    const own = textOf.safeParse(source);
    if (own.success && !isSameWords(raw.slice(start, end), own.data.text)) {
      return say`The span from ${from} to ${to} stands on ${JSON.stringify(raw.slice(start, end))}, not on ${JSON.stringify(own.data.text)}.`;
    }
    const span: Span = [normal(start), normal(end)];
    if (span[0] >= span[1]) return say`The span from ${from} to ${to} holds no characters of the article.`;
    placed.push({ source, span });
  }
  return placed;
}

/** Whether a span fits the text when its offsets are read in one way: its own words, or whole ones, stand there. */
function agrees(raw: string, source: SourceSpan, toUtf16: (at: number) => number): boolean {
  const [start, end] = [toUtf16(source.start), toUtf16(source.end)];
  if (start >= end || end > raw.length) return false;
  const own = textOf.safeParse(source);
  const words = raw.slice(start, end);
  if (own.success) return isSameWords(words, own.data.text);
  const around = raw.slice(Math.max(0, start - 1), end + 1);
  const isCut = /^[\p{L}\p{N}\p{M}]/u;
  return (
    words === words.trim() &&
    !isCut.test(around.slice(around.length - (end < raw.length ? 1 : 0))) &&
    (start === 0 || !isCut.test(around))
  );
}

function isSameWords(a: string, b: string): boolean {
  return a === b || normaliseText(a) === normaliseText(b);
}

/** UTF-16 offsets of what the normalised text leaves out. */
function droppedFrom(raw: string): number[] {
  const returns = Array.from(raw.matchAll(/\r(?=\n)/g), ({ index }) => index);
  return raw.startsWith('\uFEFF') ? [0, ...returns] : returns;
}
