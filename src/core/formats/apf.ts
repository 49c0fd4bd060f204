/*
 * ACE APF, as in ACE 2005 (Linguistic Data Consortium): per article its text, `<article>.sgm`, and what it says,
 * `<article>.apf.xml`. Offsets count characters of the .sgm with its tags removed and line feeds kept, END inclusive;
 * references such as `&amp;` are not resolved, so each counts as the characters that it is written with.
 *
 *   DOC/TEXT                  the article, in which & and < stand as references
 *   entity                    an actor that the article mentions; the ID is its own after `actor.`, the same in all documents
 *     TYPE, SUBTYPE           PER, ORG, GPE, LOC by the nature of its type, or its type if that is ACE's; its type
 *     external_link           RESOURCE label.ar, label.en, alias, code, sameAs or note; EID says which
 *     entity_mention          a mention; TYPE NAM, NOM, PRO and, of a nisba, LDCTYPE NAMPRE; a metonym is NAM with
 *                             METONYMY_MENTION TRUE; without a form NAM
 *   timex2                    the date of an event mention, in EDTF, with the event's words as its extent
 *   event                     an event as its mentions with the same date and attributes tell it; the ID is its own after
 *                             `event.`, then, of a second such group, a middle dot and a number
 *     TYPE, SUBTYPE           its type, below the one that it is a kind of
 *     MODALITY, POLARITY, GENERICITY, TENSE    these attributes of its mentions, where the value is one of ACE's
 *     event_argument          its settled participants whom the article mentions, those of its mentions, and its date
 *                             (ROLE Time-Within)
 *     event_mention           a mention: extent and ldc_scope are its sentence, anchor its words
 *       event_mention_argument      a participant with the mention that says so
 *
 * Reported as lost: orphans and rejected suggestions; gaps of discontinuous mentions; participants without a mention; other
 * attributes and values; label, mode, date, contexts, notes and parts of events; form, status, note, by, at, attributedTo of
 * mentions, as far as not above; actors and events that no article mentions. A settled participant whom the article claims
 * too is not told apart.
 */
import { natureOf } from '../model/kinds.js';
import { extentOf } from '../model/mention.js';
import type { ActorMention, EventMention, Form, Mention, Nature, Span } from '../model/types.js';
import type { AnnotationSet } from '../set/annotationSet.js';
import { codePointLength, lowerBound } from '../text/codePoints.js';
import { sentenceAround } from '../text/sentences.js';
import { countUnheld, countUnheldOfMention } from './entryLosses.js';
import { exportedArticle, type ExportedArticle } from './exported.js';
import type { Chunk, ExportOptions, ExportSource } from './format.js';
import type { Losses } from './losses.js';
import { xmlId } from './xml.js';
import { XmlOut } from './xmlOut.js';
import { groupedBy } from './groupedBy.js';

export async function* writeApf(
  source: ExportSource,
  options: ExportOptions,
  losses: Losses,
): AsyncGenerator<Chunk> {
  const { set } = source;
  const mentioned = new Set<string>();
  countUnheld(set, losses);
  for (const [index, article] of set.articles.entries()) {
    const exported = await exportedArticle(source, article, options, losses);
    if (!exported) continue;
    for (const mention of exported.mentions)
      mentioned.add(mention.actor === undefined ? `event ${mention.event}` : `actor ${mention.actor}`);
    const document = new ApfDocument(set, article, exported, losses);
    yield { file: `${article}.sgm`, text: document.sgm, done: index };
    yield { file: `${article}.apf.xml`, text: document.apf(), done: index + 1 };
  }
  for (const id of set.actors.keys())
    if (!mentioned.has(`actor ${id}`)) losses.add('actors that no exported mention names');
  for (const [id, { label, mode, date, contexts, note, subEventOf }] of set.events) {
    if (!mentioned.has(`event ${id}`)) losses.add('events that no exported mention tells');
    const lost = [label.ar, label.en, mode, date, contexts, note, subEventOf];
    losses.add('labels, modes, dates and so on of events', lost.filter((one) => one !== undefined).length);
  }
}

/** The attributes that ACE has of events, with their values. */
export const aceAttributes = {
  modality: ['Asserted', 'Other'],
  polarity: ['Positive', 'Negative'],
  genericity: ['Specific', 'Generic'],
  tense: ['Past', 'Present', 'Future', 'Unspecified'],
} as const;

/** How ACE marks mentions of each form. */
const marks: Readonly<Record<Form, Readonly<Record<string, string>>>> = {
  name: { TYPE: 'NAM', LDCTYPE: 'NAM' },
  nisba: { TYPE: 'NAM', LDCTYPE: 'NAMPRE' },
  metonym: { TYPE: 'NAM', LDCTYPE: 'NAM', METONYMY_MENTION: 'TRUE' },
  nominal: { TYPE: 'NOM', LDCTYPE: 'NOM' },
  pronoun: { TYPE: 'PRO', LDCTYPE: 'PRO' },
};

const aceTypes = new Set(['PER', 'ORG', 'GPE', 'LOC', 'FAC', 'VEH', 'WEA']);
const typeOfNature: Readonly<Partial<Record<Nature, string>>> = {
  person: 'PER',
  group: 'PER',
  state: 'GPE',
  place: 'LOC',
};

class ApfDocument {
  readonly sgm: string;
  private readonly out: XmlOut;
  /** Code points of the .sgm without tags before the article's text. */
  private readonly before: number;
  /** Where a character of the text is written as a reference, and how many characters more that makes up to there. */
  private readonly references: { readonly at: number; readonly more: number }[] = [];

  constructor(
    private readonly set: AnnotationSet,
    private readonly article: string,
    private readonly exported: ExportedArticle,
    private readonly losses: Losses,
  ) {
    this.out = new XmlOut(losses);
    const { text, points } = exported.text;
    const head = `<DOC>\n<DOCID> ${escaped(article)} </DOCID>\n<TEXT>\n`;
    this.before = codePointLength(head.replace(/<[^<>]*>/g, ''));
    this.sgm = `${head}${escaped(text)}\n</TEXT>\n</DOC>\n`;
    let more = 0;
    for (const { index, 0: character } of text.matchAll(/[&<]/g)) {
      more += escaped(character).length - 1;
      this.references.push({ at: points.fromUtf16(index), more });
    }
  }

  apf(): string {
    const { mentions } = this.exported;
    const ofActors = mentions.filter((mention) => mention.actor !== undefined);
    const ofEvents = mentions.filter((mention) => mention.event !== undefined);
    for (const mention of mentions) this.countLosses(mention);
    const name = this.article.split('/').at(-1) ?? '';
    const content = [
      ...[...groupedBy(ofActors, ({ actor }) => actor).values()].map((group) => this.entity(group)),
      ...ofEvents.map((mention) => this.timex(mention)),
      ...[...groupedBy(ofEvents, ({ event }) => event).values()].flatMap((group) =>
        [...groupedBy(group, (one) => JSON.stringify([one.date ?? null, attributesOf(one)])).values()].map(
          (same, i) => this.event(same, i, ofActors),
        ),
      ),
    ].join('');
    const document = this.out.wrap('document', { DOCID: this.article }, `\n${content}`);
    const file = { URI: `${name}.sgm`, SOURCE: 'newswire', TYPE: 'text', ENCODING: 'UTF-8' };
    return `<?xml version="1.0" encoding="UTF-8"?>\n${this.out.wrap('source_file', file, `\n${document}\n`)}\n`;
  }

  private entity(mentions: readonly ActorMention[]): string {
    const id = mentions[0]?.actor ?? '';
    const actor = this.set.actors.get(id);
    const type = actor?.type ?? 'unknown';
    const nature = natureOf(this.set.codebook, type);
    const links = [
      ['label.ar', actor?.label.ar],
      ['label.en', actor?.label.en],
      ...(actor?.aliases ?? []).map((alias) => ['alias', alias] as const),
      ['code', actor?.code],
      ...(actor?.sameAs ?? []).map((address) => ['sameAs', address] as const),
      ['note', actor?.note],
    ] as const;
    const content = [
      ...mentions.map((mention) => {
        const mark = mention.form ? marks[mention.form] : { TYPE: 'NAM' };
        const words = this.charseq(extentOf(mention));
        const parts = `<extent>${words}</extent><head>${words}</head>`;
        return `${this.out.wrap('entity_mention', { ID: xmlId('mention', mention.id), ...mark }, parts)}\n`;
      }),
      ...links.flatMap(([resource, value]) =>
        value === undefined ? [] : [this.out.wrap('external_link', { RESOURCE: resource, EID: value })],
      ),
    ].join('');
    const attributes = {
      ID: xmlId('actor', id),
      TYPE: aceTypes.has(type) ? type : ((nature && typeOfNature[nature]) ?? 'ORG'),
      SUBTYPE: type,
      CLASS: 'SPC',
    };
    return `${this.out.wrap('entity', attributes, `\n${content}`)}\n`;
  }

  private timex({ id, date, ...mention }: EventMention): string {
    if (date === undefined) return '';
    const words = this.out.wrap('extent', {}, this.charseq(extentOf({ id, ...mention })));
    const one = this.out.wrap('timex2_mention', { ID: xmlId('timex-mention', id) }, words);
    return `${this.out.wrap('timex2', { ID: xmlId('timex', id), VAL: date }, one)}\n`;
  }

  /** @param mentions those of one event with the same date and attributes */
  private event(mentions: readonly EventMention[], index: number, ofActors: readonly ActorMention[]): string {
    const [first] = mentions;
    if (!first) return '';
    const entry = this.set.events.get(first.event);
    const type = entry?.type ?? 'unknown';
    const parent = this.set.codebook.eventTypes.get(type)?.parent;
    const byId = new Map(ofActors.map((mention) => [mention.id, mention]));
    const present = new Set(ofActors.map(({ actor }) => actor));
    const roles = new Map<string, Readonly<Record<string, string>>>();
    const use = (role: string, reference: string): void => {
      roles.set(`${reference} ${role}`, { REFID: reference, ROLE: role });
    };
    for (const { role, actor } of entry?.participants ?? []) {
      if (present.has(actor)) use(role, xmlId('actor', actor));
      else this.losses.add('settled participants whom the article does not mention');
    }
    if (first.date !== undefined) use('Time-Within', xmlId('timex', first.id));
    const told = mentions.map((mention) => {
      const place = extentOf(mention);
      const sentence = this.charseq(this.sentence(place));
      const participants = (mention.participants ?? []).flatMap(({ role, actor, mention: where }) => {
        if (where === undefined || byId.get(where)?.actor !== actor) {
          this.losses.add('participants without a mention of them');
          return [];
        }
        use(role, xmlId('actor', actor));
        const words = this.out.wrap('extent', {}, this.charseq(extentOf(byId.get(where) ?? mention)));
        return [
          this.out.wrap('event_mention_argument', { REFID: xmlId('mention', where), ROLE: role }, words),
        ];
      });
      const date =
        mention.date === undefined
          ? []
          : [
              this.out.wrap(
                'event_mention_argument',
                { REFID: xmlId('timex-mention', mention.id), ROLE: 'Time-Within' },
                this.out.wrap('extent', {}, this.charseq(place)),
              ),
            ];
      const parts =
        `<extent>${sentence}</extent><ldc_scope>${sentence}</ldc_scope>` +
        `<anchor>${this.charseq(place)}</anchor>${[...participants, ...date].join('')}`;
      return `${this.out.wrap('event_mention', { ID: xmlId('mention', mention.id) }, parts)}\n`;
    });
    const content = [...Array.from(roles.values(), (role) => this.out.wrap('event_argument', role)), ...told];
    const attributes = {
      ID: `${xmlId('event', first.event)}${index === 0 ? '' : `·${String(index + 1)}`}`,
      TYPE: parent ?? type,
      SUBTYPE: parent === undefined ? undefined : type,
      ...attributesOf(first),
    };
    return `${this.out.wrap('event', attributes, `\n${content.join('')}`)}\n`;
  }

  private sentence([start, end]: Span): Span {
    const { text, points } = this.exported.text;
    const range = sentenceAround(text, { start: points.toUtf16(start), end: points.toUtf16(end) });
    return [Math.min(start, points.fromUtf16(range.start)), Math.max(end, points.fromUtf16(range.end))];
  }

  private charseq([start, end]: Span): string {
    const { text, points } = this.exported.text;
    const words = escaped(text.slice(points.toUtf16(start), points.toUtf16(end)));
    const place = { START: String(this.placeOf(start)), END: String(this.placeOf(end) - 1) };
    return this.out.element('charseq', place, words);
  }

  /** Characters of the .sgm without tags before a code point of the text. */
  private placeOf(point: number): number {
    const passed = lowerBound(this.references.length, (i) => (this.references[i]?.at ?? 0) >= point);
    return this.before + point + (this.references[passed - 1]?.more ?? 0);
  }

  private countLosses(mention: Mention): void {
    countUnheldOfMention(mention, this.losses);
    this.losses.add('gaps of discontinuous mentions', mention.spans.length - 1);
    const { status, note, by, at } = mention;
    const lost = [status, note, by, at].filter((one) => one !== undefined).length;
    this.losses.add('status, notes, authors and times of mentions', lost);
    if (mention.actor !== undefined) {
      if (mention.form === undefined) this.losses.add('mentions without a form, which become names');
      return;
    }
    if (mention.attributedTo !== undefined) this.losses.add('those to whom claims are attributed');
    const kept = Object.keys(attributesOf(mention)).length;
    this.losses.add('attributes that ACE does not have', Object.keys(mention.attributes ?? {}).length - kept);
  }
}

/** What ACE has of a mention's attributes. */
function attributesOf({ attributes = {} }: EventMention): Readonly<Record<string, string>> {
  const found = Object.entries(aceAttributes).flatMap(([name, values]) => {
    const value = values.find((one) => one.toLowerCase() === attributes[name]);
    return value === undefined ? [] : [[name.toUpperCase(), value] as const];
  });
  return Object.fromEntries(found);
}

/** Text as an .sgm holds it. */
function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
}
