import * as vscode from 'vscode';
import { isolate } from '../../core/model/label.js';
import type { Mention, Span } from '../../core/model/types.js';
import { attach, detach, proposalsIn } from '../../core/set/doubt.js';
import { removeMentions } from '../../core/set/mentionChanges.js';
import type { Article } from '../article.js';
import { isBlocked } from '../blocked.js';
import { carryOut } from '../carryOut.js';
import { offerUndo } from '../commands/offerUndo.js';
import { mentionCount } from '../counts.js';
import { counted } from '../plural.js';
import { observe } from '../log.js';

// What a person does with mentions in doubt; each time one change, which undo takes back.

/** Attaches a mention to a place. @returns whether it was settled */
export function attachTo(article: Article, mention: Mention, spans: readonly Span[]): boolean {
  if (isBlocked(article)) return false;
  const { open, path, text } = article;
  const change = attach(open.set, path, text, [{ mention, spans }]);
  if (change.edits.length === 0) {
    say(vscode.l10n.t('The same is tagged there already.'));
    return false;
  }
  return carryOut(open, change);
}

/** Attaches a mention to the place that is proposed for it. */
export function acceptProposal(article: Article, mention: Mention): boolean {
  const spans = proposalsIn(article.mentions, article.text).get(mention.id);
  if (spans) return attachTo(article, mention, spans);
  say(vscode.l10n.t('No place is proposed for it: select its words in the text and attach it there.'));
  return false;
}

/** Attaches all mentions of an article that have a proposal, and says how many and what is left. */
export function acceptAllProposals(article: Article): void {
  if (isBlocked(article)) return;
  const { open, path, text, mentions } = article;
  const proposals = proposalsIn(mentions, text);
  const attached = mentions.doubtful.flatMap((mention) => {
    const spans = proposals.get(mention.id);
    return spans ? [{ mention, spans }] : [];
  });
  const change = attach(open.set, path, text, attached);
  const count = change.edits.length;
  if (count === 0) say(vscode.l10n.t('No place is proposed for any mention here.'));
  if (count === 0 || !carryOut(open, change)) return;
  const left = mentions.doubtful.length;
  const done = vscode.l10n.t('{0} of {1} attached.', mentionCount(count), isolate(path));
  observe(
    offerUndo(
      open,
      left === 0 ? done : `${done} ${counted(left, '1 left without a place.', '{0} left without a place.')}`,
    ),
  );
}

/** Says that an uncertain mention does not stand where it is guessed to. */
export function rejectProposal(article: Article, mention: Mention): boolean {
  if (isBlocked(article)) return false;
  return carryOut(article.open, detach(article.open.set, article.path, [mention]));
}

/** Deletes mentions in doubt, and says so. */
export function deleteMentions(article: Article, mentions: readonly Mention[]): boolean {
  if (isBlocked(article) || mentions.length === 0) return false;
  if (!carryOut(article.open, removeMentions(article.open.set, article.path, mentions))) return false;
  const message = vscode.l10n.t('{0} of {1} deleted.', mentionCount(mentions.length), isolate(article.path));
  if (mentions.length > 1) observe(offerUndo(article.open, message));
  else say(message);
  return true;
}

export function say(message: string): void {
  vscode.window.setStatusBarMessage(`$(question) ${message}`, 8000);
}
