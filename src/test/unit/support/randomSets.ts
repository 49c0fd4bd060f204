import fc from 'fast-check';
import { anchoredText, makeAnchor } from '../../../core/anchor/anchor.js';
import {
  formatById,
  Losses,
  type ExportOptions,
  type ExportSource,
  type Imported,
} from '../../../core/formats/index.js';
import {
  serialiseActors,
  serialiseEvents,
  serialiseSettings,
  serialiseSidecar,
} from '../../../core/model/serialise.js';
import type { Actor, Event, Mention, Span } from '../../../core/model/types.js';
import { AnnotationSet } from '../../../core/set/annotationSet.js';
import { actorsFile, articleOf, eventsFile, settingsFile } from '../../../core/set/files.js';
import { normaliseText } from '../../../core/text/normalise.js';
import { stampOf } from '../../../core/text/stamp.js';
import { exportedFrom, type Exported } from './exported.js';
import { sourceFile } from './imported.js';

/** A set's content, for formats to carry. */
export interface Content {
  readonly actors: Readonly<Record<string, Actor>>;
  readonly events: Readonly<Record<string, Event>>;
  readonly articles: Readonly<
    Record<string, { readonly raw: string; readonly mentions: readonly Mention[] }>
  >;
}

type Out = ReadonlyMap<string, string>;

/** Exports content to memory: files by path. */
export async function exportedContent(
  content: Content,
  format: string,
  options: Partial<ExportOptions> = {},
): Promise<Exported> {
  return exportedFrom(sourceOf(content), format, options);
}

/** What an export of content reads. */
export function sourceOf(content: Content): ExportSource {
  const { actors, events, articles } = content;
  const set = new AnnotationSet();
  set.useActors(actors);
  set.useEvents(events);
  for (const [path, { raw, mentions }] of Object.entries(articles))
    set.useArticle(path, { version: 1, text: stampOf(normaliseText(raw)), mentions: [...mentions] });
  return {
    set,
    readArticle: (path) => Promise.resolve(articles[path]?.raw),
    readFile: (file) => Promise.resolve(fileOf(content, file)),
  };
}

/** One of the set's own files. */
function fileOf({ actors, events, articles }: Content, file: string): string | undefined {
  if (file === settingsFile) return serialiseSettings({ version: 1 });
  if (file === actorsFile) return serialiseActors({ version: 1, actors });
  if (file === eventsFile) return serialiseEvents({ version: 1, events });
  const article = articles[articleOf(file) ?? ''];
  if (!article) return undefined;
  const text = stampOf(normaliseText(article.raw));
  return serialiseSidecar({ version: 1, text, mentions: [...article.mentions] });
}

/** Reads files given as text or bytes, by path. */
export async function importedFiles(
  files: Out | Readonly<Record<string, string | Uint8Array>>,
  format: string,
): Promise<Imported & { losses: Readonly<Record<string, number>> }> {
  const reader = await formatById(format)?.reader?.();
  if (!reader) throw new Error(`${format} is not read.`);
  const losses = new Losses();
  const entries: (readonly [string, string | Uint8Array])[] =
    files instanceof Map ? [...files] : Object.entries(files);
  const imported = await reader(
    entries.map(([path, content]) => sourceFile(path, content)),
    losses,
  );
  return { ...imported, losses: counted(losses) };
}

function counted(losses: Losses): Readonly<Record<string, number>> {
  return Object.fromEntries(losses.list().map(({ kind, count }) => [kind, count]));
}

/** What was read, in the form of what is written. */
export function contentOf({ actors, events, articles }: Imported): Content {
  return {
    actors: Object.fromEntries(actors),
    events: Object.fromEntries(events),
    articles: Object.fromEntries(
      articles.map(({ path, text = '', mentions }) => [path, { raw: text, mentions }]),
    ),
  };
}

/** Content in one form, whatever the order of its entries: line ends as LF, without byte order mark. */
export function canonical(
  { actors, events, articles }: Content,
  change: {
    mention?: (mention: Mention) => Mention;
    actor?: (actor: Actor) => Actor;
    event?: (event: Event) => Event;
  } = {},
): Content {
  const { mention = (one) => one, actor = (one) => one, event = (one) => one } = change;
  const sorted = <T, R>(entries: Readonly<Record<string, T>>, to: (entry: T) => R): Record<string, R> =>
    Object.fromEntries(
      Object.keys(entries)
        .sort()
        .flatMap((key) => (entries[key] === undefined ? [] : [[key, to(entries[key])]])),
    );
  return {
    actors: sorted(actors, actor),
    events: sorted(events, event),
    articles: sorted(articles, ({ raw, mentions }) => ({
      raw: normaliseText(raw),
      mentions: mentions.map(mention).sort((a, b) => (a.id < b.id ? -1 : 1)),
    })),
  };
}

const actorIds = ['haddad', 'lina-2', 'سيرغي-لافروف', '2016.m²'];
const eventIds = ['talks', 'haddad', '7', 'محادثات'];

/** Words that are hard to carry. Control characters, which XML cannot hold, are none of them. */
const words = fc.oneof(
  fc.constantFrom(
    'سامِر حدّاد',
    'a "b" <c> & \'d\'',
    '😀',
    ' two  spaces ',
    'line\nfeed',
    ']]>',
    '&amp;',
    '#1',
  ),
  fc.string({
    unit: fc.constantFrom('ا', 'ِ', 'b', '<', '&', '"', '؛', '😀', ' ', '=', ';', '|'),
    minLength: 1,
    maxLength: 6,
  }),
);

const label = fc.record({ ar: words, en: words }, { requiredKeys: [] });

const actor: fc.Arbitrary<Actor> = fc.record(
  {
    type: fc.constantFrom('person', 'state', 'place', 'organization', 'none-of-these'),
    label,
    aliases: fc.array(words, { minLength: 1, maxLength: 3 }),
    code: words,
    sameAs: fc.uniqueArray(fc.constantFrom('http://www.wikidata.org/entity/Q58217', 'urn:x:1', 'viaf:2'), {
      minLength: 1,
    }),
    note: words,
  },
  { requiredKeys: ['type', 'label'] },
);

const date = fc.constantFrom('2016-07-14', '2015-10', '2021-06~', '2016-07-14/2016-07-16', '1999');
const role = fc.constantFrom('actor', 'recipient', 'a <role>');
const someActor = fc.constantFrom(...actorIds);

const event: fc.Arbitrary<Event> = fc.record(
  {
    type: fc.constantFrom('CONSULT', 'ASSAULT', 'Attack'),
    mode: fc.constantFrom('meet', 'visit'),
    label,
    date,
    contexts: fc.uniqueArray(fc.constantFrom('military', 'legal'), { minLength: 1 }),
    participants: fc.array(fc.record({ role, actor: someActor }), { minLength: 1, maxLength: 3 }),
    subEventOf: fc.constantFrom(...eventIds),
    note: words,
  },
  { requiredKeys: ['type', 'label'] },
);

const text = fc
  .array(
    fc.constantFrom(
      ...[
        'قال ',
        'سامِر ',
        'حدّاد',
        '😀',
        '\n',
        '\n\n',
        '\r\n',
        ' ',
        '<b>',
        '&amp;',
        '"',
        ' x ',
        '\t',
        '؛',
        '</p>',
      ],
    ),
    { maxLength: 14 },
  )
  .map((pieces) => pieces.join(''));

const raw = fc.tuple(fc.constantFrom('', '\uFEFF'), text).map((parts) => parts.join(''));

const provenance = {
  status: fc.constantFrom('suggested' as const, 'uncertain' as const),
  note: words,
  by: words,
  at: fc.constantFrom('2026-11-21T10:00:00Z', '2026-11-21', 'gestern'),
};

/** Spans of a text of `length` code points, none empty, in order. */
function spans(length: number): fc.Arbitrary<Span[]> {
  return fc
    .uniqueArray(fc.nat({ max: length }), { minLength: 2, maxLength: 6 })
    .map((cuts) => cuts.sort((a, b) => a - b))
    .map((cuts) => {
      const pairs: Span[] = [];
      for (let i = 0; i + 1 < cuts.length; i += 2) pairs.push([cuts[i] ?? 0, cuts[i + 1] ?? 0]);
      return pairs;
    });
}

function mentions(raw: string): fc.Arbitrary<Mention[]> {
  const anchored = anchoredText(normaliseText(raw));
  const { length } = anchored.points;
  if (length === 0) return fc.constant([]);
  const anchor = spans(length).map((places) => makeAnchor(anchored, places));
  const ids = ['m1', 'k3v9q2xw', 'odd id;<"', '3'];
  const ofActor = fc.record(
    {
      actor: someActor,
      form: fc.constantFrom(...(['name', 'nisba', 'metonym', 'nominal', 'pronoun'] as const)),
      ...provenance,
    },
    { requiredKeys: ['actor'] },
  );
  const ofEvent = fc.record(
    {
      event: fc.constantFrom(...eventIds),
      participants: fc.array(
        fc.record(
          { role, actor: someActor, mention: fc.constantFrom(...ids) },
          { requiredKeys: ['role', 'actor'] },
        ),
        { minLength: 1, maxLength: 3 },
      ),
      attributes: fc.dictionary(fc.constantFrom('modality', 'polarity', 'an "odd" one'), words, {
        minKeys: 1,
      }),
      date,
      attributedTo: someActor,
      ...provenance,
    },
    { requiredKeys: ['event'] },
  );
  return fc.array(fc.tuple(anchor, fc.oneof(ofActor, ofEvent)), { maxLength: ids.length }).map((all) => {
    const present = new Set(ids.slice(0, all.length));
    return all.map(([place, one], i): Mention => {
      const id = ids[i] ?? '';
      if (!('event' in one)) return { id, ...place, ...one };
      const { participants, ...others } = one;
      if (!participants) return { id, ...place, ...others };
      return {
        id,
        ...place,
        ...others,
        participants: participants.map(({ mention, ...part }) =>
          mention !== undefined && present.has(mention) ? { ...part, mention } : part,
        ),
      };
    });
  });
}

/** Sets with what is hard to carry; all that is referred to is there. */
export const randomContent: fc.Arbitrary<Content> = fc
  .record({
    actors: fc.tuple(...actorIds.map(() => actor)),
    events: fc.tuple(...eventIds.map(() => event)),
    articles: fc.array(
      raw.chain((one) => mentions(one).map((all) => ({ raw: one, mentions: all }))),
      { maxLength: 3 },
    ),
  })
  // Not the objects without prototype that are made for records.
  .map((made) => structuredClone(made))
  .map(({ actors, events, articles }) => ({
    actors: Object.fromEntries(actors.map((one, i) => [actorIds[i] ?? '', one])),
    events: Object.fromEntries(events.map((one, i) => [eventIds[i] ?? '', one])),
    articles: Object.fromEntries(
      articles.map((one, i) => [`folder/${String(i)} <&>.txt`.replace(/[<>]/g, "'"), one]),
    ),
  }));
