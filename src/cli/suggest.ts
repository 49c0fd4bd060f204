import { messageOf } from '../core/model/problem.js';
import type { AnnotationSet } from '../core/set/annotationSet.js';
import { actorsFile, eventsFile, settingsFile, sidecarOf } from '../core/set/files.js';
import { exitCodes, Failure } from './failure.js';
import { hint } from './nearest.js';
import { openSet, openSetToWrite } from './openSet.js';
import { printError } from './output.js';
import { ProblemPrinter } from './problemPrinter.js';
import { Proposer, type Wanted } from './proposer.js';
import { suggestInSet } from './suggestInSet.js';
import { suggestStdin } from './suggestStdin.js';
import { SuggestionWriter } from './suggestionWriter.js';
import { say } from '../core/text/message.js';

export interface SuggestOptions extends Omit<Wanted, 'minScore'> {
  /** Absent: all, and with `apply` those that name one actor clearly. */
  readonly minScore?: number;
  /** Writes the suggestions as mentions that nobody has confirmed. */
  readonly apply: boolean;
  /** Reads articles from standard input in place of those of the set. */
  readonly stdin: boolean;
  readonly json: boolean;
}

/** From this score on a suggestion names one actor, by a known form or one that follows from it by rule. */
const clear = 0.5;

/** Proposes mentions of a set's actors. @returns the exit code */
export async function suggest(dir: string, options: SuggestOptions): Promise<number> {
  const { actor, apply, stdin, json } = options;
  const problems = new ProblemPrinter(dir);
  const failed = new Set<string>();
  const opened = apply
    ? await openSetToWrite(dir, (file, error) => {
        if (!failed.has(file)) problems.printFile(file, say`Cannot be written: ${messageOf(error)}`);
        failed.add(file);
      })
    : await openSet(dir);
  const { set } = opened.store;

  for (const file of [settingsFile, actorsFile, eventsFile]) problems.print(set.problems.get(file));
  const lacking = [settingsFile, actorsFile].find((file) => set.problems.has(file));
  if (lacking !== undefined) {
    printError(`Nothing was suggested, since ${lacking} cannot be read. Mend it first.`);
    return exitCodes.problems;
  }
  refuseUnknown(set, actor);

  const minScore = options.minScore ?? (apply ? clear : 0);
  const proposer = new Proposer(set, { ...options, minScore });
  if (stdin) {
    // What the set's own articles were tagged as counts in others too.
    for (const article of set.articles) problems.print(set.problems.get(sidecarOf(article)));
    const isFine = await suggestStdin(proposer, process.stdin);
    return isFine && !problems.hasPrinted ? exitCodes.fine : exitCodes.problems;
  }
  const writer = apply ? new SuggestionWriter(opened.store, failed) : undefined;
  await suggestInSet(opened, proposer, { json, problems, ...(writer ? { writer } : {}) });
  if (writer) printError(writer.summary(minScore));
  return problems.hasPrinted ? exitCodes.problems : exitCodes.fine;
}

function refuseUnknown(set: AnnotationSet, actor: string | undefined): void {
  if (actor === undefined || set.actors.has(actor)) return;
  throw new Failure(`This set has no actor "${actor}".${hint(set, actor)}`);
}
