import * as z from 'zod';
import { newMentionId } from '../core/model/ids.js';
import { say, ToldError } from '../core/text/message.js';

// All of an export is written into a hidden folder beside its place and moved from there when it is complete. A new
// file or folder gets into its place in one step. Into a folder that is there the files go one by one: a journal says
// which, and what they replace is kept until the last is in its place. When a step fails everything is put back, and
// when the program is killed in between, the next export to the same place puts it back first.

/** What a file system has at a path. Anything but a regular file or folder, links too, is `other`. */
export type PathKind = 'file' | 'folder' | 'other' | undefined;

/** A file that is being written. */
export interface ExportSink {
  write(content: string | Uint8Array): Promise<void>;
  /** Resolves when all of it is on disk. */
  close(): Promise<void>;
  /** Ends without need of what was written. */
  abandon(): Promise<void>;
}

/** The folder that an export's place is in. Paths are relative to it, with `/`. */
export interface ExportDisk {
  /** Says which program an export that was left behind is of. */
  readonly owner: string;
  /** Whether that program is known to have ended. */
  hasEnded(owner: string): boolean;
  kindOf(path: string): Promise<PathKind>;
  namesIn(folder: string): Promise<string[]>;
  readText(path: string): Promise<string>;
  /** Begins a new file, with the folders above it. */
  create(path: string): Promise<ExportSink>;
  makeFolder(path: string): Promise<void>;
  /** Keeps a file under another name as well, or moves it there where a file has only one. */
  keep(path: string, as: string): Promise<void>;
  /** Moves a file or folder; one file replaces the other. */
  move(from: string, to: string): Promise<void>;
  /** Removes a file or folder with all that is in it, if it is there. */
  remove(path: string): Promise<void>;
  /** @throws Error when the file at a path is not an export's to write, such as those of an annotation set */
  check(path: string): Promise<void>;
}

/** A file or folder being exported, which comes into its place as a whole or not at all. */
export class ExportTarget {
  private readonly staging: string;
  private readonly files: string[] = [];
  private current: { readonly file: string; readonly sink: ExportSink } | undefined;
  private isLeft = false;

  private constructor(
    private readonly disk: ExportDisk,
    private readonly name: string,
    private readonly isFolder: boolean,
  ) {
    this.staging = `.${name}.${newMentionId(new Set())}.tmp`;
  }

  /**
   * Puts back what an earlier export to this place had moved when it was killed, and begins a new one.
   * @param name of the place in its folder
   * @throws ToldError when something else stands there than the export is
   */
  static async create(disk: ExportDisk, name: string, isFolder: boolean): Promise<ExportTarget> {
    await takeBackLeftovers(disk, name);
    const kind = await disk.kindOf(name);
    if (kind === 'folder' && !isFolder) {
      throw new ToldError(say`${name} is a folder; this format writes a file.`);
    }
    if (kind === 'file' && isFolder) {
      throw new ToldError(say`${name} is a file; this format writes a folder.`);
    }
    const target = new ExportTarget(disk, name, isFolder);
    await target.refuseOther(name);
    try {
      await writeJournal(disk, target.staging, { owner: disk.owner, moves: [], folders: [] });
    } catch (error) {
      await target.discard();
      throw error;
    }
    return target;
  }

  /**
   * Adds to a file.
   * @param file path in the exported folder, or empty for the one exported file; the pieces of one file come in a row
   */
  async write(file: string, content: string | Uint8Array): Promise<void> {
    const sink = this.current?.file === file ? this.current.sink : await this.begin(file);
    await sink.write(content);
  }

  /** Ends the last file; from then on there is nothing to do but to put the export into its place. */
  async finish(): Promise<void> {
    // An empty set may make no piece at all.
    if (!this.isFolder && this.files.length === 0) await this.begin('');
    await this.close();
    if (this.isFolder) await this.disk.makeFolder(this.staged(''));
  }

  /** Puts the export into its place. When that fails, what was there before is there again. */
  async commit(): Promise<void> {
    if ((await this.disk.kindOf(this.name)) === undefined) {
      await this.disk.move(this.staged(''), this.name);
      return;
    }
    const journal = await this.plan();
    await writeJournal(this.disk, this.staging, journal);
    try {
      for (const { file, isNew } of journal.moves) {
        const place = within(this.name, file);
        if (!isNew) await this.disk.keep(place, within(`${this.staging}/old`, file));
        await this.disk.move(this.staged(file), place);
      }
    } catch (error) {
      // What cannot be put back now stays beside the place, where the next export finds it.
      this.isLeft = true;
      await takeBack(this.disk, this.name, this.staging, journal);
      this.isLeft = false;
      throw error;
    }
    // This is the moment from which on the new files count.
    await this.disk.remove(journalIn(this.staging));
  }

  /** Removes what has not come into its place. */
  async discard(): Promise<void> {
    await this.current?.sink.abandon().catch(() => undefined);
    this.current = undefined;
    if (!this.isLeft) await this.disk.remove(this.staging);
  }

  private async plan(): Promise<Journal> {
    const moves: Journal['moves'] = [];
    const known = new Set<string>();
    const folders: string[] = [];
    for (const file of this.files) {
      const place = within(this.name, file);
      await this.refuseOther(place);
      moves.push({ file, isNew: (await this.disk.kindOf(place)) === undefined });
      for (const folder of foldersAbove(file)) {
        if (known.has(folder)) continue;
        known.add(folder);
        if ((await this.disk.kindOf(within(this.name, folder))) === undefined) folders.push(folder);
      }
    }
    return { owner: this.disk.owner, moves, folders };
  }

  private async begin(file: string): Promise<ExportSink> {
    await this.close();
    const place = within(this.name, file);
    await this.disk.check(place);
    await this.refuseOther(place);
    const sink = await this.disk.create(this.staged(file));
    this.files.push(file);
    this.current = { file, sink };
    return sink;
  }

  private async close(): Promise<void> {
    const sink = this.current?.sink;
    this.current = undefined;
    await sink?.close();
  }

  private async refuseOther(place: string): Promise<void> {
    if ((await this.disk.kindOf(place)) === 'other') {
      throw new ToldError(say`${place} is no regular file; an export replaces no other.`);
    }
  }

  private staged(file: string): string {
    return within(`${this.staging}/new`, file);
  }
}

/** A path within the export; a journal that says another may be from anybody. */
const pathShape = z.string().refine((file) => !file.split(/[\\/]/).includes('..'));

/**
 * What an export is about to do in a folder: the files in the order in which they are moved, a new one where none stood,
 * and the folders that are made, the outer ones first.
 */
const journalShape = z.strictObject({
  owner: z.string(),
  moves: z.array(z.strictObject({ file: pathShape, isNew: z.boolean() })),
  folders: z.array(pathShape),
});
type Journal = z.infer<typeof journalShape>;

async function writeJournal(disk: ExportDisk, staging: string, journal: Journal): Promise<void> {
  const path = journalIn(staging);
  await disk.remove(path);
  const sink = await disk.create(path);
  try {
    await sink.write(JSON.stringify(journal));
  } finally {
    await sink.close();
  }
}

/** Puts in order what exports to a place left that ended before they were through. */
async function takeBackLeftovers(disk: ExportDisk, name: string): Promise<void> {
  const leftover = new RegExp(`^\\.${name.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')}\\.[a-z0-9]{8}\\.tmp$`);
  for (const staging of await disk.namesIn('')) {
    if (!leftover.test(staging) || (await disk.kindOf(staging)) !== 'folder') continue;
    // Without a whole journal nothing was moved yet, or all of it.
    const journal = await readJournal(disk, staging);
    if (journal && !disk.hasEnded(journal.owner)) continue;
    if (journal) await takeBack(disk, name, staging, journal);
    await disk.remove(staging);
  }
}

async function readJournal(disk: ExportDisk, staging: string): Promise<Journal | undefined> {
  try {
    return journalShape.parse(JSON.parse(await disk.readText(journalIn(staging))));
  } catch {
    return undefined;
  }
}

async function takeBack(
  disk: ExportDisk,
  name: string,
  staging: string,
  { moves, folders }: Journal,
): Promise<void> {
  for (const { file, isNew } of moves.toReversed()) {
    const place = within(name, file);
    const old = within(`${staging}/old`, file);
    if (!isNew) {
      if ((await disk.kindOf(old)) !== undefined) await disk.move(old, place);
    } else if ((await disk.kindOf(within(`${staging}/new`, file))) === undefined) await disk.remove(place);
  }
  for (const folder of folders.toReversed()) {
    const made = within(name, folder);
    if ((await disk.kindOf(made)) !== 'folder') continue;
    if ((await disk.namesIn(made)).length === 0) await disk.remove(made);
  }
}

function journalIn(staging: string): string {
  return `${staging}/journal.json`;
}

function within(place: string, file: string): string {
  return file === '' ? place : `${place}/${file}`;
}

/** `a` and `a/b` of `a/b/c`. */
function foldersAbove(file: string): string[] {
  const names = file.split('/').slice(0, -1);
  return names.map((_, index) => names.slice(0, index + 1).join('/'));
}
