import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { cache } from './paths.js';

/** What a part of the tests tells while it runs. */
export interface Listener {
  /** How many tests are through, of how many, and what is being tested. */
  progress: (done: number, total: number, subject: string) => void;
  /** A test that failed, at once. */
  failure: (test: string, error: string) => void;
}

const file = path.join(cache, 'test-times.json');
const timesShape = z.record(z.string(), z.number());

/** How many seconds each part took when all of it was run last. */
export function lastTimes(): Record<string, number> {
  return existsSync(file) ? timesShape.catch({}).parse(JSON.parse(readFileSync(file, 'utf8'))) : {};
}

/** Keeps how long parts took. */
export function keepTimes(times: Record<string, number>): void {
  mkdirSync(cache, { recursive: true });
  writeFileSync(file, JSON.stringify({ ...lastTimes(), ...times }, undefined, 2));
}

/** How long a part may still take: first as long as it is said to take, then more and more as it went till now. */
export class Remaining {
  readonly #expected: number;
  #start: number | undefined;
  #share = 0;

  /** @param expected in seconds */
  constructor(expected: number) {
    this.#expected = expected;
  }

  start(now: number): void {
    this.#start = now;
  }

  /** @param share how much of it is done, from 0 to 1 */
  reached(share: number): void {
    this.#share = share;
  }

  /** @param now in milliseconds @returns seconds */
  at(now: number): number {
    if (this.#start === undefined) {
      return this.#expected;
    }
    const elapsed = (now - this.#start) / 1000;
    return (1 - this.#share) * ((1 - this.#share) * this.#expected + elapsed);
  }
}

/** `about 4 min left`, `about 40 s left`. */
export function timeLeft(seconds: number): string {
  return seconds >= 90
    ? `about ${Math.round(seconds / 60)} min left`
    : `about ${Math.max(5, Math.round(seconds / 5) * 5)} s left`;
}
