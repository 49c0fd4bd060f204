import { findNodeAtLocation, parse as parseJsonc, parseTree, type Node, type ParseError } from 'jsonc-parser';
import type * as z from 'zod';
import { messageOf, placeOf, type Problem } from './problem.js';
import { fileVersion } from './shapes.js';
import { flawsOf, looksFlawed, nestsTooDeeply } from './structure.js';
import { wordingOf } from './wording.js';

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

type JsonPath = readonly (string | number)[];

/** A file with more problems than these is broken as a whole; to locate and list them all would help nobody. */
const mostProblems = 100;

/** In UTF-16 code units: some hundred thousand entries, which no article and no set has. */
const largestFile = 2 ** 26;

/**
 * Reads one file of a set. A file that is not JSON, has another version, repeats a key or does not fit the shape gives
 * its problems, each at its line, and no value.
 * @param path for the problems, relative to the set
 * @param largest how many UTF-16 code units it may have
 */
export function parseFile<S extends z.ZodType>(
  shape: S,
  path: string,
  raw: string,
  largest = largestFile,
): Parsed<z.output<S>> {
  const text = raw.startsWith('\uFEFF') ? raw.slice(1) : raw;
  const problem = (at: number, message: string): Problem => ({
    path,
    ...placeOf(text, at),
    severity: 'error',
    message,
  });
  const refused = (problems: readonly { at: number; message: string }[]): Parsed<never> => ({
    ok: false,
    problems: problems.map(({ at, message }) => problem(at, message)),
  });
  const tooDeep = (at: number): Parsed<never> => refused([{ at, message: 'Nested too deeply.' }]);

  if (text.length > largest) {
    const millions = Math.round(text.length / 1e6);
    return refused([{ at: 0, message: `This file is too large: ${millions} million characters.` }]);
  }

  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    const { tooDeepAt } = flawsOf(text);
    if (tooDeepAt !== undefined) return tooDeep(tooDeepAt);
    return refused([{ at: syntaxErrorAt(text), message: `Not valid JSON: ${messageOf(error)}` }]);
  }

  const issues: z.core.$ZodIssue[] = [];
  const version = unknownVersion(json);
  const isSidecar = typeof json === 'object' && json !== null && 'mentions' in json;
  if (
    version === undefined &&
    isSidecar &&
    !looksFlawed(text) &&
    !nestsTooDeeply(json) &&
    fits(shape, json, issues)
  )
    return { ok: true, value: json };

  const { tooDeepAt, keys } = flawsOf(text);
  if (tooDeepAt !== undefined) return tooDeep(tooDeepAt);
  if (version !== undefined) {
    const message = `Version ${String(version)} is not known to this Hashiya, which reads version ${String(fileVersion)}; update Hashiya to open it.`;
    return refused([{ at: offsetOf(parseTree(text), ['version']), message }]);
  }
  if (keys.length > 0) return refused(keys);
  if (issues.length === 0 && fits(shape, json, issues)) return { ok: true, value: json };
  const tree = parseTree(text);
  const wrong = issues.flatMap((issue) => innermost(issue));
  const more = wrong.length - mostProblems;
  return refused([
    ...wrong.slice(0, mostProblems).map(({ path: at, message }) => ({
      at: offsetOf(tree, at),
      message: `${describePath(at)}${message}`,
    })),
    ...(more > 0 ? [{ at: 0, message: `There are ${String(more)} more problems in this file.` }] : []),
  ]);
}

/**
 * Whether a value has the shape. Shapes only check, so the value itself is used and not the copy that the check makes:
 * a large set loads in less time and memory. The order of its keys is set right when it is written.
 */
function fits<S extends z.ZodType>(shape: S, json: unknown, issues: z.core.$ZodIssue[]): json is z.output<S> {
  const result = shape.safeParse(json, { error: wordingOf });
  if (!result.success) issues.push(...result.error.issues);
  return result.success;
}

/** Of a failed union only the branch that came nearest says something a person can use. */
function innermost(issue: z.core.$ZodIssue): { path: JsonPath; message: string }[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [{ path, message: issue.message }];
  const nearest = issue.errors.reduce((best, errors) => (errors.length < best.length ? errors : best));
  return nearest.flatMap((inner) =>
    innermost(inner).map(({ path: rest, message }) => ({ path: [...path, ...rest], message })),
  );
}

function describePath(path: JsonPath): string {
  return path.length === 0 ? '' : `${path.join('.')}: `;
}

/** The version of a file that has another one than ours. */
function unknownVersion(json: unknown): number | undefined {
  const version = typeof json === 'object' && json !== null && 'version' in json ? json.version : undefined;
  return typeof version === 'number' && version !== fileVersion ? version : undefined;
}

function syntaxErrorAt(text: string): number {
  const errors: ParseError[] = [];
  parseJsonc(text, errors, { disallowComments: true, allowEmptyContent: false });
  return errors[0]?.offset ?? text.length;
}

/** Where the value at `path` stands, or the nearest enclosing value that is there. */
function offsetOf(root: Node | undefined, path: JsonPath): number {
  for (let length = path.length; root && length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return node.parent?.type === 'property' ? node.parent.offset : node.offset;
  }
  return 0;
}
