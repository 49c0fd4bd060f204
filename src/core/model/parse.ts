import { findNodeAtLocation, parse as parseJsonc, parseTree, visit, type ParseError } from 'jsonc-parser';
import type * as z from 'zod';
import { placeOf, type Problem } from './problem.js';
import { fileVersion } from './shapes.js';

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

type JsonPath = readonly (string | number)[];

/**
 * Reads one file of a set. A file that is not JSON, has another version, repeats a key or does not fit the shape gives
 * its problems, each at its line, and no value.
 * @param path for the problems, relative to the set
 */
export function parseFile<S extends z.ZodType>(shape: S, path: string, text: string): Parsed<z.output<S>> {
  const fail = (at: number, message: string): Problem => ({
    path,
    ...placeOf(text, at),
    severity: 'error',
    message,
  });

  let json: unknown;
  try {
    json = JSON.parse(text.startsWith('\uFEFF') ? text.slice(1) : text);
  } catch (error) {
    return { ok: false, problems: [fail(syntaxErrorAt(text), `Not valid JSON: ${messageOf(error)}`)] };
  }

  const version = versionOf(json);
  if (typeof version === 'number' && version !== fileVersion) {
    const message = `Version ${String(version)} is not known to this Hashiya, which reads version ${String(fileVersion)}; update Hashiya to open it.`;
    return { ok: false, problems: [fail(offsetOf(text, ['version']), message)] };
  }

  const repeated = repeatedKeys(text, json);
  if (repeated.length > 0) return { ok: false, problems: repeated.map(({ at, what }) => fail(at, what)) };

  const issues: z.core.$ZodIssue[] = [];
  if (fits(shape, json, issues)) return { ok: true, value: json };
  return {
    ok: false,
    problems: issues
      .flatMap((issue) => innermost(issue))
      .map(({ path: at, message }) => fail(offsetOf(text, at), `${describePath(at)}${message}`)),
  };
}

/**
 * Whether a value has the shape. Shapes only check, so the value itself is used and not the copy that the check makes:
 * a large set loads in less time and memory. The order of its keys is set right when it is written.
 */
function fits<S extends z.ZodType>(shape: S, json: unknown, issues: z.core.$ZodIssue[]): json is z.output<S> {
  const result = shape.safeParse(json);
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

function versionOf(json: unknown): unknown {
  return typeof json === 'object' && json !== null && 'version' in json ? json.version : undefined;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function syntaxErrorAt(text: string): number {
  const errors: ParseError[] = [];
  parseJsonc(text, errors, { disallowComments: true, allowEmptyContent: false });
  return errors[0]?.offset ?? text.length;
}

/** Where the value at `path` stands, or the nearest enclosing value that is there. */
function offsetOf(text: string, path: JsonPath): number {
  const root = parseTree(text);
  for (let length = path.length; root && length > 0; length--) {
    const node = findNodeAtLocation(root, path.slice(0, length));
    if (node) return node.parent?.type === 'property' ? node.parent.offset : node.offset;
  }
  return 0;
}

/** Keys that stand twice in one object, of which JSON would silently keep the last, and the unsafe key `__proto__`. */
function repeatedKeys(text: string, json: unknown): { at: number; what: string }[] {
  // Sidecars are many and hold their ids as values: only an object whose keys are ids can be repeated by a bad merge.
  const isSidecar = typeof json === 'object' && json !== null && 'mentions' in json;
  if (isSidecar && !text.includes('__proto__')) return [];
  const found: { at: number; what: string }[] = [];
  const open: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => void open.push(new Set()),
    onObjectEnd: () => void open.pop(),
    onObjectProperty: (key, at) => {
      const keys = open.at(-1);
      if (key === '__proto__') found.push({ at, what: 'The key "__proto__" is not allowed; remove it.' });
      else if (keys?.has(key))
        found.push({ at, what: `"${key}" stands here a second time; keep one of them.` });
      keys?.add(key);
    },
  });
  return found;
}
