/*
 * Reads ACE APF with its .sgm files: what apf.ts writes, and the corpora of the Linguistic Data Consortium. Of these the
 * article is what stands in BODY, else in TEXT, or the whole file where something is annotated outside of that; references
 * such as `&amp;` are resolved. Offsets are taken to count a byte order mark and CRLF as the words at them ask for. A name
 * is an identity in all documents, unless it only is a number (`E1`). Arguments that are times become the date, values
 * (crime, sentence, position …) attributes of that name. Reported as lost: relations, heads, generic classes.
 *
 * The one DOCTYPE that is passed over, unread, is the one that every file of ACE begins with.
 */
import { rangeOf } from '../dates/index.js';
import { languageOf } from '../model/label.js';
import type { Problem } from '../model/problem.js';
import type { Actor, Event, Form, Mention, Participant, SettledParticipant, Span } from '../model/types.js';
import { CodePoints, lowerBound } from '../text/codePoints.js';
import { aceAttributes } from './apf.js';
import { anchorOf, Ids, identityOf, Imports, RawText } from './importing.js';
import type { Losses } from './losses.js';
import type { Imported, SourceFile } from './reading.js';
import { readSource } from './sourceText.js';
import { entryId, heldByXml } from './xml.js';
import {
  childOf,
  childrenOf,
  descendants,
  readXml,
  repeatedId,
  textOf,
  type XmlDocument,
  type XmlElement,
} from './xmlReading.js';
import { say } from '../text/message.js';

const doctype = /^<!DOCTYPE\s+source_file\s+SYSTEM\s+(["'])apf[\w.-]*\.dtd\1\s*>$/;

export async function readApf(files: readonly SourceFile[], losses: Losses): Promise<Imported> {
  const imports = new Imports();
  const sources = new Map(files.map((file) => [file.path, file]));
  const ids = { actors: new Ids(), events: new Ids() };
  for (const file of files) {
    if (!/\.xml$/i.test(file.path)) continue;
    const read = await readXml(file, doctype);
    if (!read.ok) {
      imports.problems.push(read.problem);
      continue;
    }
    const { document } = read;
    const folder = file.path.slice(0, file.path.lastIndexOf('/') + 1);
    const stem = file.path.replace(/(\.apf)?\.xml$/i, '');
    const named = document.root.attributes.get('URI') ?? '';
    const sgm = sources.get(`${stem}.sgm`) ?? sources.get(`${folder}${named}`);
    if (document.root.name !== 'source_file') {
      imports.problems.push(
        document.problem(document.root, say`Not an APF file: its element is <${document.root.name}>.`),
      );
    } else if (!sgm) {
      imports.problems.push(
        document.problem(document.root, say`The text ${stem}.sgm is missing; choose it too.`),
      );
    } else {
      const raw = await readSource(sgm);
      const problem =
        typeof raw === 'string'
          ? new ApfReader(file.path, document, raw, imports, ids, losses).read(stem)
          : raw;
      if (problem) imports.problems.push(problem);
    }
  }
  return imports.result;
}

/** An .sgm without its tags. */
class Sgm {
  readonly text: string;
  readonly points: CodePoints;
  /** Where the content of elements is, in UTF-16 of `text`, without the line feeds next to their tags. */
  private readonly regions = new Map<string, Span>();

  constructor(raw: string) {
    let text = '';
    let end = 0;
    const open = new Map<string, number>();
    for (let at = raw.indexOf('<'); at >= 0; at = raw.indexOf('<', end)) {
      const close = raw.indexOf('>', at);
      if (close < 0) break;
      const [, slash = '', name = ''] = /^<(\/?)([A-Za-z][\w.-]*)?/.exec(raw.slice(at, close)) ?? [];
      text += raw.slice(end, at);
      end = close + 1;
      const upper = name.toUpperCase();
      const from = open.get(upper);
      if (slash === '')
        open.set(upper, text.length + (/^\r?\n/.exec(raw.slice(end, end + 2))?.[0].length ?? 0));
      else if (from !== undefined) {
        const to = text.length - (/\r?\n$/.exec(text.slice(-2))?.[0].length ?? 0);
        this.regions.set(upper, [from, Math.max(from, to)]);
      }
    }
    this.text = text + raw.slice(end);
    this.points = CodePoints.of(this.text);
  }

  words(start: number, end: number): string {
    return this.text.slice(this.points.toUtf16(start), this.points.toUtf16(end));
  }

  /** The smallest of the article, the body and the whole that all places (in code points) are in. */
  regionOf(places: readonly Span[]): Span {
    const known = ['BODY', 'TEXT'].flatMap((name) => this.regions.get(name) ?? []);
    const [start, end] = [known[0], known[1]];
    if (start === undefined || end === undefined) return [0, this.text.length];
    const [from, to] = [this.points.fromUtf16(start), this.points.fromUtf16(end)];
    return places.every(([a, b]) => a >= from && b <= to) ? [start, end] : [0, this.text.length];
  }
}

/** A part of an .sgm as an article, with references resolved. */
class Resolved {
  readonly raw: RawText;
  private readonly references: { readonly at: number; readonly less: number }[] = [];

  constructor(
    private readonly sgm: Sgm,
    private readonly region: Span,
  ) {
    let less = 0;
    const text = sgm.text.slice(...region).replace(reference, (written: string, name: string, at: number) => {
      const character = predefined[name.toLowerCase()] ?? written;
      less += written.length - character.length;
      this.references.push({ at: at + written.length, less });
      return character;
    });
    this.raw = new RawText(text);
  }

  /** @param point in code points of the .sgm without tags; @returns in code points of the article */
  pointAt(point: number): number {
    const offset = this.sgm.points.toUtf16(point) - this.region[0];
    const { references } = this;
    const before = lowerBound(references.length, (i) => (references[i]?.at ?? 0) > offset);
    return this.raw.pointAt(offset - (references[before - 1]?.less ?? 0));
  }
}

const reference = /&(amp|lt|gt|quot|apos);/gi;
const predefined: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Words as they are compared: whatever the white space and references, and as XML holds them. */
function plain(words: string): string {
  return heldByXml(words)
    .replace(reference, (written, name: string) => predefined[name.toLowerCase()] ?? written)
    .replace(/\s+/g, ' ')
    .trim();
}

class ApfReader {
  private readonly actorOf = new Map<string, string>();
  private readonly mentionActor = new Map<string, string>();
  private readonly dates = new Map<string, string>();
  private readonly values = new Map<string, readonly [name: string, words: string]>();
  private readonly mentions: Mention[] = [];
  private readonly actors = new Map<string, Actor>();
  private readonly events = new Map<string, Event>();

  constructor(
    private readonly path: string,
    private readonly document: XmlDocument,
    private readonly raw: string,
    private readonly imports: Imports,
    private readonly ids: { readonly actors: Ids; readonly events: Ids },
    private readonly losses: Losses,
  ) {}

  /** @returns what is wrong, if something is */
  read(stem: string): Problem | undefined {
    const { root } = this.document;
    const twice = repeatedId(root, 'ID');
    if (twice) {
      const id = twice.attributes.get('ID') ?? '';
      return this.document.problem(twice, say`${id} is the ID of an element above too.`);
    }
    const charseqs = [...descendants(root, 'charseq')];
    const bare = this.raw.replace(/^\uFEFF/, '');
    const variants = Array.from(new Set([this.raw, bare, bare.replace(/\r\n/g, '\n')]), (raw) => {
      const sgm = new Sgm(raw);
      return { sgm, wrong: charseqs.filter((one) => !standsIn(sgm, one)) };
    }).sort((a, b) => a.wrong.length - b.wrong.length);
    const [best] = variants;
    if (!best) return undefined;
    const [wrong] = best.wrong;
    if (wrong) {
      const [start, end] = placeOf(wrong);
      const message = say`The text has "${best.sgm.words(start, end)}" there, not "${textOf(wrong)}".`;
      return this.document.problem(wrong, message);
    }
    const text = new Resolved(best.sgm, best.sgm.regionOf(charseqs.map(placeOf)));
    for (const entity of descendants(root, 'entity')) this.readEntity(entity, text);
    this.readTimes(root);
    for (const event of descendants(root, 'event')) this.readEvent(event, text);
    this.losses.add('relations', [...descendants(root, 'relation')].length);
    for (const [id, actor] of this.actors) this.imports.addActor(id, actor);
    for (const [id, event] of this.events) this.imports.addEvent(id, event);
    this.imports.addArticle(this.path, stem, text.raw.anchored.text, this.mentions);
    return undefined;
  }

  private readEntity(entity: XmlElement, text: Resolved): void {
    const given = entity.attributes.get('ID') ?? '';
    const key = identityOf(given, this.path);
    const own = entryId('actor', given);
    const links = childrenOf(entity, 'external_link').map(
      ({ attributes }) => [attributes.get('RESOURCE') ?? '', attributes.get('EID') ?? ''] as const,
    );
    const linked = (resource: string): string[] =>
      links.flatMap(([name, value]) => (name === resource ? [value] : []));
    const mentions = childrenOf(entity, 'entity_mention');
    const [ar] = linked('label.ar');
    const [en] = linked('label.en');
    const [code] = linked('code');
    const [note] = linked('note');
    const named = mentions.find(({ attributes }) => attributes.get('TYPE') === 'NAM') ?? mentions[0];
    const name = named && wordsOf(childOf(named, 'head') ?? childOf(named, 'extent'));
    const label =
      own === undefined && name !== undefined
        ? { [languageOf(name)]: name }
        : { ...(ar !== undefined && { ar }), ...(en !== undefined && { en }) };
    const others = links.flatMap(([resource, value]) =>
      ['label.ar', 'label.en', 'alias', 'code', 'note', 'sameAs'].includes(resource)
        ? []
        : [value.includes(':') ? value : `${resource}:${value}`],
    );
    const sameAs = [...linked('sameAs'), ...others];
    const aliases = linked('alias');
    const wanted = own ?? (key === given && !/-E\d+$/.test(given) ? given : '');
    const id = this.ids.actors.idOf(key, wanted, name ?? given);
    const { attributes } = entity;
    const type = (own === undefined ? attributes.get('TYPE') : attributes.get('SUBTYPE')) ?? 'unknown';
    this.actorOf.set(given, id);
    this.actors.set(id, {
      type,
      label,
      ...(aliases.length > 0 && { aliases }),
      ...(code !== undefined && { code }),
      ...(sameAs.length > 0 && { sameAs }),
      ...(note !== undefined && { note }),
    });
    if (/GEN|USP|NEG/.test(attributes.get('CLASS') ?? '')) this.losses.add('classes of entities');
    for (const mention of mentions) {
      const extent = childOf(mention, 'extent');
      const head = childOf(mention, 'head');
      if (head && wordsOf(head) !== wordsOf(extent)) this.losses.add('heads of mentions');
      const anchor = anchorAt(extent, text);
      const mentionId = mention.attributes.get('ID') ?? `${given}-${String(this.mentions.length)}`;
      this.mentionActor.set(mentionId, id);
      const form = formOf(mention);
      if (anchor)
        this.mentions.push({
          id: entryId('mention', mentionId) ?? mentionId,
          actor: id,
          ...anchor,
          ...(form && { form }),
        });
    }
  }

  private readTimes(root: XmlElement): void {
    for (const time of descendants(root, 'timex2')) {
      const value = time.attributes.get('VAL') ?? '';
      if (rangeOf(value) === undefined) this.losses.add('times that are no dates');
      else
        for (const one of [time, ...childrenOf(time)]) this.dates.set(one.attributes.get('ID') ?? '', value);
    }
    for (const value of descendants(root, 'value')) {
      const name = (value.attributes.get('TYPE') ?? 'value').toLowerCase();
      for (const one of childrenOf(value)) {
        const words = wordsOf(childOf(one, 'extent')) ?? '';
        for (const id of [one.attributes.get('ID'), value.attributes.get('ID')])
          if (id !== undefined && !this.values.has(id)) this.values.set(id, [name, words]);
      }
    }
  }

  private readEvent(event: XmlElement, text: Resolved): void {
    const given = (event.attributes.get('ID') ?? '').replace(/·\d+$/, '');
    const own = entryId('event', given);
    const key = identityOf(given, this.path);
    const tellings = childrenOf(event, 'event_mention');
    const words = tellings[0] && wordsOf(childOf(tellings[0], 'anchor'));
    const wanted = own ?? (key === given && !/-EV\d+$/.test(given) ? given : '');
    const id = this.ids.events.idOf(key, wanted, words ?? given);
    const { attributes } = event;
    const ofEvent = Object.fromEntries(
      Object.keys(aceAttributes).flatMap((name) => {
        const value = attributes.get(name.toUpperCase());
        return value === undefined ? [] : [[name, value.toLowerCase()] as const];
      }),
    );
    const claimed = new Set<string>();
    for (const telling of tellings) {
      const anchor = anchorAt(childOf(telling, 'anchor') ?? childOf(telling, 'extent'), text);
      const claim = this.claimOf(telling, ofEvent);
      for (const { role, actor } of claim.participants ?? []) claimed.add(`${role} ${actor}`);
      const mentionId = telling.attributes.get('ID') ?? `${given}-${String(this.mentions.length)}`;
      if (anchor)
        this.mentions.push({
          id: entryId('mention', mentionId) ?? mentionId,
          event: id,
          ...anchor,
          ...claim,
        });
    }
    const known = this.events.get(id);
    const participants: SettledParticipant[] = [...(known?.participants ?? [])];
    for (const argument of childrenOf(event, 'event_argument')) {
      const actor = this.actorOf.get(argument.attributes.get('REFID') ?? '');
      const role = argument.attributes.get('ROLE') ?? 'participant';
      if (actor !== undefined && !claimed.has(`${role} ${actor}`)) participants.push({ role, actor });
    }
    this.events.set(id, {
      type: attributes.get('SUBTYPE') ?? attributes.get('TYPE') ?? 'unknown',
      label: words === undefined ? {} : { [languageOf(words)]: words },
      ...(participants.length > 0 && { participants }),
    });
  }

  private claimOf(
    telling: XmlElement,
    ofEvent: Readonly<Record<string, string>>,
  ): { participants?: Participant[]; attributes?: Record<string, string>; date?: string } {
    const participants: Participant[] = [];
    const attributes: Record<string, string> = { ...ofEvent };
    let date: string | undefined;
    for (const argument of childrenOf(telling, 'event_mention_argument')) {
      const where = argument.attributes.get('REFID') ?? '';
      const role = argument.attributes.get('ROLE') ?? 'participant';
      const actor = this.mentionActor.get(where);
      const value = this.values.get(where);
      if (actor !== undefined)
        participants.push({ role, actor, mention: entryId('mention', where) ?? where });
      else if (this.dates.has(where)) date = this.dates.get(where);
      else if (value) attributes[value[0]] = value[1];
      else this.losses.add('arguments that lead nowhere');
    }
    return {
      ...(participants.length > 0 && { participants }),
      ...(Object.keys(attributes).length > 0 && { attributes }),
      ...(date !== undefined && { date }),
    };
  }
}

/** Half-open, in code points of the .sgm without tags. */
function placeOf(charseq: XmlElement): Span {
  return [Number(charseq.attributes.get('START')), Number(charseq.attributes.get('END')) + 1];
}

function standsIn(sgm: Sgm, charseq: XmlElement): boolean {
  const [start, end] = placeOf(charseq);
  return start >= 0 && end <= sgm.points.length && plain(sgm.words(start, end)) === plain(textOf(charseq));
}

function wordsOf(extent: XmlElement | undefined): string | undefined {
  const charseq = childOf(extent, 'charseq');
  return charseq && plain(textOf(charseq));
}

function anchorAt(extent: XmlElement | undefined, text: Resolved): ReturnType<typeof anchorOf> {
  const charseq = childOf(extent, 'charseq');
  if (!charseq) return undefined;
  const [start, end] = placeOf(charseq);
  return anchorOf(text.raw.anchored, [[text.pointAt(start), text.pointAt(end)]]);
}

function formOf({ attributes }: XmlElement): Form | undefined {
  const type = attributes.get('TYPE');
  if (attributes.get('METONYMY_MENTION') === 'TRUE') return 'metonym';
  if (attributes.get('LDCTYPE') === 'NAMPRE') return 'nisba';
  return type === 'NAM' ? 'name' : type === 'NOM' ? 'nominal' : type === 'PRO' ? 'pronoun' : undefined;
}
