import type { Problem } from '../model/problem.js';
import type { Level, Rule } from '../model/rules.js';
import type { Message } from '../text/message.js';
import { EntryPlaces } from './entryPlaces.js';

/** Something wrong with an entry of one of the set's JSON files, whose line is not known yet. */
export interface Finding {
  readonly rule: Rule;
  /** The file, relative to the set. */
  readonly file: string;
  /** The entry's path in the file; a mention is given by its id, since its place in the list may have changed. */
  readonly at: readonly string[];
  /** What is wrong and what to do about it. */
  readonly message: Message;
  /** The ids of the other actors or events that it is about. */
  readonly others?: readonly string[];
}

/** A finding with what is told of it. */
export interface Located {
  readonly finding: Finding;
  readonly problem: Problem;
}

/**
 * Findings as problems, each at its entry's place, or at the nearest enclosing entry that the file has; those whose rule
 * is off are left out. In the order of the lines; in time that grows with the text and the number of findings.
 * @param findings all of one file
 * @param text of the file; parsed only when there is something to tell
 */
export function located(findings: readonly Finding[], text: string, level: (rule: Rule) => Level): Located[] {
  const told = findings.flatMap((finding) => {
    const severity = level(finding.rule);
    return severity === 'off' ? [] : [{ finding, severity }];
  });
  if (told.length === 0) return [];
  const places = new EntryPlaces(text);
  return told
    .map(({ finding, severity }) => {
      const { rule, file, at, message } = finding;
      return { finding, problem: { path: file, ...places.of(at), severity, rule, message } };
    })
    .sort((one, other) => one.problem.line - other.problem.line);
}

/** The problems of `located` alone. */
export function locate(findings: readonly Finding[], text: string, level: (rule: Rule) => Level): Problem[] {
  return located(findings, text, level).map(({ problem }) => problem);
}

/** A problem at another level, or none where its rule is off. What no rule found stays as it is. */
export function atLevel(problem: Problem, level: (rule: Rule) => Level): Problem[] {
  const severity = problem.rule === undefined ? problem.severity : level(problem.rule);
  return severity === 'off' ? [] : [{ ...problem, severity }];
}
