import { checkArticleFile } from '../core/check/articleFile.js';
import { locate, type Finding } from '../core/check/finding.js';
import { checkMentions } from '../core/check/mentions.js';
import { checkActors, checkEvents, checkSettings } from '../core/check/registries.js';
import type { Problem } from '../core/model/problem.js';
import { actorsFile, eventsFile, settingsFile, sidecarOf } from '../core/set/files.js';
import { decodeArticle } from '../core/text/normalise.js';
import { readText } from '../storage/folder.js';
import { exitCodes, messageOf } from './failure.js';
import { openSet, type OpenSet } from './openSet.js';
import { counted, print, printJson, printProblem } from './output.js';

/** Checks every file of a set against schema, codebook and text. @returns the exit code */
export async function validate(dir: string, { json }: { readonly json?: boolean }): Promise<number> {
  const opened = await openSet(dir);
  let found = 0;
  for await (const problem of problemsOf(opened)) {
    found++;
    printProblem(dir, problem);
    if (json) printJson(problem);
  }
  if (!json) print(`${counted(opened.store.set.articles.length, 'article')}, ${counted(found, 'problem')}`);
  return found > 0 ? exitCodes.problems : exitCodes.fine;
}

async function* problemsOf(opened: OpenSet): AsyncGenerator<Problem> {
  const { set } = opened.store;
  for (const problems of set.problems.values()) yield* problems;
  yield* await located(opened, settingsFile, checkSettings(set));
  yield* await located(opened, actorsFile, checkActors(set));
  yield* await located(opened, eventsFile, checkEvents(set));
  for (const article of set.articles) yield* await articleProblems(opened, article);
}

async function articleProblems(opened: OpenSet, article: string): Promise<Problem[]> {
  const { set } = opened.store;
  let bytes: Uint8Array | undefined;
  try {
    bytes = await opened.folder.read(article);
  } catch (error) {
    const message = `Cannot be read: ${messageOf(error)}`;
    return [{ path: article, line: 1, column: 1, severity: 'error', message }];
  }
  // The set knows an article that is not there from its sidecar only.
  const problems = checkArticleFile(article, bytes, true);
  const sidecar = sidecarOf(article);
  if (set.problems.has(sidecar)) return problems;
  const findings = checkMentions(set, article, bytes && decodeArticle(bytes));
  return [...problems, ...(await located(opened, sidecar, findings))];
}

async function located({ folder }: OpenSet, file: string, findings: readonly Finding[]): Promise<Problem[]> {
  return findings.length === 0 ? [] : locate(findings, file, (await readText(folder, file)) ?? '');
}
