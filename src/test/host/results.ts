import { z } from 'zod';

/** What one run of tests came to. */
export const countsShape = z.object({
  passed: z.number(),
  skipped: z.number(),
  /** The tests that failed, with what they reported. */
  failures: z.array(z.object({ test: z.string(), error: z.string() })),
});
export type Counts = z.infer<typeof countsShape>;

/** Counts that say that a part of the tests could not be run. */
export function crashed(error: unknown): Counts {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { passed: 0, skipped: 0, failures: [{ test: '(the run itself)', error: text }] };
}

/** The sum of several runs. */
export function sum(all: Counts[]): Counts {
  return {
    passed: all.reduce((total, { passed }) => total + passed, 0),
    skipped: all.reduce((total, { skipped }) => total + skipped, 0),
    failures: all.flatMap(({ failures }) => failures),
  };
}

/** The number of tests that were run. */
export function executed({ passed, failures }: Counts): number {
  return passed + failures.length;
}
