/*
 * Four Apache Parquet files, compressed by Snappy, that join by ids.
 *
 * mentions.parquet, one row per mention, in reading order:
 *   article, id              as in the sidecar; together they are its key
 *   start, end               the first start and the last end, in code points, half-open
 *   spans                    LIST of STRUCT(start, end, quote): every span with its words
 *   quote, before, after     fragments of the quote joined by ` … `
 *   kind, actor | event      `actor` or `event`, and its id; the other is null
 *   form, status, note, by, at
 *   date, date_first, date_last      what an event mention claims, in EDTF, and the days from and to which that may be
 *   attributed_to            the actor who says so
 *   attributes               MAP of name to value
 *
 * actors.parquet:  id, type, label_ar, label_en, code, aliases LIST, same_as LIST, note
 * events.parquet:  id, type, mode, label_ar, label_en, date, date_first, date_last (settled), contexts LIST, sub_event_of,
 *                  note, quad_class
 *
 * participants.parquet, one row per participant:
 *   event, role, actor       who fills which role of what
 *   side                     from, to or with, as the codebook says of the role
 *   settled                  whether the event's registry says so; else a mention does:
 *   article, mention         that mention's key
 *   position                 the participant's place among those of its mention or event, from 0
 *   participant_mention      the mention of the actor in the same article, where it is linked
 *
 * An actor or event that is mentioned but not in its registry has no row in actors or events, and counts as a loss.
 */
import type { SchemaElement } from 'hyparquet-writer';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import { day, rangeOf } from '../dates/index.js';
import { extentOf, quoteOf, referentOf } from '../model/mention.js';
import { quadClassOf } from '../model/quadClass.js';
import type { Actor, Event, EventMention, Mention, Participant } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { exportedMentions } from './exported.js';
import { countUnheld, countUnheldOfMention } from './entryLosses.js';
import type { Chunk, ExportOptions, ExportSource } from './format.js';
import type { Losses } from './losses.js';

/** A column: its schema, and what a row's value in it is made of. */
interface Column<Row> {
  readonly schema: readonly SchemaElement[];
  readonly value: (row: Row) => unknown;
}

const text = (name: string): SchemaElement[] => [
  { name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' },
];
const whole = (name: string): SchemaElement[] => [{ name, type: 'INT32', repetition_type: 'OPTIONAL' }];
const truth = (name: string): SchemaElement[] => [{ name, type: 'BOOLEAN', repetition_type: 'OPTIONAL' }];
const date = (name: string): SchemaElement[] => [
  { name, type: 'INT32', converted_type: 'DATE', repetition_type: 'OPTIONAL' },
];
/** Nested types as the format asks for them: https://github.com/apache/parquet-format/blob/master/LogicalTypes.md */
const list = (name: string, element: readonly SchemaElement[]): SchemaElement[] => [
  { name, converted_type: 'LIST', repetition_type: 'OPTIONAL', num_children: 1 },
  { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
  ...element,
];
const struct = (name: string, children: readonly SchemaElement[][]): SchemaElement[] => [
  { name, repetition_type: 'OPTIONAL', num_children: children.length },
  ...children.flat(),
];
const map = (name: string): SchemaElement[] => [
  { name, converted_type: 'MAP', repetition_type: 'OPTIONAL', num_children: 1 },
  { name: 'key_value', repetition_type: 'REPEATED', num_children: 2 },
  { name: 'key', type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' },
  ...text('value'),
];
const column = <Row>(schema: readonly SchemaElement[], value: (row: Row) => unknown): Column<Row> => ({
  schema,
  value,
});

interface MentionRow {
  readonly article: string;
  readonly mention: Mention;
  /** The mention, if it is one of an event. */
  readonly claim: EventMention | undefined;
  readonly days: Days;
}

const span = struct('element', [whole('start'), whole('end'), text('quote')]);
const mentionColumns: readonly Column<MentionRow>[] = [
  column(text('article'), ({ article }) => article),
  column(text('id'), ({ mention }) => mention.id),
  column(whole('start'), ({ mention }) => extentOf(mention)[0]),
  column(whole('end'), ({ mention }) => extentOf(mention)[1]),
  column(list('spans', span), ({ mention: { spans, quote } }) =>
    spans.map(([start, end], index) => ({ start, end, quote: quote[index] })),
  ),
  column(text('quote'), ({ mention }) => quoteOf(mention)),
  column(text('before'), ({ mention }) => mention.before),
  column(text('after'), ({ mention }) => mention.after),
  column(text('kind'), ({ mention }) => referentOf(mention).kind),
  column(text('actor'), ({ mention }) => mention.actor),
  column(text('event'), ({ mention }) => mention.event),
  column(text('form'), ({ mention }) => (mention.actor === undefined ? undefined : mention.form)),
  column(text('status'), ({ mention }) => mention.status),
  column(text('note'), ({ mention }) => mention.note),
  column(text('by'), ({ mention }) => mention.by),
  column(text('at'), ({ mention }) => mention.at),
  column(text('date'), ({ claim }) => claim?.date),
  column(date('date_first'), ({ days }) => days.first),
  column(date('date_last'), ({ days }) => days.last),
  column(text('attributed_to'), ({ claim }) => claim?.attributedTo),
  column(
    map('attributes'),
    ({ claim }) => claim && Object.entries(claim.attributes ?? {}).map(([key, value]) => ({ key, value })),
  ),
];

type ActorRow = Actor & { readonly id: string };

const actorColumns: readonly Column<ActorRow>[] = [
  column(text('id'), ({ id }) => id),
  column(text('type'), ({ type }) => type),
  column(text('label_ar'), ({ label }) => label.ar),
  column(text('label_en'), ({ label }) => label.en),
  column(text('code'), ({ code }) => code),
  column(list('aliases', text('element')), ({ aliases }) => aliases),
  column(list('same_as', text('element')), ({ sameAs }) => sameAs),
  column(text('note'), ({ note }) => note),
];

type EventRow = Event & { readonly id: string; readonly days: Days; readonly quadClass: string | undefined };

const eventColumns: readonly Column<EventRow>[] = [
  column(text('id'), ({ id }) => id),
  column(text('type'), ({ type }) => type),
  column(text('mode'), ({ mode }) => mode),
  column(text('label_ar'), ({ label }) => label.ar),
  column(text('label_en'), ({ label }) => label.en),
  column(text('date'), (event) => event.date),
  column(date('date_first'), ({ days }) => days.first),
  column(date('date_last'), ({ days }) => days.last),
  column(list('contexts', text('element')), ({ contexts }) => contexts),
  column(text('sub_event_of'), ({ subEventOf }) => subEventOf),
  column(text('note'), ({ note }) => note),
  column(text('quad_class'), ({ quadClass }) => quadClass),
];

interface ParticipantRow extends Participant {
  readonly event: string;
  readonly side: string | undefined;
  readonly position: number;
  /** Who says so; the registry, when absent. */
  readonly by?: { readonly article: string; readonly mention: string };
}

const participantColumns: readonly Column<ParticipantRow>[] = [
  column(text('event'), ({ event }) => event),
  column(text('role'), ({ role }) => role),
  column(text('actor'), ({ actor }) => actor),
  column(text('side'), ({ side }) => side),
  column(truth('settled'), ({ by }) => by === undefined),
  column(text('article'), ({ by }) => by?.article),
  column(text('mention'), ({ by }) => by?.mention),
  column(whole('position'), ({ position }) => position),
  column(text('participant_mention'), ({ mention }) => mention),
];

export async function* writeParquet(
  source: ExportSource,
  options: ExportOptions,
  losses: Losses,
): AsyncGenerator<Chunk> {
  const { set } = source;
  const articles = set.articles;
  const participants = new Table('participants', participantColumns);
  countUnheld(set, losses);

  const mentions = new Table('mentions', mentionColumns);
  const unknown = new Set<string>();
  for (const [index, article] of articles.entries()) {
    for (const mention of await exportedMentions(source, article, options, losses)) {
      const { kind, id } = referentOf(mention);
      if (!(kind === 'actor' ? set.actors : set.events).has(id)) unknown.add(id);
      countUnheldOfMention(mention, losses);
      const claim = mention.actor === undefined ? mention : undefined;
      mentions.add({ article, mention, claim, days: daysOf(claim?.date) });
      if (!claim) continue;
      const by = { article, mention: claim.id };
      participants.addAll(participantRows(set, claim.event, claim.participants ?? [], by));
    }
    yield mentions.piece(index + 1);
  }
  yield mentions.end(articles.length);
  losses.add('actors and events that are mentioned but not in the registry', unknown.size);

  const actors = new Table('actors', actorColumns);
  for (const [id, actor] of set.actors) actors.add({ ...actor, id });
  yield actors.end(articles.length);

  const events = new Table('events', eventColumns);
  for (const [id, event] of set.events) {
    const quadClass = quadClassOf(set.codebook, event.type);
    events.add({ ...event, id, days: daysOf(event.date), quadClass });
    participants.addAll(participantRows(set, id, event.participants ?? []));
  }
  yield events.end(articles.length);
  yield participants.end(articles.length);
}

function participantRows(
  { codebook }: AnnotationSet,
  event: string,
  participants: readonly Participant[],
  by?: ParticipantRow['by'],
): ParticipantRow[] {
  return participants.map((participant, position) => ({
    ...{ ...participant, event, position, side: codebook.roles.get(participant.role)?.side },
    ...(by && { by }),
  }));
}

/** Counted from 1970. */
interface Days {
  readonly first?: number;
  readonly last?: number;
}

/** The days that a date may be; nothing for an end that is open or unknown, or no date. */
function daysOf(edtf: string | undefined): Days {
  const range = edtf === undefined ? undefined : rangeOf(edtf);
  return {
    ...(range && Number.isFinite(range.earliest) && { first: range.earliest / day }),
    ...(range && Number.isFinite(range.latest) && { last: range.latest / day }),
  };
}

/** So many rows are encoded together; only these are in memory. */
const rowsOfGroup = 50_000;

/** A file that grows by rows. */
class Table<Row> {
  private readonly bytes = new ByteWriter();
  private readonly writer: ParquetWriter;
  /** The values of the rows that are yet to be encoded, by column. */
  private data: unknown[][];

  constructor(
    private readonly name: string,
    private readonly columns: readonly Column<Row>[],
  ) {
    const root = { name: 'root', num_children: columns.length };
    const schema = [root, ...columns.flatMap((one) => one.schema)];
    this.writer = new ParquetWriter({ writer: this.bytes, schema, createdBy: 'hashiya' });
    this.data = columns.map(() => []);
  }

  add(row: Row): void {
    for (const [index, { value }] of this.columns.entries()) this.data[index]?.push(value(row) ?? null);
    if (this.rowsLeft >= rowsOfGroup) this.encode();
  }

  addAll(rows: readonly Row[]): void {
    for (const row of rows) this.add(row);
  }

  /** What was encoded since the last piece. */
  piece(done: number): Chunk {
    const bytes = this.bytes.getBytes().slice();
    this.bytes.index = 0;
    return { file: `${this.name}.parquet`, bytes, done };
  }

  /** The rest of the file, with its footer. */
  end(done: number): Chunk {
    this.encode();
    void this.writer.finish();
    return this.piece(done);
  }

  private get rowsLeft(): number {
    return this.data[0]?.length ?? 0;
  }

  private encode(): void {
    if (this.rowsLeft === 0) return;
    const columnData = this.columns.map(({ schema: [first] }, index) => ({
      name: first?.name ?? '',
      data: this.data[index] ?? [],
    }));
    void this.writer.write({ columnData, rowGroupSize: rowsOfGroup });
    this.data = this.columns.map(() => []);
  }
}
