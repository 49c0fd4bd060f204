import * as vscode from 'vscode';
import { quoteOf, referentOf } from '../../core/model/mention.js';
import { openForm } from '../entryForm.js';
import { follow } from '../mentionAtCursor.js';
import { pickMention } from '../pickMention.js';
import { registryLocation } from '../registry.js';
import type { Services } from '../services.js';
import { isTreeNode } from '../views/nodes.js';
import { firstMention } from '../views/referentTree.js';
import type { Target, Targets } from './target.js';
import { registerCommand } from '../log.js';

/** The commands that show something of an actor or event and change nothing. */
export function registerShowCommands(services: Services, targets: Targets): vscode.Disposable {
  const { locations } = services;
  const targetOf = (argument: unknown): Target | undefined =>
    argument === undefined ? targets.atCursor() : targets.of(argument);

  return vscode.Disposable.from(
    registerCommand('hashiya.openMention', async (argument: unknown) => {
      const found = isTreeNode(argument) ? firstMention(argument) : undefined;
      if (!found) return;
      follow(found.open, referentOf(found.mention));
      await locations.reveal(found.open, found, { preserveFocus: true });
    }),
    registerCommand('hashiya.allMentions', async (argument?: unknown) => {
      const target = targetOf(argument);
      if (!target) {
        vscode.window.setStatusBarMessage(vscode.l10n.t('There is no mention at the cursor.'), 4000);
        return;
      }
      await showAll(services, target);
    }),
    registerCommand('hashiya.openEntry', async (argument?: unknown) => {
      const target = targetOf(argument);
      const location = target && (await registryLocation(target.open, target.referent));
      if (location) await vscode.window.showTextDocument(location.uri, { selection: location.range });
    }),
    registerCommand('hashiya.editEntry', async (argument?: unknown) => {
      const target = targetOf(argument);
      if (target) await openForm(target);
      else vscode.window.setStatusBarMessage(vscode.l10n.t('There is no mention at the cursor.'), 4000);
    }),
    registerCommand('hashiya.copyId', async (argument?: unknown) => {
      const target = targetOf(argument);
      if (target) await vscode.env.clipboard.writeText(target.referent.id);
    }),
  );
}

/**
 * Lists all mentions: in a peek view, at the mention that was meant or else at the first; where the person reads in
 * another editor than VS Code's, which alone has such views, in a list to pick from.
 */
async function showAll({ locations, articles }: Services, { open, referent, placed }: Target): Promise<void> {
  const mentions = open.set.mentionsOf(referent);
  const all = await locations.of(open, mentions);
  const [here] = placed ? await locations.of(open, [placed]) : all;
  if (!here) {
    const text = placed ? quoteOf(placed.mention) : referent.id;
    vscode.window.setStatusBarMessage(vscode.l10n.t('{0} has no mentions.', text), 4000);
    return;
  }
  if (!articles.active || vscode.window.activeTextEditor) {
    await vscode.commands.executeCommand('editor.action.showReferences', here.uri, here.range.start, all);
    return;
  }
  const picked = await pickMention(open, referent, mentions);
  if (!picked) return;
  follow(open, referent);
  await locations.reveal(open, picked);
}
