import { findNodeAtLocation, parse as parseJsonc, parseTree, type Node, type ParseError } from 'jsonc-parser';
import type * as z from 'zod';
import { messageOf, placeOf, type Problem } from './problem.js';
import { fileVersion } from './shapes.js';
import { flawsOf, looksFlawed, nestsTooDeeply } from './structure.js';
import { inPlace, misfitsOf, type Misfit } from './wording.js';
import { say, type Message } from '../text/message.js';
import { addAll } from '../lists.js';

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problems: readonly Problem[] };

export type JsonPath = readonly (string | number)[];

/** A file with more problems than these is broken as a whole; to locate and list them all would help nobody. */
export const mostProblems = 100;

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
  const source = new JsonText(path, raw);
  const { text } = source;
  const refused = (...problems: readonly Problem[]): Parsed<never> => ({ ok: false, problems });
  if (text.length > largest) {
    const millions = Math.round(text.length / 1e6);
    return refused(source.problem(0, say`This file is too large: ${millions} million characters.`));
  }
  const parsed = source.parse();
  if (!parsed.ok) return parsed;
  const json = parsed.value;

  const misfits: Misfit[] = [];
  const version = unknownVersion(json);
  const isSidecar = typeof json === 'object' && json !== null && 'mentions' in json;
  if (
    version === undefined &&
    isSidecar &&
    !looksFlawed(text) &&
    !nestsTooDeeply(json) &&
    fits(shape, json, misfits)
  )
    return { ok: true, value: json };

  const { tooDeep, keys } = source.flaws();
  if (tooDeep) return refused(tooDeep);
  if (version !== undefined) {
    const message = say`Version ${String(version)} is not known to this Hashiya, which reads version ${String(fileVersion)}; update Hashiya to open it.`;
    return refused(source.problemIn(['version'], message));
  }
  if (keys.length > 0) return refused(...keys);
  if (misfits.length === 0 && fits(shape, json, misfits)) return { ok: true, value: json };
  const more = misfits.length - mostProblems;
  return refused(
    ...misfits.slice(0, mostProblems).map((misfit) => source.problemIn(misfit.path, inPlace(misfit))),
    ...(more > 0 ? [source.problem(0, say`There are ${more} more problems in this file.`)] : []),
  );
}

/** The keys of a file that stand twice in one object, all but the last of which are lost when it is written again. */
export function repeatedKeys(path: string, raw: string): readonly Problem[] {
  return new JsonText(path, raw).flaws().keys;
}

/** A JSON text that may be broken or hostile, with the place of what is wrong in it. */
export class JsonText {
  /** Without byte order mark. */
  readonly text: string;
  private root: Node | undefined;

  /** @param path for the problems */
  constructor(
    private readonly path: string,
    raw: string,
  ) {
    this.text = raw.startsWith('\uFEFF') ? raw.slice(1) : raw;
  }

  parse(): Parsed<unknown> {
    try {
      return { ok: true, value: JSON.parse(this.text) };
    } catch (error) {
      const syntax = (): Problem =>
        this.problem(syntaxErrorAt(this.text), say`Not valid JSON: ${messageOf(error)}`);
      return { ok: false, problems: [this.flaws().tooDeep ?? syntax()] };
    }
  }

  /** What parsing does not tell: nesting too deep to look further, else keys that are repeated or unsafe. */
  flaws(): { readonly tooDeep?: Problem; readonly keys: readonly Problem[] } {
    const { tooDeepAt, keys } = flawsOf(this.text);
    return {
      ...(tooDeepAt !== undefined && { tooDeep: this.problem(tooDeepAt, say`Nested too deeply.`) }),
      keys: keys.map(({ at, message }) => this.problem(at, message)),
    };
  }

  /** @param at in UTF-16 code units */
  problem(at: number, message: Message): Problem {
    return { path: this.path, ...placeOf(this.text, at), severity: 'error', message };
  }

  /** A problem at the value at `place`, or the nearest around it; of a text that parses and is not nested too deeply. */
  problemIn(place: JsonPath, message: Message): Problem {
    this.root ??= parseTree(this.text);
    return this.problem(offsetOf(this.root, place), message);
  }
}

/**
 * Whether a value has the shape. Shapes only check, so the value itself is used and not the copy that the check makes:
 * a large set loads in less time and memory. The order of its keys is set right when it is written.
 */
function fits<S extends z.ZodType>(shape: S, json: unknown, misfits: Misfit[]): json is z.output<S> {
  addAll(misfits, misfitsOf(shape, json));
  return misfits.length === 0;
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
