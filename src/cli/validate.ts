import { Acknowledged } from '../core/check/acknowledged.js';
import { Checker } from '../core/check/checker.js';
import { atLevel, type Finding } from '../core/check/finding.js';
import { checkText } from '../core/check/text.js';
import type { Problem } from '../core/model/problem.js';
import { levelOf, type Level, type Rule } from '../core/model/rules.js';
import { actorsFile, eventsFile, settingsFile, sidecarOf } from '../core/set/files.js';
import { located, readArticle } from './articleFile.js';
import { exitCodes } from './failure.js';
import { openSet, type OpenSet } from './openSet.js';
import { counted, print, printJson, printProblem } from './output.js';

/**
 * Checks every file of a set against schema, codebook and text.
 * @returns the exit code, which what is only for information leaves at fine
 */
export async function validate(dir: string, { json }: { readonly json?: boolean }): Promise<number> {
  const opened = await openSet(dir);
  let found = 0;
  let remarks = 0;
  let acknowledged = 0;
  const noteAcknowledged = (count: number): void => {
    acknowledged += count;
  };
  for await (const problem of problemsOf(opened, noteAcknowledged)) {
    if (problem.severity === 'information') remarks++;
    else found++;
    printProblem(dir, problem);
    if (json) printJson({ ...problem, rule: problem.rule ?? 'unreadable-file' });
  }
  if (!json) print(summary(opened.store.set.articles.length, found, remarks, acknowledged));
  return found > 0 ? exitCodes.problems : exitCodes.fine;
}

function summary(articles: number, found: number, remarks: number, acknowledged: number): string {
  const counts = [counted(articles, 'article'), counted(found, 'problem')];
  if (remarks > 0) counts.push(counted(remarks, 'remark'));
  if (acknowledged > 0) counts.push(`${String(acknowledged)} acknowledged`);
  return counts.join(', ');
}

async function* problemsOf(
  { folder, store: { set } }: OpenSet,
  noteAcknowledged: (count: number) => void,
): AsyncGenerator<Problem> {
  const level = (rule: Rule): Level => levelOf(rule, set.settings.problems ?? {});
  const acknowledged = new Acknowledged(set.settings);
  const unacknowledged = (findings: readonly Finding[]): Finding[] => {
    const left = findings.filter((finding) => !acknowledged.covers(finding, level(finding.rule)));
    noteAcknowledged(findings.length - left.length);
    return left;
  };
  const checker = new Checker(set);
  checker.finish();
  for (const problems of set.problems.values()) yield* problems;
  for (const file of [settingsFile, actorsFile, eventsFile]) {
    yield* await located(folder, unacknowledged(checker.findings.in(file)), level);
  }
  for (const article of set.articles) {
    const { text, problems } = await readArticle(folder, article);
    yield* problems.flatMap((problem) => atLevel(problem, level));
    const ofText = text === undefined ? [] : checkText(set, article, text);
    const found = unacknowledged([...ofText, ...checker.findings.in(sidecarOf(article))]);
    yield* await located(folder, found, level);
  }
}
