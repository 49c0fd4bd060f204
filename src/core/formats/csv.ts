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

type Row = Readonly<Record<string, string | number | undefined>>;

const mentionsTable = 'mentions.csv';
const mentionColumns = [
  ...['article', 'id', 'start', 'end', 'spans', 'quote', 'before', 'after', 'actor', 'event'],
  ...['label_ar', 'label_en', 'type', 'code', 'form', 'status', 'note', 'by', 'at'],
  ...['date', 'attributedTo', 'participants', 'attributes'],
];

const eventsTable = 'events.csv';
const eventColumns = [
  ...['event', 'type', 'mode', 'label_ar', 'label_en', 'date', 'contexts', 'subEventOf', 'settled'],
  ...['actor', 'actor_label_ar', 'actor_label_en', 'actor_code'],
  ...['recipient', 'recipient_label_ar', 'recipient_label_en', 'recipient_code'],
  ...['directed', 'mentions', 'articles', 'dates', 'attributedTo', 'attributes', 'participants'],
];

export async function* writeCsv(
  source: ExportSource,
  options: ExportOptions,
  losses: Losses,
): AsyncGenerator<Chunk> {
  const { set } = source;
  const articles = set.articles;
  const table = (columns: readonly string[], rows: readonly Row[]): string => lines(columns, rows, losses);
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
    yield { file: mentionsTable, text: table(mentionColumns, rows), done: index + 1 };
  }

  yield { file: eventsTable, text: `${start}${header(eventColumns)}`, done: articles.length };
  const ids = new Set([...set.events.keys(), ...claims.events]);
  for (const id of [...ids].sort()) {
    yield { file: eventsTable, text: table(eventColumns, eventRows(set, id, claims)), done: articles.length };
  }
}

function mentionRow(set: AnnotationSet, article: string, mention: Mention): Row {
  const [start, end] = extentOf(mention);
  const actor = mention.actor === undefined ? undefined : set.actors.get(mention.actor);
  const named: Actor | Event | undefined =
    mention.actor === undefined ? set.events.get(mention.event) : actor;
  const { id, spans, before, after, status, note, by, at } = mention;
  return {
    ...{ article, id, start, end, before, after, status, note, by, at },
    spans: spans.length > 1 ? JSON.stringify(spans) : undefined,
    quote: quoteOf(mention),
    label_ar: named?.label.ar,
    label_en: named?.label.en,
    type: named?.type,
    code: actor?.code,
    ...(mention.actor === undefined
      ? {
          event: mention.event,
          date: mention.date,
          attributedTo: mention.attributedTo,
          participants: list((mention.participants ?? []).map(roleOf)),
          attributes: list(attributesOf(mention)),
        }
      : { actor: mention.actor, form: mention.form }),
  };
}

function eventRows(set: AnnotationSet, id: string, claims: Claims): Row[] {
  const event = set.events.get(id);
  return claims.of(id).map((claim) => ({
    event: id,
    type: event?.type,
    mode: event?.mode,
    label_ar: event?.label.ar,
    label_en: event?.label.en,
    date: event?.date,
    contexts: list(event?.contexts ?? []),
    subEventOf: event?.subEventOf,
    settled: list((event?.participants ?? []).map(roleOf)),
    ...actorCells(set, 'actor', claim.actor),
    ...actorCells(set, 'recipient', claim.recipient),
    directed: claim.recipient === undefined ? undefined : String(claim.directed),
    mentions: claim.mentions,
    articles: claim.articles.size,
    dates: list(claim.dates),
    attributedTo: list(claim.attributedTo),
    attributes: list(claim.attributes),
    participants: list(claim.participants),
  }));
}

function actorCells(set: AnnotationSet, role: string, id: string | undefined): Row {
  const actor = id === undefined ? undefined : set.actors.get(id);
  return {
    [role]: id,
    [`${role}_label_ar`]: actor?.label.ar,
    [`${role}_label_en`]: actor?.label.en,
    [`${role}_code`]: actor?.code,
  };
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
const formula = /^[=+\-@\t\r]/;

function header(columns: readonly string[]): string {
  return `${columns.join(',')}\r\n`;
}

function lines(columns: readonly string[], rows: readonly Row[], losses: Losses): string {
  if (rows.length === 0) return '';
  const data = rows.map((row) => columns.map((column) => row[column] ?? ''));
  const formulas = data.flat().filter((cell) => typeof cell === 'string' && formula.test(cell)).length;
  losses.add('cells as they are that would be formulas in a spreadsheet', formulas);
  return `${Papa.unparse(data, { escapeFormulae: formula, newline: '\r\n' })}\r\n`;
}
