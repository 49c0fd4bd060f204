import * as vscode from 'vscode';
import type { PlacedEventMention } from '../../core/set/claimChanges.js';
import type { Article } from '../article.js';
import { isBlocked } from '../carryOut.js';
import { findMention, isAddress } from '../mentionAddress.js';
import { mentionsUnder } from '../mentionAtCursor.js';
import type { Services } from '../services.js';
import { askForClaim, changeActiveRow } from './claimPick.js';

/** The commands that say who takes part in events, when, how and according to whom. */
export function registerClaimCommands(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.commands.registerCommand('hashiya.editClaim', async (argument?: unknown) => {
      const meant = await eventMentionMeant(services, argument);
      if (!meant) {
        vscode.window.setStatusBarMessage(
          vscode.l10n.t('There is no mention of an event at the cursor.'),
          4000,
        );
      } else if (!isBlocked(meant.article)) await askForClaim(meant.article, meant.placed);
    }),
    vscode.commands.registerCommand('hashiya.changeInClaim', changeActiveRow),
  );
}

/** The mention of an event that an argument names, else the innermost one at the cursor. */
async function eventMentionMeant(
  { sets, articles }: Services,
  argument: unknown,
): Promise<{ article: Article; placed: PlacedEventMention } | undefined> {
  if (isAddress(argument)) {
    const found = await findMention(sets, articles, argument);
    return found?.mention.event === undefined
      ? undefined
      : { article: found.article, placed: { article: found.article.path, mention: found.mention } };
  }
  const active = articles.active;
  if (!active) return undefined;
  const { article, editor } = active;
  for (const mention of mentionsUnder(article, editor.selection.active)) {
    if (mention.event !== undefined) return { article, placed: { article: article.path, mention } };
  }
  return undefined;
}
