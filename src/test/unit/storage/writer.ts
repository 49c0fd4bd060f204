import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { built } from '../../host/paths.js';

export interface Writer {
  /** Kills the process, as a power cut would. */
  kill(): void;
  /** The number of rounds that it had on disk when it ended, and what it complained of. */
  readonly end: Promise<{ readonly rounds: number; readonly complaints: string }>;
  /** When the first round is on disk. */
  readonly started: Promise<unknown>;
}

/** Starts `writer.process.ts`. */
export function startWriter(root: string, article: string, name: string, count: number): Writer {
  const program = built('test/unit/storage/writer.process.mjs');
  const child = spawn(process.execPath, [program, root, article, name, String(count)]);
  let rounds = 0;
  let complaints = '';
  child.stdout.on('data', (bytes: Buffer) => (rounds += bytes.filter((byte) => byte === 0x0a).length));
  child.stderr.on('data', (bytes: Buffer) => (complaints += bytes.toString()));
  return {
    kill: () => child.kill('SIGKILL'),
    end: once(child, 'close').then(() => ({ rounds, complaints })),
    started: Promise.race([once(child.stdout, 'data'), once(child, 'close')]),
  };
}
