import * as vscode from 'vscode';
import { quoteOf, referentOf } from '../../core/model/mention.js';
import { follow } from '../mentionAtCursor.js';
import { registryLocation } from '../registry.js';
import type { Services } from '../services.js';
import { isTreeNode } from '../views/nodes.js';
import { firstMention } from '../views/referentTree.js';
import type { Target, Targets } from './target.js';

/** The commands that show something of an actor or event and change nothing. */
export function registerShowCommands({ locations }: Services, targets: Targets): vscode.Disposable {
  const targetOf = (argument: unknown): Target | undefined =>
    argument === undefined ? targets.atCursor() : targets.of(argument);

  return vscode.Disposable.from(
    vscode.commands.registerCommand('hashiya.openMention', async (argument: unknown) => {
      const found = isTreeNode(argument) ? firstMention(argument) : undefined;
      if (!found) return;
      follow(found.open, referentOf(found.mention));
      await locations.reveal(found.open, found, { preserveFocus: true });
    }),
    vscode.commands.registerCommand('hashiya.allMentions', async (argument?: unknown) => {
      const target = targetOf(argument);
      if (!target) {
        vscode.window.setStatusBarMessage(vscode.l10n.t('There is no mention at the cursor.'), 4000);
        return;
      }
      await showAll(locations, target);
    }),
    vscode.commands.registerCommand('hashiya.openEntry', async (argument?: unknown) => {
      const target = targetOf(argument);
      const location = target && (await registryLocation(target.open, target.referent));
      if (location) await vscode.window.showTextDocument(location.uri, { selection: location.range });
    }),
    vscode.commands.registerCommand('hashiya.copyId', async (argument?: unknown) => {
      const target = targetOf(argument);
      if (target) await vscode.env.clipboard.writeText(target.referent.id);
    }),
  );
}

/** Lists all mentions in a peek view, at the mention that was meant or else at the first. */
async function showAll(locations: Services['locations'], { open, referent, placed }: Target): Promise<void> {
  const all = await locations.of(open, open.set.mentionsOf(referent));
  const [here] = placed ? await locations.of(open, [placed]) : all;
  if (!here) {
    const text = placed ? quoteOf(placed.mention) : referent.id;
    vscode.window.setStatusBarMessage(vscode.l10n.t('{0} has no mentions.', text), 4000);
    return;
  }
  await vscode.commands.executeCommand('editor.action.showReferences', here.uri, here.range.start, all);
}
