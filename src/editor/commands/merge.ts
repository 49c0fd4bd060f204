import * as vscode from 'vscode';
import type { Kind } from '../../core/model/types.js';
import { mergeActors } from '../../core/set/actorChanges.js';
import { mergeEvents } from '../../core/set/eventChanges.js';
import { carryOut } from '../carryOut.js';
import { mentionCount } from '../counts.js';
import { fullLabel } from '../labels.js';
import type { OpenSet } from '../sets.js';
import { offerUndo } from './offerUndo.js';
import { observe } from '../log.js';

/** Makes one actor or event of two, after the person has confirmed it. */
export async function confirmMerge(open: OpenSet, kind: Kind, from: string, into: string): Promise<void> {
  const { set } = open;
  const gone = fullLabel(set, { kind, id: from });
  const kept = fullLabel(set, { kind, id: into });
  const merge = vscode.l10n.t('Merge');
  const count = mentionCount(set.usesOf({ kind, id: from }).total);
  const detail =
    kind === 'actor'
      ? vscode.l10n.t('Names and {0} of {1} go to {2}; {1} is then deleted.', count, gone, kept)
      : vscode.l10n.t('Parts and {0} of {1} go to {2}; {1} is then deleted.', count, gone, kept);
  const question = vscode.l10n.t('Merge {0} into {1}?', gone, kept);
  const chosen = await vscode.window.showWarningMessage(question, { modal: true, detail }, merge);
  if (chosen !== merge) return;
  const change = kind === 'actor' ? mergeActors(set, from, into) : mergeEvents(set, from, into);
  if (carryOut(open, change)) observe(offerUndo(open, vscode.l10n.t('{0} is now part of {1}.', gone, kept)));
}
