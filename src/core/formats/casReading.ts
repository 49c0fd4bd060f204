/* Reads UIMA CAS, in XMI and in CAS JSON 0.4. The mapping is that of cas.ts. */
import { languageOf } from '../model/label.js';
import { messageOf, placeOf, type Problem } from '../model/problem.js';
import { actorMentionShape, actorShape, eventMentionShape, eventShape } from '../model/shapes.js';
import { flawsOf } from '../model/structure.js';
import type { Actor, Event, Mention, Participant, Span } from '../model/types.js';
import { decodeUtf8 } from '../text/normalise.js';
import { eventMention, metaData, namedEntity, registered } from './cas.js';
import { anchorOf, Ids, Imports, RawText } from './importing.js';
import type { Losses } from './losses.js';
import type { Imported, SourceFile } from './reading.js';
import { childrenOf, readXml, textOf } from './xmlReading.js';

/** A feature structure as a source has it: values as texts, references as the numbers of others. */
interface Given {
  readonly id: string;
  readonly type: string;
  readonly features: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly string[]>;
}

export async function readXmi(files: readonly SourceFile[], losses: Losses): Promise<Imported> {
  const reader = new CasReader(losses);
  for (const file of files) {
    if (/typesystem\.xml$/i.test(file.path)) continue;
    const read = await readXml(file);
    if (!read.ok) {
      reader.imports.problems.push(read.problem);
      continue;
    }
    const { root } = read.document;
    if (root.name !== 'XMI') {
      reader.imports.problems.push(read.document.problem(root, `Not XMI: its element is <${root.name}>.`));
      continue;
    }
    const structures = childrenOf(root).map((element): Given => {
      const { attributes, namespace } = element;
      const space = namespace.replace(/^http:\/\/\/|\.ecore$/g, '').replaceAll('/', '.');
      // Arrays of texts stand as elements; those of references as numbers in an attribute.
      const lists = new Map<string, string[]>();
      for (const child of childrenOf(element))
        lists.set(child.name, [...(lists.get(child.name) ?? []), textOf(child)]);
      for (const [key, value] of attributes) if (/^\d+( \d+)*$/.test(value)) lists.set(key, value.split(' '));
      return {
        id: attributes.get('xmi:id') ?? '',
        type: `${space}.${element.name}`,
        features: attributes,
        lists,
      };
    });
    const problem = reader.add(file.path, structures, (message) => read.document.problem(root, message));
    if (problem) reader.imports.problems.push(problem);
  }
  return reader.imports.result;
}

export async function readCasJson(files: readonly SourceFile[], losses: Losses): Promise<Imported> {
  const reader = new CasReader(losses);
  for (const file of files) {
    const { path } = file;
    const text = decodeUtf8(await file.read());
    const problemAt = (at: number, message: string): Problem => ({
      path,
      ...placeOf(text ?? '', at),
      severity: 'error',
      message,
    });
    const read = text === undefined ? 'Not UTF-8.' : jsonStructures(text.replace(/^\uFEFF/, ''));
    const problem =
      typeof read === 'string'
        ? problemAt(0, read)
        : reader.add(path, read, (message) => problemAt(0, message));
    if (problem) reader.imports.problems.push(problem);
  }
  return reader.imports.result;
}

/** @returns what is wrong, if something is */
function jsonStructures(text: string): Given[] | string {
  if (flawsOf(text).tooDeepAt !== undefined) return 'Nested too deeply.';
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return `Not valid JSON: ${messageOf(error)}`;
  }
  const all = isObject(json) ? json['%FEATURE_STRUCTURES'] : undefined;
  const list = Array.isArray(all)
    ? all.map((one: unknown) => one)
    : isObject(all)
      ? Object.entries(all).map(([id, one]) => (isObject(one) ? { '%ID': id, ...one } : one))
      : undefined;
  if (!list) return 'Not CAS JSON: it has no %FEATURE_STRUCTURES.';
  return list.filter(isObject).map((one) => {
    const features = new Map<string, string>();
    const lists = new Map<string, string[]>();
    for (const [key, value] of Object.entries(one)) {
      if (Array.isArray(value)) lists.set(key, value.map(String));
      else if (typeof value === 'string' || typeof value === 'number')
        features.set(key.replace(/^@/, ''), String(value));
    }
    return { id: features.get('%ID') ?? '', type: features.get('%TYPE') ?? '', features, lists };
  });
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

class CasReader {
  readonly imports = new Imports();
  private readonly actorIds = new Ids();
  private readonly eventIds = new Ids();

  constructor(private readonly losses: Losses) {}

  /** @returns what is wrong, if something is */
  add(path: string, all: readonly Given[], problem: (message: string) => Problem): Problem | undefined {
    const sofas = all.filter(({ type }) => type === 'uima.cas.Sofa');
    const sofa = sofas.find(({ features }) => features.get('sofaID') === '_InitialView') ?? sofas[0];
    if (!sofa) return problem('This CAS has no text.');
    this.losses.add('further views of documents', sofas.length - 1);
    const raw = sofa.features.get('sofaString') ?? '';
    const text = new RawText(raw);
    const byId = new Map(all.map((one) => [one.id, one]));
    const actors = new Map<string, Actor>();
    const events = new Map<string, Event>();
    const actorOf = new Map<string, string>();
    const eventOf = new Map<string, string>();
    for (const { type, features } of all) {
      if (type !== registered) continue;
      const address = features.get('identifier') ?? '';
      const details = parsed(features.get('details'));
      if (!isObject(details)) continue;
      const id = String(details['id']);
      const actor = actorShape.safeParse(details['entry']);
      const event = eventShape.safeParse(details['entry']);
      if (details['kind'] === 'actor' && actor.success) {
        const own = this.actorIds.idOf(address, id, id);
        actorOf.set(address, own);
        actors.set(own, actor.data);
      } else if (details['kind'] === 'event' && event.success) {
        const own = this.eventIds.idOf(address, id, id);
        eventOf.set(address, own);
        events.set(own, event.data);
      }
    }
    const linksOf = ({ features, lists }: Given): Given[] =>
      Array.from(new Set([...features.keys(), ...lists.keys()])).flatMap((key) => {
        if (key === 'sofa' || key === 'begin' || key === 'end' || key.startsWith('xmi')) return [];
        const direct = lists.get(key) ?? [];
        const array = byId.get(features.get(key) ?? '')?.lists.get('%ELEMENTS') ?? [];
        return [...direct, ...array].flatMap((id) => {
          const link = byId.get(id);
          return link?.features.has('role') && !link.features.has('begin') ? [link] : [];
        });
      });
    const spans = all.filter(
      ({ type, features }) => features.has('begin') && features.has('end') && type !== metaData,
    );
    const telling = new Map(
      spans.flatMap((one) => {
        const links = linksOf(one);
        return one.type === eventMention || links.length > 0 ? [[one.id, links] as const] : [];
      }),
    );
    const targets = new Set([...telling.values()].flat().map(({ features }) => features.get('target') ?? ''));
    const mentionIds = new Map<string, string>();
    const wordsAt = ({ features }: Given): string =>
      raw
        .slice(Number(features.get('begin')), Number(features.get('end')))
        .replace(/\s+/g, ' ')
        .trim();
    const detailsOf = (one: Given): Record<string, unknown> => {
      const details = parsed(one.features.get('details'));
      return isObject(details) ? details : {};
    };
    const actorAt = (one: Given): string => {
      const words = wordsAt(one);
      const type = one.features.get('value') ?? 'unknown';
      const address = one.features.get('identifier');
      const key = address ?? `${type} ${words}`;
      const known = actorOf.get(key) ?? this.actorIds.idOf(key, '', words);
      actorOf.set(key, known);
      if (!actors.has(known))
        actors.set(known, {
          type,
          label: words === '' ? {} : { [languageOf(words)]: words },
          ...(address !== undefined && !address.startsWith('urn:hashiya:') && { sameAs: [address] }),
        });
      return known;
    };
    for (const one of spans) {
      const { id } = detailsOf(one);
      mentionIds.set(one.id, typeof id === 'string' ? id : `cas-${one.id}`);
    }
    const mentions: Mention[] = [];
    let others = 0;
    for (const one of spans) {
      const { features } = one;
      const links = telling.get(one.id);
      if (!links && one.type !== namedEntity && !targets.has(one.id)) {
        others++;
        continue;
      }
      const [begin, end] = [Number(features.get('begin')), Number(features.get('end'))];
      if (!(begin >= 0 && begin <= end && end <= raw.length))
        return problem(`Annotation ${one.id} does not lie in the text: ${String(begin)}–${String(end)}.`);
      const places = placesOf(features.get('places'), begin, end);
      const anchor = anchorOf(
        text.anchored,
        places.map(([from, to]) => [text.pointAt(from), text.pointAt(to)]),
      );
      if (!anchor) {
        this.losses.add('annotations without words');
        continue;
      }
      const details = { ...detailsOf(one), ...anchor, id: mentionIds.get(one.id) ?? one.id };
      if (!links) {
        const mention = actorMentionShape.safeParse({ ...details, actor: actorAt(one) });
        if (mention.success) mentions.push(mention.data);
        continue;
      }
      const words = wordsAt(one);
      const address = features.get('identifier');
      const key = address ?? `${path} ${one.id}`;
      const event = eventOf.get(key) ?? this.eventIds.idOf(key, '', words);
      if (!events.has(event)) {
        const type = features.get('value') ?? one.type.slice(one.type.lastIndexOf('.') + 1);
        events.set(event, { type, label: words === '' ? {} : { [languageOf(words)]: words } });
      }
      const participants = links.flatMap(({ features: link }): Participant[] => {
        const target = byId.get(link.get('target') ?? '');
        const known = actorOf.get(link.get('identifier') ?? '');
        const actor = known ?? (target && !telling.has(target.id) ? actorAt(target) : undefined);
        if (actor === undefined) {
          this.losses.add('links to events and to nothing');
          return [];
        }
        const mention = target && mentionIds.get(target.id);
        return [
          { role: link.get('role') ?? 'participant', actor, ...(mention !== undefined && { mention }) },
        ];
      });
      const mention = eventMentionShape.safeParse({
        ...details,
        event,
        ...(participants.length > 0 && { participants }),
      });
      if (mention.success) mentions.push(mention.data);
    }
    this.losses.add('annotations of other layers', others);
    for (const [id, actor] of actors) this.imports.addActor(id, actor);
    for (const [id, event] of events) this.imports.addEvent(id, event);
    const title = all.find(({ type }) => type === metaData)?.features.get('documentTitle');
    const name = title?.toLowerCase().endsWith('.txt') ? title : path.replace(/\.(xmi|xml|json)$/i, '');
    this.imports.addArticle(path, name, text.anchored.text, mentions);
    return undefined;
  }
}

function parsed(json: string | undefined): unknown {
  if (json === undefined) return undefined;
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** The spans of a discontinuous mention, as long as nobody has moved it since. */
function placesOf(places: string | undefined, begin: number, end: number): Span[] {
  const given = parsed(places);
  const spans: Span[] = Array.isArray(given)
    ? given.flatMap((one: unknown): Span[] => (Array.isArray(one) ? [[Number(one[0]), Number(one[1])]] : []))
    : [];
  return spans[0]?.[0] === begin && spans.at(-1)?.[1] === end ? spans : [[begin, end]];
}
