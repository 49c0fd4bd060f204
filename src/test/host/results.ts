/** A test that failed, with what it reported. */
export interface Failure {
  test: string;
  error: string;
}

/** What one run of tests came to. */
export interface Counts {
  passed: number;
  skipped: number;
  failures: Failure[];
}

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
