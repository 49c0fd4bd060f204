import * as z from 'zod';
import { messageOf } from '../core/model/problem.js';
import { decodeUtf8, normaliseText } from '../core/text/normalise.js';
import { byteLines } from './byteLines.js';
import { printAll, printError } from './output.js';
import { newNameJson, suggestionJson } from './proposalOutput.js';
import type { Proposer } from './proposer.js';

const articleShape = z.object({ id: z.union([z.string(), z.int()]), text: z.string() });
type Article = z.output<typeof articleShape>;

const expected =
  'Not an article: a line is an object with "id" (a string or a whole number) and "text" (a string).';

/**
 * Reads articles as JSON Lines (`{"id","text"}`) and prints their suggestions as JSON Lines, article by article, in
 * constant memory. A line that is none is told on standard error and left out.
 * @returns whether all lines were articles
 */
export async function suggestStdin(proposer: Proposer, input: AsyncIterable<Uint8Array>): Promise<boolean> {
  let isFine = true;
  let number = 0;
  for await (const bytes of byteLines(input)) {
    number++;
    const article = parse(bytes, number === 1);
    if (article === undefined) continue;
    if (typeof article === 'string') {
      printError(`stdin:${number}: ${article}`);
      isFine = false;
      continue;
    }
    const { id } = article;
    const { suggestions, newNames } = proposer.of(normaliseText(article.text));
    await printAll([
      ...suggestions.map((suggestion) => suggestionJson({ id }, suggestion)),
      ...newNames.map((name) => newNameJson({ id }, name)),
    ]);
  }
  return isFine;
}

/** @returns an article, what is wrong, or undefined for an empty line */
function parse(bytes: Uint8Array, isFirst: boolean): Article | string | undefined {
  const raw = decodeUtf8(bytes);
  if (raw === undefined) return 'Not UTF-8.';
  const line = isFirst ? normaliseText(raw) : raw;
  if (line.trim() === '') return undefined;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch (error) {
    return `Not valid JSON: ${messageOf(error)}`;
  }
  const parsed = articleShape.safeParse(value);
  return parsed.success ? parsed.data : expected;
}
