/*
 * brat standoff (https://brat.nlplab.org/standoff.html): for each article a `.txt` and an `.ann`, and the configuration.
 * Offsets are code points of the text without byte order mark and with LF line ends.
 *
 *   T   a mention of an actor, its type that of the actor; or the trigger of an event. A span is parted at line ends
 *   E   a mention of an event. Arguments are the participants that are linked to a mention of theirs in the article;
 *       roles that repeat are numbered
 *   N   whom or what a mention names: `actor:id` or `event:id`
 *   A   MentionForm and MentionStatus of a mention, and the attributes of an event
 *   #   AnnotatorNotes hold the note; notes of type Hashiya hold as JSON what brat has no place for: the mention's id, `by`,
 *       `at`, `date`, `attributedTo`, participants without a mention by their position, and a note of several lines
 *   annotation.conf, visual.conf             the codebook, and what else is used
 *   tools.conf                               the knowledge bases that N lines refer to
 *   hashiya-actors.tsv, hashiya-events.tsv   the registries, as brat's tools/norm_db_init.py reads them
 *
 * Names that brat cannot hold are escaped (names.ts). Lost and counted: spans that only line ends part become one, line ends
 * at the ends of spans, links to mentions that are not exported, conflicts of merges, rejected suggestions, keys that
 * Hashiya does not know.
 *
 * The reader also takes what others wrote: `.a1` and `.a2`, old `M` lines, `*` and relations of coreference as one actor,
 * references to other knowledge bases as links. Without either, mentions of one type with the same words are one actor, and
 * each event is one of its own. Lost and counted: other relations, arguments that are events, unknown lines.
 */
import type { AnchoredText } from '../../anchor/anchor.js';
import { labelIn } from '../../model/label.js';
import type { ActorMention, EventMention, Mention, Participant, Span } from '../../model/types.js';
import type { AnnotationSet } from '../../set/annotationSet.js';
import { countUnheld, countUnheldOfMention } from '../entryLosses.js';
import { exportedArticle } from '../exported.js';
import type { Chunk, ExportOptions, ExportSource } from '../format.js';
import type { Losses } from '../losses.js';
import { annotationConf, toolsConf, Used, visualConf } from './config.js';
import {
  actorBase,
  actorsTable,
  annotatorNote,
  eventBase,
  eventsTable,
  formAttribute,
  hashiyaNote,
  lineEnds,
  nameOf,
  onOneLine,
  roleNameOf,
  statusAttribute,
  valueNameOf,
} from './names.js';
import { actorLine, eventLine } from './registry.js';

/** The type of a mention whose actor or event is not in the registry. */
const unknownType = 'unknown';

export async function* writeBrat(
  source: ExportSource,
  options: ExportOptions,
  losses: Losses,
): AsyncGenerator<Chunk> {
  const { set } = source;
  const articles = set.articles;
  const used = new Used();
  const bases = new Set<string>();
  countUnheld(set, losses);
  for (const [index, article] of articles.entries()) {
    const exported = await exportedArticle(source, article, options, losses);
    if (!exported) continue;
    const { text, mentions } = exported;
    const base = freeBase(article, bases);
    if (`${base}.txt` !== article) losses.add('names of articles that do not end in .txt');
    yield { file: `${base}.txt`, text: text.text, done: index };
    const annotations = new Annotations(set, text, options, used, losses);
    yield { file: `${base}.ann`, text: annotations.of(mentions), done: index + 1 };
  }
  const done = articles.length;
  yield { file: 'annotation.conf', text: annotationConf(set.codebook, used), done };
  yield { file: 'visual.conf', text: visualConf(set.codebook, options.language), done };
  yield { file: 'tools.conf', text: toolsConf(), done };
  yield { file: actorsTable, text: '', done };
  for (const [id, actor] of set.actors) yield { file: actorsTable, text: actorLine(id, actor), done };
  yield { file: eventsTable, text: '', done };
  for (const [id, event] of set.events) yield { file: eventsTable, text: eventLine(id, event), done };
}

/** What the two files of an article are called, without ending. */
function freeBase(article: string, taken: Set<string>): string {
  const wanted = article.replace(/\.txt$/, '');
  let base = wanted;
  for (let number = 2; taken.has(base); number++) base = `${wanted}-${String(number)}`;
  taken.add(base);
  return base;
}

/** The lines of one annotation file. */
class Annotations {
  private readonly lines: string[] = [];
  private readonly counts = new Map<string, number>();
  private readonly entities = new Map<string, { readonly target: string; readonly actor: string }>();
  private readonly placed = new Set<string>();

  constructor(
    private readonly set: AnnotationSet,
    private readonly text: AnchoredText,
    private readonly options: ExportOptions,
    private readonly used: Used,
    private readonly losses: Losses,
  ) {}

  of(mentions: readonly Mention[]): string {
    const placed = mentions.flatMap((mention) => {
      const fragments = this.fragmentsOf(mention);
      return fragments ? [{ mention, fragments }] : [];
    });
    for (const { mention } of placed) this.placed.add(mention.id);
    // Actors first, so that events find their participants.
    for (const { mention, fragments } of placed) {
      if (mention.actor !== undefined) this.addActor(mention, fragments);
    }
    for (const { mention, fragments } of placed) {
      if (mention.event !== undefined) this.addEvent(mention, fragments);
    }
    return this.lines.join('');
  }

  /** The spans of a mention without the line ends in them, which part them; undefined when it has no place. */
  private fragmentsOf(mention: Mention): Span[] | undefined {
    const { text, points } = this.text;
    const fragments = mention.spans.flatMap(([from, to]) => {
      const start = points.toUtf16(from);
      const parts: Span[] = [];
      let at = start;
      const cut = (end: number): void => {
        if (end > at) parts.push([points.fromUtf16(at), points.fromUtf16(end)]);
      };
      for (const { 0: ends, index } of text.slice(start, points.toUtf16(to)).matchAll(lineEnds)) {
        cut(start + index);
        at = start + index + ends.length;
      }
      cut(points.toUtf16(to));
      if (parts[0]?.[0] !== from || parts.at(-1)?.[1] !== to) {
        this.losses.add('line ends at which spans begin or end');
      }
      return parts;
    });
    const gaps = mention.spans.slice(1).map(([start], index) => {
      const end = mention.spans[index]?.[1] ?? start;
      return text.slice(points.toUtf16(end), points.toUtf16(start));
    });
    this.losses.add(
      'spans that only line ends part',
      gaps.filter((gap) => gap !== '' && gap.replace(lineEnds, '') === '').length,
    );
    return fragments.length > 0 ? fragments : undefined;
  }

  private addActor(mention: ActorMention, fragments: readonly Span[]): void {
    const actor = this.set.actors.get(mention.actor);
    const type = this.typeOf(actor?.type);
    this.used.actorTypes.add(type);
    const target = this.addSpan(type, fragments);
    this.entities.set(mention.id, { target, actor: mention.actor });
    const label = labelIn(this.options.language, actor?.label, mention.actor);
    this.add('N', `Reference ${target} ${actorBase}:${mention.actor}`, label);
    if (mention.form !== undefined) this.add('A', `${formAttribute} ${target} ${mention.form}`);
    this.addCommon(target, mention, {});
  }

  private addEvent(mention: EventMention, fragments: readonly Span[]): void {
    const event = this.set.events.get(mention.event);
    const type = this.typeOf(event?.type);
    const roles = this.used.rolesOf(type);
    const counts = new Map<string, number>();
    const unlinked: Record<string, Participant> = {};
    const args = (mention.participants ?? []).map((participant, index) => {
      const { role, actor, mention: link } = participant;
      roles.add(role);
      const entity = this.entities.get(link ?? '');
      if (entity?.actor !== actor) {
        const isThere = link !== undefined && this.placed.has(link);
        if (link !== undefined && !isThere)
          this.losses.add('links from participants to mentions that are not exported');
        unlinked[index] = { role, actor, ...(isThere && { mention: link }) };
        return '';
      }
      const number = (counts.get(role) ?? 0) + 1;
      counts.set(role, number);
      return ` ${roleNameOf(role)}${number === 1 ? '' : String(number)}:${entity.target}`;
    });
    const trigger = this.addSpan(type, fragments);
    const target = this.add('E', `${nameOf(type)}:${trigger}${args.join('')}`);
    const label = labelIn(this.options.language, event?.label, mention.event);
    this.add('N', `Reference ${target} ${eventBase}:${mention.event}`, label);
    for (const [name, value] of Object.entries(mention.attributes ?? {})) {
      this.used.valuesOf(name).add(value);
      this.add('A', `${nameOf(name)} ${target} ${valueNameOf(value)}`);
    }
    const { date, attributedTo } = mention;
    const participants = Object.keys(unlinked).length > 0 ? unlinked : undefined;
    this.addCommon(target, mention, { date, attributedTo, participants });
  }

  private typeOf(type: string | undefined): string {
    if (type === undefined) this.losses.add('mentions of what the registry does not have');
    return type ?? unknownType;
  }

  private addSpan(type: string, fragments: readonly Span[]): string {
    const { text, points } = this.text;
    const words = fragments.map(([start, end]) => text.slice(points.toUtf16(start), points.toUtf16(end)));
    const places = fragments.map(([start, end]) => `${String(start)} ${String(end)}`);
    return this.add('T', `${nameOf(type)} ${places.join(';')}`, words.join(' '));
  }

  private addCommon(target: string, mention: Mention, others: object): void {
    const { id, status, note, by, at } = mention;
    if (status !== undefined) this.add('A', `${statusAttribute} ${target} ${status}`);
    if (note !== undefined) this.add('#', `${annotatorNote} ${target}`, onOneLine(note));
    const exact = note === undefined || note === onOneLine(note) ? undefined : note;
    // JSON leaves line ends of other kinds as they are.
    const json = JSON.stringify({ id, by, at, ...others, note: exact }).replace(lineEnds, (ends) =>
      Array.from(ends, (end) => `\\u${end.charCodeAt(0).toString(16).padStart(4, '0')}`).join(''),
    );
    this.add('#', `${hashiyaNote} ${target}`, json);
    countUnheldOfMention(mention, this.losses);
  }

  /** @returns the id of the new annotation */
  private add(kind: string, data: string, text?: string): string {
    const count = (this.counts.get(kind) ?? 0) + 1;
    this.counts.set(kind, count);
    const id = `${kind}${String(count)}`;
    this.lines.push(`${id}\t${data}${text === undefined ? '' : `\t${onOneLine(text)}`}\n`);
    return id;
  }
}
