import { once } from 'node:events';
import path from 'node:path';
import { formatProblem, type Problem } from '../core/model/problem.js';
import { greatest } from '../core/lists.js';

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function printError(line: string): void {
  process.stderr.write(`${line}\n`);
}

/** Prints lines as fast as the reader takes them, so that what he has not read yet does not fill the memory. */
export async function printAll(lines: readonly string[]): Promise<void> {
  if (lines.length === 0) return;
  const goesOn = process.stdout.write(`${lines.join('\n')}\n`);
  if (!goesOn) await once(process.stdout, 'drain');
}

/** One line of JSON Lines. */
export function printJson(value: object): void {
  print(JSON.stringify(value));
}

/** Prints a problem on standard error, its path such that it can be opened from here. */
export function printProblem(dir: string, problem: Problem): void {
  const file = path.join(dir, problem.path).split(path.sep).join('/');
  printError(formatProblem({ ...problem, path: file }));
}

/** `1 article`, `7 articles`. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Rows as lines of columns: the first to the left, the others, which are numbers, to the right. */
export function table(rows: readonly (readonly (string | number)[])[]): string[] {
  const widths = (rows[0] ?? []).map((_, column) =>
    greatest(rows.map((row) => String(row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => {
        const width = widths[column] ?? 0;
        return column === 0 ? String(cell).padEnd(width) : String(cell).padStart(width);
      })
      .join('  '),
  );
}
