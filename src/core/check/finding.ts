import { parseTree, type Node } from 'jsonc-parser';
import { placeOf, type Problem } from '../model/problem.js';
import type { Level, Rule } from '../model/rules.js';
import type { Message } from '../text/message.js';

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

/**
 * Findings as problems, each at its entry's place, or at the nearest enclosing entry that the file has; those whose rule
 * is off are left out.
 * @param findings all of one file
 * @param text of the file; parsed only when there is a finding
 */
export function locate(findings: readonly Finding[], text: string, level: (rule: Rule) => Level): Problem[] {
  if (findings.length === 0) return [];
  const root = parseTree(text);
  const problems: Problem[] = [];
  for (const { rule, file, at, message } of findings) {
    const severity = level(rule);
    if (severity === 'off') continue;
    problems.push({ path: file, ...placeOf(text, root ? offsetOf(root, at) : 0), severity, rule, message });
  }
  return problems.sort((a, b) => a.line - b.line);
}

/** A problem at another level, or none where its rule is off. What no rule found stays as it is. */
export function atLevel(problem: Problem, level: (rule: Rule) => Level): Problem[] {
  const severity = problem.rule === undefined ? problem.severity : level(problem.rule);
  return severity === 'off' ? [] : [{ ...problem, severity }];
}

function offsetOf(root: Node, path: readonly string[]): number {
  let node = root;
  for (const segment of path) {
    const next = childAt(node, segment);
    if (!next) break;
    node = next;
  }
  return node.parent?.type === 'property' ? node.parent.offset : node.offset;
}

function childAt(node: Node, segment: string): Node | undefined {
  const children = node.children ?? [];
  if (node.type === 'array') {
    return children.find((item) => childAt(item, 'id')?.value === segment) ?? children[Number(segment)];
  }
  return children.find((property) => property.children?.[0]?.value === segment)?.children?.[1];
}
