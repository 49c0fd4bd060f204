import { newMentionId } from '../core/model/ids.js';

// Two programs that write to one set at the same moment would overwrite each other, however soon after reading they
// write. So a program that writes holds the set's lock file meanwhile. Where a file can be made in one step only if it
// is not there (Node), that alone decides who holds it. VS Code's file service has no such step: two of its windows may
// both find the file missing and make it. The later one wins then, and the earlier finds that out because everybody
// looks again after a pause that is longer than finding and making take (Fischer's algorithm, in L. Lamport, "A fast
// mutual exclusion algorithm", 1987). Who holds the lock also looks again at the last moment before replacing a file.
// What takes no notice of the lock, such as git or an editor of text, is noticed by that last look as well: only what it
// writes within the step of replacing itself can be lost.

/** In the set's folder; hidden, and there for moments only. */
export const lockFile = '.hashiya.lock';

/** Milliseconds after which a lock that shows no sign of life is taken over. */
const abandonedAfter = 5000;
const renewedEvery = 1000;
const looksEvery = 20;

/** The right to write to a set. */
export interface Lock {
  /** Whether nobody took it over. Also shows that its holder is alive. */
  isHeld(): Promise<boolean>;
  release(): Promise<void>;
}

/** What a lock needs of a file system. */
export interface LockStorage {
  /** How a lock says whose it is; without line breaks. */
  readonly owner: string;
  /** Milliseconds to wait before looking whether a file that was made is still one's own; 0 if `create` is one step. */
  readonly settles: number;
  read(): Promise<string | undefined>;
  /** @returns false when the file is there already */
  create(text: string): Promise<boolean>;
  overwrite(text: string): Promise<void>;
  delete(): Promise<void>;
  /** Whether the program that an owner stands for is known to have ended. */
  hasEnded(owner: string): boolean;
}

/**
 * Waits until nobody else holds the lock.
 * @throws what the file system throws, when the lock file cannot be made
 */
export async function acquire(storage: LockStorage): Promise<Lock> {
  const mine = `${storage.owner}\n${newMentionId(new Set())}\n`;
  let seen: string | undefined;
  let since = Date.now();
  for (;;) {
    if (await storage.create(mine)) {
      if (storage.settles > 0) await pause(storage.settles);
      if ((await storage.read()) === mine) return held(storage, mine);
    }
    const text = await storage.read();
    // Something that can neither be made nor read, such as a link that leads nowhere, is never renewed.
    if (text !== seen) {
      seen = text;
      since = Date.now();
    }
    const [owner = ''] = text?.split('\n') ?? [];
    if (storage.hasEnded(owner) || Date.now() - since > abandonedAfter) await removeIf(storage, text);
    else await pause(looksEvery * (0.5 + Math.random()));
  }
}

function held(storage: LockStorage, mine: string): Lock {
  let renewed = Date.now();
  // A sign of life that is so fresh keeps all others from taking the lock over: there is no need to look.
  const isFresh = (): boolean => Math.abs(Date.now() - renewed) < renewedEvery;
  const isHeld = async (): Promise<boolean> => isFresh() || (await storage.read())?.startsWith(mine) === true;
  return {
    isHeld: async () => {
      if (!(await isHeld())) return false;
      if (!isFresh()) {
        await storage.overwrite(`${mine}${String(Date.now())}`);
        renewed = Date.now();
      }
      return true;
    },
    release: async () => {
      if (await isHeld()) await storage.delete().catch(() => undefined);
    },
  };
}

async function removeIf(storage: LockStorage, text: string | undefined): Promise<void> {
  // Another who waits may have removed it already and taken it.
  if ((await storage.read()) === text) await storage.delete().catch(() => undefined);
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
