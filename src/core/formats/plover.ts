/*
 * Coded events after PLOVER (https://github.com/openeventdata/PLOVER) as JSON Lines: one line per mention of an event, as
 * a coding is of a sentence. Lines with one `event_id` tell one event. In reading order.
 *
 *   id              article#mention
 *   event_id        the event's id in the registry
 *   event_label     what it is called, per language
 *   event, mode, context[], quad_class, sub_event_of      its type and so on, from registry and codebook
 *   date            in EDTF: what the sentence says, else the settled date
 *   actor[]         who does it, and recipient[] to whom: those in roles with that side in the codebook; who takes part on
 *                   equal terms is in both. What the sentence says, else, where it names nobody, who is settled.
 *                   Each: { id, code, type, label, role }
 *   others[]        those in other roles, such as place, in the same form
 *   attributes      what the sentence says of modality and so on
 *   attributed_to   the actor who says so
 *   settled         where the event has them: { date, actor[], recipient[], others[] }, the actors by id
 *   article, spans, quote     where the words that tell the event stand, in code points, half-open
 *   text, text_span           the sentence around them and where it stands; absent when the article cannot be read
 *   status, note, by, at      of the mention
 *
 * A key without a value is left out.
 */
import type { AnchoredText } from '../anchor/anchor.js';
import { rolesOf } from '../model/kinds.js';
import { extentOf } from '../model/mention.js';
import { quadClassOf } from '../model/quadClass.js';
import type { Event, EventMention, SettledParticipant, Span } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { sentenceAround } from '../text/sentences.js';
import { countMentionLosses, countRegistryLosses } from './entryLosses.js';
import { bounded, textOf, wantedMentions } from './exported.js';
import type { Chunk, ExportOptions, ExportSource } from './format.js';
import type { Losses } from './losses.js';

export async function* writePlover(
  source: ExportSource,
  options: ExportOptions,
  losses: Losses,
): AsyncGenerator<Chunk> {
  const { set } = source;
  const told = new Set<string>();
  countRegistryLosses(set, losses);
  for (const [index, article] of set.articles.entries()) {
    const all = wantedMentions(set, article, options, losses);
    const ofEvents = all.filter((mention) => mention.event !== undefined);
    losses.add('mentions of actors', all.length - ofEvents.length);
    const text = ofEvents.length === 0 ? undefined : await textOf(source, article);
    let lines = '';
    for (const mention of bounded(ofEvents, text, options, losses)) {
      told.add(mention.event);
      countMentionLosses(mention, losses);
      if (!text) losses.add('sentences of articles that are missing or not UTF-8');
      lines += `${JSON.stringify(codedEvent(set, article, mention, text))}\n`;
    }
    yield { file: '', text: lines, done: index + 1 };
  }
  losses.add(
    'events that no exported mention tells',
    [...set.events.keys()].filter((id) => !told.has(id)).length,
  );
}

function codedEvent(
  set: AnnotationSet,
  article: string,
  mention: EventMention,
  text: AnchoredText | undefined,
): object {
  const event = set.events.get(mention.event);
  const settled = event && settledOf(set, event);
  const { attributedTo, spans, status, note, by, at } = mention;
  const participants = mention.participants?.length ? mention.participants : (event?.participants ?? []);
  const { actor, recipient, others } = bySide(set, event?.type, participants);
  return {
    id: `${article}#${mention.id}`,
    event_id: mention.event,
    event_label: event?.label,
    event: event?.type,
    mode: event?.mode,
    context: event?.contexts,
    quad_class: event && quadClassOf(set.codebook, event.type),
    sub_event_of: event?.subEventOf,
    date: mention.date ?? event?.date,
    actor: actor.map((one) => described(set, one.actor, one.role)),
    recipient: recipient.map((one) => described(set, one.actor, one.role)),
    ...(others.length > 0 && { others: others.map((one) => described(set, one.actor, one.role)) }),
    attributes: mention.attributes,
    attributed_to: attributedTo === undefined ? undefined : described(set, attributedTo),
    settled,
    article,
    spans,
    quote: mention.quote,
    ...(text && sentenceOf(text, extentOf(mention))),
    ...{ status, note, by, at },
  };
}

function described(set: AnnotationSet, id: string, role?: string): object {
  const actor = set.actors.get(id);
  return { id, code: actor?.code, type: actor?.type, label: actor?.label, role };
}

function settledOf(set: AnnotationSet, { type, date, participants = [] }: Event): object | undefined {
  if (date === undefined && participants.length === 0) return undefined;
  const { actor, recipient, others } = bySide(set, type, participants);
  return { date, actor: idsOf(actor), recipient: idsOf(recipient), others: idsOf(others) };
}

function idsOf(participants: readonly SettledParticipant[]): string[] | undefined {
  return participants.length === 0 ? undefined : participants.map(({ actor }) => actor);
}

type BySide = Readonly<Record<'actor' | 'recipient' | 'others', SettledParticipant[]>>;

function bySide(
  set: AnnotationSet,
  type: string | undefined,
  participants: readonly SettledParticipant[],
): BySide {
  const { codebook } = set;
  const roles = type === undefined ? codebook.roles : rolesOf(codebook, type);
  const sides: BySide = { actor: [], recipient: [], others: [] };
  for (const one of participants) {
    const side = (roles.get(one.role) ?? codebook.roles.get(one.role))?.side;
    if (side === 'from' || side === 'with') sides.actor.push(one);
    if (side === 'to' || side === 'with') sides.recipient.push(one);
    if (side === undefined) sides.others.push(one);
  }
  return sides;
}

/** The sentence around a place, in code points. */
function sentenceOf(
  { text, points }: AnchoredText,
  [start, end]: Span,
): { text: string; text_span: Span } | undefined {
  // The text may have become shorter since.
  if (end > points.length) return undefined;
  const range = sentenceAround(text, { start: points.toUtf16(start), end: points.toUtf16(end) });
  return {
    text: text.slice(range.start, range.end),
    text_span: [points.fromUtf16(range.start), points.fromUtf16(range.end)],
  };
}
