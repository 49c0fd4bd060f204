import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { anchoredText, makeAnchor } from '../../../core/anchor/anchor.js';
import {
  serialiseActors,
  serialiseEvents,
  serialiseSettings,
  serialiseSidecar,
} from '../../../core/model/serialise.js';
import type {
  Actor,
  Event,
  EventMention,
  Form,
  Mention,
  Settings,
  Span,
  Status,
} from '../../../core/model/types.js';
import { actorsFile, eventsFile, settingsFile, sidecarOf } from '../../../core/set/files.js';
import { codePointLength } from '../../../core/text/codePoints.js';
import { normaliseText } from '../../../core/text/normalise.js';
import { stampOf } from '../../../core/text/stamp.js';
import { NodeFolder } from '../../../storage/nodeFolder.js';
import { SetStore, type StoreHost } from '../../../storage/setStore.js';

/** A mention given by its words, of which each is looked for after the one before. */
export type Tag = {
  readonly id: string;
  readonly words: readonly string[];
  /** Where to begin looking, in UTF-16 units of the normalised text. */
  readonly from?: number;
  readonly status?: Status;
  readonly note?: string;
  readonly by?: string;
} & (
  | { readonly actor: string; readonly form?: Form }
  | ({ readonly event: string } & Pick<EventMention, 'participants' | 'attributes' | 'date' | 'attributedTo'>)
);

export interface SampleArticle {
  /** As in the file: with byte order mark and line ends. */
  readonly raw: string;
  /** Absent for an article without sidecar. */
  readonly tags?: readonly Tag[];
}

export interface SampleSet {
  readonly settings?: Settings;
  readonly actors?: Readonly<Record<string, Actor>>;
  readonly events?: Readonly<Record<string, Event>>;
  readonly articles?: Readonly<Record<string, SampleArticle>>;
}

/** Writes a set's files into a folder, in their canonical form. */
export async function writeSet(root: string, content: SampleSet): Promise<void> {
  const { settings = { version: 1 }, actors = {}, events = {}, articles = {} } = content;
  await write(root, settingsFile, serialiseSettings(settings));
  await write(root, actorsFile, serialiseActors({ version: 1, actors }));
  await write(root, eventsFile, serialiseEvents({ version: 1, events }));
  for (const [article, { raw, tags }] of Object.entries(articles)) {
    await write(root, article, raw);
    if (!tags) continue;
    const text = normaliseText(raw);
    const mentions = tags.map((tag) => mentionOf(text, tag));
    await write(root, sidecarOf(article), serialiseSidecar({ version: 1, text: stampOf(text), mentions }));
  }
}

/** Writes one file, with the folders above it. */
export async function write(root: string, file: string, content: string | Uint8Array): Promise<void> {
  const target = path.join(root, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, content);
}

/** The set in a folder, loaded. */
export async function loadSet(root: string, host: Partial<StoreHost> = {}): Promise<SetStore> {
  const store = new SetStore(new NodeFolder(root), {
    mayWrite: () => true,
    onWriteFailed: (file, error) => {
      throw new Error(`${file} could not be written`, { cause: error });
    },
    ...host,
  });
  await store.load();
  return store;
}

function mentionOf(text: string, { words, from = 0, ...keys }: Tag): Mention {
  const spans: Span[] = [];
  let position = from;
  for (const word of words) {
    const at = text.indexOf(word, position);
    if (at < 0) throw new Error(`"${word}" is not in "${text}" after ${position}.`);
    position = at + word.length;
    spans.push([codePointLength(text.slice(0, at)), codePointLength(text.slice(0, position))]);
  }
  return { ...keys, ...makeAnchor(anchoredText(text), spans) };
}

/** A small set with everything that is hard to carry: see the names of its articles. */
export const oddities: SampleSet = {
  settings: { version: 1, title: 'Oddities' },
  actors: {
    haddad: {
      type: 'person',
      label: { ar: 'سامِر حدّاد', en: 'Samir "the <Smith>" Haddad' },
      aliases: ['حدّاد'],
      note: 'وزير',
    },
    lina: { type: 'person', label: { ar: 'لينا منصور' } },
    russia: { type: 'state', label: { ar: 'روسيا', en: 'Russia' }, code: 'RUS' },
    formula: { type: 'organization', label: { en: '=HYPERLINK("x")\n1' } },
  },
  events: {
    talks: { type: 'CONSULT', label: { ar: 'محادثات', en: 'Talks' }, date: '2016-07-14' },
    silent: { type: 'STATEMENT', label: { en: 'Never mentioned' } },
  },
  articles: {
    'bom-crlf-emoji.txt': {
      raw: '\uFEFFبيان 😀 عاجل\r\nقال سامِر حدّاد إن روسيا وافقت.\r\n',
      tags: [
        { id: 'bce1', actor: 'haddad', words: ['سامِر حدّاد'], form: 'name' },
        { id: 'bce2', actor: 'russia', words: ['روسيا'], form: 'name' },
      ],
    },
    'discontinuous.txt': {
      raw: 'الوزيران حدّاد ومنصور اجتمعا في محادثات طويلة.\n',
      tags: [
        { id: 'dis1', actor: 'haddad', words: ['الوزيران', 'حدّاد'] },
        { id: 'dis2', actor: 'lina', words: ['الوزيران', 'منصور'] },
        {
          id: 'dis3',
          event: 'talks',
          words: ['اجتمعا'],
          participants: [
            { role: 'actor', actor: 'haddad', mention: 'dis1' },
            { role: 'recipient', actor: 'lina', mention: 'dis2' },
            { role: 'recipient', actor: 'russia' },
            { role: 'place', actor: 'russia' },
          ],
          attributes: { modality: 'asserted' },
          date: '2016-07',
          attributedTo: 'formula',
        },
      ],
    },
    'edges.txt': {
      raw: 'موسكو ردّت على ما قاله حدّاد',
      tags: [
        { id: 'edg1', actor: 'russia', words: ['موسكو'], form: 'metonym' },
        { id: 'edg2', actor: 'haddad', words: ['حدّاد'], form: 'name' },
      ],
    },
    'empty.txt': { raw: '', tags: [] },
    'nested.txt': {
      raw: 'استقبل وزير خارجية روسيا الوفد، ورفضت الخارجية الروسية التعليق على أنباء لقاء للوزير.\n',
      tags: [
        { id: 'nes1', actor: 'lina', words: ['وزير خارجية روسيا'], form: 'nominal' },
        { id: 'nes2', actor: 'russia', words: ['روسيا'], form: 'name' },
        { id: 'nes3', actor: 'russia', words: ['الروسية'], form: 'nisba' },
        { id: 'nes4', actor: 'haddad', words: ['وزير'], from: 60, status: 'suggested' },
        { id: 'nes5', actor: 'haddad', words: ['أنباء'], status: 'orphaned' },
        { id: 'nes6', event: 'talks', words: ['استقبل'], participants: [{ role: 'actor', actor: 'lina' }] },
        {
          id: 'nes7',
          event: 'talks',
          words: ['لقاء'],
          participants: [
            { role: 'actor', actor: 'haddad' },
            { role: 'recipient', actor: 'lina' },
          ],
          attributes: { modality: 'hypothetical' },
        },
      ],
    },
    'untagged.txt': { raw: 'لا شيء هنا بعد.\n' },
  },
};
