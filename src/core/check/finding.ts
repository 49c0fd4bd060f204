import { parseTree, type Node } from 'jsonc-parser';
import { placeOf, type Problem, type Severity } from '../model/problem.js';

/** Something wrong with an entry of one of the set's JSON files, whose line is not known yet. */
export interface Finding {
  /** The entry's path in the file; a mention is given by its id, since its place in the list may have changed. */
  readonly at: readonly string[];
  readonly severity: Severity;
  /** What is wrong and what to do about it. */
  readonly message: string;
}

/**
 * Findings as problems, each at its entry's place, or at the nearest enclosing entry that the file has.
 * @param path of the file, relative to the set
 * @param text of the file; parsed only when there is a finding
 */
export function locate(findings: readonly Finding[], path: string, text: string): Problem[] {
  if (findings.length === 0) return [];
  const root = parseTree(text);
  return findings.map(({ at, severity, message }) => ({
    path,
    ...placeOf(text, root ? offsetOf(root, at) : 0),
    severity,
    message,
  }));
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
