import * as vscode from 'vscode';
import type { AnchoredText } from '../core/anchor/anchor.js';
import { reanchor, type Outcome, type Reanchored } from '../core/anchor/reanchor.js';
import { isolate } from '../core/model/label.js';
import type { Edit } from '../core/set/change.js';
import { stampOf } from '../core/text/stamp.js';
import type { Article } from './article.js';
import { carryOut, saying } from './carryOut.js';

/**
 * Finds the mentions of an article again when its text did not come about by edits that they could follow: another
 * program wrote it, git, or VS Code itself when unsaved edits were thrown away. Says what became of them if any was not
 * kept; the person can undo it.
 * @param text what the mentions are to be found in
 * @param isOnDisk whether that is what is on disk, so that the sidecar can be brought up to it
 */
export function catchUp(
  article: Article,
  text: AnchoredText = article.text,
  isOnDisk = !article.document.isDirty,
): void {
  const { open, path, mentions } = article;
  if (open.set.blockedBy(path) !== undefined) return;
  const { stamp } = mentions;
  const onDisk = article.asOnDisk;
  const ids = new Set(onDisk.mentions.map(({ id }) => id));
  const others = mentions.sorted().filter(({ id }) => !ids.has(id));
  const found = [
    reanchor(onDisk.mentions, text.text, { oldText: onDisk.text }),
    reanchor(others, text.text, stamp ? { oldLength: stamp.length } : {}),
  ];
  const edits = found
    .flatMap((part) => part.mentions)
    .map(({ after }): Edit => ({
      of: 'mention',
      id: after.id,
      article: path,
      before: mentions.get(after.id),
      after,
    }))
    .filter(({ before, after }) => before !== after);
  const newStamp = stampOf(text.text);
  if (isOnDisk && stamp && stamp.sha256 !== newStamp.sha256) {
    edits.push({ of: 'text', id: path, article: path, before: stamp, after: newStamp });
  }
  article.inStepWith(text, isOnDisk);
  if (edits.length > 0 && !carryOut(open, { name: 'reanchor', edits })) return;
  const all = found.flatMap((part) => part.mentions);
  if (all.some(({ before, after }) => before.status !== after.status && after.status))
    void tell(article, all);
}

async function tell(article: Article, mentions: readonly Reanchored[]): Promise<void> {
  const count = (wanted: Outcome): number => mentions.filter(({ outcome }) => outcome === wanted).length;
  const [kept, moved] = [count('kept'), count('moved')];
  const [uncertain, orphaned] = [count('uncertain'), count('orphaned')];
  const undo = vscode.l10n.t('Undo');
  const review = vscode.l10n.t('Review');
  const message = vscode.l10n.t(
    'The text of {0} was changed elsewhere. Its mentions: {1} kept, {2} moved, {3} uncertain, {4} orphaned.',
    isolate(article.path),
    kept,
    moved,
    uncertain,
    orphaned,
  );
  const actions = uncertain + orphaned > 0 ? [review, undo] : [undo];
  const chosen =
    uncertain + orphaned > 0
      ? await vscode.window.showWarningMessage(message, ...actions)
      : await vscode.window.showInformationMessage(message, ...actions);
  if (chosen === undo) saying(article.open, () => void article.open.history.undo());
  else if (chosen === review) {
    await vscode.commands.executeCommand('hashiya.reviewDoubtful', article.document.uri);
  }
}
