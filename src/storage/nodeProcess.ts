import { hostname } from 'node:os';

/** Whether a file system says that there is no such file. */
export function isMissing(error: unknown): boolean {
  return hasCode(error, 'ENOENT') || hasCode(error, 'ENOTDIR');
}

export function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}

/** How this process signs what it leaves on a disk. */
export const processOwner = `${hostname()} ${String(process.pid)}`;

/** Whether an owner is a process of this machine that is no more. */
export function hasEnded(owner: string): boolean {
  const [host, id] = owner.split(' ');
  if (host !== hostname() || id === undefined || !/^\d+$/.test(id)) return false;
  try {
    process.kill(Number(id), 0);
    return false;
  } catch (error) {
    return hasCode(error, 'ESRCH');
  }
}
