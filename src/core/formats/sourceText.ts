import { messageOf, placeOf, type Problem } from '../model/problem.js';
import { decodeUtf8 } from '../text/normalise.js';
import type { SourceFile } from './reading.js';
import { say, type Message } from '../text/message.js';

/** In bytes: hundreds of articles with their annotations, and little enough to be held several times. */
const largest = 2 ** 26;

/** A problem of a source as a whole, or at a line of it. */
export function sourceProblem(path: string, message: Message, line = 1): Problem {
  return { path, line, column: 1, severity: 'error', message };
}

/**
 * The content of a file of a source, or why it is not read.
 * @param most how many bytes may be read
 */
export async function readBytes(
  { path, size, read }: SourceFile,
  most = largest,
): Promise<Uint8Array | Problem> {
  try {
    const length = await size();
    if (length > most) return tooLarge(path, length, most);
    const bytes = await read();
    // It may have grown, or be none that has a size.
    return bytes.length > most ? tooLarge(path, bytes.length, most) : bytes;
  } catch (error) {
    return sourceProblem(path, say`Cannot be read: ${messageOf(error)}`);
  }
}

/** The text of a file of a source, byte order mark and line ends included, or why there is none: see `decoded`. */
export async function readSource(file: SourceFile, most?: number): Promise<string | Problem> {
  const bytes = await readBytes(file, most);
  return bytes instanceof Uint8Array ? decoded(file.path, bytes) : bytes;
}

function tooLarge(path: string, length: number, most: number): Problem {
  const [millions, allowed] = [length, most].map((bytes) => Math.round(bytes / 1e6));
  return sourceProblem(
    path,
    say`This file is too large: ${millions ?? 0} million bytes, of at most ${allowed ?? 0}. Divide it.`,
  );
}

/**
 * The text that bytes are, or why they are none, at the line where that shows: they are in another encoding than UTF-8,
 * or no text.
 */
export function decoded(path: string, bytes: Uint8Array): string | Problem {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return sourceProblem(path, say`This file is in UTF-16, not in UTF-8; convert it first.`);
  }
  const text = decodeUtf8(bytes);
  if (text === undefined) {
    const legible = new TextDecoder().decode(bytes);
    const { line } = placeOf(legible, Math.max(0, legible.indexOf('\uFFFD')));
    return sourceProblem(path, say`This file is not in UTF-8; convert it first.`, line);
  }
  const nul = text.indexOf('\0');
  return nul < 0 ? text : sourceProblem(path, noText, placeOf(text, nul).line);
}

const noText = say`There is a NUL character: this is no text, or not in UTF-8; convert it first.`;

/** What makes a text that a source gives none that an article may have; undefined when nothing does. */
export function misfitOfText(text: string): Message | undefined {
  if (text.includes('\0')) return say`The text has a NUL character, by which editors take it for no text.`;
  return /\p{Surrogate}/u.test(text)
    ? say`The text has half a character (an unpaired surrogate).`
    : undefined;
}

/** The files of a source with one of these endings; a single file that was chosen is taken whatever its name. */
export function filesEnding(files: readonly SourceFile[], ...endings: string[]): readonly SourceFile[] {
  return files.length === 1
    ? files
    : files.filter(({ path }) => endings.some((ending) => path.toLowerCase().endsWith(ending)));
}
