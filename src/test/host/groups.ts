import { fork } from 'node:child_process';
import { z } from 'zod';
import { type Group, parts } from './parts.js';
import { built } from './paths.js';
import type { Listener } from './progress.js';
import { type Counts, countsShape, crashed, executed } from './results.js';
import { nameSharedServer } from './shared.js';

/** What the process of a group tells the one that started it. */
const messageShape = z.discriminatedUnion('is', [
  z.object({ is: z.literal('start'), part: z.string() }),
  z.object({
    is: z.literal('progress'),
    part: z.string(),
    done: z.number(),
    total: z.number(),
    subject: z.string(),
  }),
  z.object({ is: z.literal('failure'), part: z.string(), test: z.string(), error: z.string() }),
  z.object({ is: z.literal('end'), part: z.string(), counts: countsShape }),
]);
export type Message = z.infer<typeof messageShape>;

/** Runs the parts of a group in a process of its own; settles when that has ended. */
export function runGroup(
  group: Group,
  grep: string | undefined,
  tell: (message: Message) => void,
): Promise<void> {
  const args = ['--group', group, ...(grep === undefined ? [] : ['--grep', grep])];
  const child = fork(built('test/host/test.mjs'), args, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const open = new Set(parts.filter((part) => part.group === group).map(({ name }) => name));
  child.on('message', (raw) => {
    const message = messageShape.parse(raw);
    if (message.is === 'end') open.delete(message.part);
    tell(message);
  });
  return new Promise((resolve) => {
    child.once('error', (error) => {
      console.error(error);
    });
    child.once('close', () => {
      for (const part of open) {
        tell({ is: 'end', part, counts: crashed('Its process ended before it did') });
      }
      resolve();
    });
  });
}

/** What that process does: runs the group's parts one after the other. */
export async function runAsGroup(group: string, grep: string | undefined): Promise<number> {
  const told: Promise<unknown>[] = [];
  const tell = (message: Message): void => {
    told.push(new Promise((resolve) => process.send?.(message, resolve)));
  };
  // Without the process that started it there is nobody to run for.
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
  });
  nameSharedServer(group);
  for (const { name, run } of parts.filter((part) => part.group === group)) {
    tell({ is: 'start', part: name });
    const listener: Listener = {
      progress: (done, total, subject) => {
        tell({ is: 'progress', part: name, done, total, subject });
      },
      failure: (test, error) => {
        tell({ is: 'failure', part: name, test, error });
      },
    };
    let counts: Counts = await run(listener, grep).catch(crashed);
    if (executed(counts) === 0 && grep === undefined) {
      counts = crashed('No test was run');
    }
    tell({ is: 'end', part: name, counts });
  }
  await Promise.all(told);
  return 0;
}
