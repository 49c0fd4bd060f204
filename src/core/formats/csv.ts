/*
 * Two tables, RFC 4180, UTF-8, lines ended by CRLF.
 *
 * mentions.csv, one row per mention, in reading order:
 *   article, id, start, end    as in the sidecar; of a discontinuous mention the first start and the last end
 *   spans                      of a discontinuous mention only: [[start,end],…]
 *   quote, before, after       fragments of the quote joined by ` … `
 *   actor | event              the id; the other is empty
 *   label_ar, label_en, type, code      of that actor or event, from its registry
 *   form, status, note, by, at
 *   date, attributedTo         what an event mention claims
 *   participants               role=actor, several joined by `; `
 *   attributes                 name=value, several joined by `; `
 *
 * events.csv, one row per event × actor × recipient, by event, the settled pairs first, then as first claimed:
 *   event, type, mode, label_ar, label_en, date, contexts, subEventOf       the event and its settled date, from its registry
 *   settled                    its settled participants: role=actor, several joined by `; `
 *   actor, actor_label_ar, actor_label_en, actor_code          one who does it, by the sides that the codebook gives roles
 *   recipient, recipient_label_ar, …                           one to whom it is done, as the same mention claims
 *   directed                   false where both take part on equal terms, of which each pair stands once
 *   mentions, articles         how many mentions claim it, in how many articles; 0 of a pair that only is settled
 *   dates, attributedTo, attributes, participants              what these claim besides, each value once, joined by `; `;
 *                              participants are those in roles without a side, such as place
 * An event without such a pair has a row per actor or recipient, and one with both empty when there is none.
 *
 * A cell that a spreadsheet would run as a formula is given an apostrophe in front, and counted as not carried.
 */
import Papa from 'papaparse';
import { extentOf, quoteOf } from '../model/mention.js';
import type { Codebook } from '../model/codebook.js';
import type { Actor, Event, EventMention, Mention, SettledParticipant } from '../model/types.js';
import { pairsOf } from '../network/ties.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { exportedMentions } from './exported.js';
import { countMentionLosses, countRegistryLosses } from './entryLosses.js';
import type { Chunk, ExportOptions, ExportSource } from './format.js';
import type { Losses } from './losses.js';

type Cell = string | number | undefined;

/** The columns of a table, by name, with what a row's cell in each is made of. */
type Columns<Row> = Readonly<Record<string, (row: Row) => Cell>>;

/** A mention with the entry of whom or what it names, where the registry has it. */
interface MentionRow {
  readonly article: string;
  readonly mention: Mention;
  /** The mention, if it is one of an event. */
  readonly claim: EventMention | undefined;
  readonly actor: Actor | undefined;
  readonly named: Actor | Event | undefined;
}

const mentionsTable = 'mentions.csv';
const mentionColumns: Columns<MentionRow> = {
  article: ({ article }) => article,
  id: ({ mention }) => mention.id,
  start: ({ mention }) => extentOf(mention)[0],
  end: ({ mention }) => extentOf(mention)[1],
  spans: ({ mention: { spans } }) => (spans.length > 1 ? JSON.stringify(spans) : undefined),
  quote: ({ mention }) => quoteOf(mention),
  before: ({ mention }) => mention.before,
  after: ({ mention }) => mention.after,
  actor: ({ mention }) => mention.actor,
  event: ({ mention }) => mention.event,
  label_ar: ({ named }) => named?.label.ar,
  label_en: ({ named }) => named?.label.en,
  type: ({ named }) => named?.type,
  code: ({ actor }) => actor?.code,
  form: ({ mention }) => (mention.actor === undefined ? undefined : mention.form),
  status: ({ mention }) => mention.status,
  note: ({ mention }) => mention.note,
  by: ({ mention }) => mention.by,
  at: ({ mention }) => mention.at,
  date: ({ claim }) => claim?.date,
  attributedTo: ({ claim }) => claim?.attributedTo,
  participants: ({ claim }) => claim?.participants && list(claim.participants.map(roleOf)),
  attributes: ({ claim }) => claim && list(attributesOf(claim)),
};

/** An event with one pair that claims of it make. */
interface EventRow {
  readonly id: string;
  readonly event: Event | undefined;
  readonly claim: Claim;
  readonly actor: Actor | undefined;
  readonly recipient: Actor | undefined;
}

const eventsTable = 'events.csv';
const eventColumns: Columns<EventRow> = {
  event: ({ id }) => id,
  type: ({ event }) => event?.type,
  mode: ({ event }) => event?.mode,
  label_ar: ({ event }) => event?.label.ar,
  label_en: ({ event }) => event?.label.en,
  date: ({ event }) => event?.date,
  contexts: ({ event }) => list(event?.contexts ?? []),
  subEventOf: ({ event }) => event?.subEventOf,
  settled: ({ event }) => list((event?.participants ?? []).map(roleOf)),
  actor: ({ claim }) => claim.actor,
  actor_label_ar: ({ actor }) => actor?.label.ar,
  actor_label_en: ({ actor }) => actor?.label.en,
  actor_code: ({ actor }) => actor?.code,
  recipient: ({ claim }) => claim.recipient,
  recipient_label_ar: ({ recipient }) => recipient?.label.ar,
  recipient_label_en: ({ recipient }) => recipient?.label.en,
  recipient_code: ({ recipient }) => recipient?.code,
  directed: ({ claim }) => (claim.recipient === undefined ? undefined : String(claim.directed)),
  mentions: ({ claim }) => claim.mentions,
  articles: ({ claim }) => claim.articles.size,
  dates: ({ claim }) => list(claim.dates),
  attributedTo: ({ claim }) => list(claim.attributedTo),
  attributes: ({ claim }) => list(claim.attributes),
  participants: ({ claim }) => list(claim.participants),
};

export async function* writeCsv(
  source: ExportSource,
  options: ExportOptions,
  losses: Losses,
): AsyncGenerator<Chunk> {
  const { set } = source;
  const articles = set.articles;
  const start = options.bom ? '\uFEFF' : '';
  const claims = new Claims(set.codebook);
  for (const [id, { participants }] of set.events) if (participants) claims.settle(id, participants);
  countRegistryLosses(set, losses);

  yield { file: mentionsTable, text: `${start}${header(mentionColumns)}`, done: 0 };
  for (const [index, article] of articles.entries()) {
    const mentions = await exportedMentions(source, article, options, losses);
    for (const mention of mentions) {
      if (mention.event !== undefined) claims.add(article, mention);
      countMentionLosses(mention, losses);
    }
    const rows = mentions.map((mention) => mentionRow(set, article, mention));
    yield { file: mentionsTable, text: lines(mentionColumns, rows, losses), done: index + 1 };
  }

  yield { file: eventsTable, text: `${start}${header(eventColumns)}`, done: articles.length };
  const ids = new Set([...set.events.keys(), ...claims.events]);
  for (const id of [...ids].sort()) {
    const text = lines(eventColumns, eventRows(set, id, claims), losses);
    yield { file: eventsTable, text, done: articles.length };
  }
}

function mentionRow({ actors, events }: AnnotationSet, article: string, mention: Mention): MentionRow {
  if (mention.actor === undefined)
    return { article, mention, claim: mention, actor: undefined, named: events.get(mention.event) };
  const actor = actors.get(mention.actor);
  return { article, mention, claim: undefined, actor, named: actor };
}

function eventRows({ actors, events }: AnnotationSet, id: string, claims: Claims): EventRow[] {
  return claims.of(id).map((claim) => ({
    id,
    event: events.get(id),
    claim,
    actor: claim.actor === undefined ? undefined : actors.get(claim.actor),
    recipient: claim.recipient === undefined ? undefined : actors.get(claim.recipient),
  }));
}

/** That an actor did an event to a recipient, with all that the mentions which claim it say besides. */
class Claim {
  mentions = 0;
  readonly articles = new Set<string>();
  readonly dates = new Set<string>();
  readonly attributedTo = new Set<string>();
  readonly attributes = new Set<string>();
  readonly participants = new Set<string>();

  constructor(
    readonly actor: string | undefined,
    readonly recipient: string | undefined,
    readonly directed: boolean,
  ) {}

  add(article: string, mention: EventMention, { roles }: Codebook): void {
    this.mentions++;
    this.articles.add(article);
    if (mention.date !== undefined) this.dates.add(mention.date);
    if (mention.attributedTo !== undefined) this.attributedTo.add(mention.attributedTo);
    for (const attribute of attributesOf(mention)) this.attributes.add(attribute);
    for (const one of mention.participants ?? []) {
      if (roles.get(one.role)?.side === undefined) this.participants.add(roleOf(one));
    }
  }
}

/** The claims of all event mentions added, by event and pair. */
class Claims {
  private readonly byEvent = new Map<string, Map<string, Claim>>();

  constructor(private readonly codebook: Codebook) {}

  get events(): Iterable<string> {
    return this.byEvent.keys();
  }

  /** Makes place for the pairs of an event's settled participants. */
  settle(event: string, participants: readonly SettledParticipant[]): void {
    this.claimsOf(event, participants);
  }

  add(article: string, mention: EventMention): void {
    for (const claim of this.claimsOf(mention.event, mention.participants ?? [])) {
      claim.add(article, mention, this.codebook);
    }
  }

  /** The claims that participants make, each once. */
  private claimsOf(event: string, participants: readonly SettledParticipant[]): Set<Claim> {
    const claims = this.byEvent.get(event) ?? new Map<string, Claim>();
    this.byEvent.set(event, claims);
    const found = new Set<Claim>();
    for (const [actor, recipient, directed] of tied(participants, this.codebook)) {
      const key = `${actor ?? ''} ${recipient ?? ''} ${String(directed)}`;
      let claim = claims.get(key);
      if (!claim) claims.set(key, (claim = new Claim(actor, recipient, directed)));
      found.add(claim);
    }
    return found;
  }

  /** The claims of pairs; of an event without any, one claim of nobody. */
  of(event: string): Claim[] {
    const claims = [...(this.byEvent.get(event)?.values() ?? [])];
    const pairs = claims.filter(({ actor, recipient }) => actor !== undefined || recipient !== undefined);
    if (pairs.length > 0) return pairs;
    return claims.length > 0 ? claims : [new Claim(undefined, undefined, true)];
  }
}

/** The pairs of participants, else those who are there alone, else nobody. */
function tied(
  participants: readonly SettledParticipant[],
  codebook: Codebook,
): (readonly [actor: string | undefined, recipient: string | undefined, directed: boolean])[] {
  const pairs = pairsOf(participants, codebook);
  if (pairs.length > 0) return pairs.map(({ from, to, directed }) => [from, to, directed]);
  const alone = participants.flatMap(({ actor, role }) => {
    const side = codebook.roles.get(role)?.side;
    if (side === undefined) return [];
    return [side === 'to' ? ([undefined, actor, true] as const) : ([actor, undefined, true] as const)];
  });
  return alone.length > 0 ? alone : [[undefined, undefined, true]];
}

function roleOf({ role, actor }: SettledParticipant): string {
  return `${role}=${actor}`;
}

function attributesOf(mention: EventMention): string[] {
  return Object.entries(mention.attributes ?? {}).map(([name, value]) => `${name}=${value}`);
}

function list(values: Iterable<string>): string {
  return [...values].join('; ');
}

// A pattern of our own, since the library's passes over a cell of several lines.
/** Also behind white space and marks that a spreadsheet drops, and in the wide signs that some take for the others. */
const formula = /^[\t\r\n]|^[\s\u200B-\u200F\u061C\u2066-\u2069\u202A-\u202E\uFEFF]*[=+\-@＝＋－＠]/u;

function header<Row>(columns: Columns<Row>): string {
  return `${Object.keys(columns).join(',')}\r\n`;
}

function lines<Row>(columns: Columns<Row>, rows: readonly Row[], losses: Losses): string {
  if (rows.length === 0) return '';
  const cells = Object.values(columns);
  const data = rows.map((row) => cells.map((cell) => cell(row) ?? ''));
  let formulas = 0;
  for (const row of data) {
    for (const cell of row) if (typeof cell === 'string' && formula.test(cell)) formulas++;
  }
  losses.add('cells as they are that would be formulas in a spreadsheet', formulas);
  return `${Papa.unparse(data, { escapeFormulae: formula, newline: '\r\n' })}\r\n`;
}
