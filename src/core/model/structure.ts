import { say, type Message } from '../text/message.js';

/** What is wrong with the structure of a JSON text that parsing it would not tell. Offsets are UTF-16. */
export interface Flaws {
  /** Where it is nested so deeply that it can only be an attack; the rest is then not looked at. */
  readonly tooDeepAt?: number;
  readonly keys: readonly { readonly at: number; readonly message: Message }[];
}

/** Deeper than any file of a set, and far less deep than what exhausts a recursive reader. */
const deepest = 100;

const quote = 0x22;
const backslash = 0x5c;
const colon = 0x3a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const openBracket = 0x5b;
const closeBracket = 0x5d;

/**
 * Whether a sidecar should be looked at for flaws. Looking costs as much as parsing, which is too much for all of a
 * set's sidecars: what a bad merge or an attack leaves is told from the text at a glance.
 */
export function looksFlawed(sidecar: string): boolean {
  // Without the first quotation mark, which is too frequent a character to look for.
  const list = 'mentions"';
  return (
    sidecar.indexOf(list) !== sidecar.lastIndexOf(list) ||
    sidecar.includes('__proto__') ||
    sidecar.includes('\\u005')
  );
}

/**
 * Finds keys that stand twice in one object, of which `JSON.parse` keeps the last without a word, and the unsafe key
 * `__proto__`. One pass; the text need not be valid.
 */
export function flawsOf(text: string): Flaws {
  const flaws: { at: number; message: Message }[] = [];
  /** The keys so far of each open object; undefined for an array. */
  const open: (Set<string> | undefined)[] = [];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === quote) {
      const end = endOfString(text, i);
      if (isColonNext(text, end)) {
        const key = keyOf(text.slice(i, end));
        const keys = open.at(-1);
        if (key === '__proto__') {
          flaws.push({ at: i, message: say`The key "__proto__" is not allowed; remove it.` });
        } else if (keys?.has(key)) {
          flaws.push({ at: i, message: say`"${key}" stands here a second time; keep one of them.` });
        }
        keys?.add(key);
      }
      i = end - 1;
    } else if (unit === openBrace || unit === openBracket) {
      if (open.length === deepest) return { tooDeepAt: i, keys: flaws };
      open.push(unit === openBrace ? new Set() : undefined);
    } else if (unit === closeBrace || unit === closeBracket) open.pop();
  }
  return { keys: flaws };
}

/** Whether a value that was parsed is nested so deeply that writing it could exhaust the stack. */
export function nestsTooDeeply(value: unknown, left = deepest): boolean {
  if (typeof value !== 'object' || value === null) return false;
  if (left === 0) return true;
  if (Array.isArray(value)) {
    for (const item of value) if (typeof item === 'object' && nestsTooDeeply(item, left - 1)) return true;
    return false;
  }
  // Not `Object.values`, which takes several times as long over all of a set's mentions.
  if (!isRecord(value)) return false;
  for (const key in value) {
    const item = value[key];
    if (typeof item === 'object' && nestsTooDeeply(item, left - 1)) return true;
  }
  return false;
}

function isRecord(value: object): value is Readonly<Record<string, unknown>> {
  return !Array.isArray(value);
}

/** The offset after the closing quotation mark of the string that begins at `start`. */
function endOfString(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end >= 0; end = text.indexOf('"', end + 1)) {
    let escapes = 0;
    while (text.charCodeAt(end - 1 - escapes) === backslash) escapes++;
    if (escapes % 2 === 0) return end + 1;
  }
  return text.length;
}

function isColonNext(text: string, from: number): boolean {
  let i = from;
  while (text.charCodeAt(i) <= 0x20) i++;
  return text.charCodeAt(i) === colon;
}

/** What a string of JSON says, quotation marks included. */
function keyOf(string: string): string {
  if (!string.includes('\\')) return string.slice(1, -1);
  try {
    return String(JSON.parse(string));
  } catch {
    return string;
  }
}
