import * as vscode from 'vscode';
import type { AnchoredText } from '../core/anchor/anchor.js';
import { isSameText, reanchor, type Outcome, type Reanchored } from '../core/anchor/reanchor.js';
import { isolate } from '../core/model/label.js';
import type { Change, Edit } from '../core/set/change.js';
import { stampOf } from '../core/text/stamp.js';
import type { Article } from './article.js';
import { carryOut, saying } from './carryOut.js';
import { takeBack } from './commands/offerUndo.js';
import { number } from './plural.js';
import { observe } from './log.js';

/**
 * Finds the mentions of an article again when its text did not come about by edits that they could follow: another
 * program wrote it, git, or VS Code itself when unsaved edits were thrown away. Says what became of them if any was not
 * kept. Where another text is on disk than the sidecar is of, that is a change which a person can undo: the sidecar is
 * then as it was.
 */
export function catchUp(
  article: Article,
  {
    text = article.text,
    isOnDisk = !article.document.isDirty,
    oldText,
  }: {
    /** What the mentions are to be found in. */
    readonly text?: AnchoredText;
    /** Whether that is what is on disk, so that the sidecar can be brought up to it. */
    readonly isOnDisk?: boolean;
    /** The text that the sidecar is of, if it is at hand; another one is left alone. */
    readonly oldText?: string | undefined;
  } = {},
): void {
  const { open, path, mentions } = article;
  if (open.set.blockedBy(path) !== undefined) return;
  const { stamp } = mentions;
  const onDisk = article.asOnDisk;
  const ids = new Set(onDisk.mentions.map(({ id }) => id));
  const others = mentions.sorted().filter(({ id }) => !ids.has(id));
  const found = [
    ...reanchor(onDisk.mentions, text.text, { oldText: onDisk.text }).mentions,
    ...reanchor(others, text.text, {
      ...(stamp && { oldLength: stamp.length }),
      ...(stamp && oldText !== undefined && isSameText(stamp, oldText) && { oldText }),
    }).mentions,
  ];
  const newStamp = stampOf(text.text);
  const isReplaced = isOnDisk && stamp !== undefined && stamp.sha256 !== newStamp.sha256;
  // What was tagged in unsaved text never stood in the one that was on disk.
  const recorded = article.isInStep
    ? reanchor(others, onDisk.text).mentions.map(({ after }) => after)
    : others;
  const old = isReplaced
    ? [...onDisk.mentions, ...recorded]
    : found.map(({ after: { id } }) => mentions.get(id));
  const edits = found
    .map(({ after }, i): Edit => ({ of: 'mention', id: after.id, article: path, before: old[i], after }))
    .filter(({ id, before, after }) => before !== after || after !== mentions.get(id));
  article.inStepWith(text, isOnDisk);
  const change: Change = { name: 'reanchor', edits };
  if (isReplaced) {
    edits.push({ of: 'text', id: path, article: path, before: stamp, after: newStamp });
    if (!carryOut(open, change)) return;
  } else if (edits.length > 0 && !saying(open, () => void open.set.apply(change))) return;
  if (found.some(({ before, after }) => before.status !== after.status && after.status)) {
    observe(tell(article, found, isReplaced ? change : undefined));
  }
}

async function tell(
  article: Article,
  mentions: readonly Reanchored[],
  undoable: Change | undefined,
): Promise<void> {
  const count = (wanted: Outcome): number => mentions.filter(({ outcome }) => outcome === wanted).length;
  const [kept, moved] = [count('kept'), count('moved')];
  const [uncertain, orphaned] = [count('uncertain'), count('orphaned')];
  const undo = vscode.l10n.t('Undo');
  const review = vscode.l10n.t('Review');
  const message = vscode.l10n.t(
    'The text of {0} was changed elsewhere. Its mentions: {1} kept, {2} moved, {3} uncertain, {4} orphaned.',
    isolate(article.path),
    ...[kept, moved, uncertain, orphaned].map(number),
  );
  const actions = [...(uncertain + orphaned > 0 ? [review] : []), ...(undoable ? [undo] : [])];
  const chosen =
    uncertain + orphaned > 0
      ? await vscode.window.showWarningMessage(message, ...actions)
      : await vscode.window.showInformationMessage(message, ...actions);
  if (chosen === undo && undoable) await takeBack(article.open, undoable);
  else if (chosen === review) {
    await vscode.commands.executeCommand('hashiya.reviewDoubtful', article.document.uri);
  }
}
