import type { Message } from '../text/message.js';
import type { Rule } from './rules.js';

export type Severity = 'error' | 'warning' | 'information';

/** Something wrong in a file, at a place a person can go to. */
export interface Problem {
  /** Path relative to the set, with `/`. */
  readonly path: string;
  /** One-based line, as editors count. */
  readonly line: number;
  /** One-based column, in UTF-16 code units. */
  readonly column: number;
  readonly severity: Severity;
  /** The rule that found it; absent for what the file itself is refused for. */
  readonly rule?: Rule;
  /** What is wrong and what to do about it. */
  readonly message: Message;
}

/** `path:line: message [rule]`, as compilers print it. */
export function formatProblem({ path, line, message, rule }: Problem): string {
  return `${path}:${String(line)}: ${String(message)}${rule === undefined ? '' : ` [${rule}]`}`;
}

/** The one-based line and column of a UTF-16 offset. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  let line = 1;
  let lineStart = 0;
  for (let end = text.indexOf('\n'); end >= 0 && end < offset; end = text.indexOf('\n', lineStart)) {
    line++;
    lineStart = end + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

/** What went wrong, in the words of what was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
