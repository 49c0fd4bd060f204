import type { Problem } from '../model/problem.js';
import { rules, type Rule } from '../model/rules.js';
import { sidecarOf } from '../set/files.js';
import { decodeUtf8 } from '../text/normalise.js';
import { say, type Message } from '../text/message.js';

/**
 * What is wrong with an article's file itself.
 * @param bytes of the article; undefined when there is no such file
 * @param hasSidecar whether it has one
 */
export function checkArticleFile(
  article: string,
  bytes: Uint8Array | undefined,
  hasSidecar: boolean,
): Problem[] {
  const problem = (
    rule: Rule & ('missing-article' | 'unreadable-article'),
    path: string,
    line: number,
    message: Message,
  ): Problem[] => [{ path, line, column: 1, severity: rules[rule].level, rule, message }];
  if (!bytes) {
    if (!hasSidecar) return [];
    const message = say`There is no article ${article} to these mentions; bring it back, or rename or delete this file.`;
    return problem('missing-article', sidecarOf(article), 1, message);
  }
  if (decodeUtf8(bytes) === undefined) {
    const message = say`Not UTF-8; save the article in that encoding.`;
    return problem('unreadable-article', article, firstUnreadableLine(bytes), message);
  }
  return [];
}

const lineFeed = 0x0a;

/** One-based; lines can be decoded one by one because no UTF-8 sequence holds a line feed. */
function firstUnreadableLine(bytes: Uint8Array): number {
  let line = 1;
  let start = 0;
  for (;;) {
    const end = bytes.indexOf(lineFeed, start);
    if (end < 0 || decodeUtf8(bytes.subarray(start, end)) === undefined) return line;
    start = end + 1;
    line++;
  }
}
