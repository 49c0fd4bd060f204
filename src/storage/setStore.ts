import { repeatedKeys } from '../core/model/parse.js';
import { messageOf, type Problem } from '../core/model/problem.js';
import type { Settings } from '../core/model/types.js';
import { AnnotationSet } from '../core/set/annotationSet.js';
import { kindOf, mergeContents, readContent, writeContent, type Content } from '../core/set/content.js';
import { actorsFile, articleOf, eventsFile, isArticle, settingsFile, sidecarOf } from '../core/set/files.js';
import type { Touched } from '../core/set/touched.js';
import { stampOf } from '../core/text/stamp.js';
import { readArticleText, readText, writeText, type Folder } from './folder.js';
import type { Lock } from './lock.js';
import { SetContent } from './setContent.js';
import { recovered } from './temporary.js';
import { say, ToldError } from '../core/text/message.js';

/** What the store must ask or tell its surroundings. */
export interface StoreHost {
  /** Whether a sidecar may be written now: not while its article has unsaved edits that its offsets count in. */
  mayWrite(article: string): boolean;
  /** A file could not be written and stays unsaved. Told once for each reason until it is written. */
  onWriteFailed(file: string, error: unknown): void;
  /** Calls `work` after some milliseconds. Where it is given, what could not be written is tried again by itself. */
  later?(milliseconds: number, work: () => Promise<void>): void;
}

const readsAtOnce = 32;
/** Milliseconds within which another program has replaced a file. */
const replacingTakes = 300;
const firstRetry = 1000;
const lastRetry = 60_000;
/** How often a file may be changed by others between reading and replacing it, before that counts as a failure. */
const mostInterruptions = 50;

/** Somebody else wrote the file, or took the lock over, after it was last read. */
class Interrupted extends Error {}

/**
 * Keeps an annotation set and its files the same: loads them, and writes what changes. A file that somebody else wrote
 * meanwhile is merged into memory first, so that nobody's work is overwritten.
 */
export class SetStore {
  readonly set = new AnnotationSet();

  /** Files whose content in memory is newer than on disk. */
  private readonly unsaved = new Set<string>();
  /**
   * What each file held when it was last read or written: the base of a merge. Its entries are those in memory until
   * they are changed, so that it costs little.
   */
  private readonly seen = new Map<string, Content>();
  /** Sidecars that a change put something into: empty again, they go. */
  private readonly filled = new Set<string>();
  /** Sidecars that are to be there with nothing but a stamp, as an import brings them. */
  private readonly stamped = new Set<string>();
  private readonly content = new SetContent(this.set);
  private readonly failures = new Map<string, string>();
  private retryAfter = firstRetry;
  private willRetry = false;
  private isNew = false;
  private settingsFound = false;
  private disposed = false;
  /** Ends when all reading and writing that was asked for has. */
  private busy: Promise<unknown> = Promise.resolve();

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
    const unreadable = new Map<string, unknown>();
    const files = ownFiles(await recovered(this.folder, (folder, error) => unreadable.set(folder, error)));
    await this.set.loading(async () => {
      for (const [folder, error] of unreadable)
        this.set.useProblems(folder, [unreadableProblem(folder, error)]);
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

  /**
   * Takes over what another program wrote to one of the set's files, or that it deleted it. What is not saved yet is
   * merged with it; if that may not be written now, it is merged when it may.
   */
  async reload(file: string): Promise<void> {
    const article = articleOf(file);
    const isKnown = article !== undefined && this.set.hasArticle(article) && !this.set.isMissing(article);
    const isThere = await this.readAgain(file);
    if (article !== undefined && !(isThere && isKnown)) await this.reloadArticle(article);
  }

  /** @returns whether the file is there */
  private async readAgain(file: string): Promise<boolean> {
    if (await this.takeOver(file, false)) return true;
    // Waits before its turn comes, so that a folder of deleted files keeps nothing from being saved.
    await pauseForReplacing();
    return this.takeOver(file, true);
  }

  /**
   * Takes over what a file holds.
   * @param isGone whether it was not there a while ago: if it is not now, it was deleted
   * @returns whether it is there
   */
  private async takeOver(file: string, isGone: boolean): Promise<boolean> {
    let isThere = true;
    await this.inTurn(async () => {
      try {
        const text = await readText(this.folder, file);
        isThere = text !== undefined;
        if (!isThere && !isGone) return;
        if (!isThere && (await this.isAbandoned(file))) this.unsaved.delete(file);
        if (!this.unsaved.has(file)) this.useFile(file, text);
        else if (isThere && this.mayWrite(file)) await this.meet(file);
      } catch (error) {
        this.useUnreadable(file, error);
      }
    });
    return isThere;
  }

  /** Takes over that an article appeared or vanished; the mentions of one that vanished stay. */
  async reloadArticle(article: string): Promise<void> {
    if (await this.exists(article)) {
      if (!this.set.hasArticle(article)) this.set.useArticle(article);
      this.set.useMissing(article, false);
    } else if (this.set.hasArticle(article)) {
      // That its sidecar went with it may not have been told.
      await this.readAgain(sidecarOf(article));
      const hasMentions = this.set.mentionsIn(article).size > 0;
      if (hasMentions || this.set.problems.has(sidecarOf(article))) this.set.useMissing(article, true);
      else this.set.forgetArticles([article]);
    }
  }

  /** Forgets the articles below a folder, which belong to another set from now on. */
  forgetBelow(folder: string): void {
    const articles = this.set.articles.filter((article) => article.startsWith(`${folder}/`));
    for (const article of articles) {
      const sidecar = sidecarOf(article);
      this.unsaved.delete(sidecar);
      this.seen.delete(sidecar);
      this.failures.delete(sidecar);
    }
    this.set.forgetArticles(articles);
  }

  /** Many programs replace a file by deleting and making it again; only what stays away was deleted. */
  private async exists(file: string): Promise<boolean> {
    if ((await this.folder.read(file)) !== undefined) return true;
    await pauseForReplacing();
    return (await this.folder.read(file)) !== undefined;
  }

  /** Whether there is neither a sidecar nor its article, so that nothing is left to write. */
  private async isAbandoned(file: string): Promise<boolean> {
    const article = articleOf(file);
    return (
      article !== undefined &&
      (await this.folder.read(article)) === undefined &&
      (await this.folder.read(file)) === undefined
    );
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

  /** Whether `hashiya.json` was there, readable or not, when it was last looked at. */
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
   * @returns undefined for a file that there is no need of: a sidecar that would say nothing
   * @throws Error when the article of a new sidecar cannot be read
   */
  async textOf(file: string): Promise<string | undefined> {
    await this.needStamp(file);
    const content = this.content.of(file);
    return this.isNeeded(file, content) ? writeContent(content) : undefined;
  }

  /**
   * Writes what is unsaved and may be written; resolves when all of that is on disk or has failed.
   * @param regardless an article whose sidecar is written in any case: its offsets count in the text on disk
   */
  async flush(regardless?: string): Promise<void> {
    await this.inTurn(() => this.writeUnsaved(regardless));
  }

  /** `flush` when a person asks for it: what fails once more is told once more. */
  async tryAgain(): Promise<void> {
    this.failures.clear();
    await this.flush();
  }

  /** Whether nothing is read or written any more: another store may have the folder now. */
  get isDisposed(): boolean {
    return this.disposed;
  }

  dispose(): void {
    this.disposed = true;
  }

  /** Does one thing after the other, so that nothing is read while it is being written. */
  private async inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.busy.then(() => (this.disposed ? undefined : work()));
    this.busy = turn.catch(() => undefined);
    await turn;
  }

  private noteUnsaved(touched: Touched): void {
    if (this.isNew && !touched.everything) this.unsaved.add(settingsFile);
    if (touched.actors.size > 0) this.unsaved.add(actorsFile);
    if (touched.events.size > 0) this.unsaved.add(eventsFile);
    for (const article of touched.articles) {
      const sidecar = sidecarOf(article);
      const { size, rejections, stamp } = this.set.mentionsIn(article);
      if (size + rejections.size > 0) this.filled.add(sidecar);
      else if (stamp && !this.filled.has(sidecar)) this.stamped.add(sidecar);
      this.unsaved.add(sidecar);
    }
  }

  private mayWrite(file: string, regardless?: string): boolean {
    const article = articleOf(file);
    return article === undefined || article === regardless || this.host.mayWrite(article);
  }

  private async writeUnsaved(regardless: string | undefined): Promise<void> {
    // What could not be read stays as it is, whoever asks, until it is mended.
    const files = [...this.unsaved].filter(
      (file) => this.mayWrite(file, regardless) && !this.set.problems.has(file),
    );
    if (files.length === 0) return;
    let lock: Lock | undefined;
    try {
      lock = await this.folder.lock();
      for (const file of files) lock = await this.write(file, lock);
    } catch (error) {
      for (const file of files) if (this.unsaved.has(file)) this.fail(file, error);
    } finally {
      await lock?.release();
    }
    if (this.failures.size === 0) this.retryAfter = firstRetry;
    else this.retrySoon();
  }

  /**
   * Merges and writes one file.
   * @returns the lock, a new one when the old one was lost
   * @throws what taking a new lock throws; a failure to write is only told
   */
  private async write(file: string, lock: Lock): Promise<Lock> {
    let current = lock;
    for (let interruptions = 0; ; interruptions++) {
      try {
        await this.replace(file, current);
        return current;
      } catch (error) {
        if (!(error instanceof Interrupted) || interruptions >= mostInterruptions) {
          this.fail(file, error);
          return current;
        }
      }
      if (!(await current.isHeld())) current = await this.folder.lock();
    }
  }

  private async replace(file: string, lock: Lock): Promise<void> {
    const onDisk = await this.meet(file);
    if (this.set.problems.has(file)) return;
    if (onDisk === undefined && (await this.isAbandoned(file))) {
      if (!(await this.exists(file)) && (await this.isAbandoned(file))) this.unsaved.delete(file);
      else throw new Interrupted(`${file} is being replaced all the time.`);
      return;
    }
    await this.needStamp(file);
    // From here on a change makes the file unsaved again.
    this.unsaved.delete(file);
    const content = this.content.of(file);
    const isNeeded = this.isNeeded(file, content);
    const text = isNeeded ? writeContent(content) : undefined;
    const lastLook = async (): Promise<void> => {
      if (!(await lock.isHeld()) || (await readText(this.folder, file)) !== onDisk) {
        throw new Interrupted(`${file} is being written by others all the time.`);
      }
    };
    try {
      if (text === undefined) {
        await lastLook();
        if (onDisk !== undefined) await this.folder.delete(file);
      } else if (text !== onDisk) await writeText(this.folder, file, text, lastLook);
    } catch (error) {
      this.unsaved.add(file);
      throw error;
    }
    if (isNeeded) this.seen.set(file, content);
    else this.seen.delete(file);
    this.failures.delete(file);
    if (file !== settingsFile) return;
    this.isNew = false;
    this.settingsFound = true;
  }

  private fail(file: string, error: unknown): void {
    this.unsaved.add(file);
    const reason = messageOf(error);
    if (this.failures.get(file) === reason) return;
    this.failures.set(file, reason);
    this.host.onWriteFailed(file, error);
  }

  private retrySoon(): void {
    if (this.willRetry || !this.host.later) return;
    this.willRetry = true;
    this.host.later(this.retryAfter, () => {
      this.willRetry = false;
      return this.flush();
    });
    this.retryAfter = Math.min(2 * this.retryAfter, lastRetry);
  }

  /**
   * Merges what others wrote to a file since it was last seen into what is in memory.
   * @returns what is on disk
   */
  private async meet(file: string): Promise<string | undefined> {
    const text = await readText(this.folder, file);
    const kind = kindOf(file);
    if (text === undefined || kind === undefined) return text;
    // Looked for closely here alone, since only what is written again is lost.
    const repeated = repeatedKeys(file, text);
    if (repeated.length > 0) {
      this.set.useProblems(file, repeated);
      return text;
    }
    if (this.isSeen(file, text)) return text;
    const article = articleOf(file);
    const current = article === undefined ? undefined : await readArticleText(this.folder, article);
    const theirs = readContent(kind, file, text);
    this.set.useProblems(file, theirs.ok ? [] : theirs.problems);
    if (!theirs.ok) return text;
    const base = this.seen.get(file);
    this.seen.set(file, theirs.value);
    await this.needStamp(file);
    if (base && writeContent(base) === writeContent(theirs.value)) return text;
    const ours = this.content.of(file);
    const texts = current === undefined ? {} : { current };
    const { value } = mergeContents({ base, ours, theirs: theirs.value }, texts);
    this.content.use(file, value);
    return text;
  }

  /** Whether there must be a file: not of a sidecar that says nothing any more, unless others made it so. */
  private isNeeded(file: string, content: Content): boolean {
    const seen = this.seen.get(file);
    const isToBeEmpty = (this.stamped.has(file) && !this.filled.has(file)) || (seen && isEmptySidecar(seen));
    return !isEmptySidecar(content) || isToBeEmpty === true;
  }

  private isSeen(file: string, text: string): boolean {
    const seen = this.seen.get(file);
    return seen !== undefined && !this.set.problems.has(file) && writeContent(seen) === text;
  }

  /** Before the first sidecar of an article: its offsets count in the text on disk. */
  private async needStamp(file: string): Promise<void> {
    const article = articleOf(file);
    if (article === undefined || this.set.mentionsIn(article).stamp !== undefined) return;
    const text = await readArticleText(this.folder, article);
    if (text === undefined) throw new ToldError(say`${article} cannot be read as UTF-8.`);
    this.set.stampText(article, stampOf(text));
  }

  private async readFile(file: string): Promise<void> {
    try {
      this.useFile(file, await readText(this.folder, file));
    } catch (error) {
      this.useUnreadable(file, error);
    }
  }

  private useUnreadable(file: string, error: unknown): void {
    this.set.useProblems(file, [unreadableProblem(file, error)]);
    if (file === settingsFile) this.settingsFound = true;
    this.knowArticleOf(file);
  }

  private useFile(file: string, text: string | undefined): void {
    const kind = kindOf(file);
    if (kind === undefined || (text !== undefined && this.isSeen(file, text))) return;
    if (file === settingsFile) this.settingsFound = text !== undefined;
    // What was not there before, or was removed here, leaves what is known of the article as it is.
    if (text === undefined && !this.seen.has(file) && !this.set.problems.has(file)) return;
    if (text === undefined) {
      this.seen.delete(file);
      this.set.useProblems(file, []);
      this.content.useNothing(file);
      return;
    }
    const parsed = readContent(kind, file, text);
    this.set.useProblems(file, parsed.ok ? [] : parsed.problems);
    if (parsed.ok) {
      this.seen.set(file, parsed.value);
      this.content.use(file, parsed.value);
    } else this.knowArticleOf(file);
  }

  private knowArticleOf(file: string): void {
    const article = articleOf(file);
    if (article !== undefined && !this.set.hasArticle(article)) this.set.useArticle(article);
  }
}

/** Whether a file is a sidecar that says nothing but which text it would be of. */
function isEmptySidecar(content: Content): boolean {
  if (content.kind !== 'sidecar') return false;
  const { version: _, text: __, mentions, ...others } = content.value;
  return mentions.length === 0 && Object.keys(others).length === 0;
}

function unreadableProblem(path: string, error: unknown): Problem {
  const message = say`Cannot be read: ${messageOf(error)}`;
  return { path, line: 1, column: 1, severity: 'error', message };
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

function pauseForReplacing(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, replacingTakes));
}

/** Does `work` for every item, several at once. */
async function eachOf<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const queue = items.values();
  const worker = async (): Promise<void> => {
    for (const item of queue) await work(item);
  };
  await Promise.all(Array.from({ length: readsAtOnce }, worker));
}
