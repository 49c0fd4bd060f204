import * as vscode from 'vscode';
import { extentOf } from '../../core/model/mention.js';
import { rolesOf } from '../../core/model/kinds.js';
import { changeRole, removeParticipant, type PlacedEventMention } from '../../core/set/claimChanges.js';
import type { Article } from '../article.js';
import { isBlocked } from '../blocked.js';
import { carryOut } from '../carryOut.js';
import { clearOfList } from '../clearOfList.js';
import { askForType } from '../commands/fields.js';
import { fullLabel } from '../labels.js';
import { findMention, isAddress } from '../mentionAddress.js';
import { mentionsUnder } from '../mentionAtCursor.js';
import type { Services } from '../services.js';
import { ParticipantNode } from '../views/nodes.js';
import { askForClaim, changeActiveRow } from './claimPick.js';
import { registerCommand } from '../log.js';

/** The commands that say who takes part in events, when, how and according to whom. */
export function registerClaimCommands(services: Services): vscode.Disposable {
  return vscode.Disposable.from(
    registerCommand('hashiya.editClaim', async (argument?: unknown) => {
      const meant = await eventMentionMeant(services, argument);
      if (!meant) {
        vscode.window.setStatusBarMessage(
          vscode.l10n.t('There is no mention of an event at the cursor.'),
          4000,
        );
      } else if (!isBlocked(meant.article)) {
        const { article, placed } = meant;
        const editor = services.editors.active;
        await clearOfList(editor, article, extentOf(placed.mention), () => askForClaim(article, placed));
      }
    }),
    registerCommand('hashiya.changeInClaim', changeActiveRow),
    registerCommand('hashiya.changeRole', async (node: unknown) => {
      if (node instanceof ParticipantNode) await askForRole(node);
    }),
    registerCommand('hashiya.removeParticipant', (node: unknown) => {
      if (!(node instanceof ParticipantNode)) return;
      const { open, referent, part } = node;
      carryOut(open, removeParticipant(open.set, referent.id, part));
    }),
  );
}

/** Asks for another role of an actor in an event, wherever it has this one. */
async function askForRole({ open, referent, part }: ParticipantNode): Promise<void> {
  const { codebook, events } = open.set;
  const roles = rolesOf(codebook, events.get(referent.id)?.type ?? '');
  const title = vscode.l10n.t('Role of {0}', fullLabel(open.set, { kind: 'actor', id: part.actor }));
  const role = await askForType(title, roles, part.role);
  if (role !== undefined) carryOut(open, changeRole(open.set, referent.id, part, role));
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
