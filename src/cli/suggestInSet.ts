import { checkStamp } from '../core/check/text.js';
import { sidecarOf } from '../core/set/files.js';
import { located, readArticle } from './articleFile.js';
import type { OpenSet } from './openSet.js';
import { printAll } from './output.js';
import type { ProblemPrinter } from './problemPrinter.js';
import { newNameJson, newNameLine, suggestionJson, suggestionLine } from './proposalOutput.js';
import type { Proposals, Proposer } from './proposer.js';
import type { SuggestionWriter } from './suggestionWriter.js';

export interface InSetOptions {
  readonly json: boolean;
  readonly problems: ProblemPrinter;
  /** Given when the suggestions are to be written. */
  readonly writer?: SuggestionWriter;
}

/** Prints the suggestions for a set's articles in reading order, and the new names after them. */
export async function suggestInSet(
  opened: OpenSet,
  proposer: Proposer,
  options: InSetOptions,
): Promise<void> {
  const { json, writer } = options;
  const newNames: string[] = [];
  for (const article of opened.store.set.articles) {
    const proposals = await proposalsFor(opened, article, proposer, options);
    if (!proposals) continue;
    const written = await writer?.write(article, proposals);
    const lines = (written ?? proposals.suggestions).map((suggestion) =>
      json ? suggestionJson({ article }, suggestion) : suggestionLine(article, suggestion),
    );
    await printAll(lines);
    for (const name of proposals.newNames) {
      newNames.push(json ? newNameJson({ article }, name) : newNameLine(article, name));
    }
  }
  if (newNames.length === 0) return;
  await printAll(json ? newNames : ['', 'Perhaps actors that the set does not know:', ...newNames]);
}

/** @returns undefined for an article that must be left alone; why is printed */
async function proposalsFor(
  { folder, store }: OpenSet,
  article: string,
  proposer: Proposer,
  { problems, writer }: InSetOptions,
): Promise<Proposals | undefined> {
  const { set } = store;
  const sidecar = sidecarOf(article);
  await writer?.refresh(article);
  // Where tags may be hidden in a file that cannot be read, nobody knows what is tagged already.
  const unreadable = set.problems.get(sidecar);
  const { text, problems: wrong } = await readArticle(folder, article);
  problems.print(unreadable);
  problems.print(wrong);
  if (unreadable || text === undefined) return undefined;
  if (set.mentionsIn(article).size > 0) {
    const stale = await located(folder, [...checkStamp(set, article, text)]);
    problems.print(stale);
    if (stale.length > 0) return undefined;
  }
  return proposer.of(text, article);
}
