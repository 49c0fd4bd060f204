import * as vscode from 'vscode';
import { deleteActor, renameActor } from '../../core/set/actorChanges.js';
import { carryOut } from '../carryOut.js';
import { mentionCount, usage } from '../counts.js';
import { fullLabel, mainLabel } from '../labels.js';
import { openForm } from '../entryForm.js';
import { askForLabel } from './fields.js';
import { confirmMerge } from './merge.js';
import { offerUndo } from './offerUndo.js';
import { pickReferent } from './pickReferent.js';
import { commandsFor } from './referentCommand.js';
import type { Target, Targets } from './target.js';
import { observe } from '../log.js';

/** The commands that change actors. */
export function registerActorCommands(targets: Targets): vscode.Disposable {
  const command = commandsFor(targets, 'actor');
  return vscode.Disposable.from(
    command('hashiya.renameActor', () => vscode.l10n.t('Rename Which Actor?'), rename),
    command('hashiya.editActor', () => vscode.l10n.t('Edit Which Actor?'), openForm),
    command('hashiya.mergeActor', () => vscode.l10n.t('Merge Which Actor into Another?'), merge),
    command('hashiya.deleteActor', () => vscode.l10n.t('Delete Which Actor?'), remove, true),
  );
}

async function rename({ open, referent }: Target): Promise<void> {
  const label = await askForLabel(fullLabel(open.set, referent), mainLabel(open.set, referent));
  if (label !== undefined) carryOut(open, renameActor(open.set, referent.id, label));
}

async function merge({ open, referent }: Target): Promise<void> {
  const title = vscode.l10n.t('Merge {0} into…', fullLabel(open.set, referent));
  const into = await pickReferent([open], 'actor', title, referent.id);
  if (into) await confirmMerge(open, 'actor', referent.id, into.referent.id);
}

async function remove({ open, referent }: Target): Promise<void> {
  const { set } = open;
  const label = fullLabel(set, referent);
  const { total, articles } = set.usesOf(referent);
  const parts = set.participationsOf(referent.id).length;
  const consequences = [
    ...(total > 0 ? [vscode.l10n.t('{0} will be removed.', usage(total, articles.size))] : []),
    ...(parts > 0
      ? [vscode.l10n.t('It will be taken out of what {0} of events tell.', mentionCount(parts))]
      : []),
    vscode.l10n.t('The articles themselves stay as they are.'),
  ];
  const action = vscode.l10n.t('Delete');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Delete {0}?', label),
    { modal: true, detail: consequences.join('\n') },
    action,
  );
  if (chosen !== action || !carryOut(open, deleteActor(set, referent.id))) return;
  observe(offerUndo(open, vscode.l10n.t('{0} was deleted, with {1}.', label, mentionCount(total))));
}
