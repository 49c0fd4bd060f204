import * as vscode from 'vscode';
import { deleteEvent, renameEvent } from '../../core/set/eventChanges.js';
import { carryOut } from '../carryOut.js';
import { mentionCount, usage } from '../counts.js';
import { nest, unnest } from '../events/nesting.js';
import { settleDate, settleParticipants } from '../events/settling.js';
import { split } from '../events/splitting.js';
import { fullLabel, mainLabel } from '../labels.js';
import { openForm } from '../entryForm.js';
import { askForLabel } from './fields.js';
import { confirmMerge } from './merge.js';
import { offerUndo } from './offerUndo.js';
import { pickReferent } from './pickReferent.js';
import { commandsFor } from './referentCommand.js';
import type { Target, Targets } from './target.js';
import { observe } from '../log.js';

/** The commands that change events. */
export function registerEventCommands(targets: Targets): vscode.Disposable {
  const command = commandsFor(targets, 'event');
  return vscode.Disposable.from(
    command('hashiya.renameEvent', () => vscode.l10n.t('Rename Which Event?'), rename),
    command('hashiya.editEvent', () => vscode.l10n.t('Edit Which Event?'), openForm),
    command('hashiya.mergeEvent', () => vscode.l10n.t('Merge Which Event into Another?'), merge),
    command('hashiya.splitEvent', () => vscode.l10n.t('Split Which Event?'), split),
    command('hashiya.nestEvent', () => vscode.l10n.t('Make Which Event a Part of Another?'), nest),
    command('hashiya.unnestEvent', () => vscode.l10n.t('Take Which Event out of Another?'), unnest),
    command('hashiya.settleDate', () => vscode.l10n.t('Settle the Date of Which Event?'), settleDate),
    command(
      'hashiya.settleParticipants',
      () => vscode.l10n.t('Settle the Participants of Which Event?'),
      settleParticipants,
    ),
    command('hashiya.deleteEvent', () => vscode.l10n.t('Delete Which Event?'), remove, true),
  );
}

async function rename({ open, referent }: Target): Promise<void> {
  const label = await askForLabel(fullLabel(open.set, referent), mainLabel(open.set, referent));
  if (label !== undefined) carryOut(open, renameEvent(open.set, referent.id, label));
}

async function merge({ open, referent }: Target): Promise<void> {
  const title = vscode.l10n.t('Merge {0} into…', fullLabel(open.set, referent));
  const into = await pickReferent([open], 'event', title, referent.id);
  if (into) await confirmMerge(open, 'event', referent.id, into.referent.id);
}

async function remove({ open, referent }: Target): Promise<void> {
  const { set } = open;
  const label = fullLabel(set, referent);
  const { total, articles } = set.usesOf(referent);
  const consequences = [
    ...(total > 0
      ? [vscode.l10n.t('{0} will be removed, with what they tell.', usage(total, articles.size))]
      : []),
    vscode.l10n.t('The articles themselves stay as they are.'),
  ];
  const action = vscode.l10n.t('Delete');
  const chosen = await vscode.window.showWarningMessage(
    vscode.l10n.t('Delete {0}?', label),
    { modal: true, detail: consequences.join('\n') },
    action,
  );
  if (chosen !== action || !carryOut(open, deleteEvent(set, referent.id))) return;
  observe(offerUndo(open, vscode.l10n.t('{0} was deleted, with {1}.', label, mentionCount(total))));
}
