import { checkArticleFile } from '../core/check/articleFile.js';
import { locate, type Finding } from '../core/check/finding.js';
import { messageOf, type Problem } from '../core/model/problem.js';
import { levelOf, type Level, type Rule } from '../core/model/rules.js';
import { decodeArticle } from '../core/text/normalise.js';
import { readText, type Folder } from '../storage/folder.js';
import { say } from '../core/text/message.js';

export interface ReadArticle {
  /** Normalised; undefined when it cannot be read. */
  readonly text: string | undefined;
  readonly problems: readonly Problem[];
}

/** Reads an article that the set knows, and says what is wrong with its file. */
export async function readArticle(folder: Folder, article: string): Promise<ReadArticle> {
  try {
    const bytes = await folder.read(article);
    // The set knows an article that is not there from its sidecar only.
    return { text: bytes && decodeArticle(bytes), problems: checkArticleFile(article, bytes, true) };
  } catch (error) {
    const message = say`Cannot be read: ${messageOf(error)}`;
    return {
      text: undefined,
      problems: [{ path: article, line: 1, column: 1, severity: 'error', message }],
    };
  }
}

/**
 * Findings as problems at their lines; those whose rule is off are left out.
 * @param findings all of one file
 */
export async function located(
  folder: Folder,
  findings: readonly Finding[],
  level: (rule: Rule) => Level = levelOf,
): Promise<Problem[]> {
  const [first] = findings;
  return first ? locate(findings, (await readText(folder, first.file)) ?? '', level) : [];
}
