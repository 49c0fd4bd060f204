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
import type { Mention, Participant } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { exportedMentions } from './exported.js';
import { countUnheld, countUnheldOfMention } from './entryLosses.js';
import type { Chunk, ExportOptions, ExportSource } from './format.js';
import type { Losses } from './losses.js';

type Row = Readonly<Record<string, unknown>>;

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

const mentionColumns = [
  ...['article', 'id'].map(text),
  ...['start', 'end'].map(whole),
  list('spans', struct('element', [whole('start'), whole('end'), text('quote')])),
  ...['quote', 'before', 'after', 'kind', 'actor', 'event'].map(text),
  ...['form', 'status', 'note', 'by', 'at', 'date'].map(text),
  ...['date_first', 'date_last'].map(date),
  text('attributed_to'),
  map('attributes'),
];

const actorColumns = [
  ...['id', 'type', 'label_ar', 'label_en', 'code'].map(text),
  ...['aliases', 'same_as'].map((name) => list(name, text('element'))),
  text('note'),
];

const eventColumns = [
  ...['id', 'type', 'mode', 'label_ar', 'label_en', 'date'].map(text),
  ...['date_first', 'date_last'].map(date),
  list('contexts', text('element')),
  ...['sub_event_of', 'note', 'quad_class'].map(text),
];

const participantColumns = [
  ...['event', 'role', 'actor', 'side'].map(text),
  truth('settled'),
  ...['article', 'mention'].map(text),
  whole('position'),
  text('participant_mention'),
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
      mentions.add(mentionRow(article, mention));
      if (mention.event === undefined) continue;
      const claim = { event: mention.event, settled: false, article, mention: mention.id };
      participants.addAll(participantRows(set, claim, mention.participants ?? []));
    }
    yield mentions.piece(index + 1);
  }
  yield mentions.end(articles.length);
  losses.add('actors and events that are mentioned but not in the registry', unknown.size);

  const actors = new Table('actors', actorColumns);
  for (const [id, { label, sameAs, ...actor }] of set.actors)
    actors.add({ id, ...actor, label_ar: label.ar, label_en: label.en, same_as: sameAs });
  yield actors.end(articles.length);

  const events = new Table('events', eventColumns);
  for (const [id, { label, subEventOf, ...event }] of set.events) {
    events.add({
      ...{ id, ...event, label_ar: label.ar, label_en: label.en, sub_event_of: subEventOf },
      ...days(event.date),
      quad_class: quadClassOf(set.codebook, event.type),
    });
    participants.addAll(participantRows(set, { event: id, settled: true }, event.participants ?? []));
  }
  yield events.end(articles.length);
  yield participants.end(articles.length);
}

function mentionRow(article: string, mention: Mention): Row {
  const [start, end] = extentOf(mention);
  const { id, spans, quote, before, after, status, note, by, at } = mention;
  return {
    ...{ article, id, start, end, before, after, kind: referentOf(mention).kind, status, note, by, at },
    spans: spans.map(([from, to], index) => ({ start: from, end: to, quote: quote[index] })),
    quote: quoteOf(mention),
    ...(mention.actor === undefined
      ? {
          event: mention.event,
          date: mention.date,
          ...days(mention.date),
          attributed_to: mention.attributedTo,
          attributes: Object.entries(mention.attributes ?? {}).map(([key, value]) => ({ key, value })),
        }
      : { actor: mention.actor, form: mention.form }),
  };
}

function participantRows(
  { codebook }: AnnotationSet,
  claim: Row,
  participants: readonly Participant[],
): Row[] {
  return participants.map(({ role, actor, mention }, position) => ({
    ...{ ...claim, role, actor, position, participant_mention: mention },
    side: codebook.roles.get(role)?.side,
  }));
}

/** The days that a date may be, counted from 1970; nothing for an end that is open or unknown, or no date. */
function days(edtf: string | undefined): Row {
  const range = edtf === undefined ? undefined : rangeOf(edtf);
  const counted = (time: number): number | undefined => (Number.isFinite(time) ? time / day : undefined);
  return range ? { date_first: counted(range.earliest), date_last: counted(range.latest) } : {};
}

/** So many rows are encoded together; only these are in memory. */
const rowsOfGroup = 50_000;

/** A file that grows by rows. */
class Table {
  private readonly bytes = new ByteWriter();
  private readonly writer: ParquetWriter;
  private rows: Row[] = [];

  constructor(
    private readonly name: string,
    private readonly columns: readonly (readonly SchemaElement[])[],
  ) {
    const root = { name: 'root', num_children: columns.length };
    const schema = [root, ...columns.flat()];
    this.writer = new ParquetWriter({ writer: this.bytes, schema, createdBy: 'hashiya' });
  }

  add(row: Row): void {
    this.rows.push(row);
    if (this.rows.length >= rowsOfGroup) this.encode();
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

  private encode(): void {
    if (this.rows.length === 0) return;
    const columnData = this.columns.map(([column]) => {
      const name = column?.name ?? '';
      return { name, data: this.rows.map((row) => row[name] ?? null) };
    });
    void this.writer.write({ columnData, rowGroupSize: rowsOfGroup });
    this.rows = [];
  }
}
