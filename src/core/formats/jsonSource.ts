import { JsonText, type JsonPath } from '../model/parse.js';
import type { Problem } from '../model/problem.js';
import type { SourceFile } from './reading.js';
import { readSource } from './sourceText.js';
import { say, type Message } from '../text/message.js';

export interface JsonDocument {
  readonly value: unknown;
  /** An error at the value at `place`, or the nearest around it. */
  problem(place: JsonPath, message: Message): Problem;
}

export type JsonRead =
  | { readonly ok: true; readonly document: JsonDocument }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * Reads a JSON document that may be meant to do harm. Refused with their place are: what is not JSON, another encoding
 * than UTF-8, excessive size, deep nesting, keys that stand twice in an object, `__proto__`, and half characters.
 */
export async function readJson(file: SourceFile): Promise<JsonRead> {
  const raw = await readSource(file);
  return typeof raw === 'string' ? parseJson(file.path, raw) : { ok: false, problems: [raw] };
}

export function parseJson(path: string, raw: string): JsonRead {
  const source = new JsonText(path, raw);
  const { tooDeep, keys } = source.flaws();
  if (tooDeep) return { ok: false, problems: [tooDeep] };
  const parsed = source.parse();
  if (!parsed.ok) return parsed;
  const half = halfCharacterIn(source.text);
  const problems = [
    ...keys,
    ...(half < 0 ? [] : [source.problem(half, say`Here is half a character (an unpaired surrogate).`)]),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const problem = (place: JsonPath, message: Message): Problem => source.problemIn(place, message);
  return { ok: true, document: { value: parsed.value, problem } };
}

/** Where a JSON text has an escape for a surrogate without its other half, in UTF-16; -1 when nowhere. */
function halfCharacterIn(json: string): number {
  if (!/\\u[dD][89a-fA-F]/.test(json)) return -1;
  // A backslash that is escaped begins no escape.
  return json.replace(/\\[^u]/g, '--').search(halfEscape);
}

const high = String.raw`\\u[dD][89abAB][\da-fA-F]{2}`;
const low = String.raw`\\u[dD][c-fC-F][\da-fA-F]{2}`;
const halfEscape = new RegExp(`${high}(?!${low})|(?<!${high})${low}`);
