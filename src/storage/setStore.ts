import { parseFile } from '../core/model/parse.js';
import {
  serialiseActors,
  serialiseEvents,
  serialiseSettings,
  serialiseSidecar,
} from '../core/model/serialise.js';
import { actorRegistryShape, eventRegistryShape, settingsShape, sidecarShape } from '../core/model/shapes.js';
import type { Settings, TextStamp } from '../core/model/types.js';
import { AnnotationSet } from '../core/set/annotationSet.js';
import { actorsFile, articleOf, eventsFile, isArticle, settingsFile, sidecarOf } from '../core/set/files.js';
import type { Touched } from '../core/set/touched.js';
import { stampOf } from '../core/text/stamp.js';
import { decodeArticle } from '../core/text/normalise.js';
import { readText, writeText, type Folder } from './folder.js';
import { recovered } from './temporary.js';

/** What the store must ask or tell its surroundings. */
export interface StoreHost {
  /** Whether a sidecar may be written now: not while its article has unsaved edits that its offsets count in. */
  mayWrite(article: string): boolean;
  /** A file could not be written; it stays unsaved and is tried again with the next change. */
  onWriteFailed(file: string, error: unknown): void;
}

const readsAtOnce = 32;
/** Milliseconds within which another program has replaced a file. */
const replacingTakes = 300;

/** Keeps an annotation set and its files the same: loads them, and writes what changes. */
export class SetStore {
  readonly set = new AnnotationSet();

  /** Files whose content in memory is newer than on disk. */
  private readonly unsaved = new Set<string>();
  /** What this store last read or wrote, to tell its own writes from those of others. */
  private readonly lastSeen = new Map<string, string>();
  /** Keys beside the entries of each file that this version does not know; written back as they were. */
  private readonly rest = new Map<string, object>();
  private isNew = false;
  private settingsFound = false;
  private writing: Promise<void> | undefined;

  constructor(
    readonly folder: Folder,
    private readonly host: StoreHost,
  ) {
    this.set.onDidChange((touched) => {
      this.noteUnsaved(touched);
    });
  }

  /** Reads the whole set. Files that cannot be read become problems of the set; nothing else stops. */
  async load(): Promise<void> {
    const files = ownFiles(await recovered(this.folder));
    await this.set.loading(async () => {
      for (const file of [settingsFile, actorsFile, eventsFile]) await this.readFile(file);
      const sidecars = new Set(files.filter((file) => articleOf(file) !== undefined));
      for (const file of files) {
        if (isArticle(this.set.settings, file) && !sidecars.has(sidecarOf(file))) this.set.useArticle(file);
      }
      await eachOf([...sidecars], (file) => this.readFile(file));
      const present = new Set(files);
      for (const file of sidecars) {
        const article = articleOf(file) ?? file;
        this.set.useMissing(article, !present.has(article));
      }
    });
  }

  /** Takes over what another program wrote to one of the set's files, or that it deleted it. */
  async reload(file: string): Promise<void> {
    while (this.writing) await this.writing;
    let text: string | undefined;
    try {
      text = await readText(this.folder, file);
      if (text === undefined) {
        // Many programs replace a file by deleting and making it again; only what stays away was deleted.
        await new Promise((resolve) => setTimeout(resolve, replacingTakes));
        text = await readText(this.folder, file);
      }
    } catch (error) {
      this.useUnreadable(file, error);
      return;
    }
    if (this.unsaved.has(file) || (text !== undefined && text === this.lastSeen.get(file))) return;
    this.useFile(file, text);
    if (text === undefined) this.lastSeen.delete(file);
    else this.lastSeen.set(file, text);
    const article = articleOf(file);
    if (article !== undefined) await this.reloadArticle(article);
  }

  /** Takes over that an article appeared or vanished; the mentions of one that vanished stay. */
  async reloadArticle(article: string): Promise<void> {
    if (await this.exists(article)) {
      if (!this.set.hasArticle(article)) this.set.useArticle(article);
      this.set.useMissing(article, false);
    } else if (this.set.hasArticle(article)) {
      const hasMentions = this.set.mentionsIn(article).size > 0;
      if (hasMentions || this.set.problems.has(sidecarOf(article))) this.set.useMissing(article, true);
      else this.set.forgetArticle(article);
    }
  }

  /** Many programs replace a file by deleting and making it again; only what stays away was deleted. */
  private async exists(file: string): Promise<boolean> {
    if ((await this.folder.read(file)) !== undefined) return true;
    await new Promise((resolve) => setTimeout(resolve, replacingTakes));
    return (await this.folder.read(file)) !== undefined;
  }

  /** Begins a new set, whose settings are written with its first change, or when `markUnsaved` asks for it. */
  begin(settings: Settings): void {
    this.isNew = true;
    this.set.useSettings(settings);
  }

  /** Whether the set was begun here and nothing of it is on disk. */
  get isUnwritten(): boolean {
    return this.isNew;
  }

  /** Whether `hashiya.json` was there when it was last read or written. */
  get hasSettings(): boolean {
    return this.settingsFound;
  }

  /** Whether there is something that is not on disk yet. */
  get hasUnsaved(): boolean {
    return this.unsaved.size > 0;
  }

  /** Asks for a file to be written with the next `flush`, for changes that are no `Change` (moved offsets). */
  markUnsaved(file: string): void {
    this.unsaved.add(file);
  }

  /**
   * One of the set's own files as it would be written now.
   * @returns undefined for a file that there is no need of: the sidecar of an article that never had a mention
   * @throws Error when the article of a new sidecar cannot be read
   */
  async textOf(file: string): Promise<string | undefined> {
    const article = articleOf(file);
    if (article !== undefined) {
      const mentions = this.set.mentionsIn(article);
      if (mentions.stamp === undefined && mentions.size === 0) return undefined;
    }
    return this.serialise(file);
  }

  /**
   * Writes what is unsaved and may be written; resolves when all of that is on disk or has failed.
   * @param regardless an article whose sidecar is written in any case: its offsets count in the text on disk
   */
  async flush(regardless?: string): Promise<void> {
    while (this.writing) await this.writing;
    this.writing = this.writeUnsaved(regardless);
    try {
      await this.writing;
    } finally {
      this.writing = undefined;
    }
  }

  private noteUnsaved(touched: Touched): void {
    if (this.isNew && !touched.everything) this.unsaved.add(settingsFile);
    if (touched.actors.size > 0) this.unsaved.add(actorsFile);
    if (touched.events.size > 0) this.unsaved.add(eventsFile);
    for (const article of touched.articles) this.unsaved.add(sidecarOf(article));
  }

  private async writeUnsaved(regardless: string | undefined): Promise<void> {
    for (const file of [...this.unsaved]) {
      const article = articleOf(file);
      if (article !== undefined && article !== regardless && !this.host.mayWrite(article)) continue;
      this.unsaved.delete(file);
      // What could not be read stays as it is, whoever asks.
      if (this.set.problems.has(file)) continue;
      try {
        await this.write(file, await this.serialise(file));
      } catch (error) {
        this.unsaved.add(file);
        this.host.onWriteFailed(file, error);
      }
    }
  }

  private async write(file: string, text: string): Promise<void> {
    if (this.lastSeen.get(file) === text) return;
    await writeText(this.folder, file, text);
    this.lastSeen.set(file, text);
    if (file !== settingsFile) return;
    this.isNew = false;
    this.settingsFound = true;
  }

  private async serialise(file: string): Promise<string> {
    if (file === settingsFile) return serialiseSettings(this.set.settings);
    const rest = this.rest.get(file);
    if (file === actorsFile) {
      return serialiseActors({ ...rest, version: 1, actors: Object.fromEntries(this.set.actors) });
    }
    if (file === eventsFile) {
      return serialiseEvents({ ...rest, version: 1, events: Object.fromEntries(this.set.events) });
    }
    const article = articleOf(file) ?? file;
    const { stamp, rejections } = this.set.mentionsIn(article);
    const text = stamp ?? (await this.stampOnDisk(article));
    const rejected = [...rejections.values()];
    return serialiseSidecar({
      ...rest,
      version: 1,
      text,
      ...(rejected.length > 0 ? { rejected } : {}),
      mentions: [...this.set.mentionsIn(article).sorted()],
    });
  }

  private async stampOnDisk(article: string): Promise<TextStamp> {
    const bytes = await this.folder.read(article);
    const text = bytes && decodeArticle(bytes);
    if (text === undefined) throw new Error(`${article} cannot be read as UTF-8.`);
    const stamp = stampOf(text);
    this.set.mentionsIn(article).stamp = stamp;
    return stamp;
  }

  private async readFile(file: string): Promise<void> {
    try {
      this.useFile(file, await readText(this.folder, file));
    } catch (error) {
      this.useUnreadable(file, error);
    }
  }

  private useUnreadable(file: string, error: unknown): void {
    const message = `Cannot be read: ${error instanceof Error ? error.message : String(error)}`;
    this.set.useProblems(file, [{ path: file, line: 1, column: 1, severity: 'error', message }]);
    const article = articleOf(file);
    if (article !== undefined && !this.set.hasArticle(article)) this.set.useArticle(article);
  }

  private useFile(file: string, text: string | undefined): void {
    const article = articleOf(file);
    if (file === settingsFile) this.useSettings(text);
    else if (file === actorsFile) this.useActors(text);
    else if (file === eventsFile) this.useEvents(text);
    else if (article !== undefined) this.useSidecar(article, text);
  }

  private useSettings(text: string | undefined): void {
    this.settingsFound = text !== undefined;
    const parsed = parseFile(settingsShape, settingsFile, text ?? '{ "version": 1 }');
    this.set.useProblems(settingsFile, parsed.ok ? [] : parsed.problems);
    if (parsed.ok) this.set.useSettings(parsed.value);
  }

  private useActors(text: string | undefined): void {
    const parsed = parseFile(actorRegistryShape, actorsFile, text ?? '{ "version": 1, "actors": {} }');
    this.set.useProblems(actorsFile, parsed.ok ? [] : parsed.problems);
    if (!parsed.ok) return;
    const { actors, ...rest } = parsed.value;
    this.rest.set(actorsFile, rest);
    this.set.useActors(actors);
  }

  private useEvents(text: string | undefined): void {
    const parsed = parseFile(eventRegistryShape, eventsFile, text ?? '{ "version": 1, "events": {} }');
    this.set.useProblems(eventsFile, parsed.ok ? [] : parsed.problems);
    if (!parsed.ok) return;
    const { events, ...rest } = parsed.value;
    this.rest.set(eventsFile, rest);
    this.set.useEvents(events);
  }

  private useSidecar(article: string, text: string | undefined): void {
    const file = sidecarOf(article);
    if (text === undefined) {
      this.set.useProblems(file, []);
      this.set.useArticle(article);
      return;
    }
    const parsed = parseFile(sidecarShape, file, text);
    this.set.useProblems(file, parsed.ok ? [] : parsed.problems);
    if (parsed.ok) {
      const { mentions: _, version: __, text: ___, rejected: ____, ...rest } = parsed.value;
      if (Object.keys(rest).length > 0) this.rest.set(file, rest);
      else this.rest.delete(file);
      this.set.useArticle(article, parsed.value);
    } else if (!this.set.hasArticle(article)) this.set.useArticle(article);
  }
}

/** The files that belong to this set and not to another one in a folder below. */
function ownFiles(files: readonly string[]): string[] {
  const inner = files
    .filter((file) => file.endsWith(`/${settingsFile}`))
    .map((file) => file.slice(0, -settingsFile.length));
  return inner.length === 0
    ? [...files]
    : files.filter((file) => !inner.some((folder) => file.startsWith(folder)));
}

/** Does `work` for every item, several at once. */
async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: readsAtOnce }, worker));
}
