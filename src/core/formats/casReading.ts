/* Reads UIMA CAS, in XMI and in CAS JSON 0.4. The mapping is that of cas.ts. */
import * as z from 'zod';
import { pathEscapeProblem } from '../import/articlePath.js';
import { languageOf } from '../model/label.js';
import type { Problem } from '../model/problem.js';
import { actorMentionShape, actorShape, eventMentionShape, eventShape } from '../model/shapes.js';
import type { Actor, Event, Mention, Participant, Span } from '../model/types.js';
import { actorUrn, eventMention, eventUrn, metaData, namedEntity, registered } from './cas.js';
import {
  isObject,
  jsonIn,
  readCasJsonStructures,
  readXmiStructures,
  type CasRead,
  type Given,
  type Structures,
} from './casSource.js';
import { anchorOf, Ids, Imports, RawText } from './importing.js';
import type { Losses } from './losses.js';
import type { Imported, SourceFile } from './reading.js';
import { misfitOfText } from './sourceText.js';
import { say } from '../text/message.js';
import { addAll } from '../lists.js';

export async function readXmi(files: readonly SourceFile[], losses: Losses): Promise<Imported> {
  const documents = files.filter(({ path }) => !/typesystem\.xml$/i.test(path));
  return readAll(documents, readXmiStructures, losses);
}

export async function readCasJson(files: readonly SourceFile[], losses: Losses): Promise<Imported> {
  return readAll(files, readCasJsonStructures, losses);
}

async function readAll(
  files: readonly SourceFile[],
  structuresOf: (file: SourceFile) => Promise<CasRead>,
  losses: Losses,
): Promise<Imported> {
  const imports = new Imports();
  const ids = { actors: new Ids(), events: new Ids() };
  for (const file of files) {
    const read = await structuresOf(file);
    const problems = read.ok
      ? new CasReader(file.path, read.structures, imports, ids, losses).read()
      : read.problems;
    addAll(imports.problems, problems);
  }
  return imports.result;
}

const registeredShape = z.union([
  z.object({ kind: z.literal('actor'), id: z.string(), entry: actorShape }),
  z.object({ kind: z.literal('event'), id: z.string(), entry: eventShape }),
]);

/** Features that never are links. */
const plainFeatures = new Set([
  ...['sofa', 'begin', 'end', 'xmi:id', 'value', 'identifier', 'places', 'details', '%ID', '%TYPE', '%FLAGS'],
]);

const documentType = 'uima.tcas.DocumentAnnotation';

class CasReader {
  private readonly actors = new Map<string, Actor>();
  private readonly events = new Map<string, Event>();
  /** Ids by the address that identifies, or what stands for it. */
  private readonly actorOf = new Map<string, string>();
  private readonly eventOf = new Map<string, string>();
  /** Ids by those that this document's `details` use. */
  private readonly ownActors = new Map<string, string>();
  private readonly ownEvents = new Map<string, string>();
  /** The links of the annotations that tell of an event. */
  private readonly links = new Map<Given, readonly Given[]>();
  private mentionIds: ReadonlyMap<Given, string> = new Map();

  constructor(
    private readonly path: string,
    private readonly structures: Structures,
    private readonly imports: Imports,
    private readonly ids: { readonly actors: Ids; readonly events: Ids },
    private readonly losses: Losses,
  ) {}

  /** @returns what is wrong; then nothing of the document is taken */
  read(): readonly Problem[] {
    const { all } = this.structures;
    const sofas = all.filter(({ type }) => type === 'uima.cas.Sofa');
    const sofa = sofas.find(({ features }) => features.get('sofaID') === '_InitialView') ?? sofas[0];
    const raw = sofa?.features.get('sofaString');
    if (!sofa || raw === undefined) return [(sofa ?? this.structures).problem(say`This CAS has no text.`)];
    const misfit = misfitOfText(raw);
    if (misfit !== undefined) return [sofa.problem(misfit)];
    this.losses.add('further views of documents', sofas.length - 1);

    const meta = all.find(({ type }) => type === metaData);
    const title = meta?.features.get('documentTitle');
    const isPath = title?.toLowerCase().endsWith('.txt') === true;
    const escape = isPath ? pathEscapeProblem(title) : undefined;
    if (meta && escape !== undefined) return [meta.problem(escape)];

    const spans = all.filter(
      ({ type, features }) =>
        features.has('begin') &&
        features.has('end') &&
        type !== metaData &&
        type !== documentType &&
        (features.get('sofa') ?? sofa.id) === sofa.id,
    );
    const misplaced = spans.filter((one) => !extentIn(one, raw));
    if (misplaced.length > 0)
      return misplaced.map(({ id, features, problem }) => {
        const [begin = '', end = ''] = ['begin', 'end'].map((key) => features.get(key));
        return problem(say`Annotation ${id} does not lie in the text: ${begin}–${end}.`);
      });

    const text = new RawText(raw);
    this.readRegistered();
    const mentions = this.mentionsOf(spans, text, raw);
    for (const [id, actor] of this.actors) this.imports.addActor(id, actor);
    for (const [id, event] of this.events) this.imports.addEvent(id, event);
    const name = isPath ? title : this.path.replace(/\.(xmi|xml|json)$/i, '');
    this.imports.addArticle(this.path, name, text.anchored.text, mentions);
    return [];
  }

  /** Reads what Hashiya wrote of the registries. */
  private readRegistered(): void {
    const events: [id: string, event: Event][] = [];
    for (const one of this.structures.all) {
      if (one.type !== registered) continue;
      const details = registeredShape.safeParse(jsonIn(one, 'details'));
      if (!details.success) {
        this.losses.add('registered actors and events that cannot be read');
        continue;
      }
      const { kind, id, entry } = details.data;
      const [ids, byAddress, own] =
        kind === 'actor'
          ? [this.ids.actors, this.actorOf, this.ownActors]
          : [this.ids.events, this.eventOf, this.ownEvents];
      const address = saidIn(one, 'identifier') ?? `urn:hashiya:${kind}:${id}`;
      const here = ids.idOf(address, id, id);
      byAddress.set(address, here);
      own.set(id, here);
      if (kind === 'actor') this.actors.set(here, entry);
      else events.push([here, entry]);
    }
    for (const [id, event] of events) this.events.set(id, this.eventHere(event));
  }

  /** An event with the actors and events that it names by their ids here. */
  private eventHere({ participants, subEventOf, ...event }: Event): Event {
    return {
      ...event,
      ...(participants && {
        participants: participants.map((one) => ({ ...one, actor: this.actorNamed(one.actor) })),
      }),
      ...(subEventOf !== undefined && { subEventOf: this.eventNamed(subEventOf, subEventOf) }),
    };
  }

  /** The id here of an actor that the document's details know under `id`. */
  private actorNamed(id: string): string {
    return this.ownActors.get(id) ?? this.ids.actors.idOf(actorUrn + id, id, id);
  }

  private eventNamed(id: string, words: string): string {
    return this.ownEvents.get(id) ?? this.ids.events.idOf(eventUrn + id, id, words);
  }

  private mentionsOf(spans: readonly Given[], text: RawText, raw: string): Mention[] {
    for (const one of spans) {
      const links = this.linksOf(one);
      if (one.type === eventMention || links.length > 0) this.links.set(one, links);
    }
    const targets = new Set(
      [...this.links.values()].flat().flatMap((link) => this.structures.referred(link, 'target')),
    );
    const told = spans.filter((one) => this.links.has(one) || one.type === namedEntity || targets.has(one));
    this.losses.add('annotations of other layers', spans.length - told.length);
    this.mentionIds = distinctIds(told);
    return told.flatMap((one) => {
      const anchor = anchorOf(
        text.anchored,
        placesOf(one, raw).map(([from, to]): Span => [text.pointAt(from), text.pointAt(to)]),
      );
      if (anchor) return [this.mentionOf(one, anchor, raw)];
      this.losses.add('annotations without words');
      return [];
    });
  }

  /** The structures by which an annotation is linked to others: with a role, and without a place. */
  private linksOf(one: Given): Given[] {
    return Array.from(new Set([...one.features.keys(), ...one.lists.keys()])).flatMap((feature) =>
      plainFeatures.has(feature)
        ? []
        : this.structures
            .referred(one, feature)
            .filter(({ features }) => features.has('role') && !features.has('begin')),
    );
  }

  private mentionOf(one: Given, anchor: NonNullable<ReturnType<typeof anchorOf>>, raw: string): Mention {
    const id = this.mentionIds.get(one) ?? one.id;
    const links = this.links.get(one);
    const kept = this.detailsOf(one);
    if (!links) {
      const bare = { id, actor: this.actorAt(one, raw), ...anchor };
      const full = actorMentionShape.safeParse({ ...kept, ...bare });
      if (!full.success) this.losses.add(unreadDetails);
      return full.success ? full.data : bare;
    }
    const participants = links.flatMap((link) => this.participantOf(link, raw));
    const bare = {
      ...{ id, event: this.eventAt(one, raw), ...anchor },
      ...(participants.length > 0 && { participants }),
    };
    const full = eventMentionShape.safeParse({ ...kept, ...bare });
    if (!full.success) this.losses.add(unreadDetails);
    return full.success ? full.data : bare;
  }

  /** What the details say besides what the annotation and its links say themselves. */
  private detailsOf(one: Given): object {
    const details = jsonIn(one, 'details');
    if (!isObject(details)) {
      if (saidIn(one, 'details') !== undefined) this.losses.add(unreadDetails);
      return {};
    }
    const { attributedTo } = details;
    return {
      ...Object.fromEntries(Object.entries(details).filter(([key]) => !saidElsewhere.has(key))),
      ...(typeof attributedTo === 'string' && { attributedTo: this.actorNamed(attributedTo) }),
    };
  }

  private actorAt(one: Given, raw: string): string {
    const words = wordsAt(one, raw);
    const type = saidIn(one, 'value') ?? 'unknown';
    return this.actorBy(saidIn(one, 'identifier'), `${type} ${words}`, type, words);
  }

  /** The actor of an address, else of `key`; made known if need be. */
  private actorBy(address: string | undefined, key: string, type: string, words: string): string {
    const known = this.actorOf.get(address ?? key);
    if (known !== undefined) return known;
    const own = ownId(address, actorUrn);
    const name = words === '' ? (address?.replace(/^.*[/#:](?=.)/, '') ?? '') : words;
    const id = own === undefined ? this.ids.actors.idOf(address ?? key, '', name) : this.actorNamed(own);
    this.actorOf.set(address ?? key, id);
    const link = own === undefined && address !== undefined && { sameAs: [address] };
    if (!this.actors.has(id)) this.actors.set(id, { type, label: labelOf(words), ...link });
    return id;
  }

  private eventAt(one: Given, raw: string): string {
    const words = wordsAt(one, raw);
    const address = saidIn(one, 'identifier');
    const key = address ?? `${this.path} ${one.id}`;
    const known = this.eventOf.get(key);
    if (known !== undefined) return known;
    const own = ownId(address, eventUrn);
    const id = own === undefined ? this.ids.events.idOf(key, '', words) : this.eventNamed(own, words);
    this.eventOf.set(key, id);
    const type = saidIn(one, 'value') ?? one.type.slice(one.type.lastIndexOf('.') + 1);
    if (!this.events.has(id)) this.events.set(id, { type, label: labelOf(words) });
    return id;
  }

  private participantOf(link: Given, raw: string): Participant[] {
    const [target] = this.structures.referred(link, 'target');
    const named = target && !this.links.has(target) && this.mentionIds.has(target) ? target : undefined;
    const actor = this.actorLinked(saidIn(link, 'identifier'), named, raw);
    if (actor === undefined) {
      this.losses.add('links to events and to nothing');
      return [];
    }
    const mention = target && this.mentionIds.get(target);
    const role = saidIn(link, 'role') ?? 'participant';
    return [{ role, actor, ...(mention !== undefined && { mention }) }];
  }

  private actorLinked(
    address: string | undefined,
    named: Given | undefined,
    raw: string,
  ): string | undefined {
    if (address === undefined) return named && this.actorAt(named, raw);
    const own = ownId(address, actorUrn);
    // What the registry of the source lacks needs no entry to take part.
    if (own !== undefined && !named) return this.actorNamed(own);
    return this.actorBy(address, '', 'unknown', named ? wordsAt(named, raw) : '');
  }
}

const unreadDetails = 'details of annotations that cannot be read';

/** Keys of details that other features say too, which annotators of other tools can change. */
const saidElsewhere = new Set([
  ...['id', 'actor', 'event', 'participants', 'spans', 'quote', 'before', 'after'],
]);

/** What a feature says, if it says something. */
function saidIn({ features }: Given, feature: string): string | undefined {
  const said = features.get(feature);
  return said === '' ? undefined : said;
}

function ownId(address: string | undefined, urn: string): string | undefined {
  return address?.startsWith(urn) && address.length > urn.length ? address.slice(urn.length) : undefined;
}

function labelOf(words: string): Actor['label'] {
  return words === '' ? {} : { [languageOf(words)]: words };
}

/** Begin and end, in UTF-16; undefined when they are no place in the text. */
function extentIn({ features }: Given, raw: string): Span | undefined {
  const [begin, end] = [features.get('begin') ?? '', features.get('end') ?? ''];
  if (!/^\d+$/.test(begin) || !/^\d+$/.test(end)) return undefined;
  const span: Span = [Number(begin), Number(end)];
  return span[0] <= span[1] && span[1] <= raw.length ? span : undefined;
}

function wordsAt(one: Given, raw: string): string {
  return raw
    .slice(...(extentIn(one, raw) ?? [0, 0]))
    .replace(/\s+/g, ' ')
    .trim();
}

const placesShape = z.array(z.tuple([z.int(), z.int()])).min(1);

/** The spans of a discontinuous mention, as long as nobody has moved it since; in UTF-16. */
function placesOf(one: Given, raw: string): readonly Span[] {
  const extent = extentIn(one, raw);
  if (!extent) return [];
  const given = placesShape.safeParse(jsonIn(one, 'places'));
  const spans = given.success ? given.data : [];
  return spans[0]?.[0] === extent[0] && spans.at(-1)?.[1] === extent[1] ? spans : [extent];
}

/**
 * An id for each mention: that of its details, which a copied annotation has a second time, else one made of its number.
 */
function distinctIds(mentions: readonly Given[]): Map<Given, string> {
  const ids = new Map<Given, string>();
  const taken = new Set<string>();
  const give = (one: Given, id: string): void => {
    ids.set(one, id);
    taken.add(id);
  };
  for (const one of mentions) {
    const details = jsonIn(one, 'details');
    const id = isObject(details) ? details['id'] : undefined;
    if (typeof id === 'string' && id !== '' && !taken.has(id)) give(one, id);
  }
  for (const one of mentions) {
    if (ids.has(one)) continue;
    let id = `cas-${one.id}`;
    for (let number = 2; taken.has(id); number++) id = `cas-${one.id}-${String(number)}`;
    give(one, id);
  }
  return ids;
}
