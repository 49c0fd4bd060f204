import { checkMentions } from '../core/check/mentions.js';
import { checkActors, checkEvents, checkSettings } from '../core/check/registries.js';
import type { Problem } from '../core/model/problem.js';
import { actorsFile, eventsFile, settingsFile, sidecarOf } from '../core/set/files.js';
import { located, readArticle } from './articleFile.js';
import { exitCodes } from './failure.js';
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
  yield* await located(opened.folder, settingsFile, checkSettings(set));
  yield* await located(opened.folder, actorsFile, checkActors(set));
  yield* await located(opened.folder, eventsFile, checkEvents(set));
  for (const article of set.articles) yield* await articleProblems(opened, article);
}

async function articleProblems(opened: OpenSet, article: string): Promise<Problem[]> {
  const { set } = opened.store;
  const { text, problems } = await readArticle(opened.folder, article);
  const sidecar = sidecarOf(article);
  if (set.problems.has(sidecar)) return [...problems];
  const findings = checkMentions(set, article, text);
  return [...problems, ...(await located(opened.folder, sidecar, findings))];
}
