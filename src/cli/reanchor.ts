import { isSameText, reanchor, reanchorEdits, type Outcome } from '../core/anchor/reanchor.js';
import { messageOf } from '../core/model/problem.js';
import type { AnnotationSet } from '../core/set/annotationSet.js';
import { sidecarOf } from '../core/set/files.js';
import { stampOf } from '../core/text/stamp.js';
import { readArticle } from './articleFile.js';
import { exitCodes } from './failure.js';
import { openSet, openSetToWrite } from './openSet.js';
import { counted, print, printError, printJson, table } from './output.js';
import { ProblemPrinter } from './problemPrinter.js';
import { say } from '../core/text/message.js';

export interface ReanchorOptions {
  /** Only tells what it would do. */
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

type Counts = Readonly<Record<Outcome, number>>;

const outcomes: readonly Outcome[] = ['kept', 'moved', 'uncertain', 'orphaned'];

/**
 * Finds the mentions of articles whose text was changed again, and writes their sidecars.
 * @returns the exit code: whether a file could not be read or written
 */
export async function reanchorSet(dir: string, { dryRun, json }: ReanchorOptions): Promise<number> {
  const problems = new ProblemPrinter(dir);
  const { folder, store } = dryRun
    ? await openSet(dir)
    : await openSetToWrite(dir, (file, error) => {
        problems.printFile(file, say`Cannot be written: ${messageOf(error)}`);
      });
  const { set } = store;
  for (const found of set.problems.values()) problems.print(found);

  const rows: (readonly [article: string, counts: Counts])[] = [];
  let changed = 0;
  for (const article of set.articles) {
    if (set.problems.has(sidecarOf(article)) || set.mentionsIn(article).size === 0) continue;
    const { text, problems: unreadable } = await readArticle(folder, article);
    problems.print(unreadable);
    if (text === undefined) continue;
    const counts = reanchorArticle(set, article, text);
    if (counts) changed++;
    if (json) printJson({ article, ...(counts ?? unchangedCounts(set, article)) });
    else if (counts) rows.push([article, counts]);
  }
  if (!dryRun) await store.flush();
  if (!json) {
    const lines = rows.map(([article, counts]) => [article, ...outcomes.map((outcome) => counts[outcome])]);
    if (lines.length > 0) for (const line of table([['article', ...outcomes], ...lines])) print(line);
    printError(summary(changed, { isDryRun: dryRun === true, isWritten: !store.hasUnsaved }));
  }
  return problems.hasPrinted ? exitCodes.problems : exitCodes.fine;
}

/** @returns undefined when the mentions' offsets count in the text already */
function reanchorArticle(set: AnnotationSet, article: string, text: string): Counts | undefined {
  const mentions = set.mentionsIn(article);
  const { stamp } = mentions;
  if (!stamp || isSameText(stamp, text) || set.blockedBy(article) !== undefined) return undefined;
  const found = reanchor(mentions.sorted(), text, { oldLength: stamp.length });
  const after = stampOf(text);
  set.apply({
    name: 'reanchor',
    edits: [...reanchorEdits(article, found), { of: 'text', id: article, article, before: stamp, after }],
  });
  return found.counts;
}

function unchangedCounts(set: AnnotationSet, article: string): Counts {
  const counts = { kept: 0, moved: 0, uncertain: 0, orphaned: 0 };
  for (const { status } of set.mentionsIn(article).sorted()) {
    counts[status === 'uncertain' || status === 'orphaned' ? status : 'kept']++;
  }
  return counts;
}

function summary(
  changed: number,
  { isDryRun, isWritten }: { readonly isDryRun: boolean; readonly isWritten: boolean },
): string {
  if (changed === 0) return 'No article was changed since its mentions were recorded.';
  const what = `${counted(changed, 'article')} changed since the mentions were recorded`;
  if (isDryRun) return `${what}; nothing was written.`;
  return isWritten ? `${what}; the sidecars were brought up to date.` : `${what}; not all could be written.`;
}
